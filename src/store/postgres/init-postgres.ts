import { randomBytes } from 'node:crypto'
import type { DatabaseConfig } from '../../config.ts'
import { fingerprint, manifestText, schema } from '../register-folder.ts'
import { RegisterRefused } from '../register-refused.ts'
import { createPostgresRegister } from './create-postgres-register.ts'
import { openDatabase, sayPlainly } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'

/** Brings the database's tables up, where the owner's address is given. Throws `RegisterRefused`. */
export const prepared = async ({ url, ownerUrl }: DatabaseConfig): Promise<void> => {
  if (ownerUrl === undefined) return
  const [role, owner] = [url, ownerUrl].map((one) => decodeURIComponent(new URL(one).username))
  if (role === undefined || role === owner)
    throw new RegisterRefused(
      'DATABASE_URL and DATABASE_OWNER_URL name the same role. Give the bot a role of its own: it may add to the record, and never change it.',
    )
  try {
    await prepareDatabase(ownerUrl, role)
  } catch (error) {
    throw sayPlainly(error)
  }
}

/** Makes an empty register in the database, its tables first. @returns whether there was none. Throws `RegisterRefused`. */
export const initPostgres = async (database: DatabaseConfig, authority: string): Promise<boolean> => {
  await prepared(database)
  const pool = await openDatabase(database.url, () => undefined)
  try {
    const key = randomBytes(32).toString('hex')
    const created = new Date().toISOString()
    const manifest = { register: 'who-agrees', schema, authority, created, key: fingerprint(key) } as const
    return await createPostgresRegister(pool, { authority, manifest: manifestText(manifest), key })
  } catch (error) {
    throw sayPlainly(error)
  } finally {
    await pool.end()
  }
}
