import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/policy/fact.ts'
import type { Policy, Resource } from '../../src/policy/policy.ts'
import { provePolicy, type Proof } from '../../src/policy/prove.ts'
import { routerFor } from '../../src/policy/route.ts'
import { inBox } from './in-box.ts'
import { condition, everyFacts, randomRows } from './random-policy.ts'
import { policyOf, withRows } from './small-policy.ts'

type Tried = {
  readonly overlaps: ReadonlySet<string>
  readonly gaps: readonly Facts[]
  readonly reached: ReadonlySet<string>
}

/** What is so, found by trying every combination of facts one by one. */
const tryAll = (policy: Policy, { exclusions, rows }: Resource): Tried => {
  const { holds } = routerFor(policy)
  const [overlaps, reached, gaps] = [new Set<string>(), new Set<string>(), [] as Facts[]]
  for (const facts of everyFacts) {
    const out = exclusions.find((row) => holds(row.when, facts) === true)
    const held = rows.filter((row) => holds(row.when, facts) === true)
    ;(out ? [out] : held).forEach(({ id }) => reached.add(id))
    if (out) continue
    held.forEach((one, i) => held.slice(i + 1).forEach((other) => overlaps.add(`${one.id} ${other.id}`)))
    if (held.length === 0) gaps.push(facts)
  }
  return { overlaps, reached, gaps }
}

const proved = (text: string): { readonly policy: Policy; readonly proof: Proof } => {
  const policy = policyOf(text)
  const [proof] = provePolicy(policy)
  if (!proof) throw new Error('nothing was proved')
  return { policy, proof }
}

const hold = (rows: Readonly<Record<string, string>>, exclusions: Readonly<Record<string, string>>) => {
  const { policy, proof } = proved(withRows(rows, exclusions))
  const { resource } = proof
  const so = tryAll(policy, resource)
  expect(proof.complete).toBe(true)
  expect(new Set(proof.overlaps.map((one) => one.rows.join(' ')))).toEqual(so.overlaps)
  const never = [...resource.exclusions, ...resource.rows]
    .map(({ id }) => id)
    .filter((id) => !so.reached.has(id))
  expect(proof.dead.map(({ what }) => what).toSorted()).toEqual(never.toSorted())
  expect(so.gaps.filter((facts) => !proof.gaps.some(({ where }) => inBox(where, facts, policy)))).toEqual([])
  return { policy, proof, so }
}

describe('in a small policy, every overlap, gap and dead row is found, and none is made up', () => {
  test('whatever its conditions are', () => {
    fc.assert(
      fc.property(randomRows, ({ rows, exclusions }) => {
        const { policy, proof } = hold(rows, exclusions)
        const { holds } = routerFor(policy)
        const outside = everyFacts.filter((facts) =>
          proof.gaps.some(({ where }) => inBox(where, facts, policy)),
        )
        for (const facts of outside)
          expect(
            proof.resource.exclusions.some((row) => holds(row.when, facts) === true) ||
              proof.resource.rows.every((row) => holds(row.when, facts) === false),
          ).toBe(true)
        for (const { rows: both, facts } of proof.overlaps)
          for (const row of proof.resource.rows.filter(({ id }) => both.includes(id)))
            expect(holds(row.when, facts)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('a row planted a second time', () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        const { proof, so } = hold({ one, other, planted: one }, {})
        if (so.reached.has('one'))
          expect(proof.overlaps.map(({ rows }) => rows)).toContainEqual(['one', 'planted'])
      }),
      { numRuns: 150 },
    )
  })

  test('a gap planted by an option that no row speaks of', () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        const near = (it: string): string => `{ all: [{ place: [home, away] }, ${it}] }`
        const { policy, proof } = hold({ one: near(one), other: near(other) }, {})
        const facts = { amount: 1, spent: 1, urgent: true, place: 'abroad' }
        expect(proof.gaps.some(({ where }) => inBox(where, facts, policy))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('a row planted behind an exclusion that always answers first', () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        const { proof } = hold({ planted: `{ all: [${one}, ${other}] }` }, { first: one })
        expect(proof.dead.map(({ what }) => what)).toContain('planted')
      }),
      { numRuns: 150 },
    )
  })
})
