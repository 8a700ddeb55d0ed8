import type { Pool } from 'pg'
import { createPostgresRegister } from '../../../src/store/postgres/create-postgres-register.ts'
import { openPool } from '../../../src/store/postgres/open-pool.ts'
import { openPostgresDocuments } from '../../../src/store/postgres/postgres-documents.ts'
import { openPostgresStore } from '../../../src/store/postgres/postgres-store.ts'
import { prepareDatabase } from '../../../src/store/postgres/prepare-database.ts'
import { fingerprint, manifestText } from '../../../src/store/register-folder.ts'
import type { Store } from '../../../src/store/store.ts'
import type { DocumentsUnderTest } from '../documents-contract.ts'
import type { StoreUnderTest } from '../store-contract.ts'
import type { Database, PostgresServer } from './postgres-server.ts'

const key = 'k'.repeat(64)

/** A database of the program's schema, and a pool for the bot's own role. */
export const preparedDatabase = async (
  server: PostgresServer,
): Promise<Database & { readonly pool: Pool }> => {
  const database = await server.database()
  await prepareDatabase(database.ownerUrl, database.role)
  return { ...database, pool: poolOf(database.url) }
}

export const poolOf = (url: string): Pool => openPool(url, () => undefined)

let made = 0

/** An empty register of an authority that nobody else uses: many tests share a database. */
export const emptyRegister = async (pool: Pool): Promise<string> => {
  made += 1
  const authority = `council-${String(made)}`
  const manifest = manifestText({
    register: 'who-agrees',
    schema: 1,
    authority,
    created: '2026-11-22T02:14:00.000Z',
    key: fingerprint(key),
  })
  await createPostgresRegister(pool, { authority, manifest, key })
  return authority
}

/** As another instance of the bot: its own connections to the same register. */
export const instanceOf = async (
  url: string,
  authority: string,
): Promise<{ readonly store: Store; readonly end: () => Promise<void> }> => {
  const pool = poolOf(url)
  const store = await openPostgresStore({ pool, authority, pollEvery: 50 })
  return { store, end: () => store.close().then(() => pool.end()) }
}

export const postgresStore = async (pool: Pool): Promise<StoreUnderTest> => {
  const authority = await emptyRegister(pool)
  const open = () => openPostgresStore({ pool, authority, pollEvery: 50 })
  let store = await open()
  return { store, reopen: async () => (store = await open()), cleanUp: () => store.close() }
}

export const postgresDocuments = async (pool: Pool): Promise<DocumentsUnderTest> => {
  const authority = await emptyRegister(pool)
  const open = () => openPostgresDocuments(pool, authority)
  return { documents: open(), reopen: () => Promise.resolve(open()), cleanUp: () => Promise.resolve() }
}
