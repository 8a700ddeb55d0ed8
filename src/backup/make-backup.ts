import { basename, dirname, join } from 'node:path'
import { sha256 } from '../store/digest.ts'
import type { Files } from '../store/files.ts'
import { documentsFolder } from '../store/lowdb-documents.ts'
import { keyFile, manifestFile, readRegisterFolder } from '../store/register-folder.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { closingMark } from '../store/segment.ts'
import { besideSuffix, writeBeside } from '../store/write-beside.ts'
import { BACKUP_FILE, type BackupManifest, REGISTER_IN, SETTINGS_IN } from './backup-manifest.ts'
import { wholeOrRefused } from './whole-or-refused.ts'

/** What to back up: a register's folder, the files that a person wrote beside it, and where to. */
export type BackupOf = {
  readonly files: Files
  readonly register: string
  /** Paths of the files of settings: authorities, people, families, policy. */
  readonly settings: readonly string[]
  /** A folder that is not there yet. */
  readonly to: string
  readonly now: () => Date
}

/**
 * Copies a register beside the running bot, and checks the copy. What points into the record is copied before the record, so
 * that nothing in a backup points past its end; what the record points to, after it. Throws `RegisterRefused` where the copy
 * is not whole; what was copied is left for somebody to look at.
 */
export const makeBackup = async ({
  files,
  register,
  settings,
  to,
  now,
}: BackupOf): Promise<BackupManifest> => {
  if ((await files.list(to).catch(() => [])).length > 0)
    throw new RegisterRefused(`${to} holds something already. Name a folder that is not there yet.`)
  const made = now().toISOString()
  const copied: Record<string, string> = {}
  const copy = async (from: string, path: string): Promise<void> => {
    const read = await files.read(from)
    const bytes = isSegment(path) ? upToLastClosing(read) : read
    await files.makeFolder(dirname(join(to, path)))
    await writeBeside(files, join(to, path), bytes)
    copied[path] = sha256(bytes)
  }
  const copyFolder = async (
    folder: string,
    wanted: (name: string) => boolean = () => true,
  ): Promise<void> => {
    const names = await files.list(join(register, folder)).catch(() => [])
    for (const name of names.filter((one) => wanted(one) && !one.endsWith(besideSuffix)))
      await copy(join(register, folder, name), join(REGISTER_IN, folder, name))
  }

  await copyFolder(documentsFolder, (name) => name.endsWith('.json'))
  await copyFolder('', (name) => name === manifestFile || name === keyFile)
  const { segments } = await readRegisterFolder(files, register)
  for (const name of segments) await copy(join(register, name), join(REGISTER_IN, name))
  await copyFolder('adopted')
  for (const path of settings) await copy(path, join(SETTINGS_IN, basename(path)))

  const verified = await wholeOrRefused(join(to, REGISTER_IN), 'The copy is not whole:')
  const manifest: BackupManifest = {
    backup: 'who-agrees',
    authority: verified.authority,
    made,
    head: verified.head,
    files: copied,
  }
  // Last: a folder without it is a backup that was never finished.
  await writeBeside(files, join(to, BACKUP_FILE), Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`))
  return manifest
}

const isSegment = (path: string): boolean => basename(path).startsWith('segment-')

/** The running bot may be in the middle of a write: what has no closing line yet is not recorded, and belongs to the next backup. */
const upToLastClosing = (bytes: Buffer): Buffer => {
  const wholeLines = bytes.lastIndexOf('\n') + 1
  const closing = bytes.lastIndexOf(`\n${closingMark}`, wholeLines - 2) + 1
  const end = bytes.indexOf('\n', closing) + 1
  return bytes.subarray(0, end)
}
