import type { SupportHours } from '../../ledger/hours.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Decided } from '../decide.ts'
import { giveReasons } from '../give-reasons.ts'
import type { ActingAs } from '../as-holder.ts'
import { lendsToIt } from './both-sides.ts'
import { allowanceOf } from './figures.ts'
import { giveBack, hoursChanged } from './give-back.ts'
import type { HoursBecause } from './hours-state.ts'
import { endedOn } from './last-day.ts'
import { fewerFrom } from './move-hours.ts'
import type { HoursPress } from './press-hours.ts'
import { readDay } from './read-hours.ts'
import { actsFor } from './short-request.ts'

type Running = { readonly rule: AllowanceRule; readonly held: SupportHours; readonly acting: ActingAs }

/** Support that is agreed and charged, and whoever acts for the post that it is charged to. */
const running = ({ request, given, world }: HoursPress): Running | CommandRefused => {
  const rule = allowanceOf(request.resource, world)
  const held = request.hours?.held
  if (!rule || request.hours?.asked.kind !== 'support') return { why: 'stale' }
  if (request.status !== 'approved' || held?.kind !== 'support')
    return { why: 'not-open', status: request.status }
  const acting = actsFor(request, held.post, given.by, world)
  if ('why' in acting) return acting
  return lendsToIt(request, given.by, world)
    ? { why: 'other-side', posts: [held.post] }
    : { rule, held, acting }
}

/** Ends support on a day (`last`). Weeks not begun come back, borrowed hours to whoever lent them (C6); the others stay charged (C8). */
export const endEarly = (pressing: HoursPress): Decided => {
  const ready = running(pressing)
  if ('why' in ready) return { events: [], refused: ready }
  const last = readDay(pressing.press.answers['last'])
  const after = endedOn(ready.held, last, { family: pressing.request.family, today: pressing.world.today })
  return 'why' in after ? { events: [], refused: after } : change(pressing, ready, after, 'ended')
}

/** Agrees fewer hours a week from a Monday on; the last day stays, unless nothing is left. */
export const fewerHours = (pressing: HoursPress): Decided => {
  const ready = running(pressing)
  if ('why' in ready) return { events: [], refused: ready }
  const { request, press, world } = pressing
  const after = fewerFrom(request, ready.held, press.answers, world.today)
  return 'why' in after ? { events: [], refused: after } : change(pressing, ready, after, 'fewer')
}

const change = (
  { request, press, given, world }: HoursPress,
  { rule, held, acting }: Running,
  after: SupportHours,
  because: HoursBecause,
): Decided => {
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const causing = { given, acting, world }
  return {
    events: [
      hoursChanged(request.id, after, { because, ...reasons }, causing),
      ...giveBack(request, after.lines, { post: held.post, rule }, causing),
    ],
  }
}
