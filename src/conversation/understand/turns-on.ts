import { factsIn, type Condition } from '../../policy/condition.ts'
import { inputsOf } from '../../policy/derive.ts'
import type { Policy, Resource } from '../../policy/policy.ts'

/**
 * Whether who agrees a resource, or whether anybody may, can change with a fact: a row, an exclusion or a step turns on
 * it, or on something worked out from it. A doubt about any other fact is asked on the way and holds nobody up.
 */
export const turnsOn = (fact: string, resource: Resource, policy: Policy): boolean =>
  whatDecides(resource).some((condition) => factsIn(condition).some((one) => isFrom(fact, one, policy)))

const whatDecides = ({ rows, exclusions }: Resource): readonly Condition[] =>
  [...exclusions, ...rows]
    .flatMap(({ when, answer }) => [
      when,
      ...(answer.kind === 'steps' ? answer.steps.map((step) => step.when) : []),
    ])
    .filter((condition) => condition !== undefined)

const isFrom = (fact: string, one: string, policy: Policy): boolean => {
  const derived = policy.facts.get(one)?.derived
  return (
    one === fact || (derived !== undefined && inputsOf(derived).some((input) => isFrom(fact, input, policy)))
  )
}
