import type { Event } from '../request/event.ts'
import type { KeyedDigest } from './digest.ts'
import { type ChainEnd, writeLines } from './sealed-line.ts'
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
  /** Another instance appended, and the register has got to here. Does nothing while something of ours waits. */
  advance(end: ChainEnd): void
  /** Runs work while nothing is written, after what was queued before it. Throws what the work throws. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** Lines that go to the disk together: their texts, each of whole lines, and how far the chain is after them. */
export type Lines = {
  readonly texts: readonly string[]
  readonly count: number
  readonly first: Position
  readonly end: ChainEnd
}

type Waiting = {
  readonly text: string
  readonly lines: number
  readonly first: Position
  readonly end: ChainEnd
  readonly resolve: (answer: { readonly head: Position } | 'position-taken') => void
  readonly reject: (reason: StoreFailed) => void
}

/** Text that is enough to begin a write before the moment is over, so that the disk works while the rest is written out. */
const enough = 64 * 1024
/** The most text of one batch: what a segment grows by, and how long a batch keeps the thread. */
const most = 256 * 1024

/**
 * Gathers appends into batches: those of the same moment, and those that come while the disk is busy, go out together. Each is
 * whole or not at all and gets its own answer. `write` makes a batch durable or throws `StoreFailed`; then that batch and all
 * behind it are refused, because they were decided after it. Where another instance was first, `write` resolves to how far
 * the register has got, and all of them are told that their position is taken.
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
  write: (lines: Lines) => Promise<ChainEnd | undefined>
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
      const further = end.position > recorded.position ? await write(linesOf(group, end)) : undefined
      if (further) {
        sayTaken(group, further)
        return
      }
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
    for (const it of takeBack(group)) it.reject(reason)
  }

  function sayTaken(group: readonly Waiting[], further: ChainEnd): void {
    recorded = further
    for (const it of takeBack(group)) it.resolve('position-taken')
    written(further.position)
  }

  /** Everything that was decided after what is recorded. */
  function takeBack(group: readonly Waiting[]): readonly Waiting[] {
    const back = [...group, ...waiting]
    waiting = []
    size = 0
    pending = recorded
    return back
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
    advance: (end) => {
      if (busy !== undefined || waiting.length > 0 || end.position <= recorded.position) return
      recorded = end
      pending = end
      written(end.position)
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

function linesOf(group: readonly Waiting[], end: ChainEnd): Lines {
  const count = group.reduce((sum, it) => sum + it.lines, 0)
  return { texts: group.map((it) => it.text), count, first: group[0]?.first ?? end.position, end }
}
