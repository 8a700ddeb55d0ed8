import type { Card } from '../cards/card.ts'
import { shortCard } from '../cards/short-card.ts'
import { ChatError, type Chat, type Place, type Platform } from './chat/chat.ts'
import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import { strangersIn, placesOfPerson, placesOfPost } from './people/places.ts'
import type { CardName, Event } from './request/event.ts'
import { newEvent } from './request/new-event.ts'
import { activeSteps, type Request } from './request/request.ts'
import type { World } from './request/world.ts'
import type { Documents, StoredEvent } from './store/store.ts'
import { announcementsOf } from './views/announcements.ts'
import { viewRequest } from './views/request-view.ts'
import { stepCard, type Others } from './views/step-card.ts'

export type Announcer = {
  /** Takes up where it left off: what was recorded but not yet told. */
  readonly start: () => Promise<void>
  /** Resolves when everything recorded so far has been told. */
  readonly settled: () => Promise<void>
}

type Announcing = {
  readonly spine: Spine
  readonly chats: ReadonlyMap<Platform, Chat>
  readonly documents: Documents
  readonly read: (after: number) => AsyncIterable<StoredEvent>
  readonly others: Others
  readonly now: () => string
  readonly log: Log
}

const CURSOR = 'announced'

/**
 * Tells people what was recorded, driven from the register itself: at least once, in order, and again after a crash.
 * Every copy of a request's card is redrawn whenever the request changes.
 */
export const announcer = (it: Announcing): Announcer => {
  let tail: Promise<void> = Promise.resolve()

  const announce = async ({ position, event }: StoredEvent): Promise<void> => {
    await announceEvent(event, it).catch((error: unknown) => {
      it.log.error('could not be announced', error, { event: event.type, request: event.request, position })
    })
    await it.documents.put('cursor', CURSOR, position)
  }

  const follow = (stored: readonly StoredEvent[]): void => {
    tail = stored.reduce((before, one) => before.then(() => announce(one)), tail)
  }

  return {
    start: async () => {
      const cursor = await it.documents.get('cursor', CURSOR)
      const missed: StoredEvent[] = []
      for await (const one of it.read(typeof cursor === 'number' ? cursor : 0)) missed.push(one)
      it.spine.onRecorded(follow)
      follow(missed)
    },
    settled: async () => {
      for (let seen = tail; ; seen = tail) {
        await seen
        if (seen === tail) return
      }
    },
  }
}

/** Events that say nothing new about a request: its cards stay as they are. */
const QUIET: ReadonlySet<Event['type']> = new Set([
  'card-posted',
  'press-refused',
  'adopted',
  'family-added',
  'filed',
])

/** A press taught where a copy of the card is: that copy has to be brought up to date. */
const isLearned = (event: Event): boolean => event.type === 'card-posted' && event.by !== 'bot'

const announceEvent = async (event: Event, it: Announcing): Promise<void> => {
  if (QUIET.has(event.type) && !isLearned(event)) return
  const world = it.spine.world(it.now())
  const request = world.request(event.request)
  if (!request) return
  await redraw(request, world, it)
  await postSteps(request, world, it)
  for (const { to, card } of announcementsOf(event, request, world)) {
    const places =
      to.kind === 'person'
        ? placesOfPerson(world.directory, to.id)
        : placesOfPost(world.directory, to.id, world.today)
    await postFirst(places, card, it)
  }
}

/** Every copy that was ever posted, drawn as it stands now. */
const redraw = async (request: Request, world: World, it: Announcing): Promise<void> => {
  for (const { card: name, to, address } of it.spine.state.cards.get(request.id) ?? []) {
    if (name.kind !== 'step') continue
    const chat = it.chats.get(address.platform)
    const place = placesOfPost(world.directory, to, world.today).find(
      (one) => platformOf(one) === address.platform,
    )
    const drawn = await cardFor(request, name.step, to, { world, it, place })
    if (chat && drawn) await chat.edit(address, drawn).catch(unlessGone)
  }
}

const unlessGone = (error: unknown): void => {
  if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
}

/** The steps that can be taken now go to the post that is asked first, once. */
const postSteps = async (request: Request, world: World, it: Announcing): Promise<void> => {
  for (const step of activeSteps(request)) {
    const state = request.steps[step]
    const to = state?.posts[0]
    if (!state || state.shown.outside || to === undefined || alreadyPosted(request, step, to, it)) continue
    const places = placesOfPost(world.directory, to, world.today).filter((place) =>
      it.chats.has(platformOf(place)),
    )
    for (const place of places) await postStep(request, { kind: 'step', step }, to, place, { world, it })
  }
}

const alreadyPosted = (request: Request, step: number, to: string, { spine }: Announcing): boolean =>
  (spine.state.cards.get(request.id) ?? []).some(
    ({ card, to: sentTo }) => card.kind === 'step' && card.step === step && sentTo === to,
  )

type Drawing = { readonly world: World; readonly it: Announcing }

const postStep = async (
  request: Request,
  name: CardName & { kind: 'step' },
  to: string,
  place: Place,
  { world, it }: Drawing,
): Promise<void> => {
  const card = await cardFor(request, name.step, to, { world, it, place })
  const chat = it.chats.get(platformOf(place))
  if (!card || !chat) return
  const address = await chat.post(place, card)
  const posted = newEvent(
    'card-posted',
    request.id,
    { by: 'bot', at: it.now(), delivery: '' },
    { sealed: { card: name, to, address }, private: {} },
  )
  await it.spine.record([posted])
}

/** The whole card only where everybody who can read the channel may read the request; elsewhere one that opens in private. */
const cardFor = async (
  request: Request,
  step: number,
  to: string,
  { world, it, place }: Drawing & { readonly place: Place | undefined },
): Promise<Card | undefined> => {
  const card = stepCard(request, step, to, world, it.others)
  const view = viewRequest(request, world)
  if (!card || !view || card.actions.every(({ questions }) => questions.length === 0)) return card
  const whole = place !== undefined && (await isPrivateTo(to, place, { world, it }))
  return whole ? card : shortCard(request, step, view.names.post(to), view.resource.title)
}

/** Nobody reads along but the post's holders, cover and named support. A chat that will not say who reads counts as others reading. */
const isPrivateTo = async (to: string, place: Place, { world, it }: Drawing): Promise<boolean> => {
  if (place.kind === 'private') return true
  const readers = await it.chats.get(place.platform)?.members(place)
  return readers !== undefined && strangersIn(world.directory, to, readers, place, world.today).length === 0
}

const platformOf = (place: Place): Platform =>
  place.kind === 'channel' ? place.platform : place.account.platform

/** A person or post is told once, in the first of their places that the bot can reach. */
const postFirst = async (places: readonly Place[], card: Card, { chats }: Announcing): Promise<void> => {
  const place = places.find((one) => chats.has(platformOf(one)))
  if (place) await chats.get(platformOf(place))?.post(place, card)
}
