import type { Decided } from '../decide.ts'
import type { Pressing } from '../press.ts'
import { rerouted } from '../reroute.ts'
import { borrow } from './borrow.ts'
import { confirmStopped, confirmUsed } from './confirm-service.ts'
import { endEarly, fewerHours } from './end-early.ts'
import { cannotMove, moveHours } from './move-hours.ts'
import type { HoursAct } from './hours-acts.ts'
import { agreeRecall, handBack, recall, refuseRecall } from './recall.ts'
import { shortRequest, type ShortRequest } from './short-request.ts'
import { recordTalk, talk } from './talk.ts'

/** A press about a request's hours, before it is known for which post it is. */
export type HoursPress = Omit<Pressing, 'acting'>

/** Carries out a press about hours. A request that is not about hours has no such button. */
export const pressHours = (pressing: HoursPress, act: HoursAct): Decided => {
  if (!pressing.request.hours) return { events: [], refused: { why: 'stale' } }
  switch (act) {
    case 'cannot-move':
      return lookingForHours(pressing, cannotMove)
    case 'move-hours':
      return lookingForHours(pressing, moveHours)
    case 'borrow':
      return lookingForHours(pressing, borrow)
    case 'talk':
      return lookingForHours(pressing, talk)
    case 'fewer-hours':
      return fewerHours(pressing)
    case 'recall':
      return recall(pressing)
    case 'agree-recall':
      return agreeRecall(pressing)
    case 'refuse-recall':
      return refuseRecall(pressing)
    case 'hand-back':
      return handBack(pressing)
    case 'end-early':
      return endEarly(pressing)
    case 'record-talk':
      return recordTalk(pressing)
    case 'confirm-used':
      return confirmUsed(pressing)
    case 'confirm-stopped':
      return confirmStopped(pressing)
  }
}

/** What can be done about a request that is short; where it belongs to somebody else by now, it goes there first. */
const lookingForHours = (
  pressing: HoursPress,
  act: (pressing: HoursPress, ready: ShortRequest) => Decided,
): Decided => {
  const ready = shortRequest(pressing)
  if ('why' in ready) return { events: [], refused: ready }
  return rerouted(pressing.request, pressing.given, pressing.world) ?? act(pressing, ready)
}
