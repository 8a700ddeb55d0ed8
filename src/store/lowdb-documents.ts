import { join } from 'node:path'
import { openShelf, type Shelf } from './document-shelf.ts'
import { type Files, realFiles } from './files.ts'
import { lockFolder, type Release } from './folder-lock.ts'
import { RegisterRefused } from './register-refused.ts'
import { DOCUMENT_KINDS, type DocumentKind, type Documents } from './store.ts'
import { besideSuffix } from './write-beside.ts'

/** Where the documents are, inside an authority's folder. */
export const documentsFolder = 'documents'

/** Documents that hold their folder until they are closed. */
export type LowdbDocuments = Documents & { close(): Promise<void> }

/**
 * Opens the documents beside a register, each kind on pages of a few dozen kilobytes, every page a lowdb document; all are kept in
 * memory. Throws `RegisterRefused` when `createRegister` did not make the folder, another process has it, or a page can't be read.
 */
export async function openLowdbDocuments({
  folder,
  files = realFiles(),
  lock = lockFolder,
}: {
  folder: string
  files?: Files
  lock?: (folder: string) => Release
}): Promise<LowdbDocuments> {
  const path = join(folder, documentsFolder)
  await namesIn(files, path)
  const release = lock(path)
  try {
    const names = await namesIn(files, path)
    await removeUnfinished(files, path, names)
    return documentsOver(await openShelves(files, path, names), release)
  } catch (error) {
    release()
    throw error
  }
}

/** Documents as they lie there, beside a process that may have them open: only read, and without its lock. */
export async function readLowdbDocuments({
  folder,
  files = realFiles(),
}: {
  folder: string
  files?: Files
}): Promise<Pick<Documents, 'get' | 'list'>> {
  const path = join(folder, documentsFolder)
  return documentsOver(await openShelves(files, path, await namesIn(files, path)), () => undefined)
}

async function namesIn(files: Files, path: string): Promise<readonly string[]> {
  return files.list(path).catch((cause: unknown) => {
    throw new RegisterRefused(
      `${path} is missing: drafts and the addresses of cards are kept there. Restore it from a backup; for a new authority run "who-agrees init".`,
      { cause },
    )
  })
}

/** A page that was being written when the power went may hold a draft that was deleted since. */
async function removeUnfinished(files: Files, path: string, names: readonly string[]): Promise<void> {
  const unfinished = names.filter((name) => name.endsWith(besideSuffix))
  for (const name of unfinished) await files.remove(join(path, name))
  if (unfinished.length > 0) await files.syncFolder(path)
}

async function openShelves(
  files: Files,
  path: string,
  names: readonly string[],
): Promise<ReadonlyMap<DocumentKind, Shelf>> {
  const shelves = new Map<DocumentKind, Shelf>()
  for (const kind of DOCUMENT_KINDS) {
    const fileOf = (page: number) => `${kind}-${String(page + 1).padStart(4, '0')}.json`
    const pages = names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json')).length
    for (let page = 0; page < pages; page += 1)
      if (!names.includes(fileOf(page)))
        throw new RegisterRefused(`${join(path, fileOf(page))} is missing. Restore it from a backup.`)
    shelves.set(kind, await openShelf(files, { pages, pathOf: (page) => join(path, fileOf(page)) }))
  }
  return shelves
}

function documentsOver(shelves: ReadonlyMap<DocumentKind, Shelf>, release: Release): LowdbDocuments {
  const shelfOf = (kind: DocumentKind): Shelf => {
    const shelf = shelves.get(kind)
    if (shelf === undefined) throw new TypeError(`no such kind of document: ${kind}`)
    return shelf
  }
  return {
    get: async (kind, key) => parse(await Promise.resolve(shelfOf(kind).get(key))),
    put: async (kind, key, value) => shelfOf(kind).put(key, stringify(value)),
    list: (kind) =>
      Promise.resolve(
        shelfOf(kind)
          .entries()
          .map(([key, value]) => [key, parse(value)] as const),
      ),
    close: async () => {
      await Promise.all([...shelves.values()].map((shelf) => shelf.close()))
      release()
    },
  }
}

function stringify(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const text: unknown = JSON.stringify(value)
  if (typeof text !== 'string') throw new TypeError('a document has to be plain data')
  return text
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text)
}
