import type { SupportHours } from '../../ledger/hours.ts'
import { mondayOf, sundayOf } from '../../ledger/service-weeks.ts'
import { addDays, type LondonDate } from '../../policy/london-date.ts'
import type { CommandRefused } from '../command.ts'
import { hasBegun } from './figures.ts'
import { withLines } from './give-back.ts'
import { ASKED } from '../../words/field-questions.ts'

/**
 * What support holds if somebody decides that a day is its last: lines of weeks begun, and of the week that the day falls
 * in, stay whole (C8). Never a day gone by: once it has started, weeks count as served until whoever arranges it says not.
 */
export const endedOn = (
  held: SupportHours,
  last: LondonDate | undefined,
  { family, today }: { readonly family: string; readonly today: LondonDate },
): SupportHours | CommandRefused => {
  if (last === undefined || last < neverBegan(held)) return { why: 'not-a-date', question: ASKED.lastDay }
  if (last < today && held.startsOn <= today)
    return {
      why: 'not-a-date',
      question: ASKED.lastDayAhead,
    }
  if (last >= held.lastDay) return { why: 'ends-by-then', lastDay: held.lastDay, family }
  const kept = held.lines.filter(({ week }) => hasBegun(week, today) || isServed(week, last, held))
  return { ...withLines(held, kept), lastDay: last }
}

/**
 * What support holds once whoever arranges it confirms the day on which it stopped; undefined where that was no early end.
 * The one end that may lie in the past: nothing was delivered in the weeks after it, so none of their lines stays.
 */
export const stoppedOn = (held: SupportHours, on: LondonDate): SupportHours | undefined => {
  if (on >= held.lastDay) return undefined
  return {
    ...withLines(
      held,
      held.lines.filter(({ week }) => isServed(week, on, held)),
    ),
    lastDay: on,
  }
}

/** What is left of support once lines of weeks to come are gone: it ends with its last line, but on no day gone by. */
export const endedByItsLines = (held: SupportHours, today: LondonDate): SupportHours => {
  const lastLine = sundayOf(held.lines.at(-1)?.week ?? held.startsOn)
  const last = held.startsOn <= today && lastLine < today ? today : lastLine
  return { ...held, lastDay: last < held.lastDay ? last : held.lastDay }
}

/** The last day of support that never began: the day before its first. */
export const neverBegan = ({ startsOn }: SupportHours): LondonDate => addDays(startsOn, -1)

/** Whether a week has a day of the support in it, if a day is its last. */
const isServed = (week: LondonDate, last: LondonDate, { startsOn }: SupportHours): boolean =>
  last >= startsOn && week <= mondayOf(last)
