import type { Decided } from './decide.ts'
import { consultedThen } from './consulted-then.ts'
import { giveReasons } from './give-reasons.ts'
import { confirmedHours } from './hours/confirm-hours.ts'
import { madeBefore } from './made-before.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { typed } from './reasons.ts'

/** Gives the agreement that must come before the decision (section 7: not straight to the Assistant Director). */
export const endorse = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  if (request.steps[press.step]?.shown.act !== 'endorse') return { events: [], refused: { why: 'stale' } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const before = madeBefore(pressing)
  const consulted = before.made ? consultedThen(pressing) : undefined
  if (consulted && 'why' in consulted) return { events: [], refused: consulted }
  const words = { reasons: reasons.reasons, considered: reasons.considered }
  return {
    events: [
      ...(consulted?.events ?? []),
      newEvent(
        'endorsed',
        request.id,
        given,
        { sealed: { step: press.step, ...before }, private: words },
        acting,
      ),
    ],
  }
}

/** Answers a consultation: a view, not a decision. About hours it carries the figures that were confirmed. */
export const consult = ({ request, press, given, acting, world }: Pressing): Decided => {
  if (request.steps[press.step]?.shown.act !== 'consult') return { events: [], refused: { why: 'stale' } }
  const hours = confirmedHours(request, press, world)
  if (hours && 'why' in hours) return { events: [], refused: hours }
  const reasons = hours ? undefined : giveReasons(press, request, given.by, world)
  if (reasons && 'why' in reasons) return { events: [], refused: reasons }
  const view = reasons?.reasons ?? typed(press.answers['reasons'])
  return {
    events: [
      newEvent(
        'consulted',
        request.id,
        given,
        { sealed: { step: press.step, ...(hours && { hours }) }, private: { view } },
        acting,
      ),
    ],
  }
}
