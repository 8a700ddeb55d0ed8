import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { LoadedAuthority } from '../load-authority.ts'
import { familiesText } from '../people/families-text.ts'
import { familyChanges, type FamilyChanges } from '../people/family-changes.ts'
import { importFamilies } from '../people/import-families.ts'
import { londonDate } from '../policy/london-date.ts'
import { readFamilies } from '../people/read-families.ts'
import { realFiles } from '../store/files.ts'
import { writeBeside } from '../store/write-beside.ts'
import { dayAndYear } from '../views/format.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { chosenAuthority, loadChosen, type Chosen } from './chosen-authority.ts'
import { count } from './count.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { tellFaults } from './tell-faults.ts'
import { shownPath } from './tell-mistakes.ts'

/**
 * `who-agrees families import`: says what a list from the case system would change, and with --take writes it in place of
 * families.yaml, whole or not at all.
 */
export const familiesImport: Command = async (args, io) => {
  const [path] = args.positionals
  if (path === undefined) return asked('name the file to import: who-agrees families import FILE.csv', io)
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return asked(`${path} can't be read`, io)
  const list = importFamilies(bytes, authority.directory)
  if (!list.ok) return tellFaults(path, list.faults, io)
  const changes = familyChanges(authority.families, list.families, authority.directory)
  if (list.ignored.length > 0) io.out(`Not used: the columns ${list.ignored.join(', ')}.\n`)
  io.out(`${count(list.families.size, 'family', 'families')} in ${path}.\n`)
  changes.lines.forEach((line) => io.out(`  ${line}\n`))
  if (changes.lines.length === 0) io.out('Nothing changes.\n')
  if (changes.lines.length === 0) return 0
  if (args.values['take'] !== true) {
    io.out('Nothing has been written. --take --by PERSON takes it.\n')
    return 0
  }
  const by = takenBy(args, authority, changes, io)
  if (typeof by === 'number') return by
  return take(
    { families: list.families, by, from: path, lessCounted: changes.lessCounted },
    chosen,
    authority,
    io,
  )
}

const asked = (why: string, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return 2
}

/** Who takes it; an exit code where nobody is named, or where more families would leave than anybody said. */
const takenBy = (
  args: Args,
  { directory, families }: LoadedAuthority,
  { leaving }: FamilyChanges,
  io: Io,
): string | ExitCode => {
  const by = wordOf(args, 'by')
  const person = by === undefined ? undefined : directory.people.get(by)
  if (!person)
    return asked(
      by === undefined
        ? 'say who takes it: --by PERSON, an id of the people file'
        : `"${by}" is nobody's id in the people file${didYouMean(by, directory.people.keys())}`,
      io,
    )
  const many = leaving.length * 10 >= families.size && leaving.length > 1
  if (many && Number(wordOf(args, 'leaving')) !== leaving.length)
    return asked(
      `${String(leaving.length)} of ${String(families.size)} families would leave the list. If that is right, add --leaving ${String(leaving.length)}. Nothing has been written.`,
      io,
    )
  return person.id
}

type Taking = {
  readonly families: LoadedAuthority['families']
  readonly by: string
  readonly from: string
  readonly lessCounted: FamilyChanges['lessCounted']
}

const take = async (
  { families, by, from, lessCounted }: Taking,
  { settings }: Chosen,
  { directory }: LoadedAuthority,
  io: Io,
): Promise<ExitCode> => {
  const on = dayAndYear(londonDate(new Date().toISOString()))
  const text = familiesText(families, { from: basename(from), by, on })
  // What could not be read back would stop the bot at its next start.
  const back = readFamilies(text, directory)
  if (!back.ok || back.families.size !== families.size) throw new Error('the list could not be read back')
  await writeBeside(realFiles(), settings.families, Buffer.from(text))
  io.out(`Written: ${shownPath(settings.families)}. ${counts(lessCounted)}\n`)
  return 0
}

const counts = (lessCounted: readonly string[]): string =>
  lessCounted.length === 0
    ? 'It counts within a minute, where the bot runs.'
    : `By it the total could be lower for ${lessCounted.slice(0, 5).join(', ')}${lessCounted.length > 5 ? ' and others' : ''}, so all of it waits until two of governance adopt it in the chat.`
