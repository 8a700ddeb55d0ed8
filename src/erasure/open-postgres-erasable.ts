import type { OpenStore } from '../open-store.ts'
import { erasePrivateRows } from '../store/postgres/erase-private.ts'
import { forgetLooks } from '../store/postgres/keep-look.ts'
import { sayPlainly } from '../store/postgres/open-database.ts'
import { refuseRunning } from '../store/postgres/lease.ts'
import { openPool } from '../store/postgres/open-pool.ts'
import { openPostgresDocuments } from '../store/postgres/postgres-documents.ts'
import { openPostgresStore } from '../store/postgres/postgres-store.ts'
import { filesBeside } from './files-beside.ts'
import type { OpenErasable } from './open-erasable.ts'

type Opening = {
  /** The address with the owner's role: the bot's own can add lines and change none. */
  readonly ownerUrl: string
  readonly authority: string
  /** Where the register would be in files: noted erasures lie beside that, here too. */
  readonly folder: string
  readonly report: (sentence: string) => void
}

/** Opens a register in PostgreSQL for erasing. Throws `RegisterRefused` where there is none. */
export const openPostgresErasable = async ({
  ownerUrl,
  authority,
  folder,
  report,
}: Opening): Promise<OpenErasable> => {
  const pool = openPool(ownerUrl, report)
  await refuseRunning(pool).catch(async (error: unknown) => {
    await pool.end()
    throw sayPlainly(error)
  })
  const store = await openPostgresStore({ pool, authority, report }).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  const kept: OpenStore['kept'] = async (digest) => {
    const { rows } = await pool.query<{ content: string }>(
      'select content from adopted_files where authority = $1 and digest = $2',
      [authority, digest],
    )
    return rows[0]?.content
  }
  return {
    store: {
      get head() {
        return store.head
      },
      read: (after) => store.read(after),
      append: (events, expected) => store.append(events, expected),
      onAppended: (listener) => store.onAppended(listener),
      close: () => store.close(),
      erase: (positions) => erasePrivateRows(ownerUrl, authority, positions),
    },
    documents: openPostgresDocuments(pool, authority),
    folder,
    ...filesBeside(folder),
    eraseBeside: (requests) => forgetLooks(pool, authority, requests),
    kept,
    close: async () => {
      await store.close()
      await pool.end()
    },
  }
}
