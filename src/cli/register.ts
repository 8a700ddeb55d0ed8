import { writeFile } from 'node:fs/promises'
import { registerCsv } from '../documents/register-csv.ts'
import type { LoadedAuthority } from '../load-authority.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
import { emptyState, fold } from '../request/register-state.ts'
import type { RegisterPlace } from '../register-place.ts'
import type { StoredEvent } from '../store/store.ts'
import { beforeTheBot } from '../views/before-the-bot.ts'
import { filterChoices } from '../views/filter-choices.ts'
import { dayAndYear } from '../views/format.ts'
import { namesFrom } from '../views/names.ts'
import { readFilters } from '../views/read-filters.ts'
import { filtered, isFiltered, saidFilters } from '../views/register-filters.ts'
import { registerRows, type RegisterRow } from '../views/register-rows.ts'
import { storiesOf, type Story } from '../views/story.ts'
import type { StoryLine } from '../views/story-line.ts'
import { storyNames } from '../views/story-names.ts'
import { plain } from '../words/text.ts'
import { chosenAuthority, loadChosen } from './chosen-authority.ts'
import { asAt } from './as-at.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { recordLook } from './record-look.ts'
import { readAll } from './read-all.ts'

type Read = {
  readonly name: string
  readonly authority: LoadedAuthority
  readonly events: readonly StoredEvent[]
  readonly state: ReturnType<typeof emptyState>
  readonly place: RegisterPlace
}

/** `who-agrees register`: the requests of a register a line each, or one request's whole story. Reads beside the running bot. */
export const register: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const day = wordOf(args, 'as-at')
  if (day !== undefined) return asAt(chosen, day, args, io)
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const events = await readAll(chosen)
  if (typeof events === 'string') {
    io.err(`${events}\n`)
    return 1
  }
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  const read = { name: chosen.name, authority, events, state, place: chosen }
  const [wanted] = args.positionals
  return wanted === undefined ? listed(read, args, io) : tellOne(wanted, read, args, io)
}

const storiesIn = ({ events, authority, state }: Read, of: (request: string) => boolean): readonly Story[] =>
  storiesOf(
    events.filter(({ event }) => of(event.request)),
    storyNames(authority, state),
  )

const lookKept = (request: string | undefined, { place }: Read, args: Args, io: Io): Promise<boolean> =>
  recordLook({ command: 'register', request, place }, args, io)

const tellOne = async (wanted: string, read: Read, args: Args, io: Io): Promise<ExitCode> => {
  const id = [...read.state.requests.values()].find(
    ({ id, reference }) => id === wanted || reference === wanted,
  )?.id
  const [story] = id === undefined ? [] : storiesIn(read, (request) => request === id)
  if (!story) {
    io.err(`there is no request ${wanted} in the register of ${read.name}\n`)
    return 1
  }
  if (!(await lookKept(wanted, read, args, io))) return 1
  if (args.values['json'] === true) io.out(`${JSON.stringify(story, undefined, 2)}\n`)
  else tell(story, io)
  return 0
}

/** What the filters leave, as a table, as JSON or as a CSV file. What was filtered is said first, with how many of how many. */
const listed = async (read: Read, args: Args, io: Io): Promise<ExitCode> => {
  const { authority, events, state } = read
  const { directory, policy } = authority
  const rows = registerRows(events, {
    policy,
    names: namesFrom(directory, policy),
    request: (id) => state.requests.get(id),
    team: (id) => directory.teams.get(id)?.name ?? id,
    today: londonDate(new Date().toISOString()),
  })
  const choices = filterChoices(rows, authority)
  // A family that a list alone names is asked for too.
  const listedBefore = [...state.opening.values()].flatMap(({ line }) =>
    line.kind === 'hours' ? [] : [line.family],
  )
  const typed = readFilters((name) => wordOf(args, name), {
    ...choices,
    family: new Set([...choices.family, ...listedBefore]),
  })
  if (!typed.ok) {
    io.err(`${typed.mistakes.join('\n')}\n`)
    return 2
  }
  const found = filtered(rows, typed.filters)
  if (!(await lookKept(undefined, read, args, io))) return 1
  const head = saidFilters(typed.filters, found.length, rows.length)
  const csv = wordOf(args, 'csv')
  if (args.values['json'] === true) {
    // A machine reads what is printed: the head is said beside it.
    if (isFiltered(typed.filters)) io.err(`${head}\n`)
    const wanted = new Set(found.map(({ request }) => request))
    io.out(
      `${JSON.stringify(
        storiesIn(read, (request) => wanted.has(request)),
        undefined,
        2,
      )}\n`,
    )
    return 0
  }
  if (csv !== undefined) return writeCsv(csv, found, head, io)
  if (isFiltered(typed.filters)) io.out(`${head}\n`)
  else if (rows.length === 0) io.out('No requests yet.\n')
  found.forEach((row) => io.out(`${rowLine(row)}\n`))
  for (const family of typed.filters.family ?? [])
    for (const { of, says } of beforeTheBot(family, policy, state))
      io.out(`${family}, ${of}: ${oneLine(plain(says))}\n`)
  return 0
}

const writeCsv = async (
  file: string,
  rows: readonly RegisterRow[],
  head: string,
  io: Io,
): Promise<ExitCode> => {
  const at = new Date().toISOString()
  const taken = `${head}; taken from the disk, ${dayAndYear(londonDate(at))}, ${londonTime(at)}`
  try {
    await writeFile(file, registerCsv(rows, taken))
  } catch (error) {
    io.err(`${file} can't be written (${error instanceof Error ? error.message : String(error)})\n`)
    return 1
  }
  io.out(`${head}\n${file}\n`)
  return 0
}

const rowLine = ({ reference, askedOn, family, status, heading, flags }: RegisterRow): string =>
  `${reference}  ${askedOn}  ${family.padEnd(8)}  ${status.padEnd(9)}  ${oneLine(heading)}${flags.length === 0 ? '' : `  [${flags.join(', ')}]`}`

const tell = (story: Story, io: Io): void => {
  io.out(`${story.reference} · ${story.heading} · ${story.family} · ${story.status}\n`)
  story.lines.forEach((line) => io.out(lineOf(line)))
}

const lineOf = ({ at, who, post, what, words, considered }: StoryLine): string =>
  [
    `${dayAndYear(londonDate(at))}, ${londonTime(at)}  ${who}${post === '' ? '' : `, ${post}`}: ${what}`,
    ...(words === undefined ? [] : [`    “${oneLine(words)}”`]),
    ...(considered === undefined || considered === '' ? [] : [`    Considered: “${oneLine(considered)}”`]),
    '',
  ].join('\n')

/** Words a person typed must never look like another line of the record. */
const oneLine = (words: string): string => words.replaceAll(/\p{Cc}+/gu, ' ↵ ')
