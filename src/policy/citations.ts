import type { Condition } from './condition.ts'
import type { Paper, Policy, Resource, Row } from './policy.ts'

/** A place in a policy, resource/row, resource/question, resource/reviews/review or resource/periods/period, with the clauses that it cites there. */
export type Cited = { readonly place: string; readonly clauses: readonly string[] }

/** Every place of a policy that can cite a clause: rows with their steps, questions, what the decider is satisfied of, papers, reviews, periods and what comes afterwards. */
export const citedPlaces = (policy: Policy): readonly Cited[] =>
  [...policy.resources.values()].flatMap(citedIn)

const citedIn = (resource: Resource): readonly Cited[] => [
  ...[...resource.exclusions, ...resource.rows].map((row) => ({
    place: `${resource.id}/${row.id}`,
    clauses: clausesOf(row),
  })),
  ...resource.asks.map((ask) => ({ place: `${resource.id}/${ask.fact}`, clauses: ask.source.clauses })),
  ...resource.satisfied.map((one) => ({ place: `${resource.id}/${one.id}`, clauses: one.source.clauses })),
  ...resource.papers.map(citedPaper(resource)),
  ...citedAfterwards(resource),
  ...citedInTime(resource, () => true),
]

/** What is to be done once it is approved, as one place of its resource. */
export const citedAfterwards = ({ id, afterwardsFrom }: Resource): readonly Cited[] =>
  afterwardsFrom.map(({ clauses }) => ({ place: `${id}/afterwards`, clauses }))

/** A panel's paper, as a place of its resource. */
export const citedPaper =
  ({ id }: Resource) =>
  (paper: Paper): Cited => ({ place: `${id}/${paper.id}`, clauses: paper.source.clauses })

/**
 * What is looked at again while it goes on, and how long it lasts, as places of their resource.
 * @param begins whether a review or period with this condition begins with the decision
 */
export const citedInTime = (
  { id, reviews, periods }: Resource,
  begins: (when: Condition | undefined) => boolean,
): readonly Cited[] => {
  const within = (kind: string, rules: Resource['reviews'] | Resource['periods']): readonly Cited[] =>
    rules
      .filter(({ when }) => begins(when))
      .map((rule) => ({ place: `${id}/${kind}/${rule.id}`, clauses: rule.source.clauses }))
  return [...within('reviews', reviews), ...within('periods', periods)]
}

const clausesOf = ({ source, answer }: Row): readonly string[] => [
  ...source.clauses,
  ...(answer.kind === 'steps' ? answer.steps.flatMap((step) => step.source.clauses) : []),
]
