import { Low } from 'lowdb'
import { type Page, pageAdapter } from './document-page.ts'
import type { Files } from './files.ts'
import { StoreFailed } from './store.ts'
import { asStoreFailed } from './write-beside.ts'

/** All documents of one kind, on as many pages as they need. */
export type Shelf = {
  get(key: string): string | undefined
  /** Resolves when it is on disk; `undefined` deletes. Throws `StoreFailed`. */
  put(key: string, value: string | undefined): Promise<void>
  entries(): readonly (readonly [key: string, value: string])[]
  /** Resolves when nothing waits for the disk; later puts are refused. */
  close(): Promise<void>
}

type Put = {
  readonly key: string
  readonly value: string | undefined
  readonly resolve: () => void
  readonly reject: (reason: StoreFailed) => void
}

/** A page with this much on it takes no new document: what a put has to write stays small however many there are. */
const fullAt = 32 * 1024

/**
 * Opens the pages at these paths. New documents go on the first page with room, changed ones stay on theirs, and puts of the same
 * moment share a write. `pathOf` names further pages.
 */
export async function openShelf(
  files: Files,
  { pages, pathOf }: { pages: number; pathOf: (page: number) => string },
): Promise<Shelf> {
  const shelf: Low<Page>[] = []
  const place = new Map<string, number>()
  const sizes: number[] = []
  let waiting: Put[] = []
  let busy: Promise<void> | undefined
  let failure: StoreFailed | undefined

  for (let number = 0; number < pages; number += 1) {
    const page = addPage()
    await page.read()
    keep(number, page.data)
  }

  function addPage(): Low<Page> {
    const page = new Low<Page>(pageAdapter(files, pathOf(shelf.length)), new Map())
    shelf.push(page)
    sizes.push(0)
    return page
  }

  function keep(number: number, page: Page): void {
    for (const key of page.keys()) place.set(key, number)
    sizes[number] = [...page].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  }

  function pageFor({ key, value }: Put): number {
    const known = place.get(key)
    if (known !== undefined) return known
    const room = sizes.findIndex((size) => size < fullAt)
    if (room < 0) addPage()
    const number = room < 0 ? shelf.length - 1 : room
    // At once, so that the next document of this moment finds the page as full as it will be.
    place.set(key, number)
    sizes[number] = (sizes[number] ?? 0) + key.length + (value?.length ?? 0)
    return number
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      const byPage = Map.groupBy(group, (put) => pageFor(put))
      for (const [number, puts] of byPage) await writePage(number, puts)
    }
  }

  async function writePage(number: number, puts: readonly Put[]): Promise<void> {
    const page = shelf[number]
    if (page === undefined) return
    const next = new Map(page.data)
    for (const { key, value } of puts) {
      if (value === undefined) next.delete(key)
      else next.set(key, value)
    }
    try {
      if (failure !== undefined) throw failure
      await page.adapter.write(next)
    } catch (error) {
      const reason = asStoreFailed(error, 'a document could not be written; nothing was changed')
      if (reason.fatal) failure = reason
      keep(number, page.data)
      for (const put of puts) put.reject(reason)
      return
    }
    page.data = next
    for (const { key, value } of puts) if (value === undefined) place.delete(key)
    keep(number, next)
    for (const put of puts) put.resolve()
  }

  function wake(): void {
    busy ??= new Promise<void>((resolve) => void setImmediate(resolve)).then(flush).finally(() => {
      busy = undefined
      if (waiting.length > 0) wake()
    })
  }

  return {
    get: (key) => shelf[place.get(key) ?? -1]?.data.get(key),
    put: (key, value) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, value, resolve, reject })
        wake()
      }),
    close: async () => {
      while (busy !== undefined) await busy
      failure ??= new StoreFailed('the documents are closed', false)
    },
    entries: () => shelf.flatMap((page) => [...page.data]),
  }
}
