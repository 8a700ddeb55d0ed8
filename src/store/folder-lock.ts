import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { RegisterRefused } from './register-refused.ts'

/** What the lock's file is called. Nothing is ever written to it. */
const lockFile = 'lock'

/** Gives a folder back to whoever asks next. */
export type Release = () => void

/**
 * Takes a folder for this process, by an exclusive SQLite transaction on a file in it. The kernel holds that lock and drops it
 * with the process, however it ends; it holds between containers that share the folder, where a bound socket would not.
 * Throws `RegisterRefused` at once when another process has it.
 */
export function lockFolder(folder: string): Release {
  try {
    const lock = new DatabaseSync(join(folder, lockFile), { timeout: 0 })
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      lock.close()
      throw error
    }
    return () => {
      lock.close()
    }
  } catch (error) {
    if (isLocked(error))
      throw new RegisterRefused(
        `Another process is running on ${folder}. Stop it first; commands that only read work beside it.`,
        { cause: error },
      )
    throw new RegisterRefused(`${folder} could not be locked: ${String(error)}`, { cause: error })
  }
}

const busy = 5

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy
}
