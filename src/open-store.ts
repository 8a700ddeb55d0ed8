import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { realFiles } from './store/files.ts'
import { openLowdbDocuments } from './store/lowdb-documents.ts'
import { openLowdbStore } from './store/lowdb-store.ts'
import type { RecordedStore } from './store/raw-register.ts'
import type { Documents } from './store/store.ts'
import { writeBeside } from './store/write-beside.ts'
import type { Log } from './log.ts'

export type OpenStore = {
  readonly store: RecordedStore
  readonly documents: Documents
  readonly keep: (digest: string, text: string) => Promise<void>
  /** A kept text; undefined where there is none. */
  readonly kept: (digest: string) => Promise<string | undefined>
  readonly close: () => Promise<void>
}

const ADOPTED = 'adopted'

/** Opens an authority's register and the documents beside it, on this machine's disk. Throws `RegisterRefused` with what to do. */
export const openStore = async (folder: string, authority: string, log: Log): Promise<OpenStore> => {
  const files = realFiles()
  const store = await openLowdbStore({ folder, authority, report: (sentence) => log.warn(sentence) })
  const documents = await openLowdbDocuments({ folder })
  return {
    store,
    documents,
    keep: async (digest, text) => {
      await files.makeFolder(join(folder, ADOPTED))
      await writeBeside(files, join(folder, ADOPTED, `${digest}.yaml`), Buffer.from(text))
    },
    kept: keptIn(folder),
    close: async () => {
      await documents.close()
      await store.close()
    },
  }
}

/** Reads what was kept of adopted files, beside a running bot too. */
export const keptIn =
  (folder: string): OpenStore['kept'] =>
  async (digest) => {
    const path = join(folder, ADOPTED, `${digest}.yaml`)
    return existsSync(path) ? (await realFiles().read(path)).toString() : undefined
  }
