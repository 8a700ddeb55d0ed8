import { describe, expect, it } from 'vitest'
import { readAuthorities } from '../../src/people/authorities-file.ts'

const TWO = `authorities:
  north: { policy: north, slack: { team: T1, bot-token: NORTH_TOKEN }, teams: { tenant: aaa } }
  south: { policy: south, slack: { team: T2 }, teams: { tenant: bbb } }
`

const messages = (text: string): readonly string[] => {
  const read = readAuthorities(text)
  return read.ok ? [] : read.mistakes.map(({ line, message }) => `${line}: ${message}`)
}

describe('authorities', () => {
  it('name their files and variables, with the usual names where none is given', () => {
    const read = readAuthorities(TWO)
    expect(read.ok && read.value.authorities['north']).toMatchObject({
      people: 'people.yaml',
      families: 'families.yaml',
      slack: { 'bot-token': 'NORTH_TOKEN', 'signing-secret': 'SLACK_SIGNING_SECRET' },
    })
  })

  it('never share a workspace or a tenant', () => {
    expect(messages(TWO.replace('T2', 'T1').replace('bbb', 'aaa'))).toEqual([
      '3: this is "north"\'s already: a workspace or tenant is one authority\'s',
      '3: this is "north"\'s already: a workspace or tenant is one authority\'s',
    ])
  })

  it('hold no secret', () => {
    expect(messages(TWO.replace('NORTH_TOKEN', 'xoxb-1-2'))).toEqual([
      '2: expected the name of an environment variable, never the secret itself, found "xoxb-1-2"',
    ])
  })

  it('are at least one', () => {
    expect(messages('authorities: {}\n')).toEqual(['1: expected at least one authority'])
  })
})
