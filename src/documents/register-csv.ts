import { stringify } from 'csv-stringify/sync'
import type { RegisterRow } from '../views/register-rows.ts'

/** A cell that a spreadsheet would take for a formula, also behind a space, a quote or a full-width sign. */
const FORMULA = /^[\s"'\0]*[=+\-@＝＋－＠\t\r\0]/u

/**
 * The rows as a CSV file (RFC 4180): words that could run as a formula are disarmed, numbers stay numbers, pence are pounds.
 * `taken` stands on every line: what was filtered, who took it and when.
 */
export const registerCsv = (rows: readonly RegisterRow[], taken: string): string =>
  stringify(
    rows.map((row) => ({ ...flat(row), taken })),
    {
      header: true,
      columns: [...COLUMNS],
      record_delimiter: 'windows',
      bom: true,
      cast: { string: disarmed },
    },
  )

const disarmed = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

const COLUMNS = [
  { key: 'reference', header: 'Reference' },
  { key: 'askedOn', header: 'Asked on' },
  { key: 'askedBy', header: 'Asked by' },
  { key: 'family', header: 'Family' },
  { key: 'team', header: 'Team' },
  { key: 'title', header: 'Resource' },
  { key: 'heading', header: 'What' },
  { key: 'status', header: 'Where it stands' },
  { key: 'asked', header: 'Asked (pounds)' },
  { key: 'agreed', header: 'Agreed (pounds)' },
  { key: 'decidedOn', header: 'Decided on' },
  { key: 'decidedBy', header: 'Decided by' },
  { key: 'decidedFor', header: 'For the post' },
  { key: 'flags', header: 'Flags' },
  { key: 'taken', header: 'Taken' },
] as const

const flat = (row: RegisterRow) => ({
  ...row,
  asked: row.asked === undefined ? undefined : row.asked / 100,
  agreed: row.agreed === undefined ? undefined : row.agreed / 100,
  flags: row.flags.join(', '),
})
