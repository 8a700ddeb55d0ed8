import type { Facts } from '../policy/fact.ts'
import { financialYearStart, rollingYearStart, type LondonDate } from '../policy/london-date.ts'
import type { LedgerRule } from '../policy/policy.ts'

/** One line of what was agreed before the bot came, as a list says it. Pence, quarter-hours, whole weeks; dates are London's. */
export type OpeningLine =
  /** `on`: when it was agreed, or where only a sum is known, the day of the list. `whose`: the person, where it is counted for each. */
  | {
      readonly kind: 'money'
      readonly ledger: string
      readonly family: string
      readonly whose?: string
      readonly on: LondonDate
      readonly dated: boolean
      readonly pence: number
    }
  | {
      readonly kind: 'hours'
      readonly ledger: string
      readonly post: string
      readonly week: LondonDate
      readonly quarters: number
    }
  | { readonly kind: 'weeks'; readonly ledger: string; readonly family: string; readonly weeks: number }

/** Which line it is: a second list that has it corrects it, and never adds to it. */
export const openingKey = (line: OpeningLine): string => {
  switch (line.kind) {
    case 'money':
      return `money ${line.ledger} ${line.family} ${line.whose ?? ''} ${line.dated ? line.on : ''}`
    case 'hours':
      return `hours ${line.ledger} ${line.post} ${line.week}`
    case 'weeks':
      return `weeks ${line.ledger} ${line.family}`
  }
}

/** Whether a line counts for whoever something is for: for everybody, where it isn't said yet, or is counted for the family. */
export const isOpeningFor = (
  line: OpeningLine,
  { person }: Pick<LedgerRule, 'person'>,
  facts: Facts,
): boolean =>
  line.kind !== 'money' ||
  person === undefined ||
  line.whose === undefined ||
  facts[person] === undefined ||
  facts[person] === line.whose

/** The fact by which a worker says what a family had before the register was complete: pence, or that they aren't sure. */
export const elsewhereFact = (ledger: string): string => `elsewhere:${ledger}`
export const isElsewhere = (fact: string): boolean => fact.startsWith(elsewhereFact(''))
export const NOT_SURE = 'not-sure'

/** Facts as they are shown: what nobody is sure of is no figure of anybody's. */
export const withoutUnsure = (ledger: string, facts: Facts): Facts =>
  facts[elsewhereFact(ledger)] === NOT_SURE ? { ...facts, [elsewhereFact(ledger)]: undefined } : facts

/** Days of a ledger's period that the register can't answer for: the first, and the first that it can. */
export type UnknownBefore = { readonly from: LondonDate; readonly until: LondonDate }

/** Undefined where the register has the whole period: no day of it is before the day since which it is complete. */
export const unknownBefore = (
  { bases }: Pick<LedgerRule, 'bases'>,
  since: LondonDate | undefined,
  today: LondonDate,
): UnknownBefore | undefined => {
  const starts = bases.map(({ year }) => startOf(year, today)).toSorted()
  const [from] = starts
  return since !== undefined && from !== undefined && from < since ? { from, until: since } : undefined
}

const startOf = (year: LedgerRule['bases'][number]['year'], today: LondonDate): LondonDate =>
  year === 'financial' ? financialYearStart(today) : rollingYearStart(today)

/**
 * What a total counts as where nobody is sure what came before, in pence or weeks: enough that whoever has it next decides, and never
 * so much that nobody may.
 * @param limits where it changes hands, smallest first
 */
export const unsureTotal = (counted: number, asked: number, limits: readonly number[]): number => {
  const limit = limits.find((one) => one >= counted + asked)
  const last = limits.at(-1)
  if (limit === undefined || last === undefined || limit === last) return counted
  return Math.max(counted, Math.min(limit, last - asked))
}

/**
 * What the worker said of the time that the register can't answer for; undefined where there is none, or nothing was said.
 * @param unknown the days of a ledger, or since when an allowance's weeks are known
 */
export const saidOfBefore = (
  { id }: Pick<LedgerRule, 'id'>,
  facts: Facts,
  unknown: UnknownBefore | LondonDate | undefined,
): number | typeof NOT_SURE | undefined => {
  const said = unknown && facts[elsewhereFact(id)]
  return typeof said === 'number' || said === NOT_SURE ? said : undefined
}
