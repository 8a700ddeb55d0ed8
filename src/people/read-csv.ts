import { CsvError, parse } from 'csv-parse/sync'
import { nearestWord } from '../words/nearest-word.ts'

/** What is wrong in a list that somebody exported: where, what, and what to do about it. */
export type CsvFault = {
  /** As a text editor counts them: the heading is line 1. */
  readonly line: number
  /** The heading of the column, or undefined where the whole line is wrong. */
  readonly column: string | undefined
  readonly says: string
  readonly remedy: string
}

/** A line of the list: what stands under each heading, tidied, '' where nothing does. */
export type CsvRow<Column extends string> = {
  readonly line: number
  readonly values: Readonly<Record<Column, string>>
}

export type CsvShape<Column extends string> = {
  readonly needed: readonly Column[]
  readonly optional: readonly Column[]
}

export type ReadCsv<Column extends string> =
  /** `ignored`: headings that nobody asked for, to be named to whoever sent the list. */
  | { readonly ok: true; readonly rows: readonly CsvRow<Column>[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/** More than any council's list; a file beyond it is another file. */
const LARGEST = { bytes: 20_000_000, lines: 100_000 }

/**
 * Reads a list as Excel, HR systems and case systems export it: a byte order mark, CRLF, semicolons or tabs, quotes, "sep=;",
 * leading apostrophes and ="0123" are all forgiven; columns may stand in any order. Every fault of the shape is found at once.
 */
export const readCsv = <Column extends string>(
  bytes: Uint8Array,
  shape: CsvShape<Column>,
): ReadCsv<Column> => {
  if (bytes.byteLength > LARGEST.bytes)
    return wrong([fault(1, undefined, 'this file is larger than 20 MB', 'send the list by itself')])
  const text = decode(bytes)
  if (text === undefined)
    return wrong([
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
    return wrong([fault(1, undefined, 'this file is empty', `begin with the headings ${named(shape)}`)])
  const columns = readHeading(heading, shape)
  if ('faults' in columns) return columns
  if (body.length === 0)
    return wrong([
      fault(heading.line, undefined, 'there is nothing below the headings', 'export the list again'),
    ])
  const faults = body.flatMap((record) => wrongLength(record, heading.cells.length))
  if (faults.length > 0) return wrong(faults)
  return { ok: true, rows: body.map((record) => rowOf(record, columns.places)), ignored: columns.ignored }
}

/** "Line 12, team: …": one fault in words, what to do about it last. */
export const sayFault = ({ line, column, says, remedy }: CsvFault): string =>
  `line ${String(line)}${column === undefined ? '' : `, ${column}`}: ${says}${says.endsWith('?') ? '' : '.'} ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`

export const fault = (line: number, column: string | undefined, says: string, remedy: string): CsvFault => ({
  line,
  column,
  says,
  remedy,
})

const wrong = (faults: readonly CsvFault[]) => ({ ok: false as const, faults })

const named = ({ needed }: CsvShape<string>): string => needed.join(', ')

/** UTF-8, or UTF-16 where the file says so; undefined for anything else. */
const decode = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

type Line = { readonly line: number; readonly cells: readonly string[] }

/** Splits at whatever the headings are split at. Lines of nothing but separators, as Excel leaves them at the end, are left out. */
const splitLines = (
  text: string,
): { readonly records: readonly Line[] } | { readonly ok: false; readonly faults: readonly CsvFault[] } => {
  const sep = /^sep=(.)\r?\n/i.exec(text)
  const rest = sep ? text.slice(sep[0].length) : text
  const before = sep ? 1 : 0
  const parsed: Parsed[] = []
  try {
    parse(rest, {
      delimiter: sep?.[1] ?? delimiterOf(rest),
      relax_column_count: true,
      relax_quotes: true,
      to: LARGEST.lines + 1,
      on_record: (record: readonly string[], { lines }) => {
        parsed.push({ record, lines })
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return wrong([
      fault(
        before + (parsed.at(-1)?.lines ?? 0) + 1,
        undefined,
        'a quotation mark that begins on this line is not closed',
        'close it, or take it out',
      ),
    ])
  }
  if (parsed.length > LARGEST.lines)
    return wrong([
      fault(LARGEST.lines, undefined, 'this list is longer than 100,000 lines', 'send it in parts'),
    ])
  return { records: numbered(parsed, before).filter(({ cells }) => cells.some((cell) => cell !== '')) }
}

type Parsed = { readonly record: readonly string[]; readonly lines: number }

/** The parser says on which line a record ends; what is quoted may run over several, and people look where it begins. */
const numbered = (records: readonly Parsed[], before: number): readonly Line[] =>
  records.map(({ record }, i) => ({
    line: before + (records[i - 1]?.lines ?? 0) + 1,
    cells: record.map(tidy),
  }))

/** What the headings are split at: whichever of the three stands there most often. */
const delimiterOf = (text: string): string => {
  const [heading = ''] = text.split(/\r?\n|\r/, 1)
  const times = (mark: string): number => heading.split(mark).length - 1
  return [',', ';', '\t'].toSorted((a, b) => times(b) - times(a))[0] ?? ','
}

/** Without what Excel puts round a number that is to stay text, and without spaces that nobody sees. */
const tidy = (cell: string): string =>
  cell
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()

/** "Merged into", "merged_into" and "MERGED-INTO" are one heading; so are "E-mail" and "email". */
const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '-')
    .replace(/^e-mail/, 'email')

type Columns<Column extends string> = {
  readonly places: ReadonlyMap<Column, number>
  readonly ignored: readonly string[]
}

const readHeading = <Column extends string>(
  { line, cells }: Line,
  { needed, optional }: CsvShape<Column>,
): Columns<Column> | { readonly ok: false; readonly faults: readonly CsvFault[] } => {
  const found = cells.map(plainHeading)
  const wanted = [...needed, ...optional]
  const others = cells.filter((cell, i) => cell !== '' && !wanted.some((column) => column === found[i]))
  const missing = needed
    .filter((column) => !found.includes(column))
    .map((column) => {
      const meant = nearestWord(column, others)
      return fault(
        line,
        column,
        'there is no such heading',
        meant === undefined ? `add a column "${column}"` : `rename "${meant}" to "${column}"`,
      )
    })
  const twice = wanted
    .filter((column) => found.indexOf(column) !== found.lastIndexOf(column))
    .map((column) => fault(line, column, 'this heading stands there twice', 'keep one of the two columns'))
  // "merged into" written another way would quietly merge nothing.
  const slips = optional.flatMap((column) => {
    const meant = found.includes(column) ? undefined : nearestWord(column, others)
    return meant === undefined
      ? []
      : [fault(line, meant, 'nobody knows this heading', `write "${column}", or take the column out`)]
  })
  const faults = [...missing, ...twice, ...slips]
  if (faults.length > 0) return wrong(faults)
  // An optional column that is not there is empty on every line: place -1.
  const places = new Map(wanted.map((column) => [column, found.indexOf(column)]))
  return { places, ignored: others }
}

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
