import type { Policy, Resource } from './policy.ts'

/** What is spent on a family and counted for it: what a sum is asked from where a message names nothing else. */
export const familyMoney = ({
  resources,
  ledgers,
}: Pick<Policy, 'resources' | 'ledgers'>): Resource | undefined =>
  [...resources.values()].find((resource) => isFamilyMoney(resource, { ledgers }))

/** Counted for the family as a whole: a sum counted for one person of it is for that one purpose alone. */
export const isFamilyMoney = ({ ledger }: Resource, { ledgers }: Pick<Policy, 'ledgers'>): boolean => {
  const rule = ledger === undefined ? undefined : ledgers.get(ledger)
  return rule !== undefined && rule.person === undefined
}
