import type { Account, Address } from '../chat/chat.ts'
import { movementsBetween, type HoursMovement } from '../ledger/hours.ts'
import type { Entry } from '../ledger/pounds.ts'
import { agendaId } from '../panel/calendar.ts'
import { agendaOf } from '../panel/panel-item.ts'
import type { Cover } from '../people/cover.ts'
import { isSameAccount } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { CardName, CoverSealed, Event, EventOf } from './event.ts'
import { evolve } from './evolve.ts'
import { keepFound } from './find-requests.ts'
import { emptyFamilies, foldFamily, isFamilyEvent, type FamiliesState } from './families-state.ts'
import { emptyOpening, foldOpening, isOpeningEvent, type OpeningState } from './opening-state.ts'
import type { RecordOf } from './record-events.ts'
import type { Request } from './request.ts'
import { foldRules, isRulesEvent } from './fold-rules.ts'
import type { Founding, Proposal } from './rules-state.ts'
import { movedFamily } from './put-family-right.ts'
import { countedPence } from './used.ts'

/** A map as the fold needs it: read and replace, never change in place. */
export type Shelf<Value> = {
  get(key: string): Value | undefined
  set(key: string, value: Value): unknown
}

/** Everything that the register's events add up to, for one authority. */
export type RegisterState = {
  readonly requests: Shelf<Request>
  /** What was agreed for a family, by family and ledger: "F2201 s17". */
  readonly entries: Shelf<readonly Entry[]>
  /** Movements of hours, by allowance and week: "crisis-hours 2026-11-30". */
  readonly hours: Shelf<readonly HoursMovement[]>
  readonly byFamily: Shelf<readonly string[]>
  /** The requests that grew out of a request, oldest first. */
  readonly grown: Shelf<readonly string[]>
  /** What stands on a panel's agenda, by panel and sitting: "pasp/2026-12-02". */
  readonly agendas: Shelf<AgendaKept>
  readonly cards: Shelf<readonly PostedCard[]>
  /** Who looked at a family, by family. */
  readonly looks: Shelf<readonly LookKept[]>
  /** Requests sent in a year, for the next reference. */
  readonly sentInYear: Shelf<number>
  /** What a delivery caused, for the same delivery again. */
  readonly deliveries: Shelf<readonly Event[]>
  /** The digest last adopted of the policy, the people and the families. */
  readonly adopted: Shelf<string>
  /** What was put forward and waits for a second person, by which file it is of. */
  readonly proposals: Shelf<Proposal | undefined>
  /** Who puts the next rules in place without a list of people that could judge them: by the register's own name. */
  readonly founding: Shelf<Founding | undefined>
  /** The cover that was asked for and set in chat, by post, oldest first. */
  readonly covers: Shelf<readonly Cover[]>
  /** Where requests are found by whoever asked, by the post that they wait for, and by the allowance whose hours they hold. */
  readonly found: Shelf<readonly string[]>
  /** The chat accounts that were linked in chat, by person. */
  readonly links: Shelf<readonly Account[]>
  /** When the list of people was last confirmed, and last warned of: instants, under 'confirmed' and 'warned'. */
  readonly list: Shelf<string>
  /** What may not be erased, nor swept away by time, by hold. */
  readonly holds: Shelf<RecordOf | undefined>
} & FamiliesState &
  OpeningState

/** The requests that were ever booked for a sitting, and those that stood on its agenda when it was published. */
export type AgendaKept = {
  readonly requests: readonly string[]
  readonly published: Published | undefined
}
export type Published = { readonly by: string; readonly at: string; readonly items: readonly string[] }

/** One look at a family: by whom, when, at what, whether it was allowed, and why they needed it. */
export type LookKept = {
  readonly by: string
  readonly at: string
  readonly saw: EventOf<'looked'>['sealed']['at']
  readonly allowed: boolean
  readonly reason: string
}

export type PostedCard = { readonly card: CardName; readonly to: string; readonly address: Address }

export const emptyState = () => ({
  requests: new Map<string, Request>(),
  entries: new Map<string, readonly Entry[]>(),
  hours: new Map<string, readonly HoursMovement[]>(),
  byFamily: new Map<string, readonly string[]>(),
  grown: new Map<string, readonly string[]>(),
  agendas: new Map<string, AgendaKept>(),
  cards: new Map<string, readonly PostedCard[]>(),
  looks: new Map<string, readonly LookKept[]>(),
  sentInYear: new Map<string, number>(),
  deliveries: new Map<string, readonly Event[]>(),
  adopted: new Map<string, string>(),
  proposals: new Map<string, Proposal | undefined>(),
  founding: new Map<string, Founding | undefined>(),
  covers: new Map<string, readonly Cover[]>(),
  found: new Map<string, readonly string[]>(),
  links: new Map<string, readonly Account[]>(),
  list: new Map<string, string>(),
  holds: new Map<string, RecordOf | undefined>(),
  ...emptyFamilies(),
  ...emptyOpening(),
})

