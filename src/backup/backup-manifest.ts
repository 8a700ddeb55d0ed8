import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../store/digest.ts'
import type { Files } from '../store/files.ts'
import { parseJson } from '../parse-json.ts'

export const BACKUP_FILE = 'backup.json'
/** Where the register's own folder is in a backup, and the files that a person wrote. */
export const REGISTER_IN = 'register'
export const SETTINGS_IN = 'settings'

/** A path inside one of the two: whoever wrote a backup names no other place of the machine that it is put back on. */
const inside = z.string().refine((path) => {
  const [top, ...rest] = path.split('/')
  const isIn = top === REGISTER_IN || top === SETTINGS_IN
  return (
    isIn && rest.length > 0 && rest.every((name) => !['', '.', '..'].includes(name) && !name.includes('\\'))
  )
})

/** What a backup says of itself: whose it is, when it was made, how far the record had got, and the digest of every file. */
export const backupManifest = z.object({
  backup: z.literal('who-agrees'),
  authority: z.string().min(1),
  /** Instant, ISO in UTC. */
  made: z.string(),
  head: z.object({ position: z.number().int().min(0), hash: z.string() }),
  /** Path inside the backup, and SHA-256 of its bytes. */
  files: z.record(inside, z.string()),
})
export type BackupManifest = z.output<typeof backupManifest>

/** A backup that is whole, or what is wrong with it in sentences. */
export type ReadBackup =
  | { readonly ok: true; readonly manifest: BackupManifest }
  | { readonly ok: false; readonly mistakes: readonly string[] }

/** Reads what a backup says of itself, and holds every file against it. */
export const readBackup = async (files: Files, folder: string): Promise<ReadBackup> => {
  const text = await files.read(join(folder, BACKUP_FILE)).catch(() => undefined)
  const parsed = backupManifest.safeParse(parseJson(text?.toString() ?? ''))
  if (!parsed.success)
    return {
      ok: false,
      mistakes: [`${folder} is no whole backup: ${BACKUP_FILE} is missing or can't be read`],
    }
  const mistakes: string[] = []
  for (const [path, digest] of Object.entries(parsed.data.files)) {
    const bytes = await files.read(join(folder, path)).catch(() => undefined)
    if (bytes === undefined) mistakes.push(`${path} is missing`)
    else if (sha256(bytes) !== digest) mistakes.push(`${path} is not what was backed up`)
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, manifest: parsed.data }
}
