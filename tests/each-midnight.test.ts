import { expect, test } from 'vitest'
import { untilMidnight } from '../src/each-midnight.ts'

const HOUR = 3_600_000

test.each([
  ['a winter day ends at midnight UTC', '2026-11-27T23:00:00Z', HOUR],
  ['a summer day ends at 23:00 UTC', '2026-06-30T22:00:00Z', HOUR],
  ['just after midnight there is a whole day left', '2026-11-27T00:00:00Z', 24 * HOUR],
  ['the day the clocks go forward has 23 hours', '2027-03-28T00:00:00Z', 23 * HOUR],
  ['the day they go back has 25', '2026-10-24T23:00:00Z', 25 * HOUR],
])('%s', (_, at, left) => {
  expect(untilMidnight(at)).toBe(left)
})
