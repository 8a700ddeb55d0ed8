import type { Log } from '../../log.ts'
import type { OpenStore } from '../../open-store.ts'
import { answeringAlone } from './answering-alone.ts'
import { openDatabase, sayPlainly } from './open-database.ts'
import { openPostgresDocuments } from './postgres-documents.ts'
import { postgresErrands } from './postgres-errands.ts'
import { openPostgresStore } from './postgres-store.ts'

/**
 * Opens an authority's register in PostgreSQL with everything beside it, for any number of instances at once. Throws
 * `RegisterRefused` with what to do, where there is none or the server could lose what it acknowledged.
 */
export const openPostgres = async (url: string, authority: string, log: Log): Promise<OpenStore> => {
  const report = (sentence: string): void => log.warn(sentence)
  const pool = await openDatabase(url, report)
  try {
    const store = await openPostgresStore({ pool, authority, report })
    const documents = openPostgresDocuments(pool, authority)
    const answering = answeringAlone({ url, pool, authority }, report)
    const errands = postgresErrands({ pool, authority, documents, log })
    return {
      store,
      documents,
      errands,
      alone: answering.alone,
      keep: async (digest, text) => {
        await pool.query(KEEP, [authority, digest, text])
      },
      kept: async (digest) => {
        const { rows } = await pool.query<{ content: string }>(KEPT, [authority, digest])
        return rows[0]?.content
      },
      close: async () => {
        await errands.stop()
        await answering.close()
        await store.close()
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw sayPlainly(error)
  }
}

const KEEP =
  'insert into adopted_files (authority, digest, content) values ($1, $2, $3) on conflict do nothing'
const KEPT = 'select content from adopted_files where authority = $1 and digest = $2'
