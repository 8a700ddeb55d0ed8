import type { Condition } from './condition.ts'
import type { Policy, Resource } from './policy.ts'

/** The sums at which the rows of a resource change hands, smallest first, in pence. */
export const limitsOf = (resource: Pick<Resource, 'rows'>): readonly number[] =>
  [
    ...new Set(
      resource.rows
        .filter(({ answer }) => answer.kind === 'steps')
        .flatMap(({ when }) => (when ? upperLimits(when) : [])),
    ),
  ].toSorted((a, b) => a - b)

export const upperLimits = (condition: Condition): readonly number[] => {
  if (condition.test === 'at-most') return [condition.value]
  return condition.test === 'all' || condition.test === 'any' ? condition.of.flatMap(upperLimits) : []
}

/** The same over everything that is counted on one ledger. */
export const ledgerLimits = (ledger: string, { resources }: Pick<Policy, 'resources'>): readonly number[] =>
  [...new Set([...resources.values()].filter((one) => one.ledger === ledger).flatMap(limitsOf))].toSorted(
    (a, b) => a - b,
  )
