import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPolicy } from '../load-authority.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { telephonesOf, type Telephone } from '../views/on-paper.ts'
import { matrixOf } from '../views/matrix.ts'
import { matrixPage } from '../web/matrix-page.ts'
import { chosenAuthority, loadChosen } from './chosen-authority.ts'
import { POLICIES } from './check.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { tellMistakes } from './tell-mistakes.ts'

/** `who-agrees print`: a policy as the table people know, on one page that prints. Also the procedure when chat is down. */
export const print: Command = async (args, io) => {
  const it = wordOf(args, 'data') === undefined ? await policyOnly(args, io) : await withPeople(args, io)
  if (typeof it === 'number') return it
  const page = matrixPage(matrixOf(it.policy), it.telephones).toString()
  const to = wordOf(args, 'to')
  if (to === undefined) {
    io.out(page)
    return 0
  }
  try {
    await writeFile(to, page)
  } catch (error) {
    io.err(`${to} can't be written (${error instanceof Error ? error.message : String(error)})\n`)
    return 1
  }
  io.out(`${to}\n`)
  return 0
}

type Printed = { readonly policy: Policy; readonly telephones: readonly Telephone[] }

const policyOnly = async (args: Args, io: Io): Promise<Printed | ExitCode> => {
  const folder = wordOf(args, 'policy') ?? join(POLICIES, wordOf(args, 'authority') ?? 'peterborough')
  const loaded = await loadPolicy(folder)
  return loaded.ok
    ? { policy: loaded.value.parsed.policy, telephones: [] }
    : tellMistakes(loaded.mistakes, io)
}

/** With the data folder of a council: its own policy, and whom to ring today. */
const withPeople = async (args: Args, io: Io): Promise<Printed | ExitCode> => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const today = londonDate(new Date().toISOString())
  return { policy: authority.policy, telephones: telephonesOf(authority.directory, today) }
}
