import type { Decided } from '../request/decide.ts'
import { giveReasons } from '../request/give-reasons.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { ASKS } from '../words/panel.ts'
import { papersBy, sittingsAhead } from './calendar.ts'
import { bookingOf } from './panel-item.ts'

/** Its recorder moves an item to another sitting of the calendar, with the reason. Nothing is decided by it. */
export const rebook = ({ request, press, given, acting, world }: Pressing): Decided => {
  const panel = world.directory.panels.get(acting.post)
  const state = request.steps[press.step]
  if (!panel || !state?.shown.panel) return { events: [], refused: { why: 'stale' } }
  const sitting = press.answers['sitting'] ?? ''
  if (sitting === '') return { events: [], refused: { why: 'missing-answer', question: ASKS.moveTo } }
  const ahead = sittingsAhead(panel, world.today).filter((day) => day !== bookingOf(state)?.sitting)
  if (!ahead.includes(sitting))
    return { events: [], refused: { why: 'no-such-sitting', panel: panel.id, sittings: ahead } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const sealed = { step: press.step, panel: panel.id, sitting, papersBy: papersBy(panel, sitting) }
  const event = newEvent(
    'rebooked',
    request.id,
    given,
    { sealed, private: { reasons: reasons.reasons } },
    acting,
  )
  return { events: [event] }
}
