import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/policy/fact.ts'
import { headingOf } from '../../src/views/heading.ts'
import { peterborough } from '../fixtures/peterborough.ts'

const heading = (id: string, facts: Facts): string => {
  const resource = peterborough.resources.get(id)
  if (!resource) throw new Error(`there is no ${id}`)
  return headingOf(resource, facts, peterborough.facts)
}

describe('what is asked, in a few words', () => {
  test.each([
    ['s17', { amount: 8_000, purpose: 'gas' }, '£80 for gas'],
    ['s17', { amount: 9_950 }, '£99.50'],
    ['s17', {}, 'Section 17'],
    ['crisis-support', { hoursPerWeek: 20, weeks: 3 }, 'Crisis family support · 5 hours a week for 3 weeks'],
    [
      'crisis-support',
      { hoursPerWeek: 20, weeks: 3, supportStarts: '2026-11-30' },
      'Crisis family support · 5 hours a week for 3 weeks, Mon 30 Nov to Sun 20 Dec',
    ],
    ['crisis-support', { hoursPerWeek: 4 }, 'Crisis family support · 1 hour a week'],
    ['crisis-support', {}, 'Crisis family support'],
    ['bed-and-breakfast', { amount: 11_000 }, 'Bed and breakfast · £110'],
    ['accommodation', { age: 15 }, 'Section 20 · aged 15'],
    ['accommodation', {}, 'Section 20'],
  ])('%s with %j is “%s”', (id, facts, expected) => {
    expect(heading(id, facts)).toBe(expected)
  })
})
