import type { LondonDate } from '../policy/london-date.ts'
import type { Span } from '../policy/span.ts'
import type { Sent } from '../request/time-state.ts'
import { isUpTo, laterOf, officeTimeFrom, openingAfter, openingOn } from './office-hours.ts'
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
  const opening = openingOn(by)
  // Nobody is reminded in the very minute in which they were given it: what is due by tonight is asked after tomorrow.
  const onTheDay = officeTimeFrom(isUpTo(opening, made) ? laterOf(openingAfter(by), made) : opening)
  const ahead = openingOn(dayBefore(by, AHEAD))
  if (!last && !isUpTo(ahead, made)) return { type: 'reminded', at: ahead, late: false }
  const over = sent.findIndex(({ type }) => type === 'fell-due')
  if (!last || over < 0) return { type: 'fell-due', at: onTheDay, late: false }
  return { type: 'reminded', at: afterWait(last.at, wait, 2 ** (sent.length - over - 1)), late: true }
}
