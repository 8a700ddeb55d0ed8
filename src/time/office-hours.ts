import { Temporal } from 'temporal-polyfill'
import { isWorkingDay, type LondonDate } from '../policy/london-date.ts'

/** Office hours in London: nine to five, Monday to Friday, not on England's bank holidays. */
const OPENS = Temporal.PlainTime.from('09:00')
const CLOSES = Temporal.PlainTime.from('17:00')

type Zoned = Temporal.ZonedDateTime

const inLondon = (instant: string): Zoned =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')

const written = (moment: Zoned): string => moment.toInstant().toString({ fractionalSecondDigits: 3 })

const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime): boolean =>
  Temporal.PlainTime.compare(a, b) < 0

/** Instants as ISO strings, whatever the number of their decimals. */
export const isUpTo = (instant: string, now: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(instant), Temporal.Instant.from(now)) <= 0

export const laterOf = (a: string, b: string): string => (isUpTo(a, b) ? b : a)

const isOpen = (moment: Zoned): boolean => {
  const time = moment.toPlainTime()
  return isWorkingDay(moment.toPlainDate()) && !isBefore(time, OPENS) && isBefore(time, CLOSES)
}

/** Whether somebody who is not in a hurry may be reminded now. */
export const isOfficeTime = (instant: string): boolean => isOpen(inLondon(instant))

/** The first day on which a paper can still come in: today until the office closes, or else tomorrow. */
export const firstDayForPapers = (instant: string): LondonDate => {
  const moment = inLondon(instant)
  const day = moment.toPlainDate()
  return (isBefore(moment.toPlainTime(), CLOSES) ? day : day.add({ days: 1 })).toString()
}

const atOpening = (day: Temporal.PlainDate): Zoned =>
  day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: OPENS })

const openAt = (moment: Zoned): Zoned => {
  if (isOpen(moment)) return moment
  const day = moment.toPlainDate()
  return isBefore(moment.toPlainTime(), OPENS) && isWorkingDay(day)
    ? atOpening(day)
    : atOpening(workingDayAfter(day))
}

const workingDayAfter = (day: Temporal.PlainDate): Temporal.PlainDate => {
  const next = day.add({ days: 1 })
  return isWorkingDay(next) ? next : workingDayAfter(next)
}

/** An instant itself while the office is open, or else the next opening. */
export const officeTimeFrom = (instant: string): string => written(openAt(inLondon(instant)))

const OFFICE_DAY_MINUTES = 480

/** The instant at which so many office minutes have passed; one that ends at closing time counts as the next opening. */
export const afterOfficeMinutes = (instant: string, minutes: number): string => {
  let moment = openAt(inLondon(instant))
  // In milliseconds: nobody acts on the full minute.
  let left = minutes * 60_000
  while (left > 0) {
    const untilClosing = Math.round(moment.toPlainTime().until(CLOSES).total('milliseconds'))
    if (left < untilClosing) return written(moment.add({ milliseconds: left }))
    left -= untilClosing
    moment = atOpening(workingDayAfter(moment.toPlainDate()))
  }
  return written(moment)
}

/** The same in working days, eight hours each. */
export const afterWorkingDays = (instant: string, days: number): string =>
  afterOfficeMinutes(instant, days * OFFICE_DAY_MINUTES)

/** The instant at which the office opens on a day; on the working day before it where that day is none. */
export const openingOn = (day: LondonDate): string => {
  const date = Temporal.PlainDate.from(day)
  return isWorkingDay(date) ? written(atOpening(date)) : openingOn(date.subtract({ days: 1 }).toString())
}

/** The first opening after a day, whatever day that is. */
export const openingAfter = (day: LondonDate): string =>
  written(atOpening(workingDayAfter(Temporal.PlainDate.from(day))))
