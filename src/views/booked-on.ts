import { sittingFor } from '../panel/calendar.ts'
import { bookingOf, lastDeferral } from '../panel/panel-item.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'

/**
 * The sitting that a panel's step is booked for; of a record older than bookings, the one it would go to today. Undefined:
 * the calendar has none, and that is said.
 */
export const bookedOn = (
  state: StepState | undefined,
  { directory, today }: Pick<World, 'directory' | 'today'>,
): LondonDate | undefined => {
  const booking = bookingOf(state)
  if (booking) return booking.sitting
  const panel = state?.shown.panel ? directory.panels.get(state.posts[0] ?? '') : undefined
  return panel && state && sittingFor(panel, state.shown.act, today, { notBefore: lastDeferral(state)?.due })
}
