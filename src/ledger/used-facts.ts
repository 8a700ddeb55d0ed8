import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { LedgerRule } from '../policy/policy.ts'
import { NOT_SURE, unsureTotal } from './opening.ts'
import { inFinancialYear, inRollingYear, type Entry } from './pounds.ts'

/** What the register holds for a family, and what is known about the request that asks. */
export type Using = {
  readonly entriesOf: (ledger: string) => readonly Entry[]
  /** The facts of whatever is asked now: they say whom it is for, where a ledger is kept for each person. */
  readonly facts: Facts
  /** The facts of a request that used something up; undefined where they are erased, or are another family's. */
  readonly factsOf: (request: string) => Facts | undefined
  /** What the worker says the family had before the register was complete, where that is asked: pence, or not sure. */
  readonly elsewhere?: (rule: LedgerRule) => number | typeof NOT_SURE | undefined
  /** Where what is counted on a ledger changes hands, smallest first, in pence. */
  readonly limitsOf?: (ledger: string) => readonly number[]
}

/**
 * What has been used of each ledger on a day, as the facts that the policy's rows test, in pence. Zero means that nothing
 * is recorded, not that nothing is known: where nobody said yet whom it is for, that person's ledger is left out.
 */
export const usedFacts = (ledgers: Iterable<LedgerRule>, today: LondonDate, using: Using): Facts =>
  Object.fromEntries(
    [...ledgers].flatMap((rule) => {
      const entries = countedFor(rule, using)
      return entries
        ? rule.bases.map(({ fact, year }) => [
            fact,
            withElsewhere(
              year === 'financial' ? inFinancialYear(entries, today) : inRollingYear(entries, today),
              rule,
              using,
            ),
          ])
        : []
    }),
  )

/** What is said counts beside what is recorded; where nobody is sure, whoever has more to say decides. */
const withElsewhere = (counted: number, rule: LedgerRule, { elsewhere, limitsOf, facts }: Using): number => {
  const said = elsewhere?.(rule)
  if (said === undefined) return counted
  if (said !== NOT_SURE) return counted + said
  const asked = facts[rule.counts]
  return unsureTotal(counted, typeof asked === 'number' ? asked : 0, limitsOf?.(rule.id) ?? [])
}

const countedFor = (
  { id, person }: LedgerRule,
  { entriesOf, facts, factsOf }: Using,
): readonly Entry[] | undefined => {
  if (person === undefined) return entriesOf(id)
  return facts[person] === undefined
    ? undefined
    : entriesOf(id).filter(({ request, whose }) =>
        isTheirs(whose ?? factsOf(request)?.[person], facts[person]),
      )
}

// Whose it was is no longer known: it counts for everybody, so that nobody gets more than the cap.
const isTheirs = (whose: Facts[string], theirs: Facts[string]): boolean =>
  whose === undefined || whose === theirs
