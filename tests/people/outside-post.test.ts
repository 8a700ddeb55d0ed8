import { expect, test } from 'vitest'
import { findPeopleGaps } from '../../src/people/find-gaps.ts'
import { readPeople } from '../../src/people/read-people.ts'
import { peterborough } from '../fixtures/peterborough.ts'

const people = (role: string, more: string): string => `services:
  one: { name: Service One }
teams:
  east: { name: East, service: one }
persons:
  ann: { name: Ann Lee, title: 'social worker, East', team: east, accounts: { slack: U1 } }
posts:
  there: { role: ${role}, scope: authority, ${more} }
`
const read = (text: string) =>
  readPeople(text, 'digest', { policy: peterborough, workspaces: { slack: 'T1' } })
const mistakesIn = (text: string): readonly string[] => {
  const found = read(text)
  return found.ok ? [] : found.mistakes.map(({ message }) => message)
}

test('a post that is only asked or told can be outside the chat, in words how it is reached, and lacks nobody', () => {
  const found = read(people('art', 'outside: by e-mail to art@council.example'))
  if (!found.ok) throw new Error(JSON.stringify(found.mistakes))
  expect(found.directory.posts.get('there')).toMatchObject({ outside: 'by e-mail to art@council.example' })
  const gaps = findPeopleGaps({
    policy: peterborough,
    directory: found.directory,
    families: new Map(),
    today: '2026-11-27',
  })
  expect(gaps.filter(({ id }) => id === 'there')).toEqual([])
})
test('a post that agrees or decides can never be outside: nobody enters somebody else\u2019s decision', () => {
  expect(mistakesIn(people('director', 'outside: by telephone')).join()).toContain(
    'the policy lets "director" agree or decide',
  )
})
test('a post that is outside has nobody of the chat in it', () => {
  const held = 'outside: by telephone, holders: [{ person: ann, from: 2026-01-05 }]'
  expect(mistakesIn(people('art', held)).join()).toContain('take either out')
  expect(mistakesIn(people('art', 'outside: by telephone, channels: { slack: C1 }')).join()).toContain(
    'take either out',
  )
})
