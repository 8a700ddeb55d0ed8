import { describe, expect, test } from 'vitest'
import { weighReasons } from '../../src/request/reasons.ts'
import { fitText } from '../../src/request/without-names.ts'
import { cast } from '../fixtures/cast.ts'

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
