import { Low } from 'lowdb'
import { join } from 'node:path'
import { type AppendQueue, appendQueue, type Lines } from './append-queue.ts'
import { erasePrivate, splitBatches } from './erase-private.ts'
import { type Files, realFiles } from './files.ts'
import { lockFolder, type Release } from './folder-lock.ts'
import { journalAdapter } from './journal-adapter.ts'
import { type Checked, checkSegments, cutTail } from './open-segments.ts'
import type { RecordedStore } from './raw-register.ts'
import { readEvents, readRaw } from './read-events.ts'
import { readRegisterFolder, type RegisterFolder, segmentFile } from './register-folder.ts'
import { RegisterRefused } from './register-refused.ts'
import { bytesOf, lengthOf, makeBatch, type Segment } from './segment.ts'
import { type Position, StoreFailed } from './store.ts'
import { writeBeside } from './write-beside.ts'

/** What opening an embedded store needs. Everything but the first two has a default; the rest is for tests. */
export type LowdbStoreOptions = {
  readonly folder: string
  readonly authority: string
  /** Told, in a sentence for the operator, of an unfinished write that was moved out of the way. */
  readonly report?: (sentence: string) => void
  readonly files?: Files
  readonly lock?: (folder: string) => Release
  readonly now?: () => Date
  /** A segment of this many bytes is closed, and the next batch begins another. */
  readonly segmentBytes?: number
}

/** The embedded store: the port, and what only a register in files can do. */
export type LowdbStore = RecordedStore & {
  /** Takes the private lines of these positions off the disk; the chain still verifies. Throws `StoreFailed`. */
  erase(positions: ReadonlySet<Position>): Promise<void>
}

/**
 * Opens an authority's register in a folder that `createRegister` made, and holds the folder until it is closed. The current
 * segment is a lowdb document behind our own adapter. Throws `RegisterRefused`, in a sentence that says what to do, when
 * there is none, it is somebody else's, another process has it, or a line of it is not what was written.
 */
export async function openLowdbStore({
  folder,
  authority,
  report = () => undefined,
  files = realFiles(),
  lock = lockFolder,
  now = () => new Date(),
  segmentBytes = 384 * 1024,
}: LowdbStoreOptions): Promise<LowdbStore> {
  // Before the lock, which would leave its file in a folder that is no register.
  refuseOther(await readRegisterFolder(files, folder), authority)
  const release = lock(folder)
  try {
    const register = await readRegisterFolder(files, folder)
    const checked = await checkSegments(files, register)
    if (checked.tail.length > 0) report(await moveTail({ files, register, checked, at: now() }))
    return await storeOver({ files, register, checked, segmentBytes, release })
  } catch (error) {
    release()
    throw error
  }
}

function refuseOther(register: RegisterFolder, authority: string): void {
  if (register.authority === authority) return
  throw new RegisterRefused(
    `${register.folder} is the register of ${register.authority}, not of ${authority}. Check the data folder of ${authority}.`,
  )
}

async function moveTail({ files, register, checked, at }: Opened & { at: Date }): Promise<string> {
  const { folder } = register
  const name = checked.places.at(-1)?.name ?? ''
  const keep = bytesOf(checked.current)
  const cut = await cutTail(files, { folder, name, tail: checked.tail, keep, at })
  return `${name} ended in ${String(checked.tail.length)} bytes of a write that never finished; they were moved to ${cut}. Nothing that was acknowledged is in them.`
}

type Opened = { readonly files: Files; readonly register: RegisterFolder; readonly checked: Checked }

async function storeOver({
  files,
  register,
  checked,
  segmentBytes,
  release,
}: Opened & { segmentBytes: number; release: Release }): Promise<LowdbStore> {
  const { folder, authority, digest } = register
  const listeners = new Set<(head: Position) => void>()
  const places = [...checked.places]
  let current = await document(checked.places.at(-1)?.name ?? segmentFile(1), checked.current)
  let closed = false

  async function document(name: string, existing: Segment) {
    const adapter = journalAdapter({ files, path: join(folder, name), existing })
    const low = new Low<Segment>(adapter, [])
    await low.read()
    return { low, adapter }
  }

  async function write({ texts, count, first, end }: Lines): Promise<undefined> {
    if (first > 1 && lengthOf(current.low.data) >= segmentBytes) await beginSegment(first)
    await put([...current.low.data, makeBatch(texts, count, first, end.position)])
  }

  // Not `low.update` nor `low.write`: they show a batch to readers before it is on disk, and keep it when it never gets there.
  async function put(next: Segment): Promise<void> {
    await current.low.adapter.write(next)
    current.low.data = next
  }

  async function beginSegment(first: Position): Promise<void> {
    await current.adapter.close()
    const name = segmentFile(places.length + 1)
    current = await document(name, [])
    places.push({ name, first })
  }

  async function erase(positions: ReadonlySet<Position>): Promise<void> {
    for (const [index, { name, first }] of places.entries()) {
      const isCurrent = index === places.length - 1
      const segment = isCurrent ? current.low.data : splitBatches(await files.read(join(folder, name)), first)
      const next = erasePrivate(segment, positions)
      if (next.every((batch, at) => batch === segment[at])) continue
      if (isCurrent) await put(next)
      else await writeBeside(files, join(folder, name), bytesOf(next))
    }
  }

  function tell(head: Position): void {
    for (const listener of listeners) queueMicrotask(() => listener(head))
  }

  const queue: AppendQueue = appendQueue({ authority, digest, start: checked.end, write, written: tell })
  const readable = () => ({ files, folder, places, current: () => current.low.data, until: queue.head })
  return {
    get head() {
      return queue.head
    },
    read: (after = 0) => readEvents(readable(), after),
    raw: { authority, start: register.start, digest, lines: (after = 0) => readRaw(readable(), after) },
    append: (events, expected) =>
      closed ? Promise.reject(new StoreFailed('the store is closed', false)) : queue.append(events, expected),
    erase: (positions) => queue.alone(() => erase(positions)),
    onAppended: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      if (closed) return
      closed = true
      await queue.alone(() => current.adapter.close()).finally(release)
    },
  }
}
