import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readDatabase, readPlaces } from '../config.ts'
import { loadPolicy } from '../load-authority.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { newEvent } from '../request/new-event.ts'
import { openRegister, type RegisterPlace } from '../register-place.ts'
import { createRegister } from '../store/create-register.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { manifestFile } from '../store/register-folder.ts'
import { POLICIES } from './check.ts'
import {
  appendSurely,
  foundersIn,
  recordFounding,
  warning,
  whyNoFounders,
  whyNotAgain,
  type Founders,
} from './found.ts'
import { wordOf, type Command, type ExitCode, type Io } from './io.ts'
import { authoritiesTemplate, familiesTemplate, peopleTemplate } from './templates.ts'
import { shownPath, tellMistakes } from './tell-mistakes.ts'

/** `who-agrees init`: makes a data folder for one authority. The only thing that ever makes a register. */
export const init: Command = async (args, io) => {
  const founders = foundersIn(args)
  if (!founders) {
    io.err(whyNoFounders(args))
    return 2
  }
  const database = readDatabase()
  if (database.mistakes.length > 0) {
    database.mistakes.forEach(({ name, message }) => io.err(`${name}: ${message}\n`))
    return 1
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
  const place = { name, registerFolder: registerOf(name), database: database.value }
  return makeRegister(place, policy.value.parsed.policy, founders, io)
}

const makeRegister = async (
  place: RegisterPlace,
  policy: Policy,
  founders: Founders,
  io: Io,
): Promise<ExitCode> => {
  let isThere = false
  try {
    isThere = !(await makeEmpty(place))
    const why = isThere ? await whyNotAgain(place) : undefined
    if (why !== undefined) throw new RegisterRefused(why)
    await recordFounding(place, founders, io)
    if (!isThere) await beginToday(place, policy, io)
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
  io.out(
    isThere
      ? `Recorded. What lies on the disk is adopted at the next start, on the word of ${founders.names.join(' and ')}.\n`
      : place.database
        ? `made  a register of ${place.name} in the database, empty\n\n${nextSteps}${BACKUP_DATABASE}`
        : `made  ${shownPath(place.registerFolder)}, an empty register\n\n${nextSteps}${BACKUP_FOLDER}`,
  )
  return 0
}

/** What was agreed before today the register can't know: where that counts, the bot asks, or a list says it. */
const beginToday = async (place: RegisterPlace, { ledgers, allowances }: Policy, io: Io): Promise<void> => {
  const at = new Date().toISOString()
  const { store, close } = await openRegister(place, warning(io))
  try {
    const events = [...ledgers.keys(), ...allowances.keys()].map((ledger) =>
      newEvent(
        'complete-since',
        '',
        { by: 'bot', at, delivery: '' },
        { sealed: { ledger, since: londonDate(at) }, private: {} },
      ),
    )
    if (events.length > 0) await appendSurely(events, store)
  } finally {
    await close()
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
`
const BACKUP_FOLDER =
  'Back up this folder, its digest.key above all: without it nobody can check what was said.\n'
const BACKUP_DATABASE =
  'Back up the database as a whole: the key is in its table "registers", and without it nobody can check what was said.\n'

/** Makes an empty register where there is none. @returns whether it did */
const makeEmpty = async ({ name: authority, registerFolder, database }: RegisterPlace): Promise<boolean> => {
  if (database) {
    const { initPostgres } = await import('../store/postgres/init-postgres.ts')
    return initPostgres(database, authority)
  }
  if (existsSync(join(registerFolder, manifestFile))) return false
  await createRegister({ folder: registerFolder, authority })
  return true
}

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
