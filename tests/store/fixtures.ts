import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRegister } from '../../src/store/create-register.ts'
import type { Files } from '../../src/store/files.ts'
import { openLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { type LowdbStore, openLowdbStore } from '../../src/store/lowdb-store.ts'
import type { DocumentsUnderTest } from './documents-contract.ts'
import type { StoreUnderTest } from './store-contract.ts'

export const authority = 'camden'
/** The folder of a register on a disk in memory. */
export const inMemory = '/data'
const key = 'k'.repeat(64)
const now = () => new Date('2026-11-22T02:14:00.000Z')
const noLock = () => () => undefined

/** A folder of its own on the real disk, and how to remove it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'who-agrees-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** An empty register on the real disk. */
export async function realStore(segmentBytes: number): Promise<StoreUnderTest> {
  const { folder, remove } = await temporaryFolder()
  await createRegister({ folder, authority })
  const open = () => openLowdbStore({ folder, authority, segmentBytes })
  let store = await open()
  const reopen = async () => (store = await open())
  return { store, reopen, cleanUp: () => store.close().then(remove) }
}

/** Empty documents on the real disk. */
export async function realDocuments(): Promise<DocumentsUnderTest> {
  const { folder, remove } = await temporaryFolder()
  await createRegister({ folder, authority })
  let documents = await openLowdbDocuments({ folder })
  const reopen = async () => {
    await documents.close()
    return (documents = await openLowdbDocuments({ folder }))
  }
  return { documents, reopen, cleanUp: () => documents.close().then(remove) }
}

/** Makes a register on a disk in memory. */
export async function createIn(files: Files, of = authority): Promise<void> {
  await createRegister({ folder: inMemory, authority: of, files, now, makeKey: () => key })
}

/** Opens another authority's register on a disk in memory. */
export function openStoreIn(files: Files, of: string): Promise<LowdbStore> {
  return openLowdbStore({ folder: inMemory, authority: of, files, lock: noLock, now })
}

/** Opens the register on a disk in memory, and what it reported. */
export async function openIn(
  files: Files,
  segmentBytes = 2000,
): Promise<{ store: LowdbStore; reports: string[] }> {
  const reports: string[] = []
  const report = (sentence: string) => reports.push(sentence)
  return {
    reports,
    store: await openLowdbStore({
      folder: inMemory,
      authority,
      files,
      lock: noLock,
      now,
      segmentBytes,
      report,
    }),
  }
}

/** Opens the documents on a disk in memory. */
export function openDocumentsIn(files: Files) {
  return openLowdbDocuments({ folder: inMemory, files, lock: noLock })
}
