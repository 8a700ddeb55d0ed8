import type { Pool } from 'pg'
import { openDatabase, sayPlainly } from './open-database.ts'

/** Puts beside a register in PostgreSQL that somebody read it by the command line. Throws `RegisterRefused`. */
export const keepLook = async (url: string, authority: string, look: string): Promise<void> => {
  const pool = await openDatabase(url, () => undefined)
  try {
    await pool.query('insert into command_looks (authority, look) values ($1, $2)', [authority, look])
  } catch (error) {
    throw sayPlainly(error)
  } finally {
    await pool.end()
  }
}

/** Who looked and when stays; why may be about the child. As the owner: the bot's own role changes no look. */
export const forgetLooks = async (
  pool: Pick<Pool, 'query'>,
  authority: string,
  requests: ReadonlySet<string>,
): Promise<void> => {
  await pool.query(
    `update command_looks set look = jsonb_set(look::jsonb, '{reason}', '""')::text
      where authority = $1 and look::jsonb->>'request' = any($2)`,
    [authority, [...requests]],
  )
}
