import type { Facts } from '../policy/fact.ts'
import { addDays, londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import type { PeriodRule } from '../policy/timing.ts'
import type { DecidedRequest, Request, WatchedRequest } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo, laterOf, officeTimeFrom, openingOn } from './office-hours.ts'
import { isRealDay } from './real-day.ts'
import { decidingPost } from './reviews-due.ts'
import { dayBefore, lastDay } from './spans.ts'

/** What was agreed for a time: said before its last day and on it. More time is somebody's decision, never the clock's. */
export const periodsDue: Hook = (request, world) =>
  isRunning(request)
    ? periodsOf(request, world).flatMap(({ rule, ends }) => periodDue(request, rule, ends))
    : []

/** The periods that a request runs by, and the last day of each. */
export const periodsOf = (
  request: Request,
  world: World,
): readonly { readonly rule: PeriodRule; readonly ends: LondonDate }[] => {
  if (!isRunning(request) || isExtended(request, world)) return []
  const rules = world.router.policy.resources.get(request.resource)?.periods ?? []
  return rules
    .filter(({ when }) => world.router.holds(when, request.facts) === true)
    .flatMap((rule) => {
      const ends = lastDayOf(rule, request, world)
      return ends === undefined ? [] : [{ rule, ends }]
    })
}

/** More time was agreed: that request runs now, and this one's end is no news. */
const isExtended = ({ id }: Request, world: World): boolean =>
  world.grownFrom(id).some(({ from, status }) => from?.as === 'extension' && status === 'approved')

type Running = DecidedRequest | WatchedRequest

const isRunning = (request: Request): request is Running =>
  request.status === 'approved' || request.status === 'watching'

const beganAt = (request: Running): string => ('decision' in request ? request.decision.at : request.sentAt)

const lastDayOf = (rule: PeriodRule, request: Running, world: World): LondonDate | undefined =>
  lastDayFrom(
    rule,
    {
      facts: request.facts,
      fields: 'decision' in request ? request.decision.fields : {},
      began: londonDate(beganAt(request)),
    },
    world.router.policy,
  )

/** What a period is counted from: the facts, what the decider filled in, and the day it was agreed or is asked about. */
type CountedFrom = {
  readonly facts: Facts
  readonly fields: Readonly<Record<string, string>>
  readonly began: LondonDate
}

/** What the decider filled in, but never past what the policy lets it last. */
export const lastDayFrom = (
  rule: PeriodRule,
  from: CountedFrom,
  policy: Pick<Policy, 'facts'>,
): LondonDate | undefined => {
  const filledIn = rule.until === undefined ? undefined : from.fields[rule.until]
  const longest = rule.lasts && lastDay(firstDay(rule, from, policy), rule.lasts)
  return isRealDay(filledIn) && (longest === undefined || filledIn < longest) ? filledIn : longest
}

const firstDay = (
  { from, ago }: PeriodRule,
  { facts, began }: CountedFrom,
  policy: Pick<Policy, 'facts'>,
): LondonDate => {
  const given = from === undefined ? undefined : facts[from]
  if (isRealDay(given)) return given
  const past = ago === undefined ? undefined : facts[ago]
  const isWeeks = policy.facts.get(ago ?? '')?.kind === 'weeks'
  const days = typeof past === 'number' && Number.isSafeInteger(past) ? past * (isWeeks ? 7 : 1) : 0
  return addDays(began, -days)
}

const periodDue = (request: Running, { id, warn }: PeriodRule, ends: LondonDate): readonly Due[] => {
  const sent = sentAbout(request, 'period', id)
  if (sent.some(({ type }) => type === 'fell-due')) return []
  const began = beganAt(request)
  const ahead = openingOn(dayBefore(ends, warn))
  const isAhead = sent.length === 0 && isUpTo(began, ahead)
  const to = [...request.requesters, decidingPost(request)].filter((one) => one !== '')
  return [
    noticeDue(
      request,
      { type: isAhead ? 'reminded' : 'fell-due', about: 'period', key: id, count: sent.length + 1, to },
      { at: isAhead ? ahead : officeTimeFrom(laterOf(openingOn(ends), began)), office: true },
    ),
  ]
}
