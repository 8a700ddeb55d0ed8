import { openCommitQueue } from './commit-queue.ts'
import { usedFacts } from './ledger/used-facts.ts'
import { agendaId } from './panel/calendar.ts'
import { withCover, type CoversOf } from './people/cover.ts'
import { weeksUsedFacts } from './ledger/weeks-used.ts'
import type { Directory } from './people/directory.ts'
import { kinOf, type Families } from './people/family.ts'
import type { Facts } from './policy/fact.ts'
import { londonDate } from './policy/london-date.ts'
import type { Router } from './policy/route.ts'
import type { Command, CommandRefused, Given } from './request/command.ts'
import { decide, type Decided } from './request/decide.ts'
import type { Event } from './request/event.ts'
import {
  deliveryKey,
  emptyState,
  fold,
  ledgerKey,
  pendingOver,
  type RegisterState,
} from './request/register-state.ts'
import { brokenHours, movesHours } from './request/hours/broken-hours.ts'
import { serviceKnown } from './request/hours/service.ts'
import type { Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { StoreFailed, type Store, type StoredEvent } from './store/store.ts'

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

/**
 * Opens the road to a register: reads it, adds it up, and takes commands one after another, each decided against what
 * is recorded and what is queued for the disk.
 */
export const openSpine = async (
  store: Store,
  standing: () => Standing,
  onFatal: (cause: StoreFailed) => void,
): Promise<Spine> => {
  const state = emptyState()
  const pending = pendingOver(state)
  const { enqueue, onRecorded } = await openCommitQueue(store, { state, pending }, onFatal)
  const underWay = new Map<string, Promise<Handled>>()
  const worldOver = (over: RegisterState, at: string): World => worldOf(over, standing(), at)

  /** What would break the hours ledger is never queued: decided again after another instance, it stops the bot. */
  const refuseBroken = (events: readonly Event[], before: World, at: string): void => {
    if (!movesHours(events)) return
    const trial = pendingOver(pending)
    events.forEach((event) => fold(trial, event))
    const broken = brokenHours(events, before, worldOver(trial, at))
    if (broken.length > 0) throw new Error(`the hours ledger would be broken: ${broken.join('; ')}`)
  }

  const decideAndRecord = async (command: Command, given: Given): Promise<Handled> => {
    const key = deliveryKey(given.by, given.delivery)
    const decided: { last: Decided; elsewhere?: Handled } = { last: { events: [] } }
    const attempt = (): readonly Event[] => {
      // Another instance took the same delivery meanwhile: it is answered as it was there, not done again.
      const before = state.deliveries.get(key)
      if (before) {
        decided.elsewhere = repeatOf(before)
        return []
      }
      const world = worldOver(pending, given.at)
      decided.last = decide(command, given, world)
      refuseBroken(decided.last.events, world, given.at)
      return decided.last.events
    }
    const events = attempt()
    const outcome = events.length === 0 ? 'recorded' : await enqueue(attempt, events)
    if (outcome === 'recorded' && decided.elsewhere) return decided.elsewhere
    return outcome === 'recorded'
      ? { ...decided.last, repeated: false }
      : { events: [], refused: { why: 'not-saved' }, repeated: false }
  }

  return {
    state,
    onRecorded,
    world: (at) => worldOver(state, at),
    handle: (command, given) => {
      const key = deliveryKey(given.by, given.delivery)
      const before = underWay.get(key)
      if (before) return before
      const recordedBefore = state.deliveries.get(key)
      if (recordedBefore) return Promise.resolve(repeatOf(recordedBefore))
      const handled = decideAndRecord(command, given).finally(() => underWay.delete(key))
      underWay.set(key, handled)
      return handled
    },
    record: async (events) => {
      const outcome = await enqueue(() => events, events)
      if (outcome === 'not-saved') throw new StoreFailed('what the bot did could not be recorded', false)
    },
  }
}

const worldOf = (state: RegisterState, { router, directory, families }: Standing, at: string): World => {
  const today = londonDate(at)
  const covers: CoversOf = (post) => state.covers.get(post) ?? []
  const entriesOf = (family: string, ledger: string) => state.entries.get(ledgerKey(family, ledger)) ?? []
  const requestOf = (id: string): Request | readonly Request[] => state.requests.get(id) ?? []
  const sameChildren = (reference: string): readonly string[] => kinOf(reference, families)
  const requestsOf = (family: string) => (state.byFamily.get(family) ?? []).flatMap(requestOf)
  const familyOf = (reference: string) => families.get(reference) ?? addedFamily(state, reference)
  const service = serviceKnown({ requestsOf, family: familyOf, sameChildren })
  return {
    router,
    directory: withCover(directory, covers, { policy: router.policy, today }),
    covers,
    today,
    request: (id) => state.requests.get(id),
    requestsOf,
    grownFrom: (id) => (state.grown.get(id) ?? []).flatMap(requestOf),
    agenda: (panel, sitting) => {
      const { requests = [], published } = state.agendas.get(agendaId(panel, sitting)) ?? {}
      return { requests: requests.flatMap(requestOf), published }
    },
    family: familyOf,
    sameChildren,
    hoursIn: (allowance, week) => state.hours.get(ledgerKey(allowance, week)) ?? [],
    used: (family, facts) => {
      const counted = [family, ...sameChildren(family)]
      const spent = usedFacts(router.policy.ledgers.values(), today, {
        entriesOf: (ledger) => counted.flatMap((one) => entriesOf(one, ledger)),
        facts,
        factsOf: (request) => factsWithin(family, state.requests.get(request)),
      })
      return { ...spent, ...weeksUsedFacts(router.policy.allowances.values(), family, facts, service) }
    },
  }
}

/** "The oldest child" of another reference may be somebody else: whom it was for is known within the family alone. */
const factsWithin = (family: string, request: Request | undefined): Facts | undefined =>
  request?.family === family ? request.facts : undefined

const addedFamily = (state: RegisterState, reference: string) => {
  const team = state.added.get(reference)
  return team === undefined
    ? undefined
    : { reference, children: [], team, worker: undefined, standing: 'new' as const }
}
