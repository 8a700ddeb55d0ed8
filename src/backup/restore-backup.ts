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
  for (const path of manifestLast(Object.keys(read.manifest.files))) {
    const bytes = await files.read(join(from, path))
    const to = targetOf(path, { register, dataFolder })
    if (path.startsWith(`${SETTINGS_IN}/`) && (await isThere(files, to))) {
      keptSettings.push(basename(to))
      continue
    }
    await files.makeFolder(dirname(to))
    await writeBeside(files, to, bytes)
  }
  // A bot that had told nobody anything has no documents, and no folder of them in its backup.
  await files.makeFolder(join(register, documentsFolder))
  await wholeOrRefused(register, 'What was restored is not whole:')
  return { manifest: read.manifest, register, keptSettings }
}

/** A register that is put back by half has no manifest yet, so that no bot starts on it. */
const manifestLast = (paths: readonly string[]): readonly string[] => {
  const isManifest = (path: string): boolean => path === `${REGISTER_IN}/${manifestFile}`
  return [...paths.filter((path) => !isManifest(path)), ...paths.filter(isManifest)]
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
