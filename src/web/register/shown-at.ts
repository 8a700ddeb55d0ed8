import { londonDate, londonTime } from '../../policy/london-date.ts'
import { dayAndYear } from '../../views/format.ts'

/** "Fri 27 Nov 2026, 12:58", in London. */
export const shownAt = (instant: string): string =>
  `${dayAndYear(londonDate(instant))}, ${londonTime(instant)}`

const UNITS = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'hour', 'hours'],
  [60_000, 'minute', 'minutes'],
] as const

/** "17 minutes", "2 days": the time from one instant to another in its largest unit; empty under a minute. */
export const between = (from: string, to: string): string => {
  const ms = Date.parse(to) - Date.parse(from)
  const unit = UNITS.find(([length]) => ms >= length)
  if (unit === undefined) return ''
  const [length, one, many] = unit
  const count = Math.floor(ms / length)
  return `${count} ${count === 1 ? one : many}`
}
