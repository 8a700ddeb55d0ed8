import fc from 'fast-check'
import type { Facts } from '../../src/policy/fact.ts'

/** A few pence, so that every combination of facts can be tried one by one. */
const MOST = 5
const pence = (number: number): string => `£0.0${number}`

const limit = fc.oneof(
  fc.nat(MOST).map((to) => `{ at-most: ${pence(to)} }`),
  fc.nat(MOST).map((from) => `{ at-least: ${pence(from)} }`),
  fc
    .tuple(fc.nat(MOST), fc.nat(MOST))
    .map(([a, b]) => `{ at-least: ${pence(Math.min(a, b))}, less-than: ${pence(Math.max(a, b))} }`),
  fc.nat(MOST).map(pence),
)

const part = fc.oneof(
  limit.map((it) => `{ amount: ${it} }`),
  limit.map((it) => `{ total: ${it} }`),
  fc.constantFrom('yes', 'no').map((it) => `{ urgent: ${it} }`),
  fc.subarray(['home', 'away', 'abroad'], { minLength: 1 }).map((it) => `{ place: [${it.join(', ')}] }`),
)

/** A condition as somebody might write it. */
export const condition: fc.Arbitrary<string> = fc.oneof(
  part,
  fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => `{ all: [${parts.join(', ')}] }`),
  fc.array(part, { minLength: 2, maxLength: 2 }).map((parts) => `{ any: [${parts.join(', ')}] }`),
  part.map((it) => `{ not: ${it} }`),
)

/** Two to four rows, and perhaps an exclusion or two. */
export const randomRows = fc.record({
  rows: fc.array(condition, { minLength: 2, maxLength: 4 }).map((all) => named('row', all)),
  exclusions: fc.array(condition, { maxLength: 2 }).map((all) => named('out', all)),
})

const named = (name: string, conditions: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(conditions.map((one, i) => [`${name}-${i}`, one]))

/** Every combination of facts that conditions of a few pence can tell apart. */
export const everyFacts: readonly Facts[] = upTo(MOST + 1).flatMap((amount) =>
  upTo(MOST + 1).flatMap((spent) =>
    [true, false].flatMap((urgent) =>
      ['home', 'away', 'abroad'].map((place) => ({ amount, spent, urgent, place })),
    ),
  ),
)

function upTo(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, i) => i)
}
