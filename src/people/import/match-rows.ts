import { employee as employeeId } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import { readCsv, type CsvRow } from '../read-csv.ts'
import { cellOf, faultsIn, readWords, valueOf, wrong, type Read } from './cells.ts'
import type { ListKind } from './change.ts'
import { readEntraList } from './entra-rows.ts'

/** A line of a list, by what may say whose it is. `key` is the number, or the account, that never changes. */
export type ListedPerson = {
  readonly line: number
  readonly key: string
  readonly name: string
  readonly email: string | undefined
}

export type ListedPeople =
  | { readonly ok: true; readonly listed: readonly ListedPerson[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/** Reads whose a list's lines may be: numbers of HR, or accounts of Entra that are switched on and no guest's. */
export const readListed = (bytes: Uint8Array, kind: ListKind): ListedPeople =>
  kind === 'hr' ? readNumbers(bytes) : readAccounts(bytes)

const HR = { needed: ['employee-number', 'name'], optional: ['email'] } as const
type Column = (typeof HR)['needed'][number] | (typeof HR)['optional'][number]

const readNumbers = (bytes: Uint8Array): ListedPeople => {
  const read = readCsv<Column>(bytes, HR)
  if (!read.ok) return read
  const rows = read.rows.map(readNumber)
  const faults = rows.flatMap((row) => ('faults' in row ? row.faults : []))
  const people = new Map<string, ListedPerson>()
  for (const row of rows) {
    if ('faults' in row) continue
    const before = people.get(row.key)
    if (!before) people.set(row.key, row)
    // Whoever holds two posts is there twice.
    else if (before.name !== row.name || before.email !== row.email)
      faults.push(otherPerson(row, before.line))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, listed: [...people.values()] }
}

const otherPerson = ({ line, key }: ListedPerson, before: number): CsvFault =>
  fault(
    line,
    'employee number',
    `${key} is on line ${String(before)} too, with another name or e-mail`,
    'a number is one person’s: put the right one in',
  )

const readNumber = (row: CsvRow<Column>): ListedPerson | { readonly faults: readonly CsvFault[] } => {
  const [key, name] = [readKey(cellOf(row, 'employee-number')), readWords(cellOf(row, 'name'), true)]
  const email = readEmail(cellOf(row, 'email'))
  const [number, called] = [valueOf(key), valueOf(name)]
  const faults = faultsIn([key, name, email])
  return faults.length > 0 || number === undefined || called === undefined
    ? { faults }
    : { line: row.line, key: number, name: called, email: valueOf(email) }
}

type Cell = ReturnType<typeof cellOf>

const readKey = (cell: Cell): Read<string> =>
  employeeId.safeParse(cell.text).success
    ? { value: cell.text }
    : wrong(
        cell,
        `"${cell.text.slice(0, 40)}" is no employee number`,
        'put in the number that HR never changes',
      )

const readEmail = (cell: Cell): Read<string | undefined> => {
  if (cell.text === '') return { value: undefined }
  return /^\S+@\S+\.\S+$/.test(cell.text)
    ? { value: cell.text.toLowerCase() }
    : wrong(cell, `"${cell.text.slice(0, 40)}" is no e-mail address`, 'mend it, or leave it empty')
}

const ENTRA = { needed: ['objectid'], optional: ['mail', 'userprincipalname'] } as const

const readAccounts = (bytes: Uint8Array): ListedPeople => {
  const read = readEntraList(bytes)
  if (!read.ok) return read
  const mails = readCsv<'objectid' | 'mail' | 'userprincipalname'>(bytes, ENTRA)
  if (!mails.ok) return mails
  const mailOf = new Map(
    mails.rows.map(({ line, values: { mail, userprincipalname } }) => [
      line,
      (mail === '' ? userprincipalname : mail).toLowerCase(),
    ]),
  )
  return {
    ok: true,
    listed: read.accounts
      .filter(({ enabled, guest }) => enabled && !guest)
      .map(({ line, id, name }) => ({ line, key: id, name, email: mailOf.get(line) || undefined })),
  }
}
