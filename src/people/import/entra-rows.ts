import { employee as employeeId } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import { readCsv, type CsvRow } from '../read-csv.ts'
import { cellOf, faultsIn, readWords, valueOf, wrong, type Read } from './cells.ts'

/** One account of the tenant, as Entra exports it. */
export type EntraAccount = {
  readonly line: number
  readonly id: string
  readonly name: string
  readonly title: string | undefined
  readonly department: string | undefined
  readonly employee: string | undefined
  readonly enabled: boolean
  readonly guest: boolean
}

export type EntraList =
  | { readonly ok: true; readonly accounts: readonly EntraAccount[]; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

// As Entra names them, in any case: "objectId" and "ObjectID" are one heading.
const SHAPE = {
  needed: ['objectid', 'displayname', 'jobtitle', 'department', 'accountenabled', 'usertype'],
  optional: ['employeeid'],
} as const
type Column = (typeof SHAPE)['needed'][number] | (typeof SHAPE)['optional'][number]

/** Reads an Entra export of users. Every fault is found in one go. */
export const readEntraList = (bytes: Uint8Array): EntraList => {
  const read = readCsv<Column>(bytes, SHAPE)
  if (!read.ok) return read
  const rows = read.rows.map(readRow)
  const faults = rows.flatMap((row) => ('faults' in row ? row.faults : []))
  const accounts = rows.flatMap((row) => ('faults' in row ? [] : [row]))
  const all = [
    ...faults,
    ...repeated(accounts, ({ id }) => id, 'objectId'),
    ...repeated(accounts, ({ employee }) => employee, 'employeeId'),
  ]
  if (all.length > 0) return { ok: false, faults: all.toSorted((a, b) => a.line - b.line) }
  return { ok: true, accounts, ignored: read.ignored }
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const readRow = (row: CsvRow<Column>): EntraAccount | { readonly faults: readonly CsvFault[] } => {
  const cell = (column: Column) => cellOf(row, column)
  const id = readId(cell('objectid'))
  const name = readWords(cell('displayname'), true)
  const [title, department] = [readWords(cell('jobtitle'), false), readWords(cell('department'), false)]
  const employee = readEmployee(cell('employeeid'))
  const enabled = oneOf(cell('accountenabled'), { true: true, false: false })
  const guest = oneOf(cell('usertype'), { member: false, guest: true })
  const faults = faultsIn([id, name, title, department, employee, enabled, guest])
  const [object, called, on, is] = [valueOf(id), valueOf(name), valueOf(enabled), valueOf(guest)]
  if (
    faults.length > 0 ||
    object === undefined ||
    called === undefined ||
    on === undefined ||
    is === undefined
  )
    return { faults }
  return {
    line: row.line,
    id: object,
    name: called,
    title: valueOf(title),
    department: valueOf(department),
    employee: valueOf(employee),
    enabled: on,
    guest: is,
  }
}

type Cell = ReturnType<typeof cellOf<Column>>

const readId = (cell: Cell): Read<string> => {
  const { text } = cell
  if (text === '') return wrong(cell, 'nothing stands there', 'every account needs its object id')
  if (GUID.test(text)) return { value: text.toLowerCase() }
  return wrong(
    cell,
    `"${text.slice(0, 40)}" is ${text.includes('@') ? 'an e-mail address' : 'a name'}, not an object id`,
    'export the object id: 00000000-0000-0000-0000-000000000000',
  )
}

const readEmployee = (cell: Cell): Read<string | undefined> => {
  if (cell.text === '') return { value: undefined }
  return employeeId.safeParse(cell.text).success
    ? { value: cell.text }
    : wrong(cell, `"${cell.text.slice(0, 40)}" is no employee number`, 'put in the number, or leave it empty')
}

const oneOf = <T>(cell: Cell, values: Readonly<Record<string, T>>): Read<T> => {
  const found = Object.entries(values).find(([word]) => word === cell.text.toLowerCase())
  return found
    ? { value: found[1] }
    : wrong(cell, `"${cell.text.slice(0, 30)}" is not known`, `write ${Object.keys(values).join(' or ')}`)
}

const repeated = (
  accounts: readonly EntraAccount[],
  key: (one: EntraAccount) => string | undefined,
  column: string,
): readonly CsvFault[] => {
  const firsts = new Map<string, number>()
  return accounts.flatMap((one) => {
    const its = key(one)
    const first = its === undefined ? undefined : firsts.get(its)
    if (its !== undefined && first === undefined) firsts.set(its, one.line)
    return first === undefined
      ? []
      : [
          fault(
            one.line,
            column,
            `it is on line ${String(first)} already, and an account is one person's`,
            'take one of the two lines out, or put the right one in',
          ),
        ]
  })
}
