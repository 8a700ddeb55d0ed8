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
