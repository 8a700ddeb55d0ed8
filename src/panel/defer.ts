import type { CommandRefused } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { giveReasons } from '../request/give-reasons.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { sittingOf } from '../request/sitting.ts'
import { dayIn, missingIn, tooLongIn } from './answers.ts'

/** The panel put the item off: what it wants, from whom, by when. It stays open, and is booked again. */
export const defer = (pressing: Pressing): Decided => {
  const { request, press, given, acting, world } = pressing
  if (!request.steps[press.step]?.shown.panel) return { events: [], refused: { why: 'stale' } }
  const sitting = sittingOf(pressing)
  if ('why' in sitting) return { events: [], refused: sitting }
  const refused = wrongIn(pressing)
  if (refused) return { events: [], refused }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { wanted = '', from = '' } = press.answers
  const due = dayIn(press.answers['due'], world.today) ?? ''
  const event = newEvent(
    'deferred',
    request.id,
    given,
    {
      sealed: { step: press.step, sitting: sitting.sitting ?? '', due, thin: reasons.thin },
      private: {
        reasons: reasons.reasons,
        considered: reasons.considered,
        wanted: wanted.trim(),
        from: from.trim(),
      },
    },
    acting,
  )
  return { events: [event] }
}

const wrongIn = ({ press: { answers }, world }: Pressing): CommandRefused | undefined =>
  missingIn(answers, ['wanted', 'from']) ??
  (dayIn(answers['due'], world.today) === undefined ? missingIn({}, ['due']) : undefined) ??
  tooLongIn(answers, ['wanted', 'from'])
