import { openCommitQueue } from './commit-queue.ts'
import { usedFacts } from './ledger/used-facts.ts'
import { agendaId } from './panel/calendar.ts'
import type { CoversOf } from './people/cover.ts'
import { directoryAt } from './people/directory-at.ts'
import { notHere, type LinksOf } from './people/here-today.ts'
import { listNow } from './people/list.ts'
import { weeksUsedFacts } from './ledger/weeks-used.ts'
import type { Account } from './chat/chat.ts'
import type { Directory, Person } from './people/directory.ts'
import type { Families } from './people/family.ts'
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
import { FOUNDING } from './request/fold-rules.ts'
import { withoutNames } from './request/without-names.ts'
import { ledgerLimits } from './policy/limits.ts'
import type { Entry } from './ledger/pounds.ts'
import { saidOfBefore } from './ledger/opening.ts'
import { openingKnown } from './request/opening-state.ts'
import { familiesKnown } from './request/families-state.ts'
import { NO_CHANGES, type RulesNow } from './request/rules-state.ts'
import { brokenHours, movesHours } from './request/hours/broken-hours.ts'
import { serviceKnown } from './request/hours/service.ts'
import type { Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { StoreFailed, type Store, type StoredEvent } from './store/store.ts'

/** What stands beside the register when a command is decided. Asked for at each command, so that a change counts at once. */
export type Standing = {
  readonly router: Router
  readonly directory: Directory
  readonly families: Families
  /** What the files on the disk would change; left out where nobody watches them. */
  readonly changes?: Pick<RulesNow, 'found' | 'change'>
}

/** What stands under the files adopted: the register says which, so that an adoption counts at the very next command. */
export type StandingFor = (adopted: Pick<RegisterState['adopted'], 'get'>) => Standing

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
  /** Whose account it was, who has left or has not come yet. */
  readonly notHere: (account: Account, at: string) => Person | undefined
  readonly onRecorded: (listener: (recorded: readonly StoredEvent[]) => void) => void
  /** Resolves once everything up to a position counts here, whichever instance recorded it. */
  readonly reached: (position: number) => Promise<void>
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
  standing: StandingFor,
  onFatal: (cause: StoreFailed) => void,
  learn?: (event: Event) => Promise<void>,
): Promise<Spine> => {
  const state = emptyState()
  const pending = pendingOver(state)
  const books = { state, pending }
  const { enqueue, onRecorded, reached } = await openCommitQueue(store, books, onFatal, learn)
  const underWay = new Map<string, Promise<Handled>>()
  const worldOver = (over: RegisterState, at: string): World => worldOf(over, standing(over.adopted), at)

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
    reached,
    world: (at) => worldOver(state, at),
    notHere: (account, at) =>
      notHere(
        standing(state.adopted).directory,
        (person) => state.links.get(person) ?? [],
        account,
        londonDate(at),
      ),
    handle: (typed, given) => {
      const { router, directory } = standing(state.adopted)
      const { command } = withoutNames(typed, {
        policy: router.policy,
        directory,
        request: pending.requests.get(typed.request),
      })
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
      const seen = events.map((event) => withListed(event, (at) => worldOver(pending, at)))
      const outcome = await enqueue(() => seen.filter((event) => !isAdopted(event, pending)), seen)
      if (outcome === 'not-saved') throw new StoreFailed('what the bot did could not be recorded', false)
    },
  }
}

/** Another instance adopted the same file meanwhile. */
const isAdopted = ({ type, sealed }: Event, { adopted, founding }: RegisterState): boolean =>
  type === 'adopted' && adopted.get(sealed.what) === sealed.digest && founding.get(FOUNDING) === undefined

/** With another list of families goes on record whom the one until then named for those that were handed over. */
const withListed = (event: Event, worldAt: (at: string) => World): Event => {
  if (event.type !== 'adopted' || event.sealed.alone !== 'families') return event
  const listed = worldAt(event.at).handedInList()
  return listed.length === 0 ? event : { ...event, sealed: { ...event.sealed, listed } }
}

const worldOf = (
  state: RegisterState,
  { router, directory, families, changes = NO_CHANGES }: Standing,
  at: string,
): World => {
  const today = londonDate(at)
  const covers: CoversOf = (post) => state.covers.get(post) ?? []
  const linksOf: LinksOf = (person) => state.links.get(person) ?? []
  const list = listNow(directory, state.list.get('confirmed'), state.list.get('warned'))
  const entriesOf = (family: string, ledger: string) => state.entries.get(ledgerKey(family, ledger)) ?? []
  const requestOf = (id: string): Request | readonly Request[] => state.requests.get(id) ?? []
  const requestsOf = (family: string) => (state.byFamily.get(family) ?? []).flatMap(requestOf)
  const known = familiesKnown(state, families)
  const opened = openingKnown(state, router.policy, known.mergedWith, today)
  const service = serviceKnown({ requestsOf, router, ...known, ...opened })
  return {
    router,
    directory: directoryAt(directory, { policy: router.policy, coversOf: covers, linksOf, at }),
    covers,
    linksOf,
    ...(list && { list }),
    today,
    request: (id) => state.requests.get(id),
    requestsOf,
    grownFrom: (id) => (state.grown.get(id) ?? []).flatMap(requestOf),
    agenda: (panel, sitting) => {
      const { requests = [], published } = state.agendas.get(agendaId(panel, sitting)) ?? {}
      return { requests: requests.flatMap(requestOf), published }
    },
    looksOf: (family) => state.looks.get(family) ?? [],
    ...known,
    ...opened,
    entries: entriesOf,
    rules: {
      ...changes,
      adopted: (what) => state.adopted.get(what),
      proposal: (what) => state.proposals.get(what),
    },
    hoursIn: (allowance, week) => state.hours.get(ledgerKey(allowance, week)) ?? [],
    used: (family, facts) => {
      const counted = [family, ...known.sameChildren(family)]
      const spent = usedFacts(router.policy.ledgers.values(), today, {
        entriesOf: (ledger) => counted.flatMap((one) => ofFamily(one, family, entriesOf(one, ledger))),
        facts,
        elsewhere: (rule) => saidOfBefore(rule, facts, opened.unknownBefore(family, rule.id, facts)),
        limitsOf: (ledger) => ledgerLimits(ledger, router.policy),
        factsOf: (request) => factsWithin(family, state.requests.get(request)),
      })
      return { ...spent, ...weeksUsedFacts(router.policy.allowances.values(), family, facts, service) }
    },
  }
}

/** The same of what a list says of another reference. */
const ofFamily = (reference: string, family: string, entries: readonly Entry[]): readonly Entry[] =>
  reference === family ? entries : entries.map(({ request, on, pence }) => ({ request, on, pence }))

/** "The oldest child" of another reference may be somebody else: whom it was for is known within the family alone. */
const factsWithin = (family: string, request: Request | undefined): Facts | undefined =>
  request?.family === family ? request.facts : undefined
