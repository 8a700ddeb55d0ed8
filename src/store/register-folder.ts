import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type KeyedDigest, keyedDigest, sha256 } from './digest.ts'
import type { Files } from './files.ts'
import { RegisterRefused } from './register-refused.ts'
import type { ChainEnd } from './sealed-line.ts'
import { parseJson } from '../parse-json.ts'

/** Where everything of a register is, inside its folder. */
export const manifestFile = 'register.json'
export const keyFile = 'digest.key'
export const segmentFile = (number: number) => `segment-${String(number).padStart(6, '0')}.jsonl`

/** The schema of the folder that is written now. */
export const schema = 1

const manifestSchema = z.object({
  register: z.literal('who-agrees'),
  schema: z.literal(schema),
  authority: z.string().min(1),
  created: z.string(),
  key: z.string(),
})

export type Manifest = z.infer<typeof manifestSchema>

/** A register's folder, found whole: whose it is, its key, where its chain begins, its segment files in order. */
export type RegisterFolder = {
  readonly folder: string
  readonly authority: string
  readonly digest: KeyedDigest
  readonly start: ChainEnd
  readonly segments: readonly string[]
}

/** A manifest as it is written. The chain begins at the digest of these bytes, so they can't be changed unnoticed. */
export function manifestText(manifest: Manifest): string {
  return JSON.stringify(manifest) + '\n'
}

/** What a manifest says of its key: enough to know the right one, nothing to make it from. */
export function fingerprint(key: string): string {
  return sha256(`who-agrees ${key}`).slice(0, 16)
}

/** Reads what a register's folder holds. Throws `RegisterRefused` for one that `who-agrees init` did not make, or that misses something. */
export async function readRegisterFolder(files: Files, folder: string): Promise<RegisterFolder> {
  const names = await files.list(folder).catch(() => undefined)
  if (names === undefined || !names.includes(manifestFile)) throw await noRegister(files, folder)
  const text = (await files.read(join(folder, manifestFile))).toString()
  const manifest = parseManifest(text, join(folder, manifestFile))
  const segments = await segmentsOf(files, folder, names)
  const key = await readKey(files, folder, manifest)
  return {
    folder,
    authority: manifest.authority,
    digest: keyedDigest(key),
    start: { position: 0, hash: sha256(text) },
    segments,
  }
}

/** Where a register was moved to a database, an old backup put back here would begin a second one beside it. */
async function noRegister(files: Files, folder: string): Promise<RegisterRefused> {
  const beside = await files.list(dirname(folder)).catch(() => [])
  const moved = beside.findLast((name) => name.startsWith(`${basename(folder)}-moved-`))
  return new RegisterRefused(
    moved === undefined
      ? `There is no register in ${folder}. For a new authority run "who-agrees init"; if there was one, restore the folder from a backup. Nothing was made.`
      : `There is no register in ${folder}: it was moved to a database, and ${moved} is what it was then. Set DATABASE_URL. Restore no backup here unless "who-agrees move --to files" has brought it back since. Nothing was made.`,
  )
}

function parseManifest(text: string, path: string): Manifest {
  const value = parseJson(text)
  const newer = z
    .object({ register: z.literal('who-agrees'), schema: z.number().gt(schema) })
    .safeParse(value)
  if (newer.success)
    throw new RegisterRefused(
      `${path} is of schema ${String(newer.data.schema)}, newer than the ${String(schema)} this program knows. Start the newer program that wrote it.`,
    )
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success || manifestText(parsed.data) !== text)
    throw new RegisterRefused(
      `${path} is ${text.trim() === '' ? 'empty' : 'not what "who-agrees init" writes'}. Restore it from a backup; nothing was changed.`,
    )
  return parsed.data
}

/**
 * A listing of a folder that grows meanwhile may leave out one name and have a later one: what is missing is looked for in
 * another listing, which has everything that was there when it began.
 */
async function segmentsOf(
  files: Files,
  folder: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const segments = names.filter((name) => /^segment-\d+\.jsonl$/.test(name))
  if (segments.length === 0)
    throw new RegisterRefused(
      `${folder} has a ${manifestFile} and no segments: its record is missing. Restore the folder from a backup.`,
    )
  const gap = segments.findIndex((name, index) => name !== segmentFile(index + 1))
  if (gap < 0) return segments
  const again = await files.list(folder)
  if (again.includes(segmentFile(gap + 1))) return segmentsOf(files, folder, again)
  throw new RegisterRefused(`${join(folder, segmentFile(gap + 1))} is missing. Restore it from a backup.`)
}

async function readKey(files: Files, folder: string, manifest: Manifest): Promise<string> {
  const path = join(folder, keyFile)
  const key = await files.read(path).then(
    (bytes) => bytes.toString('latin1'),
    () => '',
  )
  if (key.length === 64 && fingerprint(key) === manifest.key) return key
  throw new RegisterRefused(
    `${path} is ${key === '' ? 'missing or empty' : 'not the key this register was made with'}. Restore it from a backup: without it nobody can check what was said in private lines.`,
  )
}