export const ledgerKey = (family: string, ledger: string): string => `${family} ${ledger}`

/** Deliveries are kept for as long as a platform may send one again, by a wide margin; older ones make room. */
const DELIVERIES_KEPT = 20_000

/** Adds one event to the state. The only writer of it. */
export const fold = (state: RegisterState, event: Event): void => {
  keepDelivery(state, event)
  if (isFamilyEvent(event)) return foldFamily(state, event)
  if (isOpeningEvent(event)) return foldOpening(state, event)
  if (isRulesEvent(event)) return foldRules(state, event)
  if (event.type === 'card-posted') return keepCard(state, event.request, event.sealed)
  if (event.type === 'looked') return keepLook(state, event)
  keepAgenda(state, event)
  if (event.type === 'cover-asked') return keepCover(state, event.sealed, 'asked', event.at)
  if (event.type === 'cover-reminded') return keepReminded(state, event)
  if (event.type === 'cover-set') return keepCover(state, event.sealed, 'set')
  if (event.type === 'cover-ended') return keepCover(state, event.sealed, 'ended')
  if (event.type === 'account-linked' || event.type === 'account-unlinked') return keepLink(state, event)
  if (event.type === 'hold-placed') return void state.holds.set(event.sealed.hold, event.sealed.of)
  if (event.type === 'hold-lifted') return void state.holds.set(event.sealed.hold, undefined)
  if (event.type === 'list-confirmed') return void state.list.set('confirmed', event.at)
  if (event.type === 'list-warned') return void state.list.set('warned', event.sealed.since)
  const before = state.requests.get(event.request)
  const after = evolve(before, event, isNew(event) ? nextReference(state, event.at) : '')
  if (!after || after === before) return
  state.requests.set(event.request, after)
  keepFound(state.found, before, after)
  if (!before) push(state.byFamily, after.family, after.id)
  if (!before && after.from) push(state.grown, after.from.request, after.id)
  if (before && before.family !== after.family) movedFamily(state, before, after, ledgerKey)
  countMoney(state, before, after)
  countHours(state, before, after)
}

const keepLook = ({ looks, requests }: RegisterState, event: EventOf<'looked'>): void => {
  const family = event.sealed.family ?? requests.get(event.request)?.family
  const { at: saw, allowed } = event.sealed
  const reason = event.private?.reason ?? ''
  if (family !== undefined) push(looks, family, { by: event.by, at: event.at, saw, allowed, reason })
}

const isNew = ({ type }: Event): boolean => type === 'submitted' || type === 'watched'

/** A delivery is somebody's: the same id from two people is two deliveries. */
export const deliveryKey = (by: string, delivery: string): string => `${by} ${delivery}`

const keepDelivery = ({ deliveries }: RegisterState, event: Event): void => {
  if (!event.delivery) return
  push(deliveries, deliveryKey(event.by, event.delivery), event)
  if (deliveries instanceof Map && deliveries.size > DELIVERIES_KEPT) {
    const [oldest] = deliveries.keys()
    if (typeof oldest === 'string') deliveries.delete(oldest)
  }
}

const push = <Value>(shelf: Shelf<readonly Value[]>, key: string, value: Value): void =>
  void shelf.set(key, [...(shelf.get(key) ?? []), value])

/** A card posted again to the same place replaces the address it had. */
const keepCard = ({ cards }: RegisterState, request: string, card: PostedCard): void => {
  const others = (cards.get(request) ?? []).filter(
    (one) =>
      one.address.message !== card.address.message || one.address.conversation !== card.address.conversation,
  )
  cards.set(request, [...others, card])
}

const keepAgenda = ({ agendas }: RegisterState, event: Event): void => {
  const at = event.type === 'agenda-published' ? event.sealed : agendaOf(event)
  if (!at) return
  const id = agendaId(at.panel, at.sitting)
  const { requests, published } = agendas.get(id) ?? { requests: [], published: undefined }
  if (event.type === 'agenda-published')
    return void agendas.set(id, {
      requests,
      published: published ?? { by: event.by, at: event.at, items: event.sealed.items },
    })
  if (!requests.includes(event.request))
    agendas.set(id, { requests: [...requests, event.request], published })
}

