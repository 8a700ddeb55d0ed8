import { londonDate } from '../policy/london-date.ts'
import { sentAbout } from '../request/time-state.ts'
import { noticeDue, type Hook } from './due.ts'
import { openingOn } from './office-hours.ts'
import { reviewsOf } from './reviews-due.ts'
import { afterWait, dayAfter } from './spans.ts'

/** Asked so often, then no more: it stays on record as not said. */
const MOST = 3

/** Money that was agreed does not run out by itself: the worker is asked whether it was used. What is reviewed is asked about there. */
export const usedDue: Hook = (request, world) => {
  const isMoney = request.status === 'approved' && request.decision.approved?.pence !== undefined
  const isSaid = request.time.used !== undefined || request.saidUsed !== undefined
  if (!isMoney || isSaid || reviewsOf(request, world).length > 0) return []
  const { used, waits } = world.router.policy.reminders
  const sent = sentAbout(request, 'used', '')
  if (sent.length === MOST) return []
  const last = sent.at(-1)
  const at = last
    ? afterWait(last.at, waits.planned, 2 ** sent.length)
    : openingOn(dayAfter(londonDate(request.decision.at), used))
  const type = last ? 'reminded' : 'fell-due'
  return [
    noticeDue(
      request,
      { type, about: 'used', key: '', count: sent.length + 1, to: request.requesters },
      { at, office: true },
    ),
  ]
}
