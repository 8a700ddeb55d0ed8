import { askerNow, type Request } from '../request/request.ts'
import { openConditions, sentAbout, type ConditionState } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { nextByDay } from './by-day.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo } from './office-hours.ts'

/** Whoever sees to a condition hears of it before its day, on it, and then ever less often until it is marked met. */
export const conditionsDue: Hook = (request, world) =>
  openConditions(request).flatMap((one) => conditionDue(request, one, world))

const conditionDue = (request: Request, one: ConditionState, world: World): readonly Due[] => {
  if (one.by === undefined) return []
  const key = String(one.step)
  const sent = sentAbout(request, 'condition', key).filter(({ at }) => isUpTo(one.at, at))
  const owner = one.owner ?? askerNow(request)
  const decider = request.steps[one.step]?.done?.post ?? ''
  const { type, at, late } = nextByDay(one.by, one.at, sent, world.router.policy.reminders.waits.planned)
  const to = late ? [...new Set([owner, decider])] : [owner]
  return [
    noticeDue(request, { type, about: 'condition', key, count: sent.length + 1, to }, { at, office: true }),
  ]
}
