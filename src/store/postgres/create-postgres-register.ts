import type { Pool } from 'pg'
import { RegisterRefused } from '../register-refused.ts'

/** A register's manifest, as its exact text, and the key of its private lines. */
export type RegisterHead = { readonly authority: string; readonly manifest: string; readonly key: string }

/** Makes an empty register in the database. Throws `RegisterRefused` where the authority has one. */
export const createPostgresRegister = async (
  pool: Pool,
  { authority, manifest, key }: RegisterHead,
): Promise<void> => {
  const { rowCount } = await pool.query(
    'insert into registers (authority, manifest, key) values ($1, $2, $3) on conflict do nothing',
    [authority, manifest, key],
  )
  if (rowCount === 0)
    throw new RegisterRefused(`The database has a register of ${authority} already. Nothing was changed.`)
}
