import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type LondonDate } from '../policy/london-date.ts'
import type { Span } from '../policy/span.ts'
import { afterWorkingDays } from './office-hours.ts'

/** Whether a wait keeps office hours: minutes and hours run by day and night. */
export const keepsOfficeHours = ({ unit }: Span): boolean => unit !== 'minutes'

/** The instant at which a wait is over, so many times as long as it is written. */
export const afterWait = (instant: string, wait: Span, times = 1): string =>
  wait.unit === 'minutes'
    ? Temporal.Instant.from(instant)
        .add({ minutes: wait.count * times })
        .toString({ fractionalSecondDigits: 3 })
    : afterWorkingDays(instant, wait.count * times)

/** The day that lies a span after another: a month after 31 January is the last of February. */
export const dayAfter = (day: LondonDate, span: Span, times = 1): LondonDate => {
  const from = Temporal.PlainDate.from(day)
  const count = span.count * times
  if (span.unit === 'months') return from.add({ months: count }).toString()
  return span.unit === 'working-days'
    ? workingDays(from, count).toString()
    : from.add({ days: count }).toString()
}

/** The day that lies a span before another. */
export const dayBefore = (day: LondonDate, span: Span): LondonDate => dayAfter(day, span, -1)

const workingDays = (from: Temporal.PlainDate, count: number): Temporal.PlainDate => {
  const step = Math.sign(count)
  let [day, left] = [from, Math.abs(count)]
  while (left > 0) {
    day = day.add({ days: step })
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** The last day of a period whose first day counts (readings X4): sixteen weeks from a Friday end on a Thursday. */
export const lastDay = (first: LondonDate, span: Span): LondonDate => {
  if (span.unit !== 'working-days')
    return Temporal.PlainDate.from(dayAfter(first, span)).subtract({ days: 1 }).toString()
  const counted = isWorkingDay(first) ? span.count - 1 : span.count
  return workingDays(Temporal.PlainDate.from(first), counted).toString()
}
