import { financialYearStart, rollingYearStart, type LondonDate } from '../policy/london-date.ts'

/**
 * One movement against a family's cap: what was agreed, on the London date it was agreed. A decision taken back is a
 * counter-entry; nothing is ever edited (readings P11).
 */
export type Entry = {
  readonly request: string
  readonly on: LondonDate
  readonly pence: number
  /** Which person of the family, where no request says it: what was agreed before the bot came. */
  readonly whose?: string
}

const since = (entries: readonly Entry[], first: LondonDate, last: LondonDate): number =>
  entries.filter(({ on }) => first <= on && on <= last).reduce((total, { pence }) => total + pence, 0)

/** Pence agreed in the council's financial year up to a day: from 1 April (readings P9). */
export const inFinancialYear = (entries: readonly Entry[], today: LondonDate): number =>
  since(entries, financialYearStart(today), today)

/** Pence agreed in the twelve months that end with a day (readings P9). */
export const inRollingYear = (entries: readonly Entry[], today: LondonDate): number =>
  since(entries, rollingYearStart(today), today)
