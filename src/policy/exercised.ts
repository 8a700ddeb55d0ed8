import { citedAfterwards, citedPaper, type Cited } from './citations.ts'
import type { CaseResult } from './run-cases.ts'
import type { Ask, Paper, Step } from './policy.ts'
import type { Route } from './route.ts'

/**
 * Which places of a policy its worked cases try. A row is tried by a case that it answers, and a clause that only a step
 * cites by a case whose route has the step; a question by a case that still has to ask it, or that it holds up; what the
 * decider is satisfied of by a case on whose card it stands; a paper by a case that goes to its panel; a review or a period
 * by a case with which it begins; reminders by any case that is decided; a reading by a case that switches it, or whose row lists it.
 */
export type Exercised = {
  /** Resources, rows, questions and readings: s17, s17/s17-up-to-100, s17/purpose, P9. */
  readonly places: ReadonlySet<string>
  /** The same with the clause cited there: "s17/s17-up-to-100 PB-207". */
  readonly citations: ReadonlySet<string>
}

/** How long whoever decides has before they are reminded: the council's own, the same for everything that is asked. */
export const REMINDERS = 'reminders'

/** What a set of worked cases tries. A case that fails tries nothing. */
export const exercisedBy = (results: readonly CaseResult[]): Exercised => {
  const tried = results.filter(({ failed }) => failed === undefined)
  const cited = tried.flatMap(({ route, inTime }) => [...(route ? citedBy(route) : []), ...inTime])
  return {
    places: new Set([
      ...cited.map(({ place }) => place),
      ...tried.flatMap(({ route, switched }) => [...(route ? [route.resource.id] : []), ...switched]),
      ...(tried.some(({ route }) => route?.outcome === 'route') ? [REMINDERS] : []),
      ...tried.flatMap(({ route }) => (route && 'row' in route ? (route.row?.readings ?? []) : [])),
    ]),
    citations: new Set(cited.flatMap(({ place, clauses }) => clauses.map((id) => citation(place, id)))),
  }
}

/** A clause where it is cited, as `Exercised` lists it. */
export const citation = (place: string, clause: string): string => `${place} ${clause}`

const isWantedAt = ({ panels }: Paper, { act, by }: Step): boolean =>
  (act === 'decide' || act === 'confirm') && (panels.length === 0 || by.some((id) => panels.includes(id)))

const citedBy = (route: Route): readonly Cited[] => {
  const { id, asks } = route.resource
  const question = (ask: Ask): Cited => ({ place: `${id}/${ask.fact}`, clauses: ask.source.clauses })
  switch (route.outcome) {
    case 'route':
      return [
        { place: `${id}/${route.row.id}`, clauses: route.row.source.clauses },
        ...route.steps.map((step) => ({ place: `${id}/${route.row.id}`, clauses: step.source.clauses })),
        ...[...route.open, ...route.gaps, ...route.waived].map(question),
        ...route.resource.papers
          .filter((paper) => route.steps.some((step) => isWantedAt(paper, step)))
          .map(citedPaper(route.resource)),
        ...citedAfterwards(route.resource),
        ...route.satisfied.map((one) => ({ place: `${id}/${one.id}`, clauses: one.source.clauses })),
      ]
    case 'ask':
      return asks.filter(({ fact }) => route.missing.includes(fact)).map(question)
    case 'block':
      if (route.row) return [{ place: `${id}/${route.row.id}`, clauses: route.row.source.clauses }]
      return route.denied ? [question(route.denied)] : []
    case 'advise':
      return [{ place: `${id}/${route.row.id}`, clauses: route.row.source.clauses }]
  }
}
