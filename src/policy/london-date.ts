import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'

/** A day in London, YYYY-MM-DD. */
export type LondonDate = string

const LONDON = 'Europe/London'
const england = new Holidays('GB', 'ENG', { types: ['public', 'bank'], timezone: LONDON })

/** The day it is in London at an instant (ISO, UTC): 31 March 23:30 UTC is 1 April there. */
export const londonDate = (instant: string): LondonDate => inLondon(instant).toPlainDate().toString()

/** The time it is in London at an instant, as people write it: "17:52". */
export const londonTime = (instant: string): string =>
  inLondon(instant).toPlainTime().toString({ smallestUnit: 'minute' })

/** The instant (ISO, UTC) of a time in London, "23:10", on a day. */
export const londonInstant = (day: LondonDate, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(LONDON).toInstant().toString()

const inLondon = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON)

/** Days from one day to another with the first counted (readings X4); working days leave out weekends and bank holidays. */
export const daysBetween = (from: LondonDate, to: LondonDate, days: 'working' | 'calendar'): number => {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const calendar = first.until(last).days
  if (calendar < 0 || days === 'calendar') return calendar + 1
  return Array.from({ length: calendar + 1 }, (_, i) => first.add({ days: i })).filter(isWorkingDay).length
}

export const isWorkingDay = (day: Temporal.PlainDate | LondonDate): boolean => {
  const date = typeof day === 'string' ? Temporal.PlainDate.from(day) : day
  return date.dayOfWeek < 6 && !bankHolidays(date.year).has(date.toString())
}

const known = new Map<number, ReadonlySet<string>>()

const bankHolidays = (year: number): ReadonlySet<string> => {
  const found = known.get(year) ?? new Set(england.getHolidays(year).map((one) => one.date.slice(0, 10)))
  known.set(year, found)
  return found
}

export const addDays = (day: LondonDate, days: number): LondonDate =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** The first day of the council's financial year that a day falls in: 1 April. */
export const financialYearStart = (day: LondonDate): LondonDate => {
  const date = Temporal.PlainDate.from(day)
  const year = date.month < 4 ? date.year - 1 : date.year
  return Temporal.PlainDate.from({ year, month: 4, day: 1 }).toString()
}

/** The first day of the twelve months that end with a day. */
export const rollingYearStart = (day: LondonDate): LondonDate =>
  Temporal.PlainDate.from(day).subtract({ years: 1 }).add({ days: 1 }).toString()
