import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeBackup } from '../backup/make-backup.ts'
import { realFiles } from '../store/files.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { chosenAuthority } from './chosen-authority.ts'
import { wordOf, type Command } from './io.ts'
import { shownPath } from './tell-mistakes.ts'

/** `who-agrees backup`: copies an authority's register and settings, beside the running bot, and checks the copy. */
export const backup: Command = async (args, io) => {
  const to = wordOf(args, 'to')
  if (to === undefined) {
    io.err('--to FOLDER says where: a folder that is not there yet, on another disk if it can be\n')
    return 2
  }
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  if (chosen.database) {
    io.err(
      `The register of ${chosen.name} is in PostgreSQL: back up the whole database, with pg_dump or as your other databases are. docs/several-machines.md says what to look at.\n`,
    )
    return 2
  }
  const { people, families } = chosen.settings
  const settings = [join(dirname(chosen.registerFolder), 'authorities.yaml'), people, families].filter(
    (path) => existsSync(path),
  )
  try {
    const { head, files } = await makeBackup({
      files: realFiles(),
      register: chosen.registerFolder,
      settings,
      to: resolve(to),
      now: () => new Date(),
    })
    io.out(
      `${shownPath(to)} holds the register of ${chosen.name} up to position ${String(head.position)}, in ${String(Object.keys(files).length)} files, each checked.\n` +
        `--noted ${String(head.position)}:${head.hash}\n` +
        'It holds digest.key and everything that was written: keep it encrypted, and away from this machine.\n',
    )
    return 0
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
}
