import type { Adapter } from 'lowdb'
import { dirname } from 'node:path'
import type { Files, OpenFile } from './files.ts'
import { bytesOf, lengthOf, type Segment } from './segment.ts'
import type { StoreFailed } from './store.ts'
import { asStoreFailed, syncOrFail, writeBeside } from './write-beside.ts'

/** A lowdb adapter that is durable before it answers, and can be closed. */
export type JournalAdapter = Adapter<Segment> & { close(): Promise<void> }

/**
 * A lowdb adapter over one segment file. When only the tail grew, the new batches go to the end of the file in one write and
 * one sync; anything else is written beside and renamed. `existing` is what the file holds, empty for one not made yet.
 * Throws `StoreFailed`: after a failed write the file is cut back to what it held and the next write works; after a
 * failed sync it is fatal and every later write is refused.
 */
export function journalAdapter({
  files,
  path,
  existing,
}: {
  files: Files
  path: string
  existing: Segment
}): JournalAdapter {
  let written = existing
  let length = lengthOf(existing)
  let made = existing.length > 0
  let file: OpenFile | undefined
  let unclean = false
  let failure: StoreFailed | undefined

  async function append(added: Buffer): Promise<void> {
    file ??= await files.open(path)
    const open = file
    if (unclean) await rollBack(open)
    try {
      unclean = true
      await open.append(added)
    } catch (error) {
      await rollBack(open)
      throw error
    }
    try {
      await syncOrFail(() => open.datasync(), path)
      if (!made) await syncOrFail(() => files.syncFolder(dirname(path)), dirname(path))
    } catch (error) {
      // So that what is refused here is not found on the disk tomorrow; whether it helps, nobody can say.
      await open.truncate(length).catch(() => undefined)
      throw error
    }
    unclean = false
    made = true
  }

  // Synced, or a power cut could bring back a batch that was refused.
  async function rollBack(open: OpenFile): Promise<void> {
    await open.truncate(length)
    await syncOrFail(() => open.datasync(), path)
    unclean = false
  }

  async function replace(next: Segment): Promise<void> {
    await file?.close()
    file = undefined
    await writeBeside(files, path, bytesOf(next))
    made = true
    unclean = false
  }

  return {
    read: () => Promise.resolve(written),
    write: async (next) => {
      if (failure !== undefined) throw failure
      const added = next.slice(written.length)
      const grew = added.length > 0 && written.every((batch, index) => batch === next[index])
      try {
        if (grew) await append(bytesOf(added))
        else await replace(next)
      } catch (error) {
        const failed = asStoreFailed(
          error,
          `the register could not be written to ${path}; nothing was recorded`,
        )
        if (failed.fatal) failure = failed
        throw failed
      }
      written = next
      length = lengthOf(next)
    },
    close: async () => {
      await file?.close()
      file = undefined
    },
  }
}
