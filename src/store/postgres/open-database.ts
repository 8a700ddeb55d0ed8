import { DatabaseError, type Pool } from 'pg'
import { RegisterRefused } from '../register-refused.ts'
import { checkDatabase } from './check-database.ts'
import { openPool } from './open-pool.ts'

/** Connects to a database that can be trusted with a register. Throws `RegisterRefused` with what to do. */
export const openDatabase = async (url: string, report: (sentence: string) => void): Promise<Pool> => {
  const pool = openPool(url, report)
  try {
    await checkDatabase(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw sayPlainly(error)
  }
}

/** A driver's error in words for the operator. Of the address only what the server itself says: there is a password in it. */
export const sayPlainly = (cause: unknown): unknown => {
  if (cause instanceof RegisterRefused || !(cause instanceof Error)) return cause
  if (OURS.includes(cause.name) && !('code' in cause)) return cause
  if (cause instanceof DatabaseError)
    return new RegisterRefused(
      `The database says: ${cause.message} (${cause.code ?? 'no code'}).${BADLY_ADDRESSED.includes(cause.code ?? '') ? ' Check role, password and database in the address of that role.' : ''}`,
    )
  const code = 'code' in cause ? String(cause.code) : 'no answer'
  return new RegisterRefused(
    `The database can’t be reached (${code}). Check that it is up, and the address in DATABASE_URL.`,
  )
}

/** PostgreSQL's codes for a role, a password or a database that it does not know. */
const BADLY_ADDRESSED = ['28000', '28P01', '3D000']

/** Faults of the program itself: their stack is worth more than a sentence. */
const OURS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'ZodError']
