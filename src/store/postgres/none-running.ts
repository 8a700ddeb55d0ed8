import type { DatabaseConfig } from '../../config.ts'
import { refuseRunning } from './lease.ts'
import { openDatabase } from './open-database.ts'

/** Throws `RegisterRefused` while any instance of the bot runs on a database: it would not hear of what is about to change. */
export const noneRunning = async ({ url }: DatabaseConfig): Promise<void> => {
  const pool = await openDatabase(url, () => undefined)
  try {
    await refuseRunning(pool)
  } finally {
    await pool.end()
  }
}
