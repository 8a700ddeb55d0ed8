import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { PeriodRule } from '../policy/timing.ts'
import type { DecidedRequest, Request } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo, laterOf, officeTimeFrom, openingOn } from './office-hours.ts'
import { isRealDay } from './real-day.ts'
import { decidingPost } from './reviews-due.ts'
import { dayBefore, lastDay } from './spans.ts'

/** What was agreed for a time: said before its last day and on it. More time is somebody's decision, never the clock's. */
export const periodsDue: Hook = (request, world) =>
  request.status === 'approved'
    ? periodsOf(request, world).flatMap(({ rule, ends }) => periodDue(request, rule, ends))
    : []

/** The periods that a request runs by, and the last day of each. */
export const periodsOf = (
  request: Request,
  world: World,
): readonly { readonly rule: PeriodRule; readonly ends: LondonDate }[] => {
  if (request.status !== 'approved' || isExtended(request, world)) return []
  const rules = world.router.policy.resources.get(request.resource)?.periods ?? []
  return rules
    .filter(({ when }) => world.router.holds(when, request.facts) === true)
    .flatMap((rule) => {
      const ends = lastDayOf(rule, request)
      return ends === undefined ? [] : [{ rule, ends }]
    })
}

/** More time was agreed: that request runs now, and this one's end is no news. */
const isExtended = ({ id }: Request, world: World): boolean =>
  world.grownFrom(id).some(({ from, status }) => from?.as === 'extension' && status === 'approved')

/** What the decider filled in, but never past what the policy lets it last. */
const lastDayOf = (rule: PeriodRule, { facts, decision }: DecidedRequest): LondonDate | undefined => {
  const filledIn = rule.until === undefined ? undefined : decision.fields[rule.until]
  const fact = rule.from === undefined ? undefined : facts[rule.from]
  const longest = rule.lasts && lastDay(isRealDay(fact) ? fact : londonDate(decision.at), rule.lasts)
  return isRealDay(filledIn) && (longest === undefined || filledIn < longest) ? filledIn : longest
}

const periodDue = (request: DecidedRequest, { id, warn }: PeriodRule, ends: LondonDate): readonly Due[] => {
  const sent = sentAbout(request, 'period', id)
  if (sent.some(({ type }) => type === 'fell-due')) return []
  const ahead = openingOn(dayBefore(ends, warn))
  const isAhead = sent.length === 0 && isUpTo(request.decision.at, ahead)
  const to = [...request.requesters, decidingPost(request)]
  return [
    noticeDue(
      request,
      { type: isAhead ? 'reminded' : 'fell-due', about: 'period', key: id, count: sent.length + 1, to },
      { at: isAhead ? ahead : officeTimeFrom(laterOf(openingOn(ends), request.decision.at)), office: true },
    ),
  ]
}
