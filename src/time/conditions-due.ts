import type { Span } from '../policy/span.ts'
import type { Request } from '../request/request.ts'
import { openConditions, sentAbout, type ConditionState, type Sent } from '../request/time-state.ts'
import type { World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo, laterOf, officeTimeFrom, openingOn } from './office-hours.ts'
import { afterWait, dayBefore } from './spans.ts'

/** How long before its day the owner of a condition is reminded of it. */
const AHEAD: Span = { unit: 'working-days', count: 2 }

/** Whoever sees to a condition hears of it before its day, on it, and then ever less often until it is marked met. */
export const conditionsDue: Hook = (request, world) =>
  openConditions(request).flatMap((one) => conditionDue(request, one, world))

const conditionDue = (request: Request, one: ConditionState, world: World): readonly Due[] => {
  if (one.by === undefined) return []
  const key = String(one.step)
  const sent = sentAbout(request, 'condition', key).filter(({ at }) => isUpTo(one.at, at))
  const owner = one.owner ?? request.requesters[0] ?? ''
  const decider = request.steps[one.step]?.done?.post ?? ''
  const { type, at, late } = nextNotice(one.by, one, sent, world.router.policy.reminders.waits.planned)
  const to = late ? [...new Set([owner, decider])] : [owner]
  return [
    noticeDue(request, { type, about: 'condition', key, count: sent.length + 1, to }, { at, office: true }),
  ]
}

type Next = Pick<Sent, 'type' | 'at'> & { readonly late: boolean }

const nextNotice = (by: string, made: ConditionState, sent: readonly Sent[], wait: Span): Next => {
  const last = sent.at(-1)
  const onTheDay = officeTimeFrom(laterOf(openingOn(by), made.at))
  const ahead = openingOn(dayBefore(by, AHEAD))
  if (!last && isUpTo(made.at, ahead)) return { type: 'reminded', at: ahead, late: false }
  const over = sent.findIndex(({ type }) => type === 'fell-due')
  if (!last || over < 0) return { type: 'fell-due', at: onTheDay, late: false }
  return { type: 'reminded', at: afterWait(last.at, wait, 2 ** (sent.length - over - 1)), late: true }
}
