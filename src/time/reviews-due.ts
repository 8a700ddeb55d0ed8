import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { ReviewRule } from '../policy/timing.ts'
import type { DecidedRequest, Request } from '../request/request.ts'
import { lineAbove, gradeOf } from '../request/show-route.ts'
import { sentAbout } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { openingOn } from './office-hours.ts'
import { isRealDay } from './real-day.ts'
import { afterWait, dayAfter } from './spans.ts'

/** What was agreed and goes on is looked at again, as often as the policy says. Nothing goes on by itself. */
export const reviewsDue: Hook = (request, world) =>
  reviewsOf(request, world).map(({ rule, on }) => reviewDue(request, rule, on, world))

/** The review that comes next for each rule of a request: its rule, and the day it is due. */
export const reviewsOf = (
  request: Request,
  world: World,
): readonly { readonly rule: ReviewRule; readonly on: LondonDate }[] => {
  if (request.status !== 'approved') return []
  const rules = world.router.policy.resources.get(request.resource)?.reviews ?? []
  return rules
    .filter(({ when }) => world.router.holds(when, request.facts) === true)
    .filter(({ id }) => !request.time.reviews.some((one) => one.review === id && !one.goesOn))
    .map((rule) => ({ rule, on: dueOn(rule, request) }))
}

const RAISED_AT = 3

const reviewDue = (request: Request, { id }: ReviewRule, on: LondonDate, world: World): Due => {
  const key = reviewKey(id, on)
  const sent = sentAbout(request, 'review', key)
  const last = sent.at(-1)
  const count = sent.length + 1
  const at = last
    ? afterWait(last.at, world.router.policy.reminders.waits.planned, 2 ** (sent.length - 1))
    : openingOn(on)
  const post = decidingPost(request)
  const above = count === RAISED_AT ? lineAboveOf(post, request, world) : []
  const to = [...above, post, ...request.requesters]
  const type = above.length > 0 ? 'raised' : last ? 'reminded' : 'fell-due'
  return noticeDue(request, { type, about: 'review', key, count, to }, { at, office: true })
}

export const reviewKey = (review: string, on: LondonDate): string => `${review}:${on}`

/** The post that agreed it finally. */
export const decidingPost = (request: Request): string =>
  'decision' in request ? (request.decision?.post ?? '') : ''

const lineAboveOf = (post: string, request: Request, world: World): readonly string[] => {
  const role = world.directory.posts.get(post)?.role ?? ''
  const above = lineAbove(gradeOf(world.router.policy, role), request, world)
  return above ? [above.id] : []
}

/** The first day of its rhythm after the last review held: one held late moves no later one. */
const dueOn = (rule: ReviewRule, request: DecidedRequest): LondonDate => {
  const fact = rule.first === undefined ? undefined : request.facts[rule.first]
  const given = isRealDay(fact) ? fact : undefined
  const start = given ?? londonDate(request.decision.at)
  const held = request.time.reviews.filter(({ review }) => review === rule.id).at(-1)
  const after = held && [held.due, londonDate(held.at)].toSorted().at(-1)
  let times = given === undefined ? 1 : 0
  while (after !== undefined && dayAfter(start, rule.every, times) <= after) times += 1
  return dayAfter(start, rule.every, times)
}
