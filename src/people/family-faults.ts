import { didYouMean } from '../words/nearest-word.ts'
import { fault, type CsvFault } from './csv-fault.ts'
import type { Directory } from './directory.ts'
import type { CsvRow } from './read-csv.ts'

/** The columns of the families’ list. */
export type Column = 'reference' | 'children' | 'team' | 'worker' | 'merged-into'
export type Row = CsvRow<Column>

/** More children than this on one line is a column that slipped. */
const MOST_CHILDREN = 20

/** A reference as it is kept: capitals, no spaces round it. */
export const tidied = (reference: string): string => reference.trim().toUpperCase()

const REFERENCE = /^[A-Z][A-Z0-9/-]*[0-9]$/

/** What Excel leaves where a number or a formula went wrong, a date, a letter among the digits: each says its own remedy. */
export const wrongReference = (line: number, column: Column, reference: string): readonly CsvFault[] => {
  const wrong = (says: string, remedy: string) => [fault(line, column, says, remedy)]
  if (reference === '') return wrong('there is no case reference', 'give it, or take the line out')
  if (reference.startsWith('#'))
    return wrong(`"${reference}" is an error of the spreadsheet`, 'mend the formula and export it again')
  if (/^\d(?:\.\d+)?E\+\d+$/.test(reference))
    return wrong(`"${reference}" was shortened by the spreadsheet`, 'format the column as text')
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(reference))
    return wrong('this looks like a date', 'give the case reference, never a date of birth')
  if (/\d[OIL]\d|\d[OIL]$/.test(reference))
    return wrong(`"${reference}" has a letter that looks like a digit`, 'write nought and one as digits')
  if (!REFERENCE.test(reference))
    return wrong(
      'this is no case reference',
      'give a reference such as F2201, never a name; names stay in the case system',
    )
  return []
}

/** The children of a line: each once, and none of them the family itself. */
export const wrongChildren = (
  line: number,
  reference: string,
  children: readonly string[],
): readonly CsvFault[] => [
  ...(children.includes(reference)
    ? [
        fault(
          line,
          'children',
          `${reference} is the family’s own reference`,
          'give each child’s reference, or nothing',
        ),
      ]
    : []),
  ...(new Set(children).size < children.length
    ? [fault(line, 'children', 'the same child stands here twice', 'give each child once')]
    : []),
  ...(children.length > MOST_CHILDREN
    ? [
        fault(
          line,
          'children',
          `${String(children.length)} children for one family`,
          'check whether columns have slipped',
        ),
      ]
    : []),
]

type Named = { readonly id: string; readonly name: string }
type Found = { readonly found: string | undefined; readonly several: readonly Named[] }

/** By id, else by the whole name where only one has it. */
export const find = (typed: string, among: readonly Named[]): Found => {
  const byId = among.find(({ id }) => id === typed.toLowerCase())
  if (byId) return { found: byId.id, several: [] }
  const named = among.filter(({ name }) => name.toLowerCase() === typed.toLowerCase())
  return named.length === 1 ? { found: named[0]?.id, several: [] } : { found: undefined, several: named }
}

/** A team that the people file doesn’t have, or has twice. */
export const wrongTeam = (
  line: number,
  typed: string,
  { found, several }: Found,
  { teams }: Directory,
): readonly CsvFault[] => {
  if (found !== undefined) return []
  if (typed === '') return [fault(line, 'team', 'there is no team', 'give the team that has the case')]
  if (several.length > 0) return [notOne(line, 'team', typed, several)]
  const meant = didYouMean(
    typed,
    [...teams.values()].map(({ name }) => name),
  )
  return [
    fault(
      line,
      'team',
      `"${typed}" is not a team of the people file${meant}`,
      'write the team as the people file has it, or add it there first',
    ),
  ]
}

/** A worker who is not among the people, or is more than one of them. */
export const wrongWorker = (
  line: number,
  typed: string,
  { found, several }: Found,
  { people }: Directory,
): readonly CsvFault[] => {
  if (found !== undefined) return []
  if (several.length > 0) return [notOne(line, 'worker', typed, several)]
  if (typed.includes('@'))
    return [
      fault(
        line,
        'worker',
        'this is an e-mail address',
        'give the worker’s id or name as in the people file',
      ),
    ]
  const meant = didYouMean(
    typed,
    [...people.values()].map(({ name }) => name),
  )
  return [
    fault(
      line,
      'worker',
      `"${typed}" is not on the people list${meant}`,
      'import the people first, or leave the worker empty until the case is allocated',
    ),
  ]
}

const notOne = (line: number, column: Column, typed: string, several: readonly Named[]): CsvFault =>
  fault(
    line,
    column,
    `${String(several.length)} are called "${typed}"`,
    `give one of their ids: ${several.map(({ id }) => id).join(', ')}`,
  )

/** A family that stands on more than one line. */
export const twice = (rows: readonly Row[]): readonly CsvFault[] =>
  [...Map.groupBy(rows, ({ values }) => tidied(values.reference))].flatMap(([reference, all]) =>
    reference === ''
      ? []
      : all
          .slice(1)
          .map(({ line }) =>
            fault(
              line,
              'reference',
              `${reference} stands on line ${String(all[0]?.line ?? 0)} already`,
              'give each family once',
            ),
          ),
  )

/** A family is merged into one that stands by itself: no chain, no circle, nothing that isn't there. */
export const wrongMerge = ({ line, values }: Row, rows: readonly Row[]): readonly CsvFault[] => {
  const [reference, into] = [tidied(values.reference), tidied(values['merged-into'])]
  if (into === '' || !REFERENCE.test(into)) return []
  const wrong = (says: string, remedy: string) => [fault(line, 'merged-into', says, remedy)]
  if (into === reference)
    return wrong(`${reference} can’t be merged into itself`, 'give the reference that stays, or nothing')
  const target = rows.find((row) => tidied(row.values.reference) === into)
  if (!target) return wrong(`${into} is not in this list`, 'add its line, or correct the reference')
  const on = tidied(target.values['merged-into'])
  if (on === '') return []
  return wrong(
    `${into} is itself merged into ${on}`,
    on === reference ? 'say which of the two stays' : `write ${on} here`,
  )
}
