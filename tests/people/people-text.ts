import { readPeople, type ReadPeople } from '../../src/people/read-people.ts'
import { policyOf, withRows } from '../policy/small-policy.ts'

export const POLICY = policyOf(withRows({ low: '{ urgent: yes }' }))

/** A small made-up people file: one team, a worker, a manager and a head. */
export const PEOPLE = `services:
  one: { name: Service One }
teams:
  east: { name: East, service: one }
persons:
  ann: { name: Ann Lee, title: 'social worker, East', team: east, phone: '07700 900001', accounts: { slack: U1, web: ann } }
  bob: { name: Bob Day, title: 'manager, East', team: east, accounts: { slack: [U2, U22], teams: 0b0b } }
  cat: { name: Cat Fox, title: head, accounts: { slack: U3 } }
posts:
  manager-east:
    role: manager
    scope: { team: east }
    holders: [{ person: bob, from: 2025-01-01, to: 2026-06-30 }]
    cover: [{ person: cat, from: 2026-12-01 }]
    channels: { slack: C1, teams: '19:abc@thread.tacv2' }
  head:
    role: head
    scope: authority
    holders: [{ person: cat, from: 2025-01-01 }]
panels:
  board: { recorders: [ann], sittings: [2026-12-16, 2026-12-02], channels: { slack: C2 } }
`

export const read = (text: string): ReadPeople =>
  readPeople(text, 'digest', {
    policy: POLICY,
    workspaces: { slack: 'T1', teams: 'tenant', web: 'playground' },
  })

/** Mistakes as "the text there| the message". */
export const mistakesIn = (text: string): readonly string[] => {
  const people = read(text)
  return people.ok
    ? []
    : people.mistakes.map(
        ({ line, column, message }) =>
          `${text.split('\n')[line - 1]?.slice(column - 1, column + 7) ?? ''}| ${message}`,
      )
}
