import type { HoursLine } from '../src/ledger/hours.ts'
import { mondayOf } from '../src/ledger/service-weeks.ts'
import { dateOnly, figure } from '../src/words/hours.ts'
import { HOURS_LABELS } from '../src/words/hours-buttons.ts'
import { day } from '../src/views/format.ts'
import type { Question } from './card.ts'

/** One figure a week, in hours: 'week-2026-11-30', filled in with the hours given. */
export const weekQuestions = (
  lines: readonly HoursLine[],
  label: (week: string) => string = HOURS_LABELS.inWeek,
): readonly Question[] =>
  lines.map(({ week, quarters }) => ({
    id: `week-${week}`,
    kind: 'number',
    decimals: true,
    label: label(dateOnly(week)),
    required: false,
    value: figure(quarters),
  }))

/** The Mondays of some weeks, to choose one. */
export const mondayQuestion = (id: string, label: string, weeks: readonly string[]): Question => ({
  id,
  kind: 'choice',
  label,
  required: true,
  options: weeks.map((week) => ({ id: mondayOf(week), label: day(mondayOf(week)) })),
})
