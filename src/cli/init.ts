import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readPlaces } from '../config.ts'
import { loadPolicy } from '../load-authority.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { newEvent } from '../request/new-event.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import { createRegister } from '../store/create-register.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { manifestFile } from '../store/register-folder.ts'
import { POLICIES } from './check.ts'
import { FOUNDERS_WANTED, foundersIn, recordFounding, whyNotAgain, type Founders } from './found.ts'
import { wordOf, type Command, type ExitCode, type Io } from './io.ts'
import { authoritiesTemplate, familiesTemplate, peopleTemplate } from './templates.ts'
import { shownPath, tellMistakes } from './tell-mistakes.ts'

/** `who-agrees init`: makes a data folder for one authority. The only thing that ever makes a register. */
export const init: Command = async (args, io) => {
  const founders = foundersIn(args)
  if (!founders) {
    io.err(FOUNDERS_WANTED)
    return 2
  }
  const data = wordOf(args, 'data')
  const { dataFolder, authorities, registerOf } = readPlaces(
    ...(data === undefined ? [] : [{ DATA_FOLDER: data }]),
  )
  const folder = wordOf(args, 'policy') ?? join(POLICIES, wordOf(args, 'authority') ?? 'peterborough')
  const policy = await loadPolicy(folder)
  if (!policy.ok) return tellMistakes(policy.mistakes, io)
  const name = policy.value.parsed.policy.authority
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const files = [
    [authorities, authoritiesTemplate(name, relative(dataFolder, folder))],
    [join(dataFolder, 'people.yaml'), peopleTemplate(policy.value.parsed.policy, founders)],
    [join(dataFolder, 'families.yaml'), familiesTemplate()],
  ] as const
  for (const [path, text] of files)
    io.out(`${(await writeIfAbsent(path, text)) ? 'made' : 'kept'}  ${shownPath(path)}\n`)
  return makeRegister(registerOf(name), policy.value.parsed.policy, founders, io)
}

const makeRegister = async (
  folder: string,
  policy: Policy,
  founders: Founders,
  io: Io,
): Promise<ExitCode> => {
  const { authority } = policy
  const isThere = existsSync(join(folder, manifestFile))
  try {
    if (isThere) {
      const why = await whyNotAgain(folder, authority)
      if (why !== undefined) throw new RegisterRefused(why)
    } else await createRegister({ folder, authority })
    await recordFounding(folder, authority, founders)
    if (!isThere) await beginToday(folder, policy)
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
  io.out(
    isThere
      ? `Recorded. What lies on the disk is adopted at the next start, on the word of ${founders.names.join(' and ')}.\n`
      : `made  ${shownPath(folder)}, an empty register\n\n${nextSteps}`,
  )
  return 0
}

/** What was agreed before today the register can't know: where that counts, the bot asks, or a list says it. */
const beginToday = async (folder: string, { authority, ledgers, allowances }: Policy): Promise<void> => {
  const at = new Date().toISOString()
  const store = await openLowdbStore({ folder, authority, report: () => undefined })
  try {
    const events = [...ledgers.keys(), ...allowances.keys()].map((ledger) =>
      newEvent(
        'complete-since',
        '',
        { by: 'bot', at, delivery: '' },
        { sealed: { ledger, since: londonDate(at) }, private: {} },
      ),
    )
    if (events.length > 0) await store.append(events, store.head)
  } finally {
    await store.close()
  }
}

const nextSteps = `Next:
  1  Fill in people.yaml and families.yaml: who holds which post, and where it is reached.
     Where HR keeps who works here: who-agrees people match FILE.csv --from hr, once, then people import.
  2  who-agrees people check    says what is still missing.
  3  Set the variables of Slack or Teams (README, "Install").
  4  who-agrees opening import FILE.csv    puts on record what was agreed before today; what it doesn't say, the bot asks.
  5  who-agrees start           adopts these files, on the word of the two people you named.
Before people rely on it: who-agrees checkpoint key (docs/checkpoints.md), so that nobody can change the record unseen.
From then on a changed file counts once one person in governance puts it forward and another adopts it, in the chat.
Back up this folder, its digest.key above all: without it nobody can check what was said.
`

/** Never over what somebody filled in. */
const writeIfAbsent = async (path: string, text: string): Promise<boolean> => {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
