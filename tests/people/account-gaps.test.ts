import { expect, test } from 'vitest'
import type { Account } from '../../src/chat/chat.ts'
import { guestGaps, holderGaps, linkGaps, listGaps } from '../../src/people/account-gaps.ts'
import { listNow } from '../../src/people/list.ts'
import { PEOPLE, read } from './people-text.ts'

const directoryOf = (text: string) => {
  const people = read(text)
  if (!people.ok) throw new Error(JSON.stringify(people.mistakes))
  return people.directory
}
const directory = directoryOf(PEOPLE)
const slack = (user: string): Account => ({ platform: 'slack', workspace: 'T1', user })
const says = (gaps: readonly { readonly says: string }[]): string => gaps.map((one) => one.says).join('\n')

test('a list more than 24 hours old is found, and one that governance confirmed since is not', () => {
  const old = { ...directory, list: { source: 'HR', asAt: '2026-11-21T06:00:00Z' } }
  const gaps = (at: string, confirmed?: string) => listGaps(listNow(old, confirmed, undefined), at)
  expect(gaps('2026-11-22T06:00:00Z')).toEqual([])
  expect(says(gaps('2026-11-22T06:00:01Z'))).toContain('import a newer one')
  expect(gaps('2026-11-22T06:00:01Z', '2026-11-22T05:00:00Z')).toEqual([])
  expect(listGaps(listNow(directory, undefined, undefined), '2030-01-01T00:00:00Z')).toEqual([])
})

test('a list of a time to come is believed no more than an old one', () => {
  const early = { ...directory, list: { source: 'HR', asAt: '2027-11-21T06:00:00Z' } }
  expect(listGaps(listNow(early, undefined, undefined), '2026-11-22T06:00:00Z')).toHaveLength(1)
})

test('a holder without any account is found under the post', () => {
  const without = directoryOf(PEOPLE.replace('accounts: { slack: U3 }', 'accounts: {}'))
  expect(holderGaps(without, '2026-06-30')).toMatchObject([{ kind: 'holder-without-account', id: 'head' }])
  expect(holderGaps(directory, '2026-06-30')).toEqual([])
})

test('an account that was linked to one person and is another’s by the file', () => {
  const links = (person: string) => (person === 'ann' ? [slack('U3')] : [])
  expect(linkGaps(directory, links)).toMatchObject([{ kind: 'linked-twice', id: 'ann' }])
  expect(says(linkGaps(directory, links))).toContain("Cat Fox's too")
  expect(linkGaps(directory, (person) => (person === 'ann' ? [slack('U99')] : []))).toEqual([])
})

test('an account that was linked to two people', () => {
  const links = (person: string) => (person === 'cat' ? [] : [slack('U99')])
  expect(linkGaps(directory, links)).toMatchObject([{ kind: 'linked-twice', id: 'bob' }])
})

test('guests, and accounts that are nobody’s here, are found', () => {
  const stands = [
    { account: slack('U1'), is: 'guest' },
    { account: slack('U2'), is: 'member' },
    { account: slack('U3'), is: 'outside' },
  ] as const
  expect(guestGaps(stands, directory)).toMatchObject([
    { kind: 'guest-account', id: 'ann' },
    { kind: 'guest-account', id: 'cat' },
  ])
})
