import type { Event } from '../request/event.ts'
import type { KeyedDigest } from './digest.ts'
import { type ChainEnd, writeLines } from './sealed-line.ts'
import { type Batch, makeBatch } from './segment.ts'
import { type Position, StoreFailed } from './store.ts'
import { asStoreFailed } from './write-beside.ts'

/** Appends that wait for the disk, and what the register will be when they are on it. */
export type AppendQueue = {
  /** The last position on disk. */
  readonly head: Position
  /** As `Store.append`. */
  append(
    events: readonly Event[],
    expected: Position,
  ): Promise<{ readonly head: Position } | 'position-taken'>
  /** Runs work while nothing is written, after what was queued before it. Throws what the work throws. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

type Waiting = {
  readonly text: string
  readonly lines: number
  readonly first: Position
  readonly end: ChainEnd
  readonly resolve: (answer: { readonly head: Position }) => void
  readonly reject: (reason: StoreFailed) => void
}

/** Text that is enough to begin a write before the moment is over, so that the disk works while the rest is written out. */
const enough = 64 * 1024
/** The most text of one batch: what a segment grows by, and how long a batch keeps the thread. */
const most = 256 * 1024

/**
 * Gathers appends into batches: those of the same moment, and those that come while the disk is busy, go out together. Each is
 * whole or not at all and gets its own answer. `write` makes a batch durable or throws `StoreFailed`; then that batch and all
 * behind it are refused, because they were decided after it.
 */
export function appendQueue({
  authority,
  digest,
  start,
  write,
  written,
}: {
  authority: string
  digest: KeyedDigest
  start: ChainEnd
  write: (batch: Batch) => Promise<void>
  /** Told the head after each batch, once its appends have their answers. */
  written: (head: Position) => void
}): AppendQueue {
  let recorded = start
  let pending = start
  let waiting: Waiting[] = []
  let size = 0
  let scheduled = false
  let busy: Promise<unknown> | undefined
  let failure: StoreFailed | undefined

  function enqueue(events: readonly Event[], answer: Pick<Waiting, 'resolve' | 'reject'>): void {
    const out = writeAll(events, { authority, digest, after: pending })
    waiting.push({ ...out, first: pending.position + 1, ...answer })
    pending = out.end
    size += out.text.length
    wake()
  }

  /** Begins the next write now when there is enough for one, else once everybody of this moment has queued. */
  function wake(): void {
    if (busy !== undefined || waiting.length === 0) return
    if (size >= enough) startFlush()
    else if (!scheduled) {
      scheduled = true
      setImmediate(() => {
        scheduled = false
        startFlush()
      })
    }
  }

  function startFlush(): void {
    if (busy === undefined && waiting.length > 0) occupy(flush())
  }

  function occupy(work: Promise<unknown>): void {
    const done = () => {
      busy = undefined
      wake()
    }
    busy = work.then(done, done)
  }

  async function flush(): Promise<void> {
    const group = takeGroup()
    const end = group.at(-1)?.end ?? recorded
    try {
      if (end.position > recorded.position) await write(batchOf(group, end.position))
    } catch (error) {
      refuseAll(group, asStoreFailed(error, 'the register could not be written; nothing was recorded'))
      return
    }
    recorded = end
    for (const it of group) it.resolve({ head: it.end.position })
    written(end.position)
  }

  function takeGroup(): readonly Waiting[] {
    let [count, taken] = [0, 0]
    for (const it of waiting) {
      if (count > 0 && taken + it.text.length > most) break
      count += 1
      taken += it.text.length
    }
    size -= taken
    return waiting.splice(0, count)
  }

  function refuseAll(group: readonly Waiting[], reason: StoreFailed): void {
    if (reason.fatal) failure = reason
    const refused = [...group, ...waiting]
    waiting = []
    size = 0
    pending = recorded
    for (const it of refused) it.reject(reason)
  }

  return {
    get head() {
      return recorded.position
    },
    append: (events, expected) => {
      if (failure !== undefined) return Promise.reject(failure)
      if (expected !== pending.position) return Promise.resolve('position-taken')
      return new Promise((resolve, reject) => enqueue(events, { resolve, reject }))
    },
    alone: async (work) => {
      while (busy !== undefined || waiting.length > 0) {
        startFlush()
        await busy
      }
      const working = work().catch((error: unknown) => {
        if (error instanceof StoreFailed && error.fatal) failure = error
        throw error
      })
      occupy(working)
      return working
    },
  }
}

function writeAll(
  events: readonly Event[],
  { authority, digest, after }: { authority: string; digest: KeyedDigest; after: ChainEnd },
) {
  let [text, lines, end] = ['', 0, after]
  for (const event of events) {
    const written = writeLines(event, { authority, digest, after: end })
    text += written.text
    lines += written.lines
    end = written.end
  }
  return { text, lines, end }
}

function batchOf(group: readonly Waiting[], last: Position): Batch {
  const lines = group.reduce((sum, it) => sum + it.lines, 0)
  const texts = group.map((it) => it.text)
  return makeBatch(texts, lines, group[0]?.first ?? last, last)
}
