import { describe, expect, it } from 'vitest'
import { findPeopleGaps, type PeopleGapKind } from '../../src/people/find-gaps.ts'
import { readFamilies } from '../../src/people/read-families.ts'
import { policyOf, withRows } from '../policy/small-policy.ts'
import { PEOPLE, read } from './people-text.ts'

const STEPS = '{ decide: manager, section: "1", why: Because. }'
const policy = policyOf(
  withRows({ low: '{ urgent: yes }' }).replace(
    /\{ decide: manager[^}]*\}/,
    `${STEPS}, { decide: head, section: '1', why: Because. }, { confirm: board, section: '1', why: Because. }`,
  ),
)

const gapsOn = (today: string, text = PEOPLE, families = 'families: {}\n'): readonly string[] => {
  const people = read(text)
  if (!people.ok) throw new Error(JSON.stringify(people.mistakes))
  const known = readFamilies(families, people.directory)
  if (!known.ok) throw new Error(JSON.stringify(known.mistakes))
  return findPeopleGaps({ policy, directory: people.directory, families: known.families, today }).map(
    ({ kind, id }) => `${kind} ${id}`,
  )
}

const gap = (kind: PeopleGapKind, id: string): string => `${kind} ${id}`

describe('what a directory lacks', () => {
  it('is nothing where every request has somewhere to go', () => {
    expect(gapsOn('2026-06-30')).toEqual([])
  })

  it('a post that nobody holds from the day after its last', () => {
    expect(gapsOn('2026-07-01')).toContain(gap('nobody-holds-it', 'manager-east'))
  })

  it('not a post that somebody covers', () => {
    expect(gapsOn('2026-12-01')).not.toContain(gap('nobody-holds-it', 'manager-east'))
  })

  it('a channel that nobody who holds the post can see', () => {
    expect(gapsOn('2026-12-01')).toContain(gap('nobody-in-channel', 'manager-east'))
  })

  it('a post that is reached nowhere', () => {
    expect(gapsOn('2026-06-30', PEOPLE.replace('accounts: { slack: U3 }', 'accounts: {}'))).toEqual([
      gap('cannot-be-reached', 'head'),
      gap('no-account', 'cat'),
    ])
  })

  it('a role that the policy names and a team has no post for', () => {
    const text = PEOPLE.replace('east: {', 'west: { name: West, service: one }\n  east: {')
    expect(gapsOn('2026-06-30', text)).toEqual([gap('no-post', 'manager')])
  })

  it('a person with no manager', () => {
    const text = PEOPLE.replace(
      'persons:\n',
      'persons:\n  dan: { name: Dan Orr, title: social worker, accounts: { slack: U9 } }\n',
    )
    expect(gapsOn('2026-06-30', text)).toEqual([gap('no-manager', 'dan')])
    expect(
      gapsOn('2026-06-30', text.replace('title: social worker, a', 'governance: true, title: auditor, a')),
    ).toEqual([])
  })

  it('a panel whose last sitting is past', () => {
    expect(gapsOn('2026-12-16')).not.toContain(gap('no-sitting', 'board'))
    expect(gapsOn('2026-12-17')).toContain(gap('no-sitting', 'board'))
  })

  it('a panel without a recorder, and a panel that is missing', () => {
    expect(gapsOn('2026-06-30', PEOPLE.replace('recorders: [ann], ', ''))).toEqual([
      gap('no-recorder', 'board'),
    ])
    expect(gapsOn('2026-06-30', PEOPLE.replace(/panels:[^]*/, ''))).toEqual([gap('no-panel', 'board')])
  })

  it('a family whose worker is in another team', () => {
    expect(gapsOn('2026-06-30', PEOPLE, 'families:\n  F1: { team: east, worker: cat }\n')).toEqual([
      gap('no-worker', 'F1'),
    ])
  })
})
