import type { CommandRefused } from './command.ts'
import { bookingOf, lastDeferral } from '../panel/panel-item.ts'
import type { Panel } from '../people/directory.ts'
import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Request } from './request.ts'
import type { Pressing } from './press.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * The sitting that a panel's outcome comes from: one of its calendar, on or before the day it is entered. A panel
 * decides by meeting; a single member's press, or a day it did not sit, is no decision (readings X12).
 */
export const sittingOf = ({
  request,
  press,
  world,
}: Pressing): { readonly sitting?: string } | CommandRefused => {
  const step = request.steps[press.step]
  if (!step?.shown.panel) return {}
  const panel = world.directory.panels.get(step.posts[0] ?? '')
  const sitting = press.answers['sitting'] ?? ''
  const sat = panel !== undefined && sittingsSince(panel, request, press.step, world.today).includes(sitting)
  return sat ? { sitting } : { why: 'missing-answer', question: ASKED.whichSitting }
}

/**
 * The sittings that an item's outcome can come from, newest first: since it came before the panel, or was decided where it
 * is only confirmed, later than the one at which the panel put it off, and none before the one that it is booked for.
 */
export const sittingsSince = (
  panel: Panel,
  request: Request,
  step: number,
  today: LondonDate,
): readonly LondonDate[] => {
  const state = request.steps[step]
  const before = request.steps.slice(0, step).flatMap(({ done }) => done?.at ?? [])
  const since = londonDate(before.toSorted().at(-1) ?? request.sentAt)
  const putOff = lastDeferral(state)?.sitting ?? ''
  const booked = bookingOf(state)?.sitting ?? ''
  return panel.sittings
    .filter((day) => since <= day && putOff < day && booked <= day && day <= today)
    .toSorted()
    .toReversed()
}
