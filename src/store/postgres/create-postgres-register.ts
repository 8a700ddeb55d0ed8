import type { Pool } from 'pg'

/** A register's manifest, as its exact text, and the key of its private lines. */
export type RegisterHead = { readonly authority: string; readonly manifest: string; readonly key: string }

/** Makes an empty register in the database. @returns whether the authority had none */
export const createPostgresRegister = async (
  pool: Pick<Pool, 'query'>,
  { authority, manifest, key }: RegisterHead,
): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'insert into registers (authority, manifest, key) values ($1, $2, $3) on conflict do nothing',
    [authority, manifest, key],
  )
  return rowCount === 1
}
