import { describe, expect, test } from 'vitest'
import {
  actingOn,
  holds,
  numberFor,
  type Directory,
  type OnCall,
  type Post,
} from '../../src/people/directory.ts'
import { phoneGaps } from '../../src/people/phone-gaps.ts'
import { onCallAt, withOnCall } from '../../src/people/on-call.ts'
import { cast } from '../fixtures/cast.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { mistakesIn, PEOPLE } from './people-text.ts'

const policy = peterborough
const nights = (person: string, days: readonly number[] = [1, 2, 3, 4, 5, 6, 7]): OnCall => ({
  person,
  phone: undefined,
  when: { kind: 'weekly', days, from: '17:00', to: '09:00' },
})
const days = (person: string): OnCall => ({
  person,
  phone: undefined,
  when: { kind: 'weekly', days: [6, 7], from: '09:00', to: '17:00' },
})
const withPost = (id: string, change: Partial<Post>): Directory => ({
  ...cast,
  posts: new Map([...cast.posts].map(([one, post]) => [one, one === id ? { ...post, ...change } : post])),
})
const at = (directory: Directory, instant: string): Directory =>
  withOnCall(directory, { policy, at: instant })
const first = (directory: Directory, post: string, day: string): string | undefined => {
  const found = directory.posts.get(post)
  return found && actingOn(found, day)[0]?.person
}

describe('whoever is on call out of hours', () => {
  const directory = withPost('hos-fs', { rota: [nights('dev')] })

  test('is asked first, with their own number, and may act for the post', () => {
    const evening = at(directory, '2026-11-27T18:00:00Z')
    expect(first(evening, 'hos-fs', '2026-11-27')).toBe('dev')
    expect(holds(evening, 'hos-fs', 'dev', '2026-11-27')).toBe(true)
    expect(numberFor(evening.posts.get('hos-fs'), evening.people.get('dev'), evening)).toBe('07700 900777')
  })
  test('is asked on past midnight, to the morning, by the hour in London', () => {
    expect(first(at(directory, '2026-11-28T02:00:00Z'), 'hos-fs', '2026-11-28')).toBe('dev')
    expect(onCallAt([nights('dev', [5])], '2026-11-28T08:59:00Z')?.person).toBe('dev')
    expect(onCallAt([nights('dev', [5])], '2026-11-28T09:00:00Z')).toBeUndefined()
    // Five in the afternoon in London is four in UTC in summer.
    expect(onCallAt([nights('dev')], '2026-07-01T16:00:00Z')?.person).toBe('dev')
  })
  test('is nobody in office hours, whatever the rota says, and somebody on a bank holiday', () => {
    const always: OnCall = {
      person: 'dev',
      phone: undefined,
      when: { kind: 'span', from: '2026-11-01T09:00', to: '2027-02-01T09:00' },
    }
    expect(onCallAt([always], '2026-11-27T11:00:00Z')).toBeUndefined()
    expect(onCallAt([always], '2026-12-25T11:00:00Z')?.person).toBe('dev')
  })
  test('has no power by it below the grade of the post: the holder is asked as before', () => {
    const below = at(withPost('hos-fs', { rota: [nights('jo')] }), '2026-11-27T18:00:00Z')
    expect(first(below, 'hos-fs', '2026-11-27')).toBe('anna')
    expect(holds(below, 'hos-fs', 'jo', '2026-11-27')).toBe(false)
  })
  test('never on the strength of cover: what somebody only covers is nothing of theirs to answer for', () => {
    const covering = withPost('hos-cp', {
      holders: [],
      cover: [{ person: 'jo', from: '2026-01-01', to: undefined }],
    })
    const both: Directory = {
      ...covering,
      posts: new Map(
        [...covering.posts].map(([id, post]) => [
          id,
          id === 'hos-fs' ? { ...post, rota: [nights('jo')] } : post,
        ]),
      ),
    }
    expect(holds(at(both, '2026-11-27T18:00:00Z'), 'hos-fs', 'jo', '2026-11-27')).toBe(false)
  })
  test('and when the shift ends the power ends with it', () => {
    expect(holds(at(directory, '2026-11-30T09:00:00Z'), 'hos-fs', 'dev', '2026-11-30')).toBe(false)
  })
})

describe('what the people check says before somebody needs it', () => {
  const gaps = (directory: Directory): readonly string[] =>
    phoneGaps({ policy, directory, today: '2026-11-25' }).map(({ kind, says }) => `${kind}: ${says}`)

  test('nothing, where everybody who may be rung tonight has a number', () => {
    expect(gaps(cast)).toEqual([])
  })
  test('a post of a protective row whose holder has no number', () => {
    const silent: Directory = {
      ...withPost('ad', { phone: undefined }),
      people: new Map(
        [...cast.people].map(([id, one]) => [id, id === 'ian' ? { ...one, phone: undefined } : one]),
      ),
    }
    expect(gaps(silent)).toEqual([
      'no-number: Assistant Director may have to be rung tonight, and Ian West has no telephone number: add one',
    ])
  })
  test('a rota with a hole: the first, and how many more', () => {
    expect(gaps(withPost('ad', { rota: [nights('ian')] }))).toEqual([
      'nobody-on-call: nobody is on call for Assistant Director from 2026-11-28 09:00 to 2026-11-28 17:00, and 3 times more in the next 14 days',
    ])
    expect(gaps(withPost('ad', { rota: [nights('ian'), days('grace')] }))).toEqual([])
  })
})

describe('a rota in the people file', () => {
  const withRota = (entry: string): string =>
    PEOPLE.replace('    channels: { slack: C1', `    on-call: [${entry}]\n    channels: { slack: C1`)
  const cases: readonly (readonly [entry: string, mistake: string])[] = [
    ["{ person: bob, days: [mon, tue], hours: '17:00-09:00' }", ''],
    ['{ person: cat, from: 2026-11-27T17:00, to: 2026-11-30T09:00 }', ''],
    ["{ person: bbo, days: [mon], hours: '17:00-09:00' }", 'bbo'],
    ["{ person: ann, days: [mon], hours: '17:00-09:00' }", 'holds no post of the same grade'],
    ['{ person: bob, days: [mon] }', 'either "from" and "to", or "days" and "hours"'],
    ['{ person: bob, from: 2026-11-30T09:00, to: 2026-11-27T17:00 }', '"to" is not after "from"'],
    ['{ person: bob, from: 2026-02-30T09:00, to: 2026-11-27T17:00 }', 'there is no such day'],
  ]
  test.each(cases)('%s', (entry, mistake) => {
    const found = mistakesIn(withRota(entry))
    if (mistake === '') expect(found).toEqual([])
    else expect(found.join()).toContain(mistake)
  })
})
