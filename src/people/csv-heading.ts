import { nearestWord } from '../words/nearest-word.ts'
import { fault, wrongList, type CsvFault } from './csv-fault.ts'
import type { Line } from './split-csv.ts'

export type CsvShape<Column extends string> = {
  readonly needed: readonly Column[]
  readonly optional: readonly Column[]
}

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

/** Where each column stands. What is missing, stands there twice or was probably meant otherwise is a fault. */
export const readHeading = <Column extends string>(
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
  if (faults.length > 0) return wrongList(faults)
  // An optional column that is not there is empty on every line: place -1.
  const places = new Map(wanted.map((column) => [column, found.indexOf(column)]))
  return { places, ignored: others }
}
