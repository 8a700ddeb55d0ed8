import { resolve } from 'node:path'
import { holdTelling } from '../backup/held.ts'
import { restoreBackup, type RestoreOf } from '../backup/restore-backup.ts'
import { readDatabase, readPlaces } from '../config.ts'
import { openErasable } from '../erasure/open-erasable.ts'
import { listAt } from '../erasure/read-list.ts'
import { repeatErasures } from '../erasure/repeat.ts'
import { openLog } from '../log.ts'
import { openRegister } from '../register-place.ts'
import { realFiles } from '../store/files.ts'
import { openLowdbDocuments } from '../store/lowdb-documents.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { noList, repeated } from '../words/records.ts'
import { chosenAuthority } from './chosen-authority.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { shownPath } from './tell-mistakes.ts'

/** `who-agrees restore`: puts a backup into a data folder that has no register. Nobody is told anything until `who-agrees release`. */
export const restore: Command = async (args, io) => {
  if (args.values['database'] === true) return holdDatabase(args, io)
  const from = wordOf(args, 'from')
  if (from === undefined) {
    io.err('--from FOLDER says which backup: the folder that "who-agrees backup" made\n')
    return 2
  }
  if (readDatabase().value) {
    io.err(
      'DATABASE_URL is set, and this puts a register into files. Leave it out, and once the register is released "who-agrees move" carries it to a database. A backup of a database is restored by the database’s own means, and then "who-agrees restore --database" holds the telling.\n',
    )
    return 2
  }
  const list = wordOf(args, 'erasures')
  const named = list === undefined ? undefined : await listAt(list)
  if (named && 'why' in named) {
    io.err(`${named.why}\n`)
    return 2
  }
  const data = wordOf(args, 'data')
  const { dataFolder, registerOf } = readPlaces(...(data === undefined ? [] : [{ DATA_FOLDER: data }]))
  try {
    const { manifest, register, keptSettings } = await restoreBackup({
      files: realFiles(),
      from: resolve(from),
      dataFolder,
      registerOf,
      hold,
    })
    const again = await repeatIn(register, manifest.authority, named)
    io.out(
      `${shownPath(register)} holds the register of ${manifest.authority} as it was on ${manifest.made}, up to position ${String(manifest.head.position)}. What was recorded after that is not in it.\n` +
        `${again}\n` +
        keptSettings.map((name) => `${name} was there already and is left as it is.\n`).join('') +
        afterFiles(list),
    )
    return 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}

const hold: RestoreOf['hold'] = async (register, { made }) => {
  const documents = await openLowdbDocuments({ folder: register })
  try {
    await holdTelling(documents, { restored: new Date().toISOString(), made })
  } finally {
    await documents.close()
  }
}

/** After a database was put back by its own means, and before any instance starts on it. */
const holdDatabase = async (args: Args, io: Io): Promise<ExitCode> => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  if (!chosen.database) {
    io.err('DATABASE_URL is not set: --from FOLDER says which backup to put into files.\n')
    return 2
  }
  try {
    const { noneRunning } = await import('../store/postgres/none-running.ts')
    await noneRunning(chosen.database)
    const { store, documents, close } = await openRegister(chosen, openLog('error'))
    try {
      await holdTelling(documents, { restored: new Date().toISOString() })
      io.out(
        `The register of ${chosen.name} goes up to position ${String(store.head)}. Nobody is told anything until "who-agrees release".\n${afterDatabase}`,
      )
    } finally {
      await close()
    }
    return 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}

/**
 * A backup brings back what was erased since: it goes again before anybody reads the register.
 * @returns what went, in a sentence
 */
const repeatIn = async (
  register: string,
  authority: string,
  named: readonly string[] | undefined,
): Promise<string> => {
  const erasable = await openErasable(register, authority, () => undefined)
  try {
    const noted = named ?? (await erasable.noted())
    const { lines, added } = await repeatErasures(erasable, noted, { onRecord: false })
    return noted.length === 0 ? noList : repeated(lines, added)
  } finally {
    await erasable.close()
  }
}

const nextSteps = (repeatErasures: string): string => `
Next:
  1  who-agrees verify    with the last checkpoint, or the --noted that was written down: it says how much is lost.
  2  who-agrees checkpoint restored    where that says that checkpoints no longer stand: two people put it on record.
     After that ${repeatErasures}
  3  who-agrees people check    says whether posts and channels are still as they were.
  4  who-agrees start     takes deliveries; nobody is told anything yet.
  5  Stop it, then who-agrees release --tell or --told, and start it again.
`

/** With the list that was named: it is no part of the backup, so without its name it is not found again. */
const afterFiles = (list: string | undefined): string =>
  nextSteps(
    `who-agrees erase --repeat ${list ?? 'LIST'}    puts the erasures that were repeated on this register's record.`,
  )

const afterDatabase = nextSteps(
  'who-agrees erase --repeat LIST    erases again what was erased since the copy was made.',
)
