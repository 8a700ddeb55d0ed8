import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { LedgerRule } from '../policy/policy.ts'
import { inFinancialYear, inRollingYear, type Entry } from './pounds.ts'

/**
 * What a family has used of each ledger on a day, as the facts that the policy's rows test, in pence. Zero means that
 * nothing is recorded, not that nothing is known.
 */
export const usedFacts = (
  ledgers: Iterable<LedgerRule>,
  entriesOf: (ledger: string) => readonly Entry[],
  today: LondonDate,
): Facts =>
  Object.fromEntries(
    [...ledgers].flatMap(({ id, bases }) => {
      const entries = entriesOf(id)
      return bases.map(({ fact, year }) => [
        fact,
        year === 'financial' ? inFinancialYear(entries, today) : inRollingYear(entries, today),
      ])
    }),
  )
