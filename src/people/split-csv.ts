import { CsvError, parse } from 'csv-parse/sync'
import { fault, wrongList, type CsvFault } from './csv-fault.ts'

/** More than any council's list; a longer file is another file. */
const MOST_LINES = 100_000

/** UTF-8, or UTF-16 where the file says so; undefined for anything else. */
export const decode = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** A line as it stands in the file, tidied; the heading is line 1. */
export type Line = { readonly line: number; readonly cells: readonly string[] }

/** Splits at whatever the headings are split at. Lines of nothing but separators, as Excel leaves them at the end, are left out. */
export const splitLines = (
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
      to: MOST_LINES + 1,
      on_record: (record: readonly string[], { lines }) => {
        parsed.push({ record, lines })
        return undefined
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return wrongList([
      fault(
        before + (parsed.at(-1)?.lines ?? 0) + 1,
        undefined,
        'a quotation mark that begins on this line is not closed',
        'close it, or take it out',
      ),
    ])
  }
  if (parsed.length > MOST_LINES)
    return wrongList([
      fault(MOST_LINES, undefined, 'this list is longer than 100,000 lines', 'send it in parts'),
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
