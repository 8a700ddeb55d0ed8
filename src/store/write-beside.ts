import { dirname } from 'node:path'
import type { Files } from './files.ts'
import { StoreFailed } from './store.ts'

/** What a file is called while it is written, before it takes its name. */
export const besideSuffix = '.new'

/**
 * Puts bytes in place of a file, whole or not at all: written beside it, synced, renamed over it, the folder synced.
 * Throws `StoreFailed`: not fatal while the old file still stands, fatal once the disk refused a sync.
 */
export async function writeBeside(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const beside = path + besideSuffix
  try {
    await writeSynced(files, beside, bytes)
    await files.rename(beside, path)
  } catch (error) {
    // What is left beside is never read, and written over next time.
    await files.remove(beside).catch(() => undefined)
    throw asStoreFailed(error, `${path} could not be written; nothing was changed`)
  }
  await syncOrFail(() => files.syncFolder(dirname(path)), dirname(path))
}

async function writeSynced(files: Files, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path)
  try {
    await file.truncate(0)
    await file.append(bytes)
    await syncOrFail(() => file.datasync(), path)
  } finally {
    await file.close()
  }
}

/** Runs a sync; a refused one is fatal, because the next one may answer 'done' for bytes that the disk has dropped. */
export async function syncOrFail(sync: () => Promise<void>, path: string): Promise<void> {
  try {
    await sync()
  } catch (error) {
    throw new StoreFailed(
      `the disk did not confirm ${path}; stop, check the disk, and run "who-agrees verify" before starting again`,
      true,
      error,
    )
  }
}

/** A failed call of the disk as a `StoreFailed` that is not fatal; one that already is a `StoreFailed` stays as it is. */
export function asStoreFailed(error: unknown, sentence: string): StoreFailed {
  if (error instanceof StoreFailed) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreFailed(`${sentence} (${reason})`, false, error)
}
