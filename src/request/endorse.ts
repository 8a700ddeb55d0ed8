import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'

/** Gives the agreement that must come before the decision (section 7: not straight to the Assistant Director). */
export const endorse = ({ request, press, given, acting }: Pressing): Decided => {
  if (request.steps[press.step]?.shown.act !== 'endorse') return { events: [], refused: { why: 'stale' } }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  const words = { reasons: reasons.reasons, considered: reasons.considered }
  return {
    events: [
      newEvent('endorsed', request.id, given, { sealed: { step: press.step }, private: words }, acting),
    ],
  }
}

/** Answers a consultation: a view, not a decision. */
export const consult = ({ request, press, given, acting }: Pressing): Decided => {
  if (request.steps[press.step]?.shown.act !== 'consult') return { events: [], refused: { why: 'stale' } }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  return {
    events: [
      newEvent(
        'consulted',
        request.id,
        given,
        { sealed: { step: press.step }, private: { view: reasons.reasons } },
        acting,
      ),
    ],
  }
}
