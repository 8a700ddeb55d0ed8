/** What is wrong in a list that somebody exported: where, what, and what to do about it. */
export type CsvFault = {
  /** As a text editor counts them: the heading is line 1. */
  readonly line: number
  /** The heading of the column, or undefined where the whole line is wrong. */
  readonly column: string | undefined
  readonly says: string
  readonly remedy: string
}

/** "Line 12, team: …": one fault in words, what to do about it last. */
export const sayFault = ({ line, column, says, remedy }: CsvFault): string =>
  `line ${String(line)}${column === undefined ? '' : `, ${column}`}: ${says}${says.endsWith('?') ? '' : '.'} ${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.`

/** One thing that is wrong; the remedy is an order, without a capital or a full stop. */
export const fault = (line: number, column: string | undefined, says: string, remedy: string): CsvFault => ({
  line,
  column,
  says,
  remedy,
})

/** A list that is taken no further, with all that is wrong in it. */
export const wrongList = (faults: readonly CsvFault[]) => ({ ok: false as const, faults })
