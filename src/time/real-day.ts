import { Temporal } from 'temporal-polyfill'
import type { LondonDate } from '../policy/london-date.ts'

/** Whether something is a day of the calendar: what a form or an old record holds need not be one. */
export const isRealDay = (value: unknown): value is LondonDate => {
  const [text, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})$/.exec(typeof value === 'string' ? value : '') ?? []
  if (text === undefined || Number(month) === 0 || Number(day) === 0) return false
  const nearest = Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) })
  return nearest.toString() === text
}
