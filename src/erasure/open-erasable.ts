import { keptIn, type OpenStore } from '../open-store.ts'
import { openLowdbDocuments } from '../store/lowdb-documents.ts'
import { openLowdbStore } from '../store/lowdb-store.ts'
import type { Erasable } from './erasable.ts'
import { filesBeside } from './files-beside.ts'

export type OpenErasable = Erasable & {
  /** The register's own folder. */
  readonly folder: string
  readonly kept: OpenStore['kept']
  readonly close: () => Promise<void>
}

/** Opens a register in files for erasing; the bot must be stopped. Throws `RegisterRefused` with what to do. */
export const openErasable = async (
  folder: string,
  authority: string,
  report: (sentence: string) => void,
): Promise<OpenErasable> => {
  const store = await openLowdbStore({ folder, authority, report })
  const documents = await openLowdbDocuments({ folder }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  return {
    store,
    documents,
    folder,
    ...filesBeside(folder),
    kept: keptIn(folder),
    close: async () => {
      await documents.close()
      await store.close()
    },
  }
}
