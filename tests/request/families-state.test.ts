import { describe, expect, test } from 'vitest'
import type { Family } from '../../src/people/family.ts'
import { emptyFamilies, familiesKnown, foldFamily } from '../../src/request/families-state.ts'
import { newEvent } from '../../src/request/new-event.ts'

const GIVEN = { by: 'mia', at: '2026-11-27T12:38:00Z', delivery: '' }

/** @param listed "A>B": the list merges A into B; "A": it has A by itself. @param merged the same, in the register. */
const known = (listed: readonly string[], merged: readonly string[]) => {
  const state = emptyFamilies()
  for (const one of merged) {
    const [from = '', into = ''] = one.split('>')
    const event = newEvent('families-merged', '', GIVEN, {
      sealed: { from, into },
      private: { reasons: 'One child' },
    })
    foldFamily(state, event)
  }
  const families = listed.map((one): Family => {
    const [reference = '', mergedInto] = one.split('>')
    const about = { reference, children: [], team: 'east-2', worker: undefined, standing: 'known' } as const
    return mergedInto === undefined ? about : { ...about, mergedInto }
  })
  return familiesKnown(state, new Map(families.map((one) => [one.reference, one])))
}

describe('families that were merged are one, whoever merged them', () => {
  test.each([
    ['the list says another than the register', ['F1>F2', 'F2', 'F3'], ['F1>F3'], 'F2'],
    ['the list has caught up the other way round', ['F1', 'F2>F1', 'F3>F1'], ['F1>F2', 'F2>F3'], 'F1'],
    ['the list knows nothing of it', ['F1', 'F2', 'F3'], ['F1>F2', 'F2>F3'], 'F3'],
    ['each knows half of it', ['F1>F2', 'F2', 'F3'], ['F2>F3'], 'F3'],
  ])('%s', (_, listed, merged, stays) => {
    const { mergedWith, mergedInto, sameChildren } = known(listed, merged)
    const all = ['F1', 'F2', 'F3']
    for (const one of all) {
      const others = all.filter((other) => other !== one)
      expect(mergedWith(one).toSorted()).toEqual(others)
      expect(sameChildren(one).toSorted()).toEqual(others)
      expect(mergedInto(one)).toBe(one === stays ? undefined : stays)
    }
  })

  test('one that was merged with nobody stands by itself', () => {
    const { mergedWith, mergedInto } = known(['F1>F2', 'F2', 'F3'], [])
    expect([mergedWith('F3'), mergedInto('F3')]).toEqual([[], undefined])
  })
})
