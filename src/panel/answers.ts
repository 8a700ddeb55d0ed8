import { Temporal } from 'temporal-polyfill'
import type { LondonDate } from '../policy/london-date.ts'
import type { CommandRefused } from '../request/command.ts'
import { REASONS_LIMIT, typed } from '../request/reasons.ts'
import { ASKS } from '../words/panel.ts'

type Answers = Readonly<Record<string, string>>
type Asked = keyof typeof ASKS

/** The first of these that was left empty, as a refusal that names it. */
export const missingIn = (answers: Answers, wanted: readonly Asked[]): CommandRefused | undefined => {
  const empty = wanted.find((id) => typed(answers[id]) === '')
  return empty && { why: 'missing-answer', question: ASKS[empty] }
}

/** Words that together are more than can be kept whole. */
export const tooLongIn = (answers: Answers, of: readonly Asked[]): CommandRefused | undefined =>
  of.reduce((length, id) => length + typed(answers[id]).length, 0) > REASONS_LIMIT
    ? { why: 'too-long' }
    : undefined

/** A London date that is not over; undefined for anything else. */
export const dayIn = (answer: string | undefined, today: LondonDate): LondonDate | undefined =>
  answer !== undefined && isDay(answer) && answer >= today ? answer : undefined

/** Whether a day was written as a day, and there is one: 2026-02-30 is none. */
export const isDay = (answer: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(answer) ?? []
  return (
    year !== undefined &&
    Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }).toString() ===
      answer
  )
}
