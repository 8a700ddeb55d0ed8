import type { Facts } from '../policy/fact.ts'
import type { LedgerRule, Policy } from '../policy/policy.ts'

/** Whose ledger it is, for people to read: "F2201", or "the oldest child of F2201" where it is kept for each person. */
export const whoseLedger = (
  family: string,
  { person }: LedgerRule,
  facts: Facts,
  { facts: definitions }: Pick<Policy, 'facts'>,
): string => {
  const whose = person === undefined ? undefined : facts[person]
  const label = definitions.get(person ?? '')?.options.get(String(whose))?.label
  return label === undefined ? family : `${label} of ${family}`
}
