import type { ListKind } from '../people/import/change.ts'
import { applyChanges } from '../people/import/apply-changes.ts'
import { matchPeople, type Matched } from '../people/import/match-people.ts'
import { readListed } from '../people/import/match-rows.ts'
import { peopleFile } from '../people/people-file.ts'
import { readPeople } from '../people/read-people.ts'
import { checkedYaml } from '../policy/checked-yaml.ts'
import { sayMatches } from '../words/people-match.ts'
import { chosenAuthority, loadChosen, workspacesOf } from './chosen-authority.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { readList, takePeople, tellListFaults } from './people-list.ts'

const TAKEN =
  'Where the bot runs it waits for two of governance, like anything by which a list knows somebody.\n' +
  'Now run `people import` with the same list.\n'

/**
 * `who-agrees people match`: before the first import, proposes in words whose line of a list is whose, and with --take writes
 * the numbers (or the accounts) into people.yaml. From then on nobody goes by a name.
 */
export const peopleMatch: Command = async (args, io) => {
  const asked = readAsked(args, io)
  if (typeof asked === 'number') return asked
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const sent = await readList(asked.file, undefined, io)
  if (typeof sent === 'number') return sent
  const { text, digest } = authority.files.people
  const file = checkedYaml(text, peopleFile)
  if (!file.ok) return tellListFaults(file, asked.file, chosen, io)
  const read = readListed(sent.bytes, asked.kind)
  const matched = read.ok ? matchPeople(read.listed, asked.kind, file.value) : read
  if (!matched.ok) return tellListFaults(matched, asked.file, chosen, io)
  sayMatches(matched, authority.directory, asked.kind).forEach((line) => io.out(`${line}\n`))
  if (matched.matches.length === 0) return 0
  const after = applyChanges(text, matched.matches, undefined)
  const people = readPeople(after, 'matched', {
    policy: authority.policy,
    workspaces: workspacesOf(chosen),
  })
  if (!people.ok) return tellListFaults(people, asked.file, chosen, io)
  return args.values['take'] === true ? takePeople(after, digest, TAKEN, chosen, io) : leave(matched, io)
}

const readAsked = (args: Args, io: Io): { readonly file: string; readonly kind: ListKind } | ExitCode => {
  const [file] = args.positionals
  const kind = wordOf(args, 'from')
  if (file !== undefined && (kind === 'hr' || kind === 'entra')) return { file, kind }
  io.err('Say which list, and where it is from: people match FILE.csv --from hr|entra\n')
  return 2
}

const leave = ({ matches }: Extract<Matched, { ok: true }>, io: Io): ExitCode => {
  io.out(
    `Nothing is taken yet. Is each of the ${String(matches.length)} the same person? Then run it again with --take; if one is not, take its line out of the list for this once.\n`,
  )
  return 0
}
