import { openFollowUps } from '../panel/follow-up.ts'
import { bookingOf, lastDeferral, type FollowUp } from '../panel/panel-item.ts'
import { panelStep, papersMissing } from '../panel/papers.ts'
import type { Span } from '../policy/span.ts'
import type { Request, StepState } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { nextByDay } from './by-day.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo, laterOf, openingAfter, openingOn } from './office-hours.ts'
import { decidingPost } from './reviews-due.ts'
import { afterWait, dayBefore } from './spans.ts'

const A_DAY_BEFORE: Span = { unit: 'working-days', count: 1 }
const RAISED_AT = 3

/** The worker hears once which papers a panel still wants: a working day before they are due, or that day if it was booked since. */
export const papersDue: Hook = (request, world) => {
  const step = panelStep(request)
  const state = step === undefined ? undefined : request.steps[step]
  const booking = bookingOf(state)
  if (!booking || booking.sitting < world.today || papersMissing(request, state, world).length === 0)
    return []
  const key = panelKey(step, booking.sitting)
  if (sentAbout(request, 'papers', key).length > 0) return []
  const at = [openingOn(dayBefore(booking.papersBy, A_DAY_BEFORE)), openingOn(booking.papersBy)].find(
    (opening) => isUpTo(booking.at, opening),
  )
  if (at === undefined) return []
  const to = request.requesters
  return [noticeDue(request, { type: 'reminded', about: 'papers', key, count: 1, to }, { at, office: true })]
}

/** Which item, and for which sitting: moved to another, everything begins anew. */
export const panelKey = (step: number | undefined, sitting: string): string => `${step ?? ''}:${sitting}`

/**
 * A sitting passed and nothing was entered, or the calendar had no sitting: whoever records for the panel is reminded, then
 * the post that waits is told. No time that passes is an outcome.
 */
export const sittingsDue: Hook = (request, world) => {
  const step = panelStep(request)
  const state = step === undefined ? undefined : request.steps[step]
  const panel = state?.posts[0]
  if (step === undefined || !state || panel === undefined) return []
  const booking = bookingOf(state)
  const since = laterOf(request.time.since[step] ?? request.sentAt, lastDeferral(state)?.at ?? request.sentAt)
  const { waits } = world.router.policy.reminders
  const first = booking ? openingAfter(booking.sitting) : afterWait(since, waits.planned)
  const key = panelKey(step, booking?.sitting ?? 'none')
  const sent = sentAbout(request, 'sitting', key).filter(({ at }) => isUpTo(since, at))
  const last = sent.at(-1)
  const count = sent.length + 1
  const at = last ? afterWait(last.at, waits['this-week'], 2 ** (sent.length - 1)) : first
  const waiting = count < RAISED_AT ? [] : [...postThatWaits(request, step), ...request.requesters]
  const type = count === RAISED_AT ? 'raised' : 'reminded'
  return [
    noticeDue(request, { type, about: 'sitting', key, count, to: [panel, ...waiting] }, { at, office: true }),
  ]
}

/** Whoever agreed it before the panel: they can't go on without it. */
const postThatWaits = (request: Request, step: number): readonly string[] => {
  const before = request.steps
    .slice(0, step)
    .flatMap(({ done }: StepState) => (done && done.post !== '' ? [done.post] : []))
  return before.slice(-1)
}

/** What a panel left to be done, to whom it left it: before its day, on it, and then with who decided until it is done. */
export const followUpsDue: Hook = (request, world) =>
  openFollowUps(request).map(({ step, followUp }) => followUpDue(request, step, followUp, world))

const followUpDue = (request: Request, step: number, { owner, due }: FollowUp, world: World): Due => {
  const key = String(step)
  const sent = sentAbout(request, 'follow-up', key)
  const made = request.steps[step]?.done?.at ?? request.sentAt
  const { type, at, late } = nextByDay(due, made, sent, world.router.policy.reminders.waits.planned)
  const to = late ? [...new Set([owner, decidingPost(request)])].filter((id) => id !== '') : [owner]
  return noticeDue(
    request,
    { type, about: 'follow-up', key, count: sent.length + 1, to },
    { at, office: true },
  )
}
