import type { FactDefinition, FactValue, Facts } from '../../policy/fact.ts'
import type { Policy, Resource } from '../../policy/policy.ts'

const CALLED: ReadonlyMap<string, readonly string[]> = new Map([
  ['hosCommittedThisWeek', ['hosHoursCommitted']],
])

/** Facts as a worked case gives them, under the names and in the units of the policy. Unknown ones are left out. */
export const givenFacts = (given: Readonly<Record<string, unknown>>, policy: Policy): Facts => {
  const bases = [...policy.ledgers.values()].flatMap((ledger) => ledger.bases.map(({ fact }) => fact))
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, raw]) => {
      const names = name === 'alreadySpentThisYear' ? bases : (CALLED.get(name) ?? [name])
      return names.flatMap((fact) => {
        const value = valueOf(raw, policy.facts.get(fact))
        return value === undefined ? [] : [[fact, value] as const]
      })
    }),
  )
}

/** A question is answered as the policy stands for a family that has had nothing yet; a request never is. */
export const withNothingSpent = (resource: Resource, { ledgers }: Policy): Facts =>
  Object.fromEntries(
    (resource.ledger ? (ledgers.get(resource.ledger)?.bases ?? []) : []).map(({ fact }) => [fact, 0]),
  )

const valueOf = (raw: unknown, definition: FactDefinition | undefined): FactValue | undefined => {
  const number = typeof raw === 'number' && Number.isFinite(raw) && raw >= 0 ? raw : undefined
  switch (definition?.kind) {
    case 'money':
      return number === undefined ? undefined : Math.round(number * 100)
    case 'hours':
      return number === undefined ? undefined : Math.ceil(number * 4)
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      return number === undefined ? undefined : Math.ceil(number)
    case 'yes-no':
      return typeof raw === 'boolean' ? raw : undefined
    case 'choice':
      return typeof raw === 'string' && definition.options.has(raw) ? raw : undefined
    case 'date':
    case 'text':
      return typeof raw === 'string' ? raw : undefined
    case undefined:
      return undefined
  }
}
