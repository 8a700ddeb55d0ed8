import { citedPlaces } from './citations.ts'
import type { Clauses } from './clauses-file.ts'
import { citation, REMINDERS, type Exercised } from './exercised.ts'
import type { Policy } from './policy.ts'

/** How much of the document a policy carries, and where list, policy and cases disagree, each as a sentence. */
export type Coverage = {
  readonly clauses: number
  /** Built in, and a worked case exercises it. */
  readonly builtIn: number
  readonly everywhere: number
  readonly notForABot: number
  /** Neither built in and tried, nor kept with every request, nor declared as not for a bot. */
  readonly missing: number
  readonly problems: readonly string[]
}

/**
 * Holds the list of clauses beside the policy: every place it names must exist, every clause a row cites be listed, and
 * every clause that is built in be exercised by a worked case.
 */
export const clauseCoverage = (clauses: Clauses, policy: Policy, exercised: Exercised): Coverage => {
  const cited = citations(policy)
  const places = new Set([
    ...policy.resources.keys(),
    ...citedPlaces(policy).map(({ place }) => place),
    ...policy.readings.keys(),
    REMINDERS,
    ...[...policy.forms.values()].map(({ id }) => `forms/${id}`),
  ])
  const tried = { ...exercised, places: withForms(exercised.places, policy) }
  const ids = clauses.map((clause) => clause.id)
  const builtIn = clauses.flatMap((clause) => ('in' in clause ? [clause] : []))
  const astray = builtIn.filter((clause) => !clause.in.some((place) => places.has(place)))
  const untried = builtIn.filter(
    (clause) => !astray.includes(clause) && !isTried(clause, cited.get(clause.id) ?? [], tried),
  )
  const unlisted = [...cited.keys()].filter((id) => !ids.includes(id))
  return {
    clauses: clauses.length,
    builtIn: builtIn.length - untried.length - astray.length,
    everywhere: clauses.filter((clause) => 'everywhere' in clause).length,
    notForABot: clauses.filter((clause) => 'not-a-bot-matter' in clause).length,
    missing: untried.length + astray.length + unlisted.length,
    problems: [
      ...clauses.flatMap(({ id, document }) =>
        document === undefined || policy.documents.some((one) => one.id === document)
          ? []
          : [`${id} is said to be in the document ${document}, which the policy doesn't name`],
      ),
      ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is listed twice`),
      ...builtIn.flatMap((clause) =>
        clause.in.filter((place) => !places.has(place)).map((place) => missing(clause.id, place)),
      ),
      ...unlisted.map((id) => `${id} is cited and not listed`),
      ...clauses.flatMap((clause) => {
        const named = 'in' in clause ? clause.in : []
        return (cited.get(clause.id) ?? [])
          .filter((place) => !named.some((one) => place === one || isWithin(one, place)))
          .map((place) => `${clause.id} is cited by ${place}, which its list leaves out`)
      }),
      ...untried.map(
        (clause) => `${clause.id} is said to be in ${clause.in.join(', ')}, and no worked case tries it`,
      ),
    ],
  }
}

/** A form is filled in wherever its resource is asked for. */
const withForms = (places: ReadonlySet<string>, { forms }: Policy): ReadonlySet<string> =>
  new Set([
    ...places,
    ...[...forms].filter(([resource]) => places.has(resource)).map(([, { id }]) => `forms/${id}`),
  ])

const missing = (id: string, place: string): string => `${id} is said to be in ${place}, which is not there`

const isWithin = (resource: string, place: string): boolean => place.startsWith(`${resource}/`)

type BuiltIn = Extract<Clauses[number], { in: unknown }>

/** One of its places is enough. Where a place cites the clause, a case has to try the very row, step or question that does. */
const isTried = (clause: BuiltIn, cited: readonly string[], { places, citations }: Exercised): boolean =>
  clause.in.some((place) => {
    const citing = cited.filter((one) => one === place || isWithin(place, one))
    return citing.length === 0
      ? places.has(place)
      : citing.some((one) => citations.has(citation(one, clause.id)))
  })

const citations = (policy: Policy): ReadonlyMap<string, readonly string[]> => {
  const all = citedPlaces(policy).flatMap(({ place, clauses }) => clauses.map((id) => ({ id, place })))
  return new Map(
    [...Map.groupBy(all, ({ id }) => id)].map(([id, places]) => [
      id,
      [...new Set(places.map(({ place }) => place))],
    ]),
  )
}
