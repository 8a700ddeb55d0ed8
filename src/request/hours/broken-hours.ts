import { postAccount, weekHours, type HoursMovement } from '../../ledger/hours.ts'
import { weeksUsed } from '../../ledger/weeks-used.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { Event } from '../event.ts'
import type { Request } from '../request.ts'
import { routeFor } from '../submit.ts'
import type { World } from '../world.ts'
import { allowanceOf } from './figures.ts'
import { serviceKnown } from './service.ts'

/** Whether anything of a post's hours moves by these events. */
export const movesHours = (events: readonly Event[]): boolean =>
  events.some(({ type, sealed }) => type !== 'submitted' && type !== 'consulted' && 'hours' in sealed)

/**
 * What these events would break of what must always hold (crisis hours I1 to I8), a sentence each, in the world that has
 * them. Commands refuse before; where one doesn't, a rule of ours is wrong and nothing may be recorded.
 */
export const brokenHours = (events: readonly Event[], after: World): readonly string[] => {
  const touched = [...new Set(events.map(({ request }) => request))].flatMap((id) => after.request(id) ?? [])
  return [
    ...touched.flatMap((request) => {
      const rule = allowanceOf(request.resource, after)
      return rule && request.hours
        ? [...brokenWeeks(request, rule, after), ...brokenRequest(request, rule, after)]
        : []
    }),
    ...events.flatMap(silentChange),
  ]
}

const brokenWeeks = ({ hours }: Request, rule: AllowanceRule, { hoursIn }: World): readonly string[] =>
  [
    ...new Set([...(hours?.asked.lines ?? []), ...(hours?.held?.lines ?? [])].map(({ week }) => week)),
  ].flatMap((week) => brokenWeek(week, hoursIn(rule.id, week), rule.quartersAWeek))

/** I1 and I2 in one week: nobody below nought, borrowed equals lent, and no hour more used than there is. */
export const brokenWeek = (
  week: LondonDate,
  movements: readonly HoursMovement[],
  own: number,
): readonly string[] => {
  const accounts = new Set(movements.flatMap(({ from, to }) => [from, to]))
  const posts = [...accounts].filter((one) => one.startsWith(postAccount(''))).map((one) => one.slice(5))
  const weeks = posts.map((post) => ({ post, ...weekHours(movements, post, own) }))
  const sum = (of: 'in' | 'out' | 'used') => weeks.reduce((total, one) => total + one[of], 0)
  return [
    ...weeks
      .filter(({ free }) => free < 0)
      .map(({ post }) => `I1: ${post} has less than nothing free in ${week}`),
    ...(sum('in') === sum('out') ? [] : [`I2: borrowed is not lent in ${week}`]),
    ...(sum('used') > own * posts.length ? [`I2: more is used than there is in ${week}`] : []),
  ]
}

const brokenRequest = (request: Request, rule: AllowanceRule, world: World): readonly string[] => {
  const held = request.hours?.held
  if (!held || held.lines.length === 0) return []
  const weeks = weeksUsed(request.family, serviceKnown(world))
  const most = rule.initialWeeks + rule.furtherWeeks
  return [
    ...(held.lines.every(({ quarters }) => Number.isInteger(quarters) && quarters > 0)
      ? []
      : ['hours are whole quarters above nought']),
    ...(held.kind === 'support' && weeks > most ? [`I4: ${weeks} weeks of service`] : []),
    ...(held.kind === 'support' && weeks > rule.initialWeeks && !isExtended(request, rule, world)
      ? [`I3: ${weeks} weeks of service without an application`]
      : []),
    ...undecided(request, held.kind === 'loan' ? held.lender : undefined),
  ]
}

/** Some support of the family was agreed with the application that further weeks need, if the policy as it is read needs one. */
const isExtended = (request: Request, rule: AllowanceRule, world: World): boolean => {
  const all = [request.family, ...world.sameChildren(request.family)].flatMap(world.requestsOf)
  const without = { ...request.facts, [rule.facts.application]: undefined }
  return (
    all.some(({ hours, facts }) => hours?.held && facts[rule.facts.application] === true) ||
    Object.keys(request.facts).length <= 1 ||
    !('why' in routeFor(rule.resource, without, request.family, world))
  )
}

/** I5: its own decision, by somebody who did not ask for it, for the lender where it is lent, with reasons. */
const undecided = (request: Request, lender: string | undefined): readonly string[] => {
  const decision = 'decision' in request ? request.decision : undefined
  if (!decision) return ['I5: hours without a decision']
  return [
    ...(request.requesters.includes(decision.by) ? ['I5: decided by who asked'] : []),
    ...(lender !== undefined && decision.post !== lender ? ['I5: lent by another than the lender'] : []),
    ...(decision.reasons?.reasons === '' ? ['I5: decided without reasons'] : []),
  ]
}

const BY_DECISION = new Set(['moved', 'fewer', 'ended', 'recalled', 'handed-back'])

/** I8: what a family has is never made less without reasons on its own record. */
const silentChange = (event: Event): readonly string[] =>
  event.type === 'hours-changed' &&
  BY_DECISION.has(event.sealed.because) &&
  (event.private?.reasons ?? '') === ''
    ? [`I8: hours of ${event.request} made less without reasons`]
    : []
