import type { DatabaseConfig } from './config.ts'
import type { Log } from './log.ts'
import { keptIn, openStore, type OpenStore } from './open-store.ts'
import { readLowdbDocuments } from './store/lowdb-documents.ts'
import { rawFolder, type RecordedStore } from './store/raw-register.ts'
import { readRegister, type ReadableRegister } from './store/read-register.ts'
import type { Documents } from './store/store.ts'

/** Where an authority's register is: in the database where there is one, else in a folder of this machine. */
export type RegisterPlace = {
  /** The authority's short name. */
  readonly name: string
  readonly registerFolder: string
  readonly database: DatabaseConfig | undefined
}

/** Opens a register to write to it. Throws `RegisterRefused` with what to do. */
export const openRegister = async (
  { name, registerFolder, database }: RegisterPlace,
  log: Log,
): Promise<OpenStore> => {
  if (!database) return openStore(registerFolder, name, log)
  // No driver is loaded for a database that is not configured.
  const { openPostgres } = await import('./store/postgres/open-postgres.ts')
  return openPostgres(database.url, name, log)
}

type Reading = Pick<ReadableRegister, 'head' | 'read'> &
  Pick<OpenStore, 'kept'> &
  Pick<RecordedStore, 'raw'> & {
    /** What is kept beside the register, as it is now. */
    readonly list: Documents['list']
  }

/** Has a register read beside the running bot. Throws `RegisterRefused` with what to do. */
export const readingRegister = async <T>(
  place: RegisterPlace,
  use: (register: Reading) => Promise<T>,
): Promise<T> => {
  if (!place.database) {
    const register = await readRegister(place.registerFolder)
    return use({
      raw: await rawFolder(place.registerFolder),
      head: register.head,
      read: (after) => register.read(after),
      kept: keptIn(place.registerFolder),
      list: async (kind) => (await readLowdbDocuments({ folder: place.registerFolder })).list(kind),
    })
  }
  const opened = await openRegister(place, silent)
  try {
    return await use({
      raw: opened.store.raw,
      head: opened.store.head,
      read: (after) => opened.store.read(after),
      kept: opened.kept,
      list: (kind) => opened.documents.list(kind),
    })
  } finally {
    await opened.close()
  }
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
