import { addDays, londonDate, londonInstant, type LondonDate } from '../policy/london-date.ts'

/** What was signed last: how many lines, and when. */
export type Last = { readonly size: number; readonly at: string }

/** Whether a checkpoint is to be signed: after so many new lines, or at the daily time where anything is new. */
export function isDue(
  { head, last, now }: { head: number; last: Last | undefined; now: string },
  { every, at }: { every: number; at: string },
): boolean {
  if (head <= (last?.size ?? 0)) return false
  if (last === undefined || head - last.size >= every) return true
  return Date.parse(last.at) < Date.parse(londonInstant(dayOfMoment(now, at), at))
}

/** The day in London whose daily time came last: today's, or yesterday's until it comes. */
export function dayOfMoment(now: string, at: string): LondonDate {
  const today = londonDate(now)
  return Date.parse(londonInstant(today, at)) <= Date.parse(now) ? today : addDays(today, -1)
}
