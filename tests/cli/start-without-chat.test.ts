import { expect, it } from 'vitest'
import { readConfig, withoutChat, type Environment } from '../../src/config.ts'
import { readAuthorities } from '../../src/people/authorities-file.ts'

const TEAMS = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'password', MicrosoftAppTenantId: 'tenant' }

const without = (authorities: string, env: Environment): readonly string[] => {
  const files = readAuthorities(`authorities:\n${authorities}`)
  if (!files.ok) throw new Error(JSON.stringify(files.mistakes))
  const read = readConfig(files.value.authorities, env)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return withoutChat(read.config)
}

it('an authority that is alone has whatever chat is set up', () => {
  const north = '  north: { policy: north }\n'
  expect(without(north, TEAMS)).toEqual([])
  expect(without(north, { SLACK_BOT_TOKEN: 'b', SLACK_SIGNING_SECRET: 's' })).toEqual([])
  expect(without(north, {})).toEqual([expect.stringContaining('nobody in north could ask anything')])
})

it('of several, each that nobody can reach is named', () => {
  const three =
    '  north: { policy: n, teams: { tenant: t } }\n  south: { policy: s }\n  west: { policy: w }\n'
  expect(without(three, TEAMS)).toEqual([
    expect.stringMatching(/^south has no chat/),
    expect.stringMatching(/^west has no chat/),
  ])
})
