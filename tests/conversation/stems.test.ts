import { expect, it } from 'vitest'
import { stemOf } from '../../src/conversation/understand/tokens.ts'

it.each([
  ['care', 'car'],
  ['rate', 'rat'],
  ['note', 'not'],
  ['notes', 'not'],
  ['noting', 'not'],
  ['plane', 'plan'],
  ['planned', 'plan'],
  ['caring', 'car'],
])('%s is not %s', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other))
})

it.each([
  ['care', 'caring'],
  ['notes', 'note'],
  ['rating', 'rates'],
  ['planning', 'plan'],
  ['move', 'moves'],
  ['assessments', 'assessment'],
  ['accommodating', 'accommodate'],
])('%s is %s', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other))
})
