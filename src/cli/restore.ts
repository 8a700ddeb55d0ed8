import { resolve } from 'node:path'
import { holdTelling } from '../backup/held.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readDatabase, readPlaces } from '../config.ts'
import { realFiles } from '../store/files.ts'
import { openLowdbDocuments } from '../store/lowdb-documents.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { wordOf, type Command } from './io.ts'
import { shownPath } from './tell-mistakes.ts'

/** `who-agrees restore`: puts a backup into a data folder that has no register. Nobody is told anything until `who-agrees release`. */
export const restore: Command = async (args, io) => {
  const from = wordOf(args, 'from')
  if (from === undefined) {
    io.err('--from FOLDER says which backup: the folder that "who-agrees backup" made\n')
    return 2
  }
  if (readDatabase().value) {
    io.err(
      'DATABASE_URL is set, and this puts a register into files. Leave it out, and once the register is released "who-agrees move" carries it to a database. A backup of a database is restored by the database’s own means.\n',
    )
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
    })
    const documents = await openLowdbDocuments({ folder: register })
    try {
      await holdTelling(documents, { restored: new Date().toISOString(), made: manifest.made })
    } finally {
      await documents.close()
    }
    io.out(
      `${shownPath(register)} holds the register of ${manifest.authority} as it was on ${manifest.made}, up to position ${String(manifest.head.position)}. What was recorded after that is not in it.\n` +
        keptSettings.map((name) => `${name} was there already and is left as it is.\n`).join('') +
        nextSteps,
    )
    return 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}

const nextSteps = `
Next:
  1  who-agrees verify    with the last checkpoint, or the --noted that was written down: it says how much is lost.
  2  who-agrees checkpoint restored    where that says that checkpoints no longer stand: two people put it on record.
  3  who-agrees people check    says whether posts and channels are still as they were.
  4  who-agrees start     takes deliveries; nobody is told anything yet.
  5  Stop it, then who-agrees release --tell or --told, and start it again.
Repeat every erasure that was made after the backup: docs/erasure-and-retention.md says how.
`
