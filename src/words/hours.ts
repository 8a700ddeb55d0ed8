import type { HoursLine, WeekHours } from '../ledger/hours.ts'
import { day } from '../views/format.ts'
import { list } from './grammar.ts'

/** Hours of an allowance in words. Figures come as quarter-hours, weeks as their Mondays. */

/** "2", "2.25": takes quarter-hours. */
export const figure = (quarters: number): string => String(quarters / 4)

/** "none" or "2.25". */
export const figureOrNone = (quarters: number): string => (quarters <= 0 ? 'none' : figure(quarters))

/** "2 hours a week", "1 hour a week". */
export const aWeek = (quarters: number): string => `${figure(quarters)} ${hourWord(quarters)} a week`

/** "2 hours", "1 hour". */
export const hourWord = (quarters: number): string => (quarters === 4 ? 'hour' : 'hours')

/** "30 Nov": a week is said by its Monday. */
export const dateOnly = (date: string): string => day(date).replace(/^\S+ /, '')

/** "Mon 30 Nov to Sun 20 Dec". */
export const fromTo = (first: string, last: string): string =>
  first === last ? day(first) : `${day(first)} to ${day(last)}`

/** "7 used, 3 free", "12 used of 10 and 2 borrowed, none free". */
export const weekSays = ({ own, in: borrowed, out, used, free }: WeekHours): string => {
  const had = borrowed > 0 ? ` of ${figure(own)} and ${figure(borrowed)} borrowed` : ''
  const lent = out > 0 ? `, ${figure(out)} lent` : ''
  return `${figureOrNone(used)} used${had}${lent}, ${figureOrNone(free)} free`
}

/** "the week of 30 Nov", "the weeks of 30 Nov, 7 Dec and 14 Dec". */
export const theWeeks = (weeks: readonly string[]): string =>
  `the ${weeks.length === 1 ? 'week' : 'weeks'} of ${list(weeks.map(dateOnly))}`

/** "2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec": alike weeks together, in their order. */
export const hoursInWeeks = (lines: readonly HoursLine[]): string => {
  const alike = [...Map.groupBy(lines, ({ quarters }) => quarters)]
  return list(
    alike.map(([quarters, some]) => {
      const weeks = theWeeks(some.map(({ week }) => week))
      return some.length === 1
        ? `${figure(quarters)} ${hourWord(quarters)} in ${weeks}`
        : `${aWeek(quarters)} in ${weeks}`
    }),
  )
}

/** "2 hours a week" where every week is alike, else what it is in each: "1 hour in the week of 30 Nov and …". */
export const weekByWeek = (lines: readonly HoursLine[]): string =>
  lines.every(({ quarters }) => quarters === lines[0]?.quarters) ? weekly(lines) : hoursInWeeks(lines)

/** "5 hours a week" where every week is alike, else "3.5 to 5 hours a week". */
export const weekly = (lines: readonly HoursLine[]): string => {
  const all = lines.map(({ quarters }) => quarters)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return lines.length === 0 ? 'no hours' : least === most ? aWeek(most) : `${figure(least)} to ${aWeek(most)}`
}
