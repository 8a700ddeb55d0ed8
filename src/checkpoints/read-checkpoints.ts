import { basename, join } from 'node:path'
import { type Files, realFiles } from '../store/files.ts'
import type { Damage } from '../store/store.ts'
import { readCheckpoint, notesIn } from './checkpoint.ts'
import type { Found } from './hold-against.ts'
import type { Verifier } from './signed-note.ts'

/** Checkpoints as they were found: those that a known key signed, and what is wrong with the rest. */
export type ReadCheckpoints = { readonly found: readonly Found[]; readonly damages: readonly Damage[] }

/**
 * What a checkpoint's file is called: authority, fingerprint of the key, number of lines, instant. By name they stand in the order
 * of their size, and no two are the same.
 */
export function checkpointFile(name: string, size: number, at: string): string {
  return `${fileStart(name)}${String(size).padStart(10, '0')}-${at.replaceAll(/[-:.]/g, '')}.checkpoint`
}

function fileStart(name: string): string {
  return `${name.split('/').slice(1).join('-')}-`
}

/** The files of a key's checkpoints in a folder; none where there is no such folder. */
export async function checkpointsIn(
  folder: string,
  name: string,
  files: Files = realFiles(),
): Promise<readonly string[]> {
  const names = await files.list(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((one) => one.startsWith(fileStart(name)) && one.endsWith('.checkpoint'))
    .map((one) => join(folder, one))
}

/** Reads checkpoints from files, one or more in each. */
export async function readCheckpoints(
  paths: readonly string[],
  verifiers: readonly Verifier[],
  files: Files = realFiles(),
): Promise<ReadCheckpoints> {
  const read = await Promise.all(
    paths.map(async (path) => readNotes((await files.read(path)).toString(), basename(path), verifiers)),
  )
  return { found: read.flatMap(({ found }) => found), damages: read.flatMap(({ damages }) => damages) }
}

/** Reads checkpoints from the text of a file. */
export function readNotes(text: string, file: string, verifiers: readonly Verifier[]): ReadCheckpoints {
  const notes = notesIn(text)
  if (notes === undefined || notes.length === 0)
    return { found: [], damages: [{ file, line: 0, message: 'is not a checkpoint, or was changed' }] }
  const read = notes.map((note) => readNote(note, verifiers))
  return {
    found: read.flatMap((one) => (one === undefined ? [] : [{ ...one, where: file }])),
    damages: read.flatMap((one, index) =>
      one === undefined
        ? [
            {
              file,
              line: 0,
              message: `checkpoint ${String(index + 1)} in it was not signed with the key given, or was changed since`,
            },
          ]
        : [],
    ),
  }
}

function readNote(note: string, verifiers: readonly Verifier[]) {
  for (const verifier of verifiers) {
    const text = verifier.open(note)
    const checkpoint = text === undefined ? undefined : readCheckpoint(text)
    if (checkpoint?.origin === verifier.name) return checkpoint
  }
  return undefined
}
