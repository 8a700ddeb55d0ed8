import type { Families } from '../people/family.ts'
import type { RetentionRules } from '../policy/retention.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { StoredEvent } from '../store/store.ts'
import type { Event } from './event.ts'
import { findRecord } from './find-record.ts'
import { isRecordEvent } from './record-events.ts'
import {
  caseKeptUntil,
  familiesNamed,
  holdsOn,
  lastEntryOf,
  privateLinesOf,
  recordKeeping,
  saidOf,
  type Hold,
} from './record-keeping.ts'
import { whose } from './plan-erasure.ts'
import type { RegisterState } from './register-state.ts'
import type { Request } from './request.ts'

/** How long one family's record is kept, under every reference it has. */
export type RetentionLine = {
  readonly families: readonly string[]
  readonly requests: number
  /** Classes that were said, or that its kinds of request have; none: the longest holds. */
  readonly classes: readonly string[]
  readonly until: LondonDate | undefined
  readonly holds: readonly Hold[]
  /** The date is past, nothing holds it, and words are left to erase: two people may decide it. */
  readonly due: boolean
  readonly past: boolean
  readonly erased: boolean
  /** What a person could supply so that the date is exact instead of as late as can be. */
  readonly missing: readonly ('class' | 'birth' | 'adoption-order')[]
}

/** Every family's record with its date, what is due first, then by date. Nothing is ever purged by this. */
export const listRetention = (
  events: readonly StoredEvent[],
  {
    state,
    ids,
    families,
    rules,
    today,
  }: {
    readonly state: RegisterState
    readonly ids: readonly string[]
    readonly families: Families
    readonly rules: RetentionRules | undefined
    readonly today: LondonDate
  },
): readonly RetentionLine[] => {
  const all = events.map(({ event }) => event)
  const keeping = recordKeeping(all)
  const done = new Set<string>()
  const requests = new Map(ids.flatMap((id) => state.requests.get(id) ?? []).map((one) => [one.id, one]))
  const lines: RetentionLine[] = []
  for (const family of familiesOnRecord(all, requests)) {
    if (done.has(family)) continue
    const record = findRecord(family, { state, ids, families })
    if (!('found' in record)) continue
    const { found } = record
    found.families.forEach((one) => done.add(one))
    const { classes, life } = saidOf(keeping, found, rules)
    const until = caseKeptUntil(keeping, found, rules, lastEntryOf(all, found, requests))
    const holds = holdsOn(keeping, found)
    const left = privateLinesOf(events, whose(found), Infinity).size
    lines.push({
      families: found.families,
      requests: found.requests.length,
      classes,
      until,
      holds,
      due: isPast(until, today) && holds.length === 0 && left > 0,
      past: isPast(until, today),
      erased: left === 0,
      missing: rules ? missingOf(rules, classes, life) : [],
    })
  }
  return lines.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** Families with a request, and those without one of which a total was put on record or a hold or a class was said. */
const familiesOnRecord = (
  events: readonly Event[],
  requests: ReadonlyMap<string, Request>,
): ReadonlySet<string> =>
  new Set([
    ...[...requests.values()].map(({ family }) => family),
    ...events
      .filter((event) => isRecordEvent(event) || event.type === 'opening-recorded')
      .flatMap(familiesNamed),
  ])

const isPast = (until: LondonDate | undefined, today: LondonDate): boolean =>
  until !== undefined && until < today

const rank = ({ due, until }: RetentionLine): string => `${due ? '0' : '1'} ${until ?? '9999'}`

const missingOf = (
  { classes: all }: RetentionRules,
  classes: readonly string[],
  { born, died, ordered }: ReturnType<typeof saidOf>['life'],
): RetentionLine['missing'] => {
  if (classes.length === 0) return ['class']
  const from = new Set(classes.flatMap((id) => all.get(id)?.from ?? []))
  return [
    ...(from.has('birth') && born === undefined && died === undefined ? (['birth'] as const) : []),
    ...(from.has('adoption-order') && ordered === undefined ? (['adoption-order'] as const) : []),
  ]
}
