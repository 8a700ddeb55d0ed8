import type { Clauses } from './clauses-file.ts'
import type { Policy, Resource, Row } from './policy.ts'

/** How much of the document a policy carries, and where list and policy disagree, each as a sentence. */
export type Coverage = {
  readonly clauses: number
  readonly builtIn: number
  readonly everywhere: number
  readonly notForABot: number
  readonly problems: readonly string[]
}

/** Holds the list of clauses beside the policy: every place it names must exist, and every clause a row cites be listed. */
export const clauseCoverage = (clauses: Clauses, policy: Policy): Coverage => {
  const cited = citations(policy)
  const places = new Set([...placesIn(policy), ...policy.readings.keys()])
  const ids = clauses.map((clause) => clause.id)
  return {
    clauses: clauses.length,
    builtIn: clauses.filter((clause) => 'in' in clause).length,
    everywhere: clauses.filter((clause) => 'everywhere' in clause).length,
    notForABot: clauses.filter((clause) => 'not-a-bot-matter' in clause).length,
    problems: [
      ...clauses.flatMap(({ id, document }) =>
        document === undefined || policy.documents.some((one) => one.id === document)
          ? []
          : [`${id} is said to be in the document ${document}, which the policy doesn't name`],
      ),
      ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is listed twice`),
      ...clauses.flatMap((clause) =>
        'in' in clause
          ? clause.in.filter((place) => !places.has(place)).map((place) => missing(clause.id, place))
          : [],
      ),
      ...[...cited.keys()].filter((id) => !ids.includes(id)).map((id) => `${id} is cited and not listed`),
      ...clauses.flatMap((clause) => {
        const named = 'in' in clause ? clause.in : []
        return (cited.get(clause.id) ?? [])
          .filter((place) => !named.some((one) => place === one || place.startsWith(`${one}/`)))
          .map((place) => `${clause.id} is cited by ${place}, which its list leaves out`)
      }),
    ],
  }
}

const missing = (id: string, place: string): string => `${id} is said to be in ${place}, which is not there`

type Cited = { readonly place: string; readonly clauses: readonly string[] }

const citationsIn = (resource: Resource): readonly Cited[] => [
  ...[...resource.exclusions, ...resource.rows].map((row) => ({
    place: `${resource.id}/${row.id}`,
    clauses: clausesOf(row),
  })),
  ...resource.asks.map((ask) => ({
    place: `${resource.id}/${ask.fact}`,
    clauses: ask.source.clauses,
  })),
  ...resource.satisfied.map((one) => ({ place: `${resource.id}/${one.id}`, clauses: one.source.clauses })),
]

const clausesOf = ({ source, answer }: Row): readonly string[] => [
  ...source.clauses,
  ...(answer.kind === 'steps' ? answer.steps.flatMap((step) => step.source.clauses) : []),
]

const placesIn = (policy: Policy): readonly string[] =>
  [...policy.resources.values()].flatMap((resource) => [
    resource.id,
    ...citationsIn(resource).map(({ place }) => place),
  ])

const citations = (policy: Policy): ReadonlyMap<string, readonly string[]> => {
  const all = [...policy.resources.values()]
    .flatMap(citationsIn)
    .flatMap(({ place, clauses }) => clauses.map((id) => ({ id, place })))
  return new Map(
    [...Map.groupBy(all, ({ id }) => id)].map(([id, places]) => [
      id,
      [...new Set(places.map(({ place }) => place))],
    ]),
  )
}
