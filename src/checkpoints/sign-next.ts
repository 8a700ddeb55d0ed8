import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { realFiles } from '../store/files.ts'
import type { RawRegister } from '../store/raw-register.ts'
import type { Damage } from '../store/store.ts'
import { type Checkpoint, checkpointText } from './checkpoint.ts'
import { type Held, holdAgainst, type Holding } from './hold-against.ts'
import {
  checkpointFile,
  checkpointsIn,
  readCheckpoints,
  type ReadCheckpoints,
  readNotes,
} from './read-checkpoints.ts'
import type { CheckpointSettings } from './settings.ts'
import { readVerifier } from './signed-note.ts'

/** A checkpoint that was just signed and kept. */
export type Signed = Checkpoint & { readonly note: string; readonly file: string }

/** Why none was signed: the register does not go on from what was signed before. */
export type Refused = { readonly damages: readonly Damage[]; readonly held: Held }

export type Outcome =
  | { readonly is: 'signed'; readonly signed: Signed }
  | { readonly is: 'nothing-new'; readonly last: Checkpoint | undefined }
  | { readonly is: 'refused'; readonly refused: Refused }

type Signing = {
  readonly register: RawRegister
  readonly settings: Pick<CheckpointSettings, 'signer' | 'folder'>
  /** The last that was signed, from a second place: known though the folder was emptied. */
  readonly remembered?: () => Promise<string | undefined>
}

/**
 * Signs a register as it stands, but never one that a checkpoint signed before is no beginning of. Every line is hashed once;
 * what was hashed is kept for the next time. A checkpoint is in its folder, on the disk, before anybody else is given it.
 */
export function openSigning(it: Signing): (at: string) => Promise<Outcome> {
  const { signer, folder } = it.settings
  // Files, and notes that were remembered: another instance may have signed since.
  const seen = new Set<string>()
  let mine: Checkpoint | undefined
  let known: { holding: Holding; damages: readonly Damage[] } | undefined

  async function look(): Promise<{ holding: Holding; damages: readonly Damage[] }> {
    const paths = await checkpointsIn(folder, signer.name)
    const note = await it.remembered?.()
    const all = note === undefined ? paths : [...paths, note]
    if (known === undefined || all.some((one) => !seen.has(one))) {
      all.forEach((one) => seen.add(one))
      mine = undefined
      known = await beginWith(paths, it)
    }
    for await (const line of it.register.lines(known.holding.tree.size)) known.holding.add(line)
    return known
  }

  return async (at) => {
    const { holding, damages } = await look()
    const held = holding.result()
    const { size } = holding.tree
    if (damages.length + held.beyond.length + held.other.length > 0) {
      known = undefined
      return { is: 'refused', refused: { damages, held } }
    }
    const last = mine ?? held.standing.at(-1)
    const file = join(folder, checkpointFile(signer.name, size, at))
    if (size === 0 || last?.size === size) return { is: 'nothing-new', last }
    const checkpoint = { origin: signer.name, size, root: holding.tree.root() }
    const note = signer.sign(checkpointText(checkpoint))
    await keep(note, file)
    seen.add(file)
    seen.add(note)
    mine = checkpoint
    return { is: 'signed', signed: { ...checkpoint, note, file } }
  }
}

/** Half of one would be taken for a checkpoint that somebody changed. It is never renamed: storage that is written once may refuse that. */
async function keep(note: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o755 })
  try {
    await writeFile(file, note, { flag: 'wx', flush: true, mode: 0o644 })
  } catch (error) {
    if (!isThere(error)) await rm(file, { force: true })
    throw error
  }
  await realFiles().syncFolder(dirname(file))
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** What the folder and the memory of the bot have, to be held against the register. */
export async function checkpointsOf(
  { settings, remembered }: Omit<Signing, 'register'>,
  paths: readonly string[],
) {
  const verifiers = [readVerifier(settings.signer.publicKey)].filter((one) => one !== undefined)
  const note = await remembered?.()
  const inFolder = await readCheckpoints(paths, verifiers)
  const own = note === undefined ? NOTHING : readNotes(note, 'what the bot signed last', verifiers)
  const isKnown = (one: Checkpoint) =>
    inFolder.found.some(({ size, root }) => size === one.size && root === one.root)
  return {
    verifiers,
    found: [...inFolder.found, ...own.found.filter((one) => !isKnown(one))],
    damages: [...inFolder.damages, ...own.damages],
  }
}

const NOTHING: ReadCheckpoints = { found: [], damages: [] }

async function beginWith(paths: readonly string[], it: Signing) {
  const { verifiers, found, damages } = await checkpointsOf(it, paths)
  return { holding: holdAgainst(found, verifiers), damages }
}
