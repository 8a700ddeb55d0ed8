import { Temporal } from 'temporal-polyfill'
import { fault, type CsvFault } from '../csv-fault.ts'
import type { CsvRow } from '../read-csv.ts'

/** What a cell comes to, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly fault: CsvFault }

type Cell = { readonly line: number; readonly column: string; readonly text: string }

export const cellOf = <Column extends string>({ line, values }: CsvRow<Column>, column: Column): Cell => ({
  line,
  column: column.replaceAll('-', ' '),
  text: values[column],
})

export const wrong = (
  { line, column }: Cell,
  says: string,
  remedy: string,
): { readonly fault: CsvFault } => ({
  fault: fault(line, column, says, remedy),
})

// "+44 7700…" is a telephone number; "=1+1", "@SUM(A1)" and "+cmd" are what a spreadsheet would carry out.
const FORMULA = /^[=@]|^[+-](?![\d ])/
const LONGEST = 120

/** Words as somebody wrote them: no formula, and no longer than a name or a title is. */
export const readWords = (cell: Cell, needed: boolean): Read<string | undefined> => {
  const { text } = cell
  if (text === '')
    return needed ? wrong(cell, 'nothing stands there', `fill in the ${cell.column}`) : { value: undefined }
  if (FORMULA.test(text))
    return wrong(cell, `"${text.slice(0, 30)}" is a formula, not words`, 'put in what it should show')
  if (text.length > LONGEST)
    return wrong(cell, `this is longer than ${String(LONGEST)} letters`, 'shorten it')
  return { value: text }
}

/** 2026-11-27 or 27/11/2026, the day first as in Britain; a day that the calendar has. */
export const readDate = (cell: Cell): Read<string | undefined> => {
  const { text } = cell
  if (text === '') return { value: undefined }
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  const iso = british
    ? [british[3], british[2], british[1]].map((part) => part?.padStart(2, '0')).join('-')
    : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return wrong(cell, `"${text.slice(0, 30)}" is no date`, DATE)
  try {
    return { value: Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString() }
  } catch {
    return wrong(cell, `there is no such day as "${text}"`, DATE)
  }
}

const DATE = 'write it as 2026-11-27, or 27/11/2026 with the day first'

const PHONE = /^\+?[0-9][0-9 ]{4,}$/

export const readPhone = (cell: Cell): Read<string | undefined> => {
  const plain = cell.text.replaceAll(/[()-]/g, ' ').replaceAll(/ +/g, ' ').trim()
  if (plain === '') return { value: undefined }
  return PHONE.test(plain)
    ? { value: plain }
    : wrong(cell, `"${cell.text.slice(0, 30)}" is no telephone number`, 'figures only: 07700 900111')
}

/** The faults among what was read of one row. */
export const faultsIn = (all: readonly Read<unknown>[]): readonly CsvFault[] =>
  all.flatMap((one) => ('fault' in one ? [one.fault] : []))

export const valueOf = <T>(read: Read<T>): T | undefined => ('value' in read ? read.value : undefined)
