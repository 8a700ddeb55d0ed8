import { describe, expect, test } from 'vitest'
import { signsMean, weekLines, weekSigns } from '../../src/words/week-signs.ts'

const week = (...parts: Parameters<typeof weekSigns>[0]['parts']) => ({ week: '30 Nov', says: 'so', parts })

describe('a week drawn in letters', () => {
  test('an hour is a sign, and ten signs are a week of one’s own', () => {
    expect(
      weekSigns(week({ is: 'used', share: 0.4 }, { is: 'lent', share: 0.2 }, { is: 'free', share: 0.4 })),
    ).toBe('■■■■▤▤□□□□')
  })
  test('borrowed hours stand after a plus', () => {
    expect(weekSigns(week({ is: 'used', share: 1.2 }))).toBe('■■■■■■■■■■ + ■■')
  })
  test('what is asked, and what is missing for it, stand after what is used', () => {
    expect(
      weekSigns(
        week({ is: 'used', share: 0.7 }, { is: 'with-this', share: 0.3 }, { is: 'short', share: 0.2 }),
      ),
    ).toBe('■■■■■■■▣▣▣ + ××')
  })
  test('quarters never make a week longer than it is', () => {
    for (let quarters = 0; quarters <= 40; quarters += 1)
      expect(
        weekSigns(week({ is: 'used', share: quarters / 40 }, { is: 'free', share: (40 - quarters) / 40 })),
      ).toHaveLength(10)
  })
  test('the signs are explained, those that are there', () => {
    expect(
      signsMean([week({ is: 'used', share: 0.7 }, { is: 'lent', share: 0 }, { is: 'free', share: 0.3 })]),
    ).toBe('■ used  □ free')
  })
  test('a line says the week in words beside its signs', () => {
    expect(weekLines([week({ is: 'free', share: 1 })])).toEqual(['□□□□□□□□□□ 30 Nov: so'])
  })
})
