import { comparePeople, type PeopleDifferences } from '../people/compare-people.ts'
import { saysTakenBy } from '../people/families-text.ts'
import { familyChanges } from '../people/family-changes.ts'
import { peopleFile, type PeopleFile } from '../people/people-file.ts'
import { readPeople } from '../people/read-people.ts'
import type { FileMistake, LoadedAuthority } from '../load-authority.ts'
import { checkedYaml } from '../policy/checked-yaml.ts'
import { changeLines, loweredLines } from '../policy/compare/change-lines.ts'
import { formChangeLines } from '../policy/compare/compare-forms.ts'
import { comparePolicies } from '../policy/compare/compare-policies.ts'
import { unmarkedFloors } from '../policy/compare/unmarked-floors.ts'
import type { Adopted } from '../request/event.ts'
import type { Change } from '../request/rules-state.ts'
import { employeeNumberSaid, peopleChangeLines } from '../words/people-changes.ts'
import { NOT_COMPARED } from '../words/rules.ts'

type Told = Partial<
  Pick<Change, 'says' | 'lowered' | 'gains' | 'onlyTakes' | 'byItself' | 'saidBy' | 'mistakes'>
>

/** What one file changes between two states of an authority that differ in it alone. */
export const changeOf = (what: Adopted, old: LoadedAuthority, now: LoadedAuthority): Told => {
  switch (what) {
    case 'policy':
      return policyChange(old, now)
    case 'forms':
      return { says: orNothing(formChangeLines(old.policy.forms, now.policy.forms)) }
    case 'people':
      return peopleChange(old, now)
    case 'families':
      return familiesChange(old, now)
  }
}

const policyChange = ({ policy: old }: LoadedAuthority, { policy: now, files }: LoadedAuthority): Told => {
  if (old.authority !== now.authority)
    return {
      mistakes: [`${files.policy.path}:1:1 this is the policy of ${now.authority}, not of ${old.authority}`],
    }
  const compared = comparePolicies(old, now)
  return { says: changeLines(compared), lowered: [...loweredLines(compared), ...unmarkedFloors(old, now)] }
}

/** Accounts and channels of a chat that is not set up today are compared too: it may be set up tomorrow. */
const EVERYWHERE = { slack: 'slack', teams: 'teams', web: 'web' } as const

const peopleChange = (old: LoadedAuthority, now: LoadedAuthority): Told => {
  const [was, is] = [directoryOf(old), directoryOf(now)]
  const { changes, gains, onlyTakes, newer } = comparePeople(was, is)
  const by = fileOf(now)?.list?.['taken-by']
  const numbers = otherNumbers(old, now).map((id) => employeeNumberSaid(is.people.get(id)?.name ?? id))
  return {
    says: orNothing([...peopleChangeLines(changes, was, is), ...numbers]),
    gains,
    onlyTakes: onlyTakes && numbers.length === 0,
    ...(numbers.length === 0 && byItself(newer, old, now)),
    ...(by !== undefined && { saidBy: by }),
  }
}

/** How old a list is, is its own act; whoever has left by a list that an import wrote has left at once. */
const byItself = (
  newer: PeopleDifferences['newer'],
  old: LoadedAuthority,
  now: LoadedAuthority,
): Pick<Told, 'byItself'> => {
  const [was, is] = [fileOf(old)?.list, fileOf(now)?.list]
  if (newer === undefined || was?.kind !== is?.kind) return {}
  if (newer === 'alone') return { byItself: 'list' }
  return is?.kind !== undefined && is['taken-by'] !== undefined ? { byItself: 'only-takes-away' } : {}
}

/** Whose employee number differs: no directory has it, and the next list from HR goes by it. */
const otherNumbers = (old: LoadedAuthority, now: LoadedAuthority): readonly string[] => {
  const [was, is] = [numbersIn(old), numbersIn(now)]
  return [...is].flatMap(([id, number]) => (was.has(id) && was.get(id) !== number ? [id] : []))
}

const numbersIn = (of: LoadedAuthority): ReadonlyMap<string, string | undefined> =>
  new Map(Object.entries(fileOf(of)?.persons ?? {}).map(([id, { employee }]) => [id, employee]))

const fileOf = ({ files }: LoadedAuthority): PeopleFile | undefined => {
  const read = checkedYaml(files.people.text, peopleFile)
  return read.ok ? read.value : undefined
}

const directoryOf = ({ files, policy, directory }: LoadedAuthority) => {
  const read = readPeople(files.people.text, directory.version, { policy, workspaces: EVERYWHERE })
  return read.ok ? read.directory : directory
}

/** A list of families gives nobody power, unless it lowers what somebody's next request counts with. */
const familiesChange = (
  { families: old }: LoadedAuthority,
  { families, directory, files }: LoadedAuthority,
): Told => {
  const { lines, lessCounted } = familyChanges(old, families, directory)
  const by = saysTakenBy(files.families.text)
  return {
    says: orNothing(lines),
    ...(lessCounted.length === 0 && { byItself: 'families' }),
    ...(by !== undefined && { saidBy: by }),
  }
}

const orNothing = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? lines : [NOT_COMPARED])

export const mistakeLines = (mistakes: readonly FileMistake[]): readonly string[] =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)
