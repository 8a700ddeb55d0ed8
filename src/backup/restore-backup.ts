import { basename, dirname, join } from 'node:path'
import type { Files } from '../store/files.ts'
import { documentsFolder } from '../store/lowdb-documents.ts'
import { manifestFile } from '../store/register-folder.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { writeBeside } from '../store/write-beside.ts'
import { type BackupManifest, readBackup, REGISTER_IN, SETTINGS_IN } from './backup-manifest.ts'
import { wholeOrRefused } from './whole-or-refused.ts'

/** What to restore, and where to. */
export type RestoreOf = {
  readonly files: Files
  readonly from: string
  /** The data folder that settings go to. */
  readonly dataFolder: string
  /** Where an authority's register goes. */
  readonly registerOf: (authority: string) => string
  /** Holds the telling in a register's folder that has all but its manifest. */
  readonly hold: (register: string, manifest: BackupManifest) => Promise<void>
}

/** What was put back, and which settings were left because somebody had written others there. */
export type Restored = {
  readonly manifest: BackupManifest
  readonly register: string
  readonly keptSettings: readonly string[]
}

/**
 * Puts a backup into a folder that has no register, file by file as they were backed up, and checks what lies there then. Throws
 * `RegisterRefused` for a backup that is not whole and for a place where anything is.
 */
export const restoreBackup = async ({
  files,
  from,
  dataFolder,
  registerOf,
  hold,
}: RestoreOf): Promise<Restored> => {
  const read = await readBackup(files, from)
  if (!read.ok)
    throw new RegisterRefused(
      ['The backup can’t be trusted; nothing was restored:', ...read.mistakes].join('\n'),
    )
  const register = registerOf(read.manifest.authority)
  if ((await files.list(register).catch(() => [])).length > 0)
    throw new RegisterRefused(
      `${register} holds something already. Restore into a folder that has no register.`,
    )

  const keptSettings: string[] = []
  const putBack = async (path: string): Promise<void> => {
    const bytes = await files.read(join(from, path))
    const to = targetOf(path, { register, dataFolder })
    if (path.startsWith(`${SETTINGS_IN}/`) && (await isThere(files, to))) {
      keptSettings.push(basename(to))
      return
    }
    await files.makeFolder(dirname(to))
    await writeBeside(files, to, bytes)
  }
  const last = `${REGISTER_IN}/${manifestFile}`
  for (const path of Object.keys(read.manifest.files)) if (path !== last) await putBack(path)
  // A bot that had told nobody anything has no documents, and no folder of them in its backup.
  await files.makeFolder(join(register, documentsFolder))
  await hold(register, read.manifest)
  // Without it no bot starts on what was put back by half, or is not held yet.
  await putBack(last)
  await wholeOrRefused(register, 'What was restored is not whole:')
  return { manifest: read.manifest, register, keptSettings }
}

const targetOf = (
  path: string,
  { register, dataFolder }: { register: string; dataFolder: string },
): string =>
  path.startsWith(`${REGISTER_IN}/`)
    ? join(register, path.slice(REGISTER_IN.length + 1))
    : join(dataFolder, basename(path))

const isThere = (files: Files, path: string): Promise<boolean> =>
  files.read(path).then(
    () => true,
    () => false,
  )
