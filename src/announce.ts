import type { Card } from '../cards/card.ts'
import { toldCard } from '../cards/told-card.ts'
import { announceHands } from './announcing/announce-hands.ts'
import { announcePeople, isPeopleEvent } from './announcing/announce-people.ts'
import type { Address, Place } from './chat/chat.ts'
import type { Log } from './log.ts'
import { actingOn, holdersOn } from './people/directory.ts'
import { placesOfPerson, placesOfPost, platformOf } from './people/places.ts'
import { londonDate } from './policy/london-date.ts'
import { postCopy, postSteps, redrawCopies, type Posting } from './announcing/post-cards.ts'
import { postAgenda, postOwedAgendas, redrawAgendas } from './announcing/post-agenda.ts'
import { redrawForDay } from './announcing/redraw-for-day.ts'
import type { Event, EventOf } from './request/event.ts'
import { movesHours } from './request/hours/broken-hours.ts'
import { isRulesEvent } from './request/fold-rules.ts'
import { isHurried, type Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { sweepDocuments } from './sweep-documents.ts'
import type { Documents, StoredEvent } from './store/store.ts'
import type { Announcement } from './views/announcement.ts'
import { COVER_KEY, keepAsking, tidyTold } from './announcing/tidy-told.ts'
import { announcementsOf } from './views/announcements.ts'
import { familiesIn, familyNews } from './views/family-news.ts'
import { isFamilyEvent, type FamilyEvent } from './request/families-state.ts'
import { openingNews } from './views/opening-news.ts'
import { rulesNews } from './views/rules-news.ts'
import { coverNews, isCoverEvent, type CoverEvent } from './views/cover-news.ts'

export type Announcer = {
  /** Takes up where it left off: what was recorded but not yet told. */
  readonly start: () => Promise<void>
  /** Resolves when everything recorded so far has been told. */
  readonly settled: () => Promise<void>
  /** Looks again at what a new day changes: who acts for each post, as cover begins or ends, and what panels sit. */
  readonly dayBegan: () => Promise<void>
  /** Tells people something that is of no request, and is not recorded by itself. */
  readonly tell: (announcements: readonly Announcement[]) => Promise<void>
  /** Posts another copy of a step's card, for somebody entitled who asked to see it in private; it is kept up to date like every copy. */
  readonly copyTo: (place: Place, request: Request, step: number, to: string) => Promise<void>
  /** Tells whoever acts for a post now, in private, a few words of nobody's family; the same words are what a locked telephone shows. */
  readonly tellPost: (post: string, words: string, except: string) => Promise<void>
}

type Announcing = Posting & {
  readonly documents: Documents
  readonly read: (after: number) => AsyncIterable<StoredEvent>
  /** The last position on disk now. */
  readonly head: () => number
  readonly log: Log
}

const CURSOR = 'announced'

/**
 * Tells people what was recorded, driven from the register itself: at least once, in order, and again after a crash.
 * Every copy of a request's card is redrawn whenever the request changes.
 */
export const announcer = (it: Announcing): Announcer => {
  let tail: Promise<void> = Promise.resolve()
  const seenOn = { day: '' }

  const lookAtDay = async (): Promise<void> => {
    seenOn.day = londonDate(it.now())
    try {
      await announceHands({
        ...it,
        tell: (announcement, request, world) => tell(announcement, request, world, it),
      })
      await redrawForDay(it)
      await sweepDocuments(it.documents, it.spine.world(it.now()).directory, it.now())
      await askOnCall(it)
    } catch (error) {
      it.log.error('what a new day brings could not be announced', error)
    }
  }

  const announce = async ({ position, event }: StoredEvent): Promise<void> => {
    try {
      await announceEvent(event, it)
      // A new day that no timer told of is noticed with the first thing that happens on it.
      if (isCoverEvent(event) || isNewRule(event) || londonDate(it.now()) !== seenOn.day) await lookAtDay()
      await it.documents.put('cursor', CURSOR, position)
    } catch (error) {
      // One event that can't be told must not silence those after it.
      it.log.error('could not be announced', error, { event: event.type, request: event.request, position })
    }
  }

  const follow = (stored: readonly StoredEvent[]): void => {
    tail = stored.reduce((before, one) => before.then(() => announce(one)), tail)
  }

  return {
    tell: (announcements) => tellAll(announcements, it.spine.world(it.now()), it, 'rules'),
    copyTo: (place, request, step, to) => postCopy(request, step, to, place, it),
    tellPost: async (id, words, except) => {
      const world = it.spine.world(it.now())
      const post = world.directory.posts.get(id)
      const card = toldCard(words, [[words]])
      for (const { person } of post ? actingOn(post, world.today) : [])
        if (person !== except)
          await tell({ to: { kind: 'person', id: person }, card }, { id: '' }, world, it, 'coming')
    },
    start: async () => {
      const cursor = await it.documents.get('cursor', CURSOR)
      const missed = { after: typeof cursor === 'number' ? cursor : 0, head: it.head() }
      seenOn.day = it.spine.world(it.now()).today
      tail = tail.then(() => takeUp(missed, it, announce)).then(lookAtDay)
      it.spine.onRecorded(follow)
    },
    dayBegan: () => (tail = tail.then(lookAtDay)),
    settled: async () => {
      for (let seen = tail; ; seen = tail) {
        await seen
        if (seen === tail) return
      }
    },
  }
}

/** Whoever comes on call is put in front of what can't wait until tomorrow; what they were sent already isn't sent again. */
const askOnCall = async (it: Announcing): Promise<void> => {
  const world = it.spine.world(it.now())
  if (![...world.directory.posts.values()].some(({ onCall }) => onCall)) return
  for (const request of it.spine.state.requests.values())
    if (request.status === 'open' && isHurried(request)) await postSteps(request, world, it)
}

/** What was recorded and not told before the last stop, then every card that is still owed: a place that refused then may take it now. */
const takeUp = async (
  { after, head }: { readonly after: number; readonly head: number },
  it: Announcing,
  announce: (stored: StoredEvent) => Promise<void>,
): Promise<void> => {
  await tellOpening(await openingSince({ after, head }, it), it)
  for await (const stored of it.read(after)) {
    if (stored.position > head) break
    await announce(stored)
  }
  const world = it.spine.world(it.now())
  for (const request of it.spine.state.requests.values()) await postSteps(request, world, it)
  await postOwedAgendas(world, it)
}

/** What a list of before the bot recorded while it was stopped: told together, and again after a crash rather than never. */
const openingSince = async (
  { after, head }: { readonly after: number; readonly head: number },
  { read }: Announcing,
): Promise<readonly EventOf<'opening-recorded'>[]> => {
  const found: EventOf<'opening-recorded'>[] = []
  for await (const { position, event } of read(after)) {
    if (position > head) break
    if (event.type === 'opening-recorded') found.push(event)
  }
  return found
}

const tellOpening = async (events: readonly EventOf<'opening-recorded'>[], it: Announcing): Promise<void> => {
  const world = it.spine.world(it.now())
  await tellAll(openingNews(events, world), world, it, 'opening')
}

/** Events that say nothing new about a request: its cards stay as they are. */
const QUIET: ReadonlySet<Event['type']> = new Set([
  'card-posted',
  'press-refused',
  'looked',
  'exported',
  // Told when the bot starts, a list at a time.
  'opening-recorded',
  'complete-since',
  'filed',
  // Told by what brought it before the panel, in the same batch.
  'booked',
])

/** Events after which a family's other open requests have other figures to show. */
const MOVES_TOTALS: ReadonlySet<Event['type']> = new Set([
  'submitted',
  'corrected',
  'withdrawn',
  'approved',
  'rejected',
  'decision-withdrawn',
  'condition-met',
  'used-lower',
])

/** A press taught where a copy of the card is: that copy has to be brought up to date. */
const isLearned = (event: Event): boolean => event.type === 'card-posted' && event.by !== 'bot'

const announceEvent = async (event: Event, it: Announcing): Promise<void> => {
  if (QUIET.has(event.type) && !isLearned(event)) return
  const world = it.spine.world(it.now())
  if (event.type === 'agenda-published') await postAgenda(event.sealed, world, it)
  if (isPeopleEvent(event)) return announcePeople(event, world, it)
  if (isFamilyEvent(event)) return announceFamily(event, world, it)
  if (isCoverEvent(event)) return announceCover(event, world, it)
  if (isRulesEvent(event)) return tellAll(rulesNews(event, world), world, it, 'rules')
  const request = world.request(event.request)
  if (!request) return
  await redrawCopies(request, world, it)
  await redrawAgendas(request, world, it)
  await tidyTold(request.id, event, world, it)
  const unreached = await postSteps(request, world, it)
  for (const announcement of announcementsOf(event, request, world, unreached))
    await tell(announcement, request, world, it, event.type)
  for (const relative of relativesOf(request, world)) await redrawCopies(relative, world, it)
  if (movesHours([event])) await redrawHours(request, world, it)
  if (!MOVES_TOTALS.has(event.type)) return
  const family = [request.family, ...world.sameChildren(request.family)]
  for (const other of family.flatMap((one) => it.others(one)))
    if (other.id !== request.id && other.status === 'open') await redrawCopies(other, world, it)
}

/** Hours that one family takes or gives back are hours that another family's card has more or fewer of to offer. */
const redrawHours = async (moved: Request, world: World, it: Announcing): Promise<void> => {
  for (const other of it.spine.state.requests.values())
    if (other.id !== moved.id && other.status === 'open' && other.hours) await redrawCopies(other, world, it)
}

/** Whoever has to hear of it, and every open card that shows the family otherwise since then. */
const announceFamily = async (event: FamilyEvent, world: World, it: Announcing): Promise<void> => {
  for (const news of familyNews(event, world)) await tell(news, { id: '' }, world, it, event.type)
  for (const request of familiesIn(event, world).flatMap((one) => it.others(one)))
    if (request.status === 'open') await redrawCopies(request, world, it)
}

/** Other people may act for a post from now on. The first rules of all change nobody's. */
const isNewRule = (event: Event): boolean => event.type === 'adopted' && event.sealed.from !== undefined

const announceCover = async (event: CoverEvent, world: World, it: Announcing): Promise<void> => {
  await tidyTold(COVER_KEY, event, world, it)
  await tellAll(coverNews(event, world), world, it, 'cover')
}

const tellAll = async (
  news: readonly Announcement[],
  world: World,
  it: Announcing,
  about: string,
): Promise<void> => {
  for (const announcement of news) await tell(announcement, { id: '' }, world, it, about)
}

const tell = async (
  { to, card }: Announcement,
  request: Pick<Request, 'id'>,
  world: World,
  it: Announcing,
  event = 'hands',
): Promise<void> => {
  const places =
    to.kind === 'person'
      ? placesOfPerson(world.directory, to.id)
      : placesOfPost(world.directory, to.id, world.today)
  const key = request.id === '' ? COVER_KEY : request.id
  const [by] = to.kind === 'person' ? [to.id] : whoActFor(to.id, world)
  await it.persist(
    async () => {
      const address = await postFirst(places, card, it)
      if (address && by !== undefined) await keepAsking(key, { address, by, card }, it)
    },
    { request: request.id, event },
  )
}

const whoActFor = (id: string, { directory, today }: World): readonly string[] => {
  const post = directory.posts.get(id)
  return post
    ? holdersOn(post, today).map(({ person }) => person)
    : (directory.panels.get(id)?.recorders ?? [])
}

/** What it grew out of and what grew out of it: a loan's answer changes the figures on the card it was asked for. */
const relativesOf = (request: Request, world: World): readonly Request[] => [
  ...[request.from ? world.request(request.from.request) : undefined].filter((one) => one !== undefined),
  ...world.grownFrom(request.id),
]

/** A person or post is told once, in the first of their places that the bot can reach. */
const postFirst = async (
  places: readonly Place[],
  card: Card,
  { chats }: Announcing,
): Promise<Address | undefined> => {
  const place = places.find((one) => chats.has(platformOf(one)))
  return place && chats.get(platformOf(place))?.post(place, card)
}
