import { setTimeout } from 'node:timers/promises'
import type { Event } from './request/event.ts'
import { fold, type emptyState, type pendingOver } from './request/register-state.ts'
import { StoreClosed, StoreFailed, type Position, type Store, type StoredEvent } from './store/store.ts'

/** What is on disk, added up, and the same with what is queued for it on top. */
export type Books = {
  readonly state: ReturnType<typeof emptyState>
  readonly pending: ReturnType<typeof pendingOver>
}

export type Outcome = 'recorded' | 'not-saved'

export type CommitQueue = {
  /**
   * Queues what a decision caused, and resolves when it is on disk, or certain not to be. `attempt` decides it again,
   * should another instance have written first.
   */
  readonly enqueue: (attempt: () => readonly Event[], events: readonly Event[]) => Promise<Outcome>
  readonly onRecorded: (listener: (recorded: readonly StoredEvent[]) => void) => void
  /** Resolves once everything up to a position is in the books, whoever recorded it. */
  readonly reached: (position: Position) => Promise<void>
}

type Waiting = {
  readonly attempt: () => readonly Event[]
  events: readonly Event[]
  readonly settle: (outcome: Outcome) => void
}

/** How often a batch is decided again when another instance was first, before it is refused. */
const TRIES = 20
/** Milliseconds before what others recorded is read again, after that failed. */
const AGAIN = 200
/** From this try on it waits a moment first, never as long as another instance does: two must not keep step for good. */
const HURRIED = 3
const MOMENT = 20

/**
 * Reads the register into the books, then takes what is decided against them to the disk. What comes while the disk is
 * busy goes out as one batch. If it cannot be written, everything in it and after it is refused, and the pending books
 * return to the recorded ones.
 */
export const openCommitQueue = async (
  store: Store,
  { state, pending }: Books,
  onFatal: (cause: StoreFailed) => void,
  /** Done before what was read counts: another instance may have adopted files that this one has not read. */
  learn: (event: Event) => Promise<void> = () => Promise.resolve(),
): Promise<CommitQueue> => {
  const listeners: ((recorded: readonly StoredEvent[]) => void)[] = []
  const waiters = new Set<{ readonly position: Position; readonly resolve: () => void }>()
  let read: Position = 0
  let queue: Waiting[] = []
  let writing = false
  let broken = false

  const hasRead = (position: Position): void => {
    read = position
    for (const waiter of waiters) {
      if (waiter.position > read) continue
      waiters.delete(waiter)
      waiter.resolve()
    }
  }

  const catchUp = async (): Promise<void> => {
    for await (const stored of store.read(read)) {
      await learn(stored.event)
      fold(state, stored.event)
      hasRead(stored.position)
      listeners.forEach((listener) => listener([stored]))
    }
  }

  const recorded = (batch: readonly Waiting[], head: Position): void => {
    const events = batch.flatMap((one) => one.events)
    const first = head - events.length + 1
    events.forEach((event) => fold(state, event))
    hasRead(head)
    batch.forEach((one) => one.settle('recorded'))
    const stored = events.map((event, i) => ({ position: first + i, event }))
    listeners.forEach((listener) => listener(stored))
  }

  const decideAgain = (batch: readonly Waiting[]): void => {
    pending.clear()
    for (const one of [...batch, ...queue]) {
      one.events = one.attempt()
      one.events.forEach((event) => fold(pending, event))
    }
  }

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const events = batch.flatMap((one) => one.events)
      const outcome = await store.append(events, read)
      if (outcome !== 'position-taken') {
        recorded(batch, outcome.head)
        return
      }
      if (attempt >= HURRIED) await setTimeout(Math.random() * MOMENT)
      await catchUp()
      decideAgain(batch)
    }
    throw new StoreFailed('another instance was first every time', false)
  }

  /** What is not a failure of the store is a broken world: nothing in memory can be trusted after it. */
  const giveUp = (batch: readonly Waiting[], cause: unknown): void => {
    const refused = [...batch, ...queue]
    queue = []
    pending.clear()
    refused.forEach((one) => one.settle('not-saved'))
    const failed =
      cause instanceof StoreFailed
        ? cause
        : new StoreFailed('a batch could not be carried through', true, cause)
    broken ||= failed.fatal
    if (failed.fatal) onFatal(failed)
  }

  const flush = async (): Promise<void> => {
    if (writing) return
    writing = true
    while (queue.length > 0) {
      const batch = queue
      queue = []
      await write(batch).catch((cause: unknown) => giveUp(batch, cause))
      if (queue.length === 0) pending.clear()
    }
    writing = false
    if (store.head > read) void followOthers()
  }

  /** What waits was decided without what others recorded meanwhile, so it is decided again. */
  const followOthers = async (): Promise<void> => {
    if (writing || broken) return
    writing = true
    try {
      await catchUp()
      if (queue.length > 0) decideAgain([])
    } catch (cause) {
      giveUp([], cause)
      if (cause instanceof StoreClosed) broken = true
      if (!broken) await setTimeout(AGAIN)
    }
    writing = false
    void flush()
  }

  await catchUp()
  // What another instance recorded counts at once, for the next decision and for whoever listens.
  store.onAppended((head) => {
    if (head > read) void followOthers()
  })
  return {
    onRecorded: (listener) => void listeners.push(listener),
    reached: (position) =>
      position <= read
        ? Promise.resolve()
        : new Promise((resolve) => void waiters.add({ position, resolve })),
    enqueue: (attempt, events) =>
      new Promise((settle) => {
        events.forEach((event) => fold(pending, event))
        queue.push({ attempt, events, settle })
        void flush()
      }),
  }
}
