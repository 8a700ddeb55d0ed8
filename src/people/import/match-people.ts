import type { PeopleFile } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import type { Change, ListKind } from './change.ts'
import type { ListedPerson } from './match-rows.ts'
import { isKey, isKnownTo } from './whose-key.ts'

type Match = Extract<Change, { kind: 'match' }>

export type Matched =
  | {
      readonly ok: true
      readonly matches: readonly Match[]
      /** Lines that are nobody's yet: whoever they are comes with the import itself. */
      readonly strangers: number
      /** People of the file who are in no line: they stay kept by hand. Person ids. */
      readonly byHand: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/**
 * Proposes, once, whose line of a list is whose, by e-mail or by full name. It is only a proposal: somebody reads and takes it,
 * and from then on the number or the account counts, and a name never. What could be two people is a fault.
 */
export const matchPeople = (
  listed: readonly ListedPerson[],
  kind: ListKind,
  { persons }: Pick<PeopleFile, 'persons'>,
): Matched => {
  const people = Object.entries(persons).map(([id, one]): Known => ({
    id,
    name: one.name,
    email: one.email?.toLowerCase(),
    isOpen: !isKnownTo(kind, one),
    has: (key) => isKey(kind, one, key),
  }))
  const lines = listed.filter(({ key }) => !people.some(({ has }) => has(key)))
  const found = lines.map((line) => ({ line, it: whose(line, { lines, people, kind }) }))
  const faults = found.flatMap(({ it }) => ('fault' in it ? [it.fault] : []))
  const twice = takenTwice(found)
  if (faults.length + twice.length > 0)
    return { ok: false, faults: [...faults, ...twice].toSorted((a, b) => a.line - b.line) }
  const matches = found.flatMap(({ it }) => ('match' in it ? [it.match] : []))
  const matched = new Set(matches.map(({ person }) => person))
  return {
    ok: true,
    matches,
    strangers: found.filter(({ it }) => 'nobody' in it).length,
    byHand: people.filter(({ id, isOpen }) => isOpen && !matched.has(id)).map(({ id }) => id),
  }
}

type Known = {
  readonly id: string
  readonly name: string
  readonly email: string | undefined
  /** No list knows them yet. */
  readonly isOpen: boolean
  readonly has: (key: string) => boolean
}

type Whose = { readonly match: Match } | { readonly fault: CsvFault } | { readonly nobody: true }

type Among = {
  readonly lines: readonly ListedPerson[]
  readonly people: readonly Known[]
  readonly kind: ListKind
}

const whose = (line: ListedPerson, among: Among): Whose => {
  const mailed = among.people.filter(({ email }) => email !== undefined && email === line.email)
  return mailed.length > 0 ? byEmail(line, mailed, among) : byName(line, among)
}

const byEmail = (line: ListedPerson, mailed: readonly Known[], among: Among): Whose => {
  const [person, ...others] = mailed
  if (!person || others.length > 0)
    return wrong(
      line,
      'email',
      `people.yaml has this e-mail for ${idsOf(mailed)}`,
      'leave it with one of them',
    )
  if (!person.isOpen)
    return wrong(
      line,
      'email',
      `it is the e-mail of "${person.id}", whom people.yaml has with ${OTHER[among.kind]}`,
      'put right which of the two is theirs',
    )
  return matched(line, person, 'e-mail', among.kind)
}

const byName = (line: ListedPerson, { lines, people, kind }: Among): Whose => {
  const called = people.filter(({ name }) => isSameName(name, line.name))
  const [person] = called.filter(({ isOpen }) => isOpen)
  if (!person) return { nobody: true }
  const alike = lines.filter((one) => one !== line && isSameName(one.name, line.name))
  const byHand = `write ${written(line.key, kind)} by hand under the right one`
  if (called.length > 1)
    return wrong(line, 'name', `people.yaml has more than one ${person.name}: ${idsOf(called)}`, byHand)
  if (alike.length > 0)
    return wrong(
      line,
      'name',
      `${alike.length === 1 ? 'line' : 'lines'} ${alike.map((one) => String(one.line)).join(' and ')} ${alike.length === 1 ? 'has' : 'have'} ${line.name} too, and people.yaml has one, "${person.id}"`,
      `write the right ${KEY[kind]} there by hand, or an email: that the list has too`,
    )
  if (line.email !== undefined && person.email !== undefined)
    return wrong(
      line,
      'email',
      `people.yaml has ${person.name} as "${person.id}" with another e-mail`,
      'if it is the same person mend one of the two; if not, take this line out for this once',
    )
  return matched(line, person, 'full name', kind)
}

/** Two lines that come to the same person: one by e-mail, the other by name. */
const takenTwice = (
  found: readonly { readonly line: ListedPerson; readonly it: Whose }[],
): readonly CsvFault[] => {
  const firsts = new Map<string, number>()
  return found.flatMap(({ line, it }) => {
    if (!('match' in it)) return []
    const { person, name } = it.match
    const first = firsts.get(person)
    if (first === undefined) firsts.set(person, line.line)
    return first === undefined
      ? []
      : [
          fault(
            line.line,
            it.match.by === 'e-mail' ? 'email' : 'name',
            `by line ${String(first)} ${name} is "${person}" already`,
            'if this is somebody else, take this line out for this once',
          ),
        ]
  })
}

const wrong = (line: ListedPerson, column: string, says: string, remedy: string): Whose => ({
  fault: fault(line.line, column, says, remedy),
})

const matched = (line: ListedPerson, { id, name }: Known, by: Match['by'], list: ListKind): Whose => ({
  match: { kind: 'match', person: id, name, listed: line.name, key: line.key, by, list },
})

const plain = (name: string): string => name.toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
const isSameName = (one: string, other: string): boolean => plain(one) === plain(other)

const idsOf = (people: readonly Known[]): string => people.map(({ id }) => `"${id}"`).join(', ')

const KEY = { hr: 'employee number', entra: 'account' } as const
const OTHER = { hr: 'another employee number', entra: 'another account' } as const

const written = (key: string, kind: ListKind): string =>
  kind === 'hr' ? `employee: "${key}"` : `accounts: { teams: ${key} }`
