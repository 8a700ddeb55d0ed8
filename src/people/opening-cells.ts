import type { LondonDate } from '../policy/london-date.ts'
import type { LedgerRule, Policy } from '../policy/policy.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { fault, type CsvFault } from './csv-fault.ts'
import type { Directory } from './directory.ts'
import type { Families } from './family.ts'
import type { CsvRow } from './read-csv.ts'

/** The columns of a list of what was agreed before the bot came. */
export type Column = 'what' | 'family' | 'post' | 'week' | 'on' | 'whose' | 'pounds' | 'hours' | 'weeks'
export type Row = CsvRow<Column>

/** What a list is held against. */
export type Against = {
  readonly policy: Pick<Policy, 'ledgers' | 'allowances' | 'facts'>
  readonly directory: Directory
  readonly families: Families
  /** The day of the list (London): what has no day of its own counts as of then. */
  readonly asAt: LondonDate
}

/** What a cell comes to, with what is wrong with it: a value that has faults is never used. */
export type Read<Value> = { readonly value: Value; readonly faults: readonly CsvFault[] }

/** A family that is on the list of families. */
export const familyIn = ({ line, values }: Row, { families }: Against): Read<string> => {
  const family = values.family.toUpperCase()
  if (families.has(family)) return { value: family, faults: [] }
  const says =
    family === ''
      ? 'there is no family'
      : `${family} is not on the families’ list${didYouMean(family, families.keys())}`
  return {
    value: family,
    faults: [fault(line, 'family', says, 'correct the reference, or import the families first')],
  }
}

/** Figures only: a sign, a word or a formula is asked about, never taken as nought. */
export const amountIn = ({ line, values }: Row, column: Column, per: number, like: string): Read<number> => {
  const typed = values[column].replace(/^£\s?/, '').replaceAll(/,(?=\d{3}\b)/g, '')
  const figure = /^\d{1,7}(?:\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : undefined
  const amount = figure === undefined ? undefined : (figure * per) / 100
  if (amount !== undefined && Number.isInteger(amount)) return { value: amount, faults: [] }
  const says = values[column] === '' ? 'there is no figure' : `"${values[column]}" can’t be taken`
  return { value: 0, faults: [fault(line, column, says, `write ${like}`)] }
}

/** 2026-10-03 or 03/10/2026, as British spreadsheets write it. */
export const dayIn = (
  { line, values }: Row,
  column: 'on' | 'week',
  last: LondonDate | undefined,
): Read<LondonDate> => {
  const typed = values[column]
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed) ?? []
  const date = year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !isDay(date))
    return {
      value: '',
      faults: [
        fault(
          line,
          column,
          typed === '' ? 'there is no day' : `"${typed}" is no day`,
          'write it as 2026-10-03',
        ),
      ],
    }
  return last !== undefined && date > last
    ? {
        value: date,
        faults: [fault(line, column, `${typed} is after the day of the list`, 'correct the day')],
      }
    : { value: date, faults: [] }
}

const isDay = (date: string): boolean => {
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === date
}

/** Where it is counted for each person: which of them, as the policy's choice has it. */
export const whoseIn = (
  { line, values }: Row,
  { person }: Pick<LedgerRule, 'person'>,
  { policy }: Against,
): Read<string> => {
  if (person === undefined)
    return values.whose === ''
      ? { value: '', faults: [] }
      : {
          value: '',
          faults: [fault(line, 'whose', 'this is counted for the family as a whole', 'leave it empty')],
        }
  const options = [...(policy.facts.get(person)?.options ?? [])]
  const found = options.find(([id, { label }]) =>
    [id, label].some((name) => name.toLowerCase() === values.whose.toLowerCase()),
  )
  if (found) return { value: found[0], faults: [] }
  return {
    value: '',
    faults: [
      fault(
        line,
        'whose',
        values.whose === ''
          ? 'it is not said for whom'
          : `"${values.whose}" is nobody that this is counted for`,
        `write one of ${options.map(([id]) => id).join(', ')}`,
      ),
    ],
  }
}
