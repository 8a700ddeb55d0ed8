import { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  type MockInstance,
  vi,
} from 'vitest'
import { toldCard } from '../../cards/told-card.ts'
import { TEAMS_SDKS } from '../../src/chat/teams/teams-config.ts'
import { botAtSlack, type BotAtSlack } from './slack/bot-at-slack.ts'
import { TEAM, userId } from './slack/workspace.ts'
import { activityFrom, personNamed, typed } from './teams/activities.ts'
import { botAtTeams, type BotAtTeams, tenant } from './teams/bot-at-teams.ts'
import { deliver } from './teams/deliver.ts'

/** Every connection that leaves the process is seen as it is opened: to the two platforms, and to nobody else. */
const ELSEWHERE = 'https://evil.example/'
const card = toldCard('Done.', [['Done.']])

describe.each(TEAMS_SDKS)('with %s', (sdk) => {
  let slack: BotAtSlack
  let teams: BotAtTeams
  let opened: MockInstance<Socket['connect']>

  beforeAll(async () => {
    const receive = () => Promise.resolve({ cards: [card] })
    slack = await botAtSlack(receive)
    teams = await botAtTeams(receive, { sdk })
  })
  afterAll(async () => {
    await slack.stop()
    await teams.stop()
  })
  beforeEach(() => {
    opened = vi.spyOn(Socket.prototype, 'connect')
  })
  afterEach(() => opened.mockRestore())

  /** Host and port of every connection since the test began, but for those to the bot itself. */
  const called = (): readonly string[] => {
    const origins = opened.mock.calls.map(([first]: readonly unknown[]) => {
      const [options] = Array.isArray(first) ? (first as readonly unknown[]) : [first]
      const { host = '', port = 0 } = options as { readonly host?: string; readonly port?: number | string }
      return `${host}:${String(port)}`
    })
    const ours = [slack.url, teams.endpoint].map((url) => new URL(url).host)
    return [...new Set(origins)].filter((origin) => !ours.includes(origin))
  }

  const sam = personNamed('sam')

  it('only the platforms are called, whatever the bot does', async () => {
    await slack.say('sam', 'need 80 quid')
    await slack.chat.post(
      { kind: 'private', account: { platform: 'slack', workspace: TEAM, user: userId('sam') } },
      card,
    )
    await deliver(teams, activityFrom(sam, teams.teams.serviceUrl, typed('need 80 quid')))
    const platforms = [slack.slack.url, teams.teams.serviceUrl, teams.keys.metadataUrl].map(
      (url) => new URL(url).host,
    )
    expect(called().filter((origin) => !platforms.includes(origin))).toEqual([])
    expect(called().length).toBeGreaterThan(0)
  })

  it('an address that a delivery names is never called, signed or not', async () => {
    const before = called().length
    await deliver(teams, { ...activityFrom(sam, ELSEWHERE, typed('need 80 quid')), serviceUrl: ELSEWHERE })
    await slack.say('sam', `need 80 quid ${ELSEWHERE}`)
    await setImmediate()
    expect(called().slice(before).join()).not.toContain('evil')
  })

  it('an address that was kept for somebody is held against the allowed ones each time', async () => {
    await teams.documents.put('conversation', `teams/${tenant}`, { serviceUrl: ELSEWHERE })
    const account = { platform: 'teams', workspace: tenant, user: sam.guid } as const
    await teams.chat.post({ kind: 'private', account }, card).catch(() => undefined)
    expect(called().join()).not.toContain('evil')
  })
})
