import { usedFacts } from './ledger/used-facts.ts'
import type { Directory } from './people/directory.ts'
import { kinOf, type Families } from './people/family.ts'
import { londonDate } from './policy/london-date.ts'
import type { Router } from './policy/route.ts'
import type { Command, CommandRefused, Given } from './request/command.ts'
import { decide } from './request/decide.ts'
import type { Event } from './request/event.ts'
import {
  deliveryKey,
  emptyState,
  fold,
  ledgerKey,
  pendingOver,
  type RegisterState,
} from './request/register-state.ts'
import type { World } from './request/world.ts'
import type { Position, Store, StoredEvent } from './store/store.ts'
import { StoreFailed } from './store/store.ts'

/** What stands beside the register when a command is decided. Asked for at each command, so that a change counts at once. */
export type Standing = { readonly router: Router; readonly directory: Directory; readonly families: Families }

export type Handled = {
  readonly events: readonly Event[]
  readonly refused?: CommandRefused
  readonly repeated: boolean
}

export type Spine = {
  /** Decides a command, records what it caused, and only then answers. The only road to a recorded fact. */
  readonly handle: (command: Command, given: Given) => Promise<Handled>
  /** Records what the bot itself did: a card posted, a policy adopted. */
  readonly record: (events: readonly Event[]) => Promise<void>
  /** What is on disk, added up. */
  readonly state: ReturnType<typeof emptyState>
  /** What a command would be decided against now. */
  readonly world: (at: string) => World
  readonly onRecorded: (listener: (recorded: readonly StoredEvent[]) => void) => void
}

/** The answer to a delivery that comes again after a restart: what it recorded, and for a refused press that it changed nothing. */
const repeatOf = (events: readonly Event[]): Handled => {
  const changed = events.some(({ type }) => type !== 'press-refused')
  return { events, repeated: true, ...(!changed && { refused: { why: 'stale' as const } }) }
}

type Waiting = {
  readonly attempt: () => readonly Event[]
  events: readonly Event[]
  readonly settle: (outcome: 'recorded' | 'not-saved') => void
}

/** How often a batch is decided again when another instance was first, before it is refused. */
const TRIES = 5

/**
 * Opens the road to a register: reads it, adds it up, and takes commands one after another. Commands that come while
 * the disk is busy are decided against what is queued and go out as one batch; if it cannot be written, every command
 * in it and after it is refused and the pending state returns to the recorded one.
 */
export const openSpine = async (
  store: Store,
  standing: () => Standing,
  onFatal: (cause: StoreFailed) => void,
): Promise<Spine> => {
  const state = emptyState()
  const pending = pendingOver(state)
  const listeners: ((recorded: readonly StoredEvent[]) => void)[] = []
  let read: Position = 0
  let queue: Waiting[] = []
  let writing = false

  const catchUp = async (): Promise<void> => {
    for await (const { position, event } of store.read(read)) {
      fold(state, event)
      read = position
    }
  }
  await catchUp()

  const recorded = (batch: readonly Waiting[], head: Position): void => {
    const events = batch.flatMap((one) => one.events)
    const first = head - events.length + 1
    events.forEach((event) => fold(state, event))
    read = head
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
      const outcome = await store.append(
        batch.flatMap((one) => one.events),
        read,
      )
      if (outcome !== 'position-taken') {
        recorded(batch, outcome.head)
        return
      }
      await catchUp()
      decideAgain(batch)
    }
    throw new StoreFailed('another instance was first every time', false)
  }

  const giveUp = (batch: readonly Waiting[], cause: unknown): void => {
    const refused = [...batch, ...queue]
    queue = []
    pending.clear()
    refused.forEach((one) => one.settle('not-saved'))
    if (!(cause instanceof StoreFailed)) throw cause
    if (cause.fatal) onFatal(cause)
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
  }

  const enqueue = (
    attempt: () => readonly Event[],
    events: readonly Event[],
  ): Promise<'recorded' | 'not-saved'> =>
    new Promise((settle) => {
      events.forEach((event) => fold(pending, event))
      queue.push({ attempt, events, settle })
      void flush()
    })

  const worldOver = (over: RegisterState, at: string): World => worldOf(over, standing(), at)

  const underWay = new Map<string, Promise<Handled>>()

  const handle: Spine['handle'] = (command, given) => {
    const key = deliveryKey(given.by, given.delivery)
    const before = underWay.get(key)
    if (before) return before
    const recordedBefore = state.deliveries.get(key)
    if (recordedBefore) return Promise.resolve(repeatOf(recordedBefore))
    const handled = decideAndRecord(command, given).finally(() => underWay.delete(key))
    underWay.set(key, handled)
    return handled
  }

  const decideAndRecord = async (command: Command, given: Given): Promise<Handled> => {
    let refused: CommandRefused | undefined
    let events: readonly Event[] = []
    const attempt = (): readonly Event[] => {
      const decided = decide(command, given, worldOver(pending, given.at))
      refused = decided.refused
      events = decided.events
      return events
    }
    if (attempt().length === 0) return { events, repeated: false, ...(refused && { refused }) }
    const outcome = await enqueue(attempt, events)
    if (outcome === 'not-saved') return { events: [], refused: { why: 'not-saved' }, repeated: false }
    return { events, repeated: false, ...(refused && { refused }) }
  }

  const record: Spine['record'] = async (events) => {
    const outcome = await enqueue(() => events, events)
    if (outcome === 'not-saved') throw new StoreFailed('what the bot did could not be recorded', false)
  }

  return {
    handle,
    record,
    state,
    world: (at) => worldOver(state, at),
    onRecorded: (listener) => void listeners.push(listener),
  }
}

const worldOf = (state: RegisterState, { router, directory, families }: Standing, at: string): World => {
  const today = londonDate(at)
  const entriesOf = (family: string, ledger: string) => state.entries.get(ledgerKey(family, ledger)) ?? []
  const sameChildren = (reference: string): readonly string[] => kinOf(reference, families)
  return {
    router,
    directory,
    today,
    request: (id) => state.requests.get(id),
    family: (reference) => families.get(reference) ?? addedFamily(state, reference),
    sameChildren,
    used: (family) => {
      const counted = [family, ...sameChildren(family)]
      return usedFacts(
        router.policy.ledgers.values(),
        (ledger) => counted.flatMap((one) => entriesOf(one, ledger)),
        today,
      )
    },
  }
}

const addedFamily = (state: RegisterState, reference: string) => {
  const team = state.added.get(reference)
  return team === undefined
    ? undefined
    : { reference, children: [], team, worker: undefined, standing: 'new' as const }
}
