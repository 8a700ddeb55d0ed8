import type { Panel } from '../people/directory.ts'
import { addDays, type LondonDate } from '../policy/london-date.ts'
import type { StepShown } from '../request/event.ts'

/** One sitting of a panel as an id: "pasp/2026-12-02". */
export const agendaId = (panel: string, sitting: LondonDate): string => `${panel}/${sitting}`

/** The day by which papers for a sitting have to be in, as the council's people file sets it. */
export const papersBy = (panel: Panel, sitting: LondonDate): LondonDate =>
  addDays(sitting, -panel.papersDaysBefore)

/** The sittings still to come, today's not among them: what is booked today is for another day. */
export const sittingsAhead = (panel: Panel, today: LondonDate): readonly LondonDate[] =>
  panel.sittings.filter((day) => day > today).toSorted()

/**
 * The sitting that an item goes to: the first whose papers can still be in, and not before a given day. What was decided
 * outside the panel goes to the very next one, whatever its papers. Undefined: the calendar has none, and that is said.
 * @param papersFrom the first day on which papers can come in: tomorrow, once the office is closed
 */
export const sittingFor = (
  panel: Panel,
  act: StepShown['act'],
  today: LondonDate,
  {
    notBefore = today,
    papersFrom = today,
  }: { readonly notBefore?: LondonDate | undefined; readonly papersFrom?: LondonDate } = {},
): LondonDate | undefined =>
  sittingsAhead(panel, today).find(
    (day) => day >= notBefore && (act === 'confirm' || papersBy(panel, day) >= papersFrom),
  )
