import type { RetentionRules } from '../policy/retention.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { StoredEvent } from '../store/store.ts'
import {
  caseKeptUntil,
  holdsOn,
  lastEntryOf,
  privateLinesOf,
  recordKeeping,
  saidOf,
  type Hold,
  type RecordCase,
} from './record-keeping.ts'
import type { Request } from './request.ts'

/** What would be erased, before it is; and how long it had to be kept. */
export type ErasurePlan = {
  readonly record: RecordCase
  readonly positions: ReadonlySet<number>
  readonly classes: readonly string[]
  readonly until: LondonDate
  /** The name of the legal reason, where the date is not past. */
  readonly ground: string | undefined
}

export type ErasureRefused =
  | { readonly why: 'no-rules' }
  | { readonly why: 'held'; readonly holds: readonly Hold[] }
  | { readonly why: 'open'; readonly requests: readonly string[] }
  | { readonly why: 'not-due'; readonly until: LondonDate; readonly grounds: RetentionRules['grounds'] }
  | { readonly why: 'unknown-ground'; readonly grounds: RetentionRules['grounds'] }
  | { readonly why: 'nothing' }

type Asked = {
  readonly rules: RetentionRules | undefined
  readonly events: readonly StoredEvent[]
  readonly requests: ReadonlyMap<string, Request>
  readonly today: LondonDate
  readonly ground: string | undefined
}

/**
 * Whether a case's private lines may be erased now. A hold always wins; before its date nothing goes without a legal reason
 * that the policy names; a request that still waits for somebody can't lose what they would decide on.
 */
export const planErasure = (
  record: RecordCase,
  { rules, events, requests, today, ground }: Asked,
): { readonly plan: ErasurePlan } | ErasureRefused => {
  const all = events.map(({ event }) => event)
  const keeping = recordKeeping(all)
  const holds = holdsOn(keeping, record)
  if (holds.length > 0) return { why: 'held', holds }
  const until = caseKeptUntil(keeping, record, rules, lastEntryOf(all, record, requests))
  if (!rules || until === undefined) return { why: 'no-rules' }
  if (ground !== undefined && !rules.grounds.has(ground))
    return { why: 'unknown-ground', grounds: rules.grounds }
  if (until >= today && ground === undefined) return { why: 'not-due', until, grounds: rules.grounds }
  const open = record.requests.filter(({ status }) => status === 'open' || status === 'watching')
  if (open.length > 0) return { why: 'open', requests: open.map(({ reference }) => reference) }
  const positions = privateLinesOf(events, whose(record), Infinity)
  if (positions.size === 0) return { why: 'nothing' }
  const { classes } = saidOf(keeping, record, rules)
  return { plan: { record, positions, classes, until, ground: until < today ? undefined : ground } }
}

/** Of one request only its own lines; of a family its requests' and those that name it. */
export const whose = ({ of, requests, families }: RecordCase) => ({
  requests: new Set(requests.map(({ id }) => id)),
  families: 'family' in of ? families : [],
})
