import { quartersIn, tidyLines, type HoursLine } from '../../ledger/hours.ts'
import { sundayOf, splitWeeks } from '../../ledger/service-weeks.ts'
import { daysBetween, type LondonDate } from '../../policy/london-date.ts'
import type { HoursRefused } from './hours-refused.ts'
import { typed } from '../reasons.ts'

type Answers = Readonly<Record<string, string>>

/** Hours as somebody typed them, "2", "2.25" or "2 h", in quarter-hours; undefined for anything else. */
export const readHours = (answer: string | undefined): number | undefined => {
  const said = /^(\d{1,3})(?:\.(\d{1,2}))?\s*(?:h|hrs?|hours?)?$/i.exec(typed(answer))
  if (!said) return undefined
  const quarters = Number(`${said[1] ?? '0'}.${said[2] ?? '0'}`) * 4
  return Number.isInteger(quarters) ? quarters : undefined
}

/** A day as a form gives it; undefined where it isn't one of the calendar. */
export const readDay = (answer: string | undefined): LondonDate | undefined => {
  const said = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed(answer))
  if (!said) return undefined
  const [, year, month, day] = said.map(Number)
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
    ? typed(answer)
    : undefined
}

/** The answer about one week: "week-2026-11-30". */
export const weekAnswer = (week: LondonDate): string => `week-${week}`

/**
 * The lines that a decider answered week by week: each at most what stands in `most`; a week without an answer
 * takes the hours for every week, or as many as are `unsaid`.
 */
export const readWeeks = (
  answers: Answers,
  most: readonly HoursLine[],
  unsaid = Infinity,
): readonly HoursLine[] | HoursRefused => {
  const everyWeek = typed(answers['hours']) === '' ? unsaid : readHours(answers['hours'])
  if (everyWeek === undefined) return { why: 'not-hours', most: undefined, of: 'hours' }
  const lines: HoursLine[] = []
  for (const { week, quarters } of most) {
    const answer = typed(answers[weekAnswer(week)])
    const said = answer === '' ? Math.min(everyWeek, quarters) : readHours(answer)
    if (said === undefined || said > quarters) return { why: 'not-hours', most: quarters, of: week }
    lines.push({ week, quarters: said })
  }
  return tidyLines(lines)
}

/** Whether somebody wrote hours at all: for every week, or for one of these. */
export const saysWeeks = (answers: Answers, lines: readonly HoursLine[]): boolean =>
  [answers['hours'], ...lines.map(({ week }) => answers[weekAnswer(week)])].some(
    (answer) => typed(answer) !== '',
  )

type Days = {
  readonly startsOn: LondonDate
  readonly lastDay: LondonDate
  readonly lines: readonly HoursLine[]
}

const total = (lines: readonly HoursLine[]): number => lines.reduce((sum, { quarters }) => sum + quarters, 0)

/** Whether a decider wrote hours or weeks at all, so that conditions alone leave them as asked. */
export const saysHours = (answers: Answers, { lines }: Days): boolean =>
  typed(answers['weeks']) !== '' || saysWeeks(answers, lines)

/**
 * What a decider agrees of the hours asked: fewer a week (`hours`), fewer weeks (`weeks`), other figures for named weeks
 * (`week-…`). The total is at most what was asked, inside the same weeks (C3, I7).
 */
export const readAgreed = (answers: Answers, asked: Days): Days | HoursRefused => {
  const weeks = daysBetween(asked.startsOn, asked.lastDay, 'calendar') / 7
  const weekly = total(asked.lines) / weeks
  const hours = typed(answers['hours']) === '' ? weekly : readHours(answers['hours'])
  if (hours === undefined || hours > weekly) return { why: 'not-hours', most: weekly, of: 'hours' }
  const forWeeks = typed(answers['weeks']) === '' ? weeks : Number(typed(answers['weeks']))
  if (!Number.isInteger(forWeeks) || forWeeks < 1 || forWeeks > weeks)
    return { why: 'not-hours', most: weeks, of: 'weeks' }
  const split = hours === weekly && forWeeks === weeks ? asked : splitWeeks(asked.startsOn, forWeeks, hours)
  const lines: HoursLine[] = []
  for (const { week } of asked.lines) {
    const answer = typed(answers[weekAnswer(week)])
    const said = answer === '' ? quartersIn(split.lines, week) : readHours(answer)
    if (said === undefined) return { why: 'not-hours', most: undefined, of: week }
    lines.push({ week, quarters: said })
  }
  const agreed = tidyLines(lines)
  if (agreed.length === 0 || total(agreed) > total(asked.lines))
    return { why: 'not-hours', most: total(asked.lines) }
  return { ...daysOf(agreed, asked, split), lines: agreed }
}

/** The first and the last day that lines leave of the days they were cut from. */
const daysOf = (
  lines: readonly HoursLine[],
  asked: Days,
  split: Days,
): Pick<Days, 'startsOn' | 'lastDay'> => {
  const first = lines[0]?.week ?? asked.startsOn
  const last = sundayOf(lines.at(-1)?.week ?? asked.lastDay)
  const end = last > split.lastDay ? asked.lastDay : split.lastDay
  return {
    startsOn: first > asked.startsOn ? first : asked.startsOn,
    lastDay: last < end ? last : end,
  }
}
