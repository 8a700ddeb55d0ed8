import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/people/directory.ts'
import { sentenceWhy, weighReasons } from '../../src/request/reasons.ts'
import { fitText } from '../../src/request/without-names.ts'
import { cast, castPerson } from '../fixtures/cast.ts'
import { openScene, why } from '../fixtures/scene.ts'

/** As it is weighed once names are left out of it. */
const weighed = (typed: string) => weighReasons(fitText(typed, { directory: cast }), [])

describe('a rationale that names somebody and says nothing', () => {
  test.each(['Jayden.', 'Jayden, agreed.', 'Jayden, 15', 'DOB 14/03/2011'])('%j is none', (typed) => {
    expect(fitText(typed, { directory: cast })).not.toBe(typed)
    expect(weighed(typed)).toBe('none')
  })
  test.each([
    'Jayden has no heating and DWP refused.',
    'Kofi, 3, has nowhere to sleep tonight.',
    'The name was left out of the referral by school.',
  ])('%j is enough: what it says beside the name counts', (typed) => {
    expect(weighed(typed)).toBe('enough')
  })
  test('and a name with one telling word is no more than that word', () => {
    expect(weighReasons('for [name left out] heating please', [])).toBe('thin')
  })
})

describe('why somebody merges families, confirms one, changes a rule or lets a list stand', () => {
  const GAIL: Person = { ...castPerson('lee'), id: 'gail', governance: true }
  const scene = () => openScene({ directory: { ...cast, people: new Map([...cast.people, ['gail', GAIL]]) } })
  const because = (reasons: string) =>
    why(scene().give({ kind: 'merge-families', request: '', from: 'F2750', into: 'F2201', reasons }, 'gail'))

  test.each(['', 'ok', 'Jayden.', 'Duplicate.', 'the duplicate'])(
    '%j is too little: it needs a sentence',
    (said) => {
      expect(sentenceWhy(said)).toEqual({ why: 'no-reasons' })
      expect(because(said)).toBe('no-reasons')
    },
  )
  test('a sentence is enough, and one too long to be kept whole is refused', () => {
    expect(because('Same mother and same address.')).toBeUndefined()
    expect(sentenceWhy('Same mother '.repeat(1000))).toEqual({ why: 'too-long' })
  })
})
