import { fault, wrongList, type CsvFault } from './csv-fault.ts'
import { readHeading, type CsvShape } from './csv-heading.ts'
import { decode, splitLines, type Line } from './split-csv.ts'

/** A line of the list: what stands under each heading, tidied, '' where nothing does. */
export type CsvRow<Column extends string> = {
  readonly line: number
  readonly values: Readonly<Record<Column, string>>
}

export type ReadCsv<Column extends string> =
  /** `ignored`: headings that nobody asked for, to be named to whoever sent the list. */
  | { readonly ok: true; readonly rows: readonly CsvRow<Column>[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/** More than any council's list, in bytes; a larger file is another file. */
const LARGEST = 20_000_000

/**
 * Reads a list as Excel, HR systems and case systems export it: a byte order mark, CRLF, semicolons or tabs, quotes, "sep=;",
 * leading apostrophes and ="0123" are all forgiven; columns may stand in any order. Every fault of the shape is found at once.
 */
export const readCsv = <Column extends string>(
  bytes: Uint8Array,
  shape: CsvShape<Column>,
): ReadCsv<Column> => {
  if (bytes.byteLength > LARGEST)
    return wrongList([fault(1, undefined, 'this file is larger than 20 MB', 'send the list by itself')])
  const text = decode(bytes)
  if (text === undefined)
    return wrongList([
      fault(
        1,
        undefined,
        'this file is not text in UTF-8, so letters such as é would be lost',
        'in Excel choose Save As, "CSV UTF-8 (Comma delimited)"',
      ),
    ])
  const split = splitLines(text)
  if ('faults' in split) return split
  const [heading, ...body] = split.records
  if (!heading)
    return wrongList([fault(1, undefined, 'this file is empty', `begin with the headings ${named(shape)}`)])
  const columns = readHeading(heading, shape)
  if ('faults' in columns) return columns
  if (body.length === 0)
    return wrongList([
      fault(heading.line, undefined, 'there is nothing below the headings', 'export the list again'),
    ])
  const faults = body.flatMap((record) => wrongLength(record, heading.cells.length))
  if (faults.length > 0) return wrongList(faults)
  return { ok: true, rows: body.map((record) => rowOf(record, columns.places)), ignored: columns.ignored }
}

const named = ({ needed }: CsvShape<string>): string => needed.join(', ')

const wrongLength = ({ line, cells }: Line, columns: number): readonly CsvFault[] => {
  const extra = cells.slice(columns).some((cell) => cell !== '')
  if (cells.length === columns || (cells.length > columns && !extra)) return []
  return [
    fault(
      line,
      undefined,
      `this line has ${String(cells.length)} columns and the headings have ${String(columns)}`,
      extra
        ? 'put what has a comma in it in quotation marks'
        : 'leave the separators of empty columns in place',
    ),
  ]
}

const rowOf = <Column extends string>(
  { line, cells }: Line,
  places: ReadonlyMap<Column, number>,
): CsvRow<Column> => ({
  line,
  values: Object.fromEntries(
    [...places].map(([column, place]) => [column, cells[place] ?? '']),
  ) as unknown as CsvRow<Column>['values'],
})
