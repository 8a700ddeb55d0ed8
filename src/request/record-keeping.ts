import { keptUntil, type LifeYears, type RetentionRules } from '../policy/retention.ts'
import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { StoredEvent } from '../store/store.ts'
import type { Event, EventOf } from './event.ts'
import { isRecordEvent, type RecordOf } from './record-events.ts'
import type { Request } from './request.ts'

/** Something that governance said must stay, until somebody lifts it. */
export type Hold = {
  readonly id: string
  readonly of: RecordOf
  readonly by: string
  readonly second: string
  readonly at: string
}

/** What governance has said about the record itself: holds that stand, and how long things are kept. */
export type RecordKeeping = {
  readonly holds: readonly Hold[]
  readonly said: readonly EventOf<'retention-said'>[]
}

/** Adds up what was said about the record. A hold stands until the same hold is lifted, however old it is. */
export const recordKeeping = (events: readonly Event[]): RecordKeeping => {
  const holds = new Map<string, Hold>()
  const said: EventOf<'retention-said'>[] = []
  for (const event of events) {
    if (!isRecordEvent(event)) continue
    if (event.type === 'retention-said') said.push(event)
    if (event.type === 'hold-lifted') holds.delete(event.sealed.hold)
    if (event.type === 'hold-placed') {
      const { hold: id, of, second } = event.sealed
      holds.set(id, { id, of, by: event.by, second, at: event.at })
    }
  }
  return { holds: [...holds.values()], said }
}

/** What is erased together: requests, and the references of their family that stand for one family now. */
export type RecordCase = {
  readonly of: RecordOf
  readonly requests: readonly Request[]
  /** Every reference of the family, also those that were merged. */
  readonly families: readonly string[]
}

const isOf = (of: RecordOf, it: RecordCase): boolean =>
  'request' in of ? it.requests.some(({ id }) => id === of.request) : it.families.includes(of.family)

/** The holds that stand on a case: on its family, under any reference, or on any request of it. */
export const holdsOn = ({ holds }: RecordKeeping, it: RecordCase): readonly Hold[] =>
  holds.filter(({ of }) => isOf(of, it))

/** Of which classes a case is, and what was supplied to count from. Only ever longer: what was said once is never taken back. */
export const saidOf = (
  { said }: RecordKeeping,
  it: RecordCase,
  rules: RetentionRules | undefined,
): { readonly classes: readonly string[]; readonly life: LifeYears } => {
  const its = said.filter(({ sealed }) => isOf(sealed.of, it))
  const byResource = it.requests.flatMap(({ resource }) => rules?.ofResource.get(resource) ?? [])
  const latest = (which: keyof LifeYears) => {
    const years = its.flatMap(({ private: words }) => words?.[which] ?? [])
    return years.length === 0 ? {} : { [which]: Math.max(...years) }
  }
  return {
    classes: [...new Set([...byResource, ...its.flatMap(({ sealed }) => sealed.classes)])],
    // A year that was erased is one that nobody supplied: then it is taken as late as it can be.
    life: { ...latest('born'), ...latest('died'), ...latest('ordered') },
  }
}

/** To when a case is kept; undefined where no rule says, and then for good. */
export const caseKeptUntil = (
  keeping: RecordKeeping,
  it: RecordCase,
  rules: RetentionRules | undefined,
  lastEntry: LondonDate,
): LondonDate | undefined => {
  const { classes, life } = saidOf(keeping, it, rules)
  return keptUntil(rules, classes, lastEntry, life)
}

/**
 * The London date of the last line of a family's record. Looks and the record's own housekeeping are none of it, unless there is
 * nothing else: then nothing is due by a date that nobody wrote.
 */
export const lastEntryOf = (
  events: readonly Event[],
  it: RecordCase,
  of: ReadonlyMap<string, Request>,
): LondonDate => {
  const its = events.filter(
    (event) => it.families.includes(of.get(event.request)?.family ?? '') || namesFamily(event, it.families),
  )
  const entries = its.filter(
    (event) => !isRecordEvent(event) && event.type !== 'looked' && event.type !== 'exported',
  )
  return (entries.length > 0 ? entries : its)
    .map(({ at }) => londonDate(at))
    .reduce((last, at) => (at > last ? at : last), '')
}

/** The positions before one at which private lines belong to these requests, or name one of these families. */
export const privateLinesOf = (
  events: readonly StoredEvent[],
  { requests, families }: { readonly requests: ReadonlySet<string>; readonly families: readonly string[] },
  before: number,
): ReadonlySet<number> =>
  new Set(
    events
      .filter(({ position, event }) => position < before && hasWords(event))
      .filter(({ event }) =>
        event.request === '' ? namesFamily(event, families) : requests.has(event.request),
      )
      .map(({ position }) => position),
  )

/** Why something was erased, and by whom, outlives what was. */
const hasWords = ({ type, private: words }: Event): boolean =>
  type !== 'erased' && words !== undefined && Object.keys(words).length > 0

/** Whether a line of no request is about one of these families, and its words may be too. */
const namesFamily = (event: Event, families: readonly string[]): boolean =>
  familiesNamed(event).some((family) => families.includes(family))

/** The families that a line names, whose line it is where it belongs to no request. */
export const familiesNamed = (event: Event): readonly string[] => {
  if (event.type === 'family-added' || event.type === 'family-confirmed') return [event.sealed.family]
  if (event.type === 'families-merged' || event.type === 'families-parted' || event.type === 'parting-asked')
    return [event.sealed.from, event.sealed.into]
  if (event.type === 'handed-over') return event.sealed.families.map(({ family }) => family)
  if (event.type === 'looked') return event.sealed.family === undefined ? [] : [event.sealed.family]
  if (event.type === 'exported') return (event.sealed.filters['family'] ?? '').split(',')
  if (event.type === 'opening-recorded')
    return event.sealed.line.kind === 'hours' ? [] : [event.sealed.line.family]
  return isRecordEvent(event) && event.type !== 'erased' && 'family' in event.sealed.of
    ? [event.sealed.of.family]
    : []
}

/**
 * Everything that was ever erased, as positions: what a register restored from an older copy has to lose again. An erasure
 * reaches only what was before it.
 */
export const erasedPositions = (
  events: readonly StoredEvent[],
  erasures: readonly { readonly event: EventOf<'erased'>; readonly before: number }[],
): ReadonlySet<number> => {
  const all = erasures.map(({ event, before }) =>
    privateLinesOf(
      events,
      { requests: new Set(event.request === '' ? [] : [event.request]), families: event.sealed.families },
      before,
    ),
  )
  return new Set(all.flatMap((positions) => [...positions]))
}

/** The erasures of a register itself, with how far each reaches. */
export const erasuresIn = (
  events: readonly StoredEvent[],
): readonly { readonly event: EventOf<'erased'>; readonly before: number }[] =>
  events.flatMap(({ position, event }) => (event.type === 'erased' ? [{ event, before: position }] : []))
