import { describe, expect, it } from 'vitest'
import { personOf, type Directory } from '../../src/people/directory.ts'
import { mistakesIn, PEOPLE, POLICY, read } from './people-text.ts'
import { readPeople } from '../../src/people/read-people.ts'

const directory = (): Directory => {
  const people = read(PEOPLE)
  if (!people.ok) throw new Error(JSON.stringify(people.mistakes))
  return people.directory
}

describe('a people file that is right', () => {
  it('gives people their accounts in the authority’s own workspaces', () => {
    const bob = { platform: 'slack', workspace: 'T1', user: 'U22' } as const
    expect(personOf(directory(), bob)?.name).toBe('Bob Day')
    expect(personOf(directory(), { ...bob, workspace: 'T2' })).toBeUndefined()
  })

  it('names a post by its role and team where no title is given', () => {
    expect(directory().posts.get('manager-east')?.title).toBe('Manager, East')
    expect(directory().posts.get('head')?.title).toBe('Head')
  })

  it('names a panel as the policy does, and puts its sittings in order', () => {
    expect(directory().panels.get('board')).toMatchObject({
      title: 'The Board',
      sittings: ['2026-12-02', '2026-12-16'],
      papersDaysBefore: 0,
    })
  })

  it('gives a post its channels', () => {
    expect(directory().posts.get('manager-east')?.channels).toEqual([
      { kind: 'channel', platform: 'slack', workspace: 'T1', channel: 'C1' },
      { kind: 'channel', platform: 'teams', workspace: 'tenant', channel: '19:abc@thread.tacv2' },
    ])
  })

  it('leaves out accounts on a chat that is not set up', () => {
    const people = readPeople(PEOPLE, 'digest', { policy: POLICY, workspaces: { slack: 'T1' } })
    expect(people.ok && people.directory.people.get('bob')?.accounts.map(({ platform }) => platform)).toEqual(
      ['slack', 'slack'],
    )
  })
})

describe('a mistake in a people file is told where it stands', () => {
  const cases: readonly (readonly [what: string, from: string, to: string, mistake: string])[] = [
    [
      'a role',
      'role: manager',
      'role: manger',
      'manger| "manger" is not a role of the policy; did you mean "manager"?',
    ],
    [
      'a team',
      'team: east, phone',
      'team: eats, phone',
      'eats, ph| "eats" is not a team of this file; did you mean "east"?',
    ],
    ['a service', 'service: one', 'service: two', 'two }| "two" is not a service of this file'],
    [
      'a holder',
      'person: bob',
      'person: bop',
      'bop, fro| "bop" is not a person of this file; did you mean "bob"?',
    ],
    ['a recorder', '[ann]', '[anne]', 'anne], s| "anne" is not a person of this file; did you mean "ann"?'],
    [
      'a panel',
      '  board:',
      '  boards:',
      '{ record| "boards" is not a panel of the policy; did you mean "board"?',
    ],
    [
      'a date',
      '2025-01-01, to',
      '2025-02-30, to',
      '2025-02-| expected a date such as 2026-11-27, found "2025-02-30"',
    ],
    ['a time back to front', '2026-06-30', '2024-06-30', '{ person| "to" is before "from"'],
    [
      'a scope of the wrong kind',
      'scope: authority',
      'scope: { team: east }',
      '{ team: | the policy has "head" for the whole authority, not for a team',
    ],
    [
      'somebody else’s account',
      'slack: U3',
      'slack: U1',
      'U1 } }| this account is "ann"\'s already: an account is one person\'s',
    ],
    [
      'a name for an id',
      '  ann:',
      '  Ann:',
      'Ann: { n| "Ann" can\'t be a name here: expected small letters, digits and hyphens; did you mean "ann"?',
    ],
    [
      'a key',
      'holders: [{ person: cat',
      'holder: [{ person: cat',
      'holder: | "holder" is not a key here; did you mean "holders"?',
    ],
    [
      'a telephone number without quotes',
      "'07700 900001'",
      '7700900001',
      '77009000| expected words, found 7700900001: put it in quotes',
    ],
    ['a platform', 'slack: U3', 'slak: U3', 'slak: U3| "slak" is not a key here; did you mean "slack"?'],
  ]

  it.each(cases)('%s', (_, from, to, mistake) => {
    expect(PEOPLE).toContain(from)
    expect(mistakesIn(PEOPLE.replace(from, to))).toContain(mistake)
  })

  it('two posts of one role for one team', () => {
    const text = PEOPLE.replace(
      'posts:\n',
      'posts:\n  manager-too: { role: manager, scope: { team: east } }\n',
    )
    expect(mistakesIn(text)).toEqual([
      'role: ma| the same role and scope as "manager-too": give that post both holders instead',
    ])
  })
})
