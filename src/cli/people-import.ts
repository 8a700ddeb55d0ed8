import type { ListKind } from '../people/import/change.ts'
import { importList, type Imported } from '../people/import/import-list.ts'
import { moment } from '../words/grammar.ts'
import { chosenAuthority, loadChosen, workspacesOf } from './chosen-authority.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { readList, takePeople, tellListFaults } from './people-list.ts'

const TAKEN =
  'Where the bot runs, who left and how old the list is count within a minute.\n' +
  'What gives somebody a post, or anything else, waits for two of governance; the rest does not wait with it.\n'

const SOURCES: Readonly<Record<ListKind, string>> = { hr: 'HR', entra: 'Entra' }

/** `who-agrees people import`: says in words what a list changes, and with --take writes all of it into people.yaml. */
export const peopleImport: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const asked = readAsked(args, io)
  if (typeof asked === 'number') return asked
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  if (!authority.directory.people.has(asked.by)) {
    io.err(
      `"${asked.by}" is nobody in ${chosen.settings.people}: --by is who takes the list, by their id there\n`,
    )
    return 2
  }
  const sent = await readList(asked.file, asked.asAt, io)
  if (typeof sent === 'number') return sent
  const list = { source: asked.source, asAt: sent.asAt, kind: asked.kind, by: asked.by }
  const imported = importList({
    bytes: sent.bytes,
    list,
    text: authority.files.people.text,
    directory: authority.directory,
    policy: authority.policy,
    workspaces: workspacesOf(chosen),
    now: sent.now,
  })
  if (!imported.ok) return tellListFaults(imported, asked.file, chosen, io)
  tellChanges(imported, list, sent.now, io)
  return args.values['take'] === true
    ? takePeople(imported.text, authority.files.people.digest, TAKEN, chosen, io)
    : leave(imported.changes.length, io)
}

type Asked = {
  readonly file: string
  readonly kind: ListKind
  readonly by: string
  readonly source: string
  readonly asAt: string | undefined
}

const readAsked = (args: Args, io: Io): Asked | ExitCode => {
  const [file] = args.positionals
  const [from, by, asAt] = ['from', 'by', 'as-at'].map((name) => wordOf(args, name))
  const kind = from === 'hr' || from === 'entra' ? from : undefined
  if (file === undefined || kind === undefined || by === undefined) {
    io.err(
      'Say which list, where it is from and who takes it: people import FILE.csv --from hr|entra --by PERSON\n',
    )
    return 2
  }
  if (asAt !== undefined && !/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(asAt)) {
    io.err(`"${asAt}" is no instant: write it as 2026-11-22T06:00:00Z\n`)
    return 2
  }
  return { file, kind, by, asAt, source: wordOf(args, 'source') ?? SOURCES[kind] }
}

const tellChanges = (
  { says, ignored }: Extract<Imported, { ok: true }>,
  { source, asAt }: { readonly source: string; readonly asAt: string },
  now: string,
  io: Io,
): void => {
  io.out(
    `The list (${source}) is from ${moment(asAt, now)}. ${says.length === 0 ? 'Nobody has come, left or changed.' : `${String(says.length)} ${says.length === 1 ? 'difference' : 'differences'}:`}\n`,
  )
  says.forEach((line) => io.out(`  ${line}\n`))
  if (ignored.length > 0) io.out(`Columns that were not read: ${ignored.join(', ')}.\n`)
}

const leave = (differences: number, io: Io): ExitCode => {
  io.out(
    differences === 0
      ? 'With --take it counts as fresh within a minute, where the bot runs.\n'
      : 'Nothing is taken yet. Read them, then run it again with --take.\n',
  )
  return 0
}
