import { type Files, realFiles } from './files.ts'
import { checkSegments } from './open-segments.ts'
import { readEvents } from './read-events.ts'
import { readRegisterFolder } from './register-folder.ts'
import type { Store } from './store.ts'

/** A register as a command reads it beside the running bot. */
export type ReadableRegister = Pick<Store, 'head' | 'read'> & { readonly authority: string }

/**
 * Opens a register only to read it: takes no lock, writes nothing, and shows what was recorded up to now. Throws
 * `RegisterRefused` as `openLowdbStore` does, but for the lock.
 */
export async function readRegister(folder: string, files: Files = realFiles()): Promise<ReadableRegister> {
  const register = await readRegisterFolder(files, folder)
  const { places, current, end } = await checkSegments(files, register)
  const until = end.position
  return {
    authority: register.authority,
    head: until,
    read: (after = 0) => readEvents({ files, folder, places, current: () => current, until }, after),
  }
}
