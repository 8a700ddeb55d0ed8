import { conditionsOf, isSwitchedOff } from './conditions-in.ts'
import { factsIn, type Condition } from './condition.ts'
import { explore, type Inquiry } from './explore.ts'
import { everyInput, factSpace, type FactDefinitions, type FactSpace } from './cells.ts'
import type { Facts } from './fact.ts'
import { answering, goesThrough, refusing } from './inquire.ts'
import type { Ask, Resource, Row } from './policy.ts'

/** A part of a resource that no facts ever reach: which, why, and facts that show it, where there are any. */
export type DeadPart = {
  readonly what: string
  readonly why: string
  readonly example: Facts | undefined
  /** A whole row or exclusion, not something within one. */
  readonly isRow: boolean
}

/** What a policy says and no request can ever meet: rows, refusals, steps, questions, and what the decider is asked. */
export const deadParts = (resource: Resource, facts: FactDefinitions): readonly DeadPart[] => {
  const searching: Searching = { resource, facts, space: factSpace(conditionsOf(resource), facts) }
  const rows = [...resource.exclusions, ...resource.rows].filter((row) => !isSwitchedOff(row.when))
  const dead = rows.flatMap((row) => deadRow(row, searching))
  const live = rows.filter((row) => !dead.some(({ what }) => what === row.id))
  return [
    ...dead,
    ...live.flatMap((row) => deadInRow(row, searching)),
    ...resource.asks.flatMap((ask) => deadAsk(ask, searching)),
    ...resource.satisfied
      .filter(({ when }) => isConditional(when) && !isSwitchedOff(when))
      .flatMap(({ id, when }) =>
        found(() => onCard(when, resource), searching) ? [] : [part(`"${id}"`, 'never stands on a card')],
      ),
  ]
}

type Searching = { readonly resource: Resource; readonly facts: FactDefinitions; readonly space: FactSpace }

const part = (what: string, why: string, example?: Facts): DeadPart => ({
  what,
  why,
  example,
  isRow: false,
})

const wholeRow = ({ id }: Row, why: string, example?: Facts): DeadPart => ({
  ...part(id, why, example),
  isRow: true,
})

const isConditional = (when: Condition | undefined): boolean => when !== undefined && factsIn(when).length > 0

/** The first facts of which it is true. */
const found = (ask: () => Inquiry<boolean>, { space }: Searching): Facts | undefined => {
  for (const { answer, example } of explore(ask, space)) if (answer) return example
  return undefined
}

const deadRow = (row: Row, searching: Searching): readonly DeadPart[] => {
  const { resource } = searching
  const reaches = (through: boolean) =>
    found(function* () {
      return (
        (yield row.when) === true &&
        (yield* isAnsweredBy(row, resource)) &&
        (!through || (yield* goesThrough(resource)))
      )
    }, searching)
  const isExclusion = resource.exclusions.includes(row)
  if (reaches(!isExclusion)) return []
  const holds = found(function* () {
    return (yield row.when) === true
  }, searching)
  if (!holds) return [wholeRow(row, 'can never apply: its conditions contradict each other')]
  const why = reaches(false)
    ? 'can never apply: a question that comes before it refuses'
    : 'can never apply: an exclusion always answers first'
  return [wholeRow(row, why, holds)]
}

function* isAnsweredBy(row: Row, resource: Resource): Inquiry<boolean> {
  const who = yield* answering(resource)
  return who.by === 'exclusion' ? who.row === row : who.rows.includes(row)
}

const deadInRow = (row: Row, searching: Searching): readonly DeadPart[] => {
  const { answer } = row
  if (answer.kind !== 'steps') return []
  const isLive = (when: Condition | undefined) =>
    !isConditional(when) ||
    isSwitchedOff(when) ||
    found(function* () {
      return (
        (yield row.when) === true && (yield when) === true && (yield* isAnsweredBy(row, searching.resource))
      )
    }, searching) !== undefined
  return [
    ...answer.steps
      .filter((step) => !isLive(step.when))
      .map((step) => part(`${row.id}, ${step.act} ${step.by.join(' or ')}`, 'is never a step')),
    ...answer.also
      .filter((also) => !isLive(also.when))
      .map((also) => part(`${row.id}, "${also.what}"`, 'never goes with the answer')),
    ...nobodyDecides(row, searching),
  ]
}

/** A row that routes has somebody who decides, whatever its steps turn on. */
const nobodyDecides = (row: Row, searching: Searching): readonly DeadPart[] => {
  const { answer } = row
  const deciding = answer.kind === 'steps' ? answer.steps.filter(({ act }) => act === 'decide') : []
  const example = found(function* () {
    for (const step of deciding) if ((yield step.when) !== false) return false
    return (yield row.when) === true && (yield* isAnsweredBy(row, searching.resource))
  }, searching)
  return example ? [wholeRow(row, 'sends it to people of whom nobody decides', example)] : []
}

function* onCard(when: Condition | undefined, resource: Resource): Inquiry<boolean> {
  if ((yield when) !== true) return false
  const who = yield* answering(resource)
  const row = who.by === 'exclusion' ? who.row : who.rows[0]
  return row?.answer.kind === 'steps'
}

/** A question is asked, or stands in the way without ever being asked ("everything was tried: no"), or it is no use. */
const deadAsk = (ask: Ask, { resource, facts, space }: Searching): readonly DeadPart[] => {
  if (isSwitchedOff(ask.when)) return []
  const name = `question "${ask.fact}"`
  const refused = found(() => refusing(ask), { resource, facts, space })
  if (refused && !resource.protective && !found(() => isRight(ask), { resource, facts, space }))
    return [part(name, 'has no right answer: every answer is refused', refused)]
  const unknown = { resource, facts, space: withUnknown(ask.fact, resource, facts) }
  const isOfUse =
    refused ?? (isAskedAnyway(ask.fact, resource, facts) || found(() => isAsked(ask, resource), unknown))
  return isOfUse ? [] : [part(name, 'is never asked: whenever it would be, something else answers first')]
}

function* isRight(ask: Ask): Inquiry<boolean> {
  return (yield ask.when) === true && (yield ask.must) === true
}

/** A fact that a row turns on is asked for to tell who agrees, whatever the questions say. */
const isAskedAnyway = (fact: string, { rows, exclusions }: Resource, facts: FactDefinitions): boolean =>
  [...rows, ...exclusions.filter(({ settles }) => settles)]
    .flatMap(({ when }) => (when ? factsIn(when) : []))
    .flatMap((one) => [one, ...everyInput(one, facts)])
    .includes(fact)

const withUnknown = (fact: string, resource: Resource, facts: FactDefinitions): FactSpace =>
  factSpace([...conditionsOf(resource), { test: 'known', fact }], facts)

/** Not known, asked for by its own condition, and on a request that goes to somebody. */
function* isAsked(ask: Ask, resource: Resource): Inquiry<boolean> {
  if ((yield { test: 'known', fact: ask.fact }) !== false || (yield ask.when) !== true) return false
  const who = yield* answering(resource)
  const row = who.by === 'exclusion' ? who.row : who.unsettled ? undefined : who.rows[0]
  return row?.answer.kind === 'steps' && (yield* goesThrough(resource))
}
