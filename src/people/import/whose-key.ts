import type { PeopleFile } from '../people-file.ts'
import type { ListKind } from './change.ts'

type Person = PeopleFile['persons'][string]

/** What each kind of list knows somebody by: HR by the employee number, Entra by the account. */
const keysOf = (kind: ListKind, { employee, accounts }: Person): readonly string[] =>
  kind === 'hr'
    ? employee === undefined
      ? []
      : [employee]
    : (accounts.teams ?? []).map((account) => account.toLowerCase())

/** Whether such a list knows somebody already. */
export const isKnownTo = (kind: ListKind, person: Person): boolean => keysOf(kind, person).length > 0

export const isKey = (kind: ListKind, person: Person, key: string): boolean =>
  keysOf(kind, person).includes(key)
