import { checkedYaml, type Mistake } from '../../policy/checked-yaml.ts'
import { londonDate } from '../../policy/london-date.ts'
import type { Policy } from '../../policy/policy.ts'
import { sayChanges } from '../../words/people-import.ts'
import type { Workspaces } from '../build-directory.ts'
import { holdersOn, type Directory } from '../directory.ts'
import { peopleFile, type PeopleFile } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import { readPeople } from '../read-people.ts'
import { applyChanges, type ListTaken } from './apply-changes.ts'
import type { Change } from './change.ts'
import { compareEntra } from './compare-entra.ts'
import { compareHr, type Compared } from './compare-hr.ts'
import { readEntraList } from './entra-rows.ts'
import { readHrList, type Named } from './hr-rows.ts'

/** A list that was sent, and the people file that it is held against. */
export type Importing = {
  readonly bytes: Uint8Array
  readonly list: ListTaken
  /** The text of the people file. */
  readonly text: string
  readonly directory: Directory
  readonly policy: Policy
  readonly workspaces: Workspaces
  /** Instant, ISO. */
  readonly now: string
}

export type Imported =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      /** The differences in words. */
      readonly says: readonly string[]
      /** Headings of the list that nobody asked for. */
      readonly ignored: readonly string[]
      /** The people file with all of them in it. */
      readonly text: string
    }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }
  /** What would come of it is no people file that the bot can stand on. */
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Works out what a list changes and what the people file becomes. All of it or nothing: one fault, and nothing is taken. */
export const importList = (importing: Importing): Imported => {
  const { list, text, policy, workspaces } = importing
  const file = fileIn(text)
  if (!file.ok) return file
  const late = listFaults(list, file.value, importing.now)
  if (late.length > 0) return { ok: false, faults: late }
  const compared = compare(importing, file.value)
  if (!compared.ok) return compared
  const { changes, ignored } = compared
  const after = applyChanges(text, changes, freshens(list, file.value) ? list : undefined)
  const people = readPeople(after, 'imported', { policy, workspaces })
  if (!people.ok) return people
  const again = fileIn(after)
  const rest = again.ok ? compare(importing, again.value) : undefined
  if (!rest?.ok || rest.changes.length > 0)
    throw new Error('the list could not be written into people.yaml as a whole, so nothing was')
  return { ok: true, changes, ignored, text: after, says: sayChanges(changes, saying(people.directory)) }
}

const fileIn = (text: string) => checkedYaml(text, peopleFile)

type WithIgnored =
  | (Extract<Compared, { ok: true }> & { readonly ignored: readonly string[] })
  | Extract<Compared, { ok: false }>

const compare = ({ bytes, list, directory }: Importing, file: PeopleFile): WithIgnored => {
  const comparing = { file, asAt: londonDate(list.asAt) }
  if (list.kind === 'entra') {
    const read = readEntraList(bytes)
    if (!read.ok) return read
    const compared = compareEntra(read.accounts, comparing)
    return compared.ok ? { ...compared, ignored: read.ignored } : compared
  }
  const read = readHrList(bytes, namedIn(directory))
  if (!read.ok) return read
  const compared = compareHr(read.people, comparing)
  return compared.ok ? { ...compared, ignored: read.ignored } : compared
}

const namedIn = ({ teams, posts }: Directory): Named => ({
  teams: new Map([...teams].map(([id, { name }]) => [id, name])),
  posts: new Map([...posts].map(([id, { title }]) => [id, title])),
})

/** A list of tomorrow, or one older than what was taken before it, is somebody's mistake. */
const listFaults = ({ asAt, kind }: ListTaken, file: PeopleFile, now: string): readonly CsvFault[] => {
  if (Date.parse(asAt) > Date.parse(now))
    return [
      fault(
        1,
        undefined,
        `the list is said to be of ${asAt}, which is still to come`,
        'give --as-at the instant it was made',
      ),
    ]
  const before = file.list
  return before && (before.kind ?? kind) === kind && Date.parse(asAt) < Date.parse(before['as-at'])
    ? [
        fault(
          1,
          undefined,
          `the list is of ${asAt}, and a newer one, of ${before['as-at']}, was taken before`,
          'send the newest list',
        ),
      ]
    : []
}

/** A list of accounts says nothing of who changed post: it makes a list from HR no fresher. */
const freshens = ({ kind }: ListTaken, { list }: PeopleFile): boolean =>
  list === undefined || (list.kind ?? kind) === kind

const saying = ({ teams, posts, people }: Directory) => ({
  team: (id: string) => teams.get(id)?.name ?? id,
  post: (id: string) => posts.get(id)?.title ?? id,
  holders: (id: string, on: string) => {
    const post = posts.get(id)
    return post ? holdersOn(post, on).map(({ person }) => people.get(person)?.name ?? person) : []
  },
})