/** Cover that ended early keeps its last day, so that the record still says who acted for the post until then. */
const keepCover = (
  { covers }: RegisterState,
  { cover: id, ...sealed }: CoverSealed,
  told: Cover['standing'],
  askedAt?: string,
): void => {
  const all = covers.get(sealed.post) ?? []
  const wasSet = all.some((one) => one.id === id && one.standing === 'set')
  const accepted = told === 'set' || all.some((one) => one.id === id && one.accepted === true)
  const standing = told === 'ended' && wasSet && sealed.from <= sealed.to ? 'set' : told
  covers.set(sealed.post, [
    ...all.filter((one) => one.id !== id),
    { id, ...sealed, standing, ...(accepted && { accepted }), ...(askedAt !== undefined && { askedAt }) },
  ])
}

const keepReminded = ({ covers }: RegisterState, { at, sealed }: EventOf<'cover-reminded'>): void =>
  void covers.set(
    sealed.post,
    (covers.get(sealed.post) ?? []).map((one) =>
      one.id === sealed.cover ? { ...one, reminded: [...(one.reminded ?? []), at] } : one,
    ),
  )

/** An account is one person's: linked again, it is the last one's alone. */
const keepLink = (
  { links }: RegisterState,
  { type, sealed: { account, person } }: EventOf<'account-linked' | 'account-unlinked'>,
): void => {
  const others = (links.get(person) ?? []).filter((one) => !isSameAccount(one, account))
  links.set(person, type === 'account-linked' ? [...others, account] : others)
}

const nextReference = ({ sentInYear }: RegisterState, at: string): string => {
  const year = londonDate(at).slice(0, 4)
  const number = (sentInYear.get(year) ?? 0) + 1
  sentInYear.set(year, number)
  return `${year}/${String(number).padStart(4, '0')}`
}

/**
 * Only a final approval uses up a ledger, on the London date it was made. Taking it back, or confirming that less was used,
 * is a counter-entry of the same date: in another year it would let a family have more than the cap.
 */
const countMoney = (state: RegisterState, before: Request | undefined, after: Request): void => {
  const decision = 'decision' in after ? after.decision : undefined
  const ledger = decision?.approved?.ledger
  const pence = countedPence(after) - countedPence(before)
  if (!ledger || pence === 0) return
  push(state.entries, ledgerKey(after.family, ledger), {
    request: after.id,
    on: londonDate(decision.at),
    pence,
  })
}

/** What a request holds of a post's hours moves from account to account, week by week, as it becomes more or less. */
const countHours = (state: RegisterState, before: Request | undefined, after: Request): void => {
  if (before?.hours?.held === after.hours?.held) return
  for (const movement of movementsBetween(after.id, before?.hours?.held, after.hours?.held))
    push(state.hours, ledgerKey(movement.allowance, movement.week), movement)
}

/**
 * The state as it will be when what is queued for the disk is on it: the recorded state with a layer on top.
 * `clear` forgets the layer, because it was recorded meanwhile or because it could not be.
 */
export const pendingOver = (recorded: RegisterState): RegisterState & { readonly clear: () => void } => {
  const layers: Map<string, unknown>[] = []
  const over = <Value>(shelf: Shelf<Value>): Shelf<Value> => {
    const layer = new Map<string, Value>()
    layers.push(layer)
    return {
      get: (key) => (layer.has(key) ? layer.get(key) : shelf.get(key)),
      set: (key, value) => layer.set(key, value),
    }
  }
  return {
    requests: over(recorded.requests),
    entries: over(recorded.entries),
    hours: over(recorded.hours),
    byFamily: over(recorded.byFamily),
    grown: over(recorded.grown),
    agendas: over(recorded.agendas),
    cards: over(recorded.cards),
    looks: over(recorded.looks),
    sentInYear: over(recorded.sentInYear),
    deliveries: over(recorded.deliveries),
    adopted: over(recorded.adopted),
    proposals: over(recorded.proposals),
    founding: over(recorded.founding),
    covers: over(recorded.covers),
    found: over(recorded.found),
    links: over(recorded.links),
    list: over(recorded.list),
    holds: over(recorded.holds),
    added: over(recorded.added),
    searched: over(recorded.searched),
    confirmed: over(recorded.confirmed),
    mergedInto: over(recorded.mergedInto),
    mergedAt: over(recorded.mergedAt),
    partings: over(recorded.partings),
    joined: over(recorded.joined),
    handed: over(recorded.handed),
    opening: over(recorded.opening),
    openingOf: over(recorded.openingOf),
    completeSince: over(recorded.completeSince),
    clear: () => layers.forEach((layer) => layer.clear()),
  }
}
