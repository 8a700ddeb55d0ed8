import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import type { Facts } from '../../src/policy/fact.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { routerFor } from '../../src/policy/route.ts'
import { inBox } from './in-box.ts'
import { condition, everyFacts, randomRows } from './random-policy.ts'
import { policyOf, withRows } from './small-policy.ts'

const DECIDERS = ['manager', 'head', '[manager, head]', 'board']

type Edit = { readonly row: string; readonly when: string; readonly decide: string }

/** A policy whose row is written another way: another condition, another decider, or both. */
const edited = (text: string, { row, when, decide }: Edit): string =>
  text
    .split('\n')
    .map((line) =>
      line.includes(`{ id: ${row},`)
        ? line.replace(/when: .*, steps: \[\{ decide: manager/, `when: ${when}, steps: [{ decide: ${decide}`)
        : line,
    )
    .join('\n')

const deciders = (policy: Policy) => {
  const router = routerFor(policy)
  const grant = policy.resources.get('grant')
  if (!grant) throw new Error('no grant')
  return (facts: Facts): string => {
    const route = router.route(grant, facts)
    return route.outcome === 'route' ? route.steps.map(({ by }) => by.join(' or ')).join(', ') : 'nobody'
  }
}

test('whatever is done to one row: facts in a reported region answer differently, and facts in none answer the same', () => {
  fc.assert(
    fc.property(
      randomRows,
      fc.record({
        row: fc.constantFrom('row-0', 'row-1'),
        when: condition,
        decide: fc.constantFrom(...DECIDERS),
      }),
      ({ rows, exclusions }, edit) => {
        const text = withRows(rows, exclusions)
        const [old, now] = [policyOf(text), policyOf(edited(text, edit))]
        const [change] = comparePolicies(old, now).resources
        const regions = (change?.differences ?? []).filter(({ about }) => about === 'decides')
        const [before, after] = [deciders(old), deciders(now)]
        for (const facts of everyFacts) {
          const within = regions.filter(({ where }) => inBox(where, facts, now))
          expect(within.length > 0, JSON.stringify(facts)).toBe(before(facts) !== after(facts))
          // Where regions meet they say the same.
          expect(new Set(within.map(({ was, now: is }) => `${was} → ${is}`)).size).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 100 },
  )
})
