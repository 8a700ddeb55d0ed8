import { boundaryValues } from '../policy/boundary-values.ts'
import type { FactDefinition, FactValue, Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import type { Gap } from '../policy/prove.ts'
import { showFact } from '../views/format.ts'

/** "Age: 14 at most, or 18 or more; Urgent: no". */
export const showGap = (gap: Gap, resource: Resource, policy: Policy): string => {
  const tried = boundaryValues(
    resource.rows.map((row) => row.when),
    policy,
  )
  const facts = Object.entries(gap).map(([fact, values]) =>
    withLabel(fact, policy, (definition) =>
      stretches(values, tried.get(fact) ?? [], definition).join(', or '),
    ),
  )
  return facts.length === 0 ? 'whatever the facts' : facts.join('; ')
}

/** "Age: 14; Urgent: no". */
export const showFacts = (facts: Facts, policy: Policy): string =>
  Object.entries(facts)
    .map(([fact, value]) =>
      withLabel(fact, policy, (definition) => (value === undefined ? 'not known' : shown(value, definition))),
    )
    .join('; ') || 'whatever the facts'

const withLabel = (
  fact: string,
  policy: Policy,
  show: (definition: FactDefinition | undefined) => string,
): string => {
  const definition = policy.facts.get(fact)
  return `${definition?.label ?? fact}: ${show(definition)}`
}

const shown = (value: FactValue, definition: FactDefinition | undefined): string =>
  definition ? showFact(value, definition) : String(value)

/** Neighbours among the values tried are one stretch: no condition changes between them. */
const stretches = (
  values: readonly FactValue[],
  tried: readonly (FactValue | undefined)[],
  definition: FactDefinition | undefined,
): readonly string[] => {
  const numbers = tried.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return values.map((value) => shown(value, definition))
  const runs: { from: number; to: number }[] = []
  numbers.forEach((value, i) => {
    const [last, before] = [runs.at(-1), numbers[i - 1]]
    if (!values.includes(value)) return
    if (last && last.to === before) last.to = value
    else runs.push({ from: value, to: value })
  })
  return runs.map(({ from, to }) => {
    if (to === numbers.at(-1)) return from === numbers[0] ? 'any' : `${shown(from, definition)} or more`
    if (from === numbers[0]) return `${shown(to, definition)} at most`
    return from === to ? shown(from, definition) : `${shown(from, definition)} to ${shown(to, definition)}`
  })
}
