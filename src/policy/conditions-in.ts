import type { Condition } from './condition.ts'
import type { Resource, Row } from './policy.ts'

/** The conditions that settle who answers: of rows and exclusions. */
export const conditionsOfRows = ({ rows, exclusions }: Resource): readonly (Condition | undefined)[] =>
  [...exclusions, ...rows].map((row) => row.when)

/** Every condition of a resource: of its rows, their steps and what goes with them, of questions, and of what is attested. */
export const conditionsOf = (resource: Resource): readonly (Condition | undefined)[] => [
  ...conditionsOfRows(resource),
  ...[...resource.exclusions, ...resource.rows].flatMap(conditionsOfAnswer),
  ...resource.asks.flatMap((ask) => [ask.when, ask.must, ask.waive]),
  ...resource.satisfied.map((one) => one.when),
]

const conditionsOfAnswer = ({ answer }: Row): readonly (Condition | undefined)[] =>
  answer.kind === 'steps'
    ? [
        ...answer.steps.flatMap((step) => [step.when, step.exception?.when]),
        ...answer.also.map((one) => one.when),
      ]
    : []

/** A reading that is not taken reads as an empty "any" (see read-condition): what waits for one is switched off by intent. */
export const isSwitchedOff = (condition: Condition | undefined): boolean => {
  if (condition?.test === 'any') return condition.of.every(isSwitchedOff)
  return condition?.test === 'all' && condition.of.some(isSwitchedOff)
}
