import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { realFiles } from './store/files.ts'
import { openLowdbDocuments } from './store/lowdb-documents.ts'
import { openLowdbStore } from './store/lowdb-store.ts'
import type { RecordedStore } from './store/raw-register.ts'
import type { Documents } from './store/store.ts'
import { writeBeside } from './store/write-beside.ts'
import type { Errands } from './errands.ts'
import type { Log } from './log.ts'

/** Answers a person while no other instance does. Told how far the register has got, whoever wrote it. */
export type AnswerAlone = <T>(person: string, act: (head: number) => Promise<T>) => Promise<T>

export type OpenStore = {
  readonly store: RecordedStore
  readonly documents: Documents
  readonly keep: (digest: string, text: string) => Promise<void>
  /** A kept text; undefined where there is none. */
  readonly kept: (digest: string) => Promise<string | undefined>
  /** How instances share what is to be announced; left out where only one can have the register. */
  readonly errands?: Errands
  /** Keeps other instances from answering the same person meanwhile; left out where there are none. */
  readonly alone?: AnswerAlone
  readonly close: () => Promise<void>
}

const ADOPTED = 'adopted'

/** Opens an authority's register and the documents beside it, on this machine's disk. Throws `RegisterRefused` with what to do. */
export const openStore = async (folder: string, authority: string, log: Log): Promise<OpenStore> => {
  const store = await openLowdbStore({ folder, authority, report: (sentence) => log.warn(sentence) })
  const documents = await openLowdbDocuments({ folder })
  return {
    store,
    documents,
    keep: keepIn(folder),
    kept: keptIn(folder),
    close: async () => {
      await documents.close()
      await store.close()
    },
  }
}

/** Keeps an adopted file beside a register in files. */
export const keepIn =
  (folder: string): OpenStore['keep'] =>
  async (digest, text) => {
    const files = realFiles()
    await files.makeFolder(join(folder, ADOPTED))
    await writeBeside(files, join(folder, ADOPTED, `${digest}.yaml`), Buffer.from(text))
  }

/** Everything that was kept of adopted files. */
export const adoptedIn = async (
  folder: string,
): Promise<readonly { readonly digest: string; readonly content: string }[]> => {
  const names = existsSync(join(folder, ADOPTED)) ? await realFiles().list(join(folder, ADOPTED)) : []
  return Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .map(async (name) => ({
        digest: name.slice(0, -'.yaml'.length),
        content: (await realFiles().read(join(folder, ADOPTED, name))).toString(),
      })),
  )
}

/** Reads what was kept of adopted files, beside a running bot too. */
export const keptIn =
  (folder: string): OpenStore['kept'] =>
  async (digest) => {
    const path = join(folder, ADOPTED, `${digest}.yaml`)
    return existsSync(path) ? (await realFiles().read(path)).toString() : undefined
  }
