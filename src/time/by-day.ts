import type { LondonDate } from '../policy/london-date.ts'
import type { Span } from '../policy/span.ts'
import type { Sent } from '../request/time-state.ts'
import { isUpTo, laterOf, officeTimeFrom, openingOn } from './office-hours.ts'
import { afterWait, dayBefore } from './spans.ts'

/** How long before its day the owner of something is reminded of it. */
const AHEAD: Span = { unit: 'working-days', count: 2 }

type Next = Pick<Sent, 'type' | 'at'> & { readonly late: boolean }

/**
 * The next notice of something that is to be done by a day: before it, on it, and then ever less often until somebody says
 * that it is done. `made`: the instant since when somebody has it to do.
 */
export const nextByDay = (by: LondonDate, made: string, sent: readonly Sent[], wait: Span): Next => {
  const last = sent.at(-1)
  const onTheDay = officeTimeFrom(laterOf(openingOn(by), made))
  const ahead = openingOn(dayBefore(by, AHEAD))
  if (!last && isUpTo(made, ahead)) return { type: 'reminded', at: ahead, late: false }
  const over = sent.findIndex(({ type }) => type === 'fell-due')
  if (!last || over < 0) return { type: 'fell-due', at: onTheDay, late: false }
  return { type: 'reminded', at: afterWait(last.at, wait, 2 ** (sent.length - over - 1)), late: true }
}
