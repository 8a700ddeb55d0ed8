import { toldCard } from '../cards/told-card.ts'
import { announceHands, announceHandsOf } from './announcing/announce-hands.ts'
import { announcePeople, isPeopleEvent } from './announcing/announce-people.ts'
import type { Place } from './chat/chat.ts'
import { isTold, type Act, type Errand, type Errands, type Give } from './errands.ts'
import type { inTurn } from './announcing/in-turn.ts'
import type { Log } from './log.ts'
import type { Courier } from './announcing/persist.ts'
import { actingOn, holdersOn } from './people/directory.ts'
import { placesOfPerson, placesOfPost, platformOf } from './people/places.ts'
import { londonDate } from './policy/london-date.ts'
import { postCopy, postSteps, redrawCopies, type Posting } from './announcing/post-cards.ts'
import { agendasWith, owedAgendas, postAgenda, redrawAgenda } from './announcing/post-agenda.ts'
import { redrawForDay } from './announcing/redraw-for-day.ts'
import type { Event, EventOf } from './request/event.ts'
import { movesHours } from './request/hours/broken-hours.ts'
import { isRulesEvent } from './request/fold-rules.ts'
import { activeSteps, isHurried, type Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { heldDocuments } from './erasure/held-documents.ts'
import type { SendingOf } from './announcing/sending.ts'
import { sweepDocuments } from './sweep-documents.ts'
import type { Documents, StoredEvent } from './store/store.ts'
import type { Announcement } from './views/announcement.ts'
import { COVER_KEY, tidyTold } from './announcing/tidy-told.ts'
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
  /** Resolves when this instance announces nothing any more. What waits is kept, and brought at the next start. */
  readonly stop: () => Promise<void>
  /** Looks again at what a new day changes: who acts for each post, as cover begins or ends, and what panels sit. */
  readonly dayBegan: () => Promise<void>
  /** Tells people something that is of no request, and is not recorded by itself. */
  readonly tell: (announcements: readonly Announcement[]) => Promise<void>
  /** Posts another copy of a step's card, for somebody entitled who asked to see it in private; it is kept up to date like every copy. */
  readonly copyTo: (place: Place, request: Request, step: number, to: string) => Promise<void>
  /** Tells whoever acts for a post now, in private, a few words of nobody's family; the same words are what a locked telephone shows. */
  readonly tellPost: (post: string, words: string, except: string) => Promise<void>
}

type Shared = Posting & {
  readonly sending: Courier
  readonly askingInTurn: ReturnType<typeof inTurn>
  readonly documents: Documents
  readonly read: (after: number) => AsyncIterable<StoredEvent>
  /** Gives what fell due by now. */
  readonly giveDue: () => Promise<unknown>
  /** Tells governance of files on the disk that it has not been told of. */
  readonly tellFiles: () => Promise<unknown>
  readonly log: Log
}

/** `also` gives out what grows from what is being told. */
type Announcing = Shared & { readonly also: Give }

/**
 * Tells people what was recorded, driven from the register itself: at least once, in order, and again after a crash.
 * Every copy of a request's card is redrawn whenever the request changes.
 */
export const announcer = (shared: Shared, errands: Errands): Announcer => {
  const outside = { ...shared, also: errands.give }
  const seenOn = { day: '' }

  const lookAtDay = async (it: Announcing): Promise<void> => {
    seenOn.day = londonDate(it.now())
    try {
      await announceHands(it)
      await redrawForDay(it)
      const world = it.spine.world(it.now())
      await sweepDocuments(it.documents, world.directory, it.now(), heldDocuments(it.spine.state, world))
      await askOnCall(it)
    } catch (error) {
      it.log.error('what a new day brings could not be announced', error)
    }
  }

  const announce = async (event: Event, it: Announcing): Promise<void> => {
    await announceEvent(event, it)
    // A new day that no timer told of is noticed with the first thing that happens on it.
    if (isCoverEvent(event) || isNewRule(event) || londonDate(it.now()) !== seenOn.day) {
      seenOn.day = londonDate(it.now())
      await it.also({ kind: 'day' })
    }
  }

  const act: Act = async (errand, also, known) => {
    const it = { ...shared, also }
    switch (errand.kind) {
      case 'recorded': {
        const event = known ?? (await eventAt(errand.position, it))
        return event && announce(event, it)
      }
      case 'day':
        return lookAtDay(it)
      case 'due':
        await it.giveDue()
        return
      case 'files':
        await it.tellFiles()
        return
      case 'owed':
        return giveOwed(it)
      case 'opening':
        return tellOpening(await openingSince(errand, it), it)
      case 'agenda':
        return errand.post ? postAgenda(errand, it.spine.world(it.now()), it) : redrawAgenda(errand, it)
      case 'letter':
        return it.sending.again(errand.name)
      case 'redraw':
      case 'post':
      case 'hands':
        return actOn(errand, it)
    }
  }

  return {
    tell: (announcements) => tellAll(announcements, shared.spine.world(shared.now()), outside, 'rules'),
    copyTo: async (place, request, step, to) => {
      await postCopy(request, step, to, place, outside)
      // Whatever was recorded while it was on its way did not know of this copy.
      if (shared.spine.state.requests.get(request.id) !== request)
        await errands.give({ kind: 'redraw', request: request.id })
    },
    tellPost: async (id, words, except) => {
      const world = shared.spine.world(shared.now())
      const post = world.directory.posts.get(id)
      const card = toldCard(words, [[words]])
      for (const { person } of post ? actingOn(post, world.today) : [])
        if (person !== except)
          await tell({ to: { kind: 'person', id: person }, card }, { id: '' }, world, outside, 'coming')
    },
    start: async () => {
      seenOn.day = shared.spine.world(shared.now()).today
      await shared.sending.learn()
      await errands.start(act, shared.spine.reached)
    },
    dayBegan: () => errands.give({ kind: 'day' }),
    settled: async () => {
      await errands.settled()
      await shared.sending.settled()
    },
    stop: async () => {
      shared.sending.stop()
      await errands.stop()
      await shared.sending.settled()
    },
  }
}

/** What was recorded at a position; undefined where nothing was. */
const eventAt = async (position: number, { read }: Announcing): Promise<Event | undefined> => {
  for await (const stored of read(position - 1)) return stored.event
  return undefined
}

type OfRequest = Extract<Errand, { readonly request: string; readonly kind: 'redraw' | 'post' | 'hands' }>

const actOn = async (errand: OfRequest, it: Announcing): Promise<void> => {
  const world = it.spine.world(it.now())
  const request = world.request(errand.request)
  if (!request) return
  if (errand.kind === 'redraw') return redrawCopies(request, it)
  if (errand.kind === 'post') {
    await postSteps(request, world, it)
    return
  }
  return announceHandsOf(request, new Set(errand.posts), {
    ...it,
    tell: (announcement) => tell(announcement, request, world, it),
  })
}

/** Whoever comes on call is put in front of what can't wait until tomorrow; what they were sent already isn't sent again. */
const askOnCall = async (it: Announcing): Promise<void> => {
  const world = it.spine.world(it.now())
  if (![...world.directory.posts.values()].some(({ onCall }) => onCall)) return
  for (const request of it.spine.state.requests.values())
    if (request.status === 'open' && isHurried(request)) await it.also({ kind: 'post', request: request.id })
}

/** What was begun and not brought, then every card that is still owed: a place that refused it before may take it now. */
const giveOwed = async (it: Announcing): Promise<void> => {
  await it.sending.takeUp()
  const world = it.spine.world(it.now())
  for (const request of it.spine.state.requests.values())
    if (activeSteps(request).length > 0) await it.also({ kind: 'post', request: request.id })
  for (const agenda of owedAgendas(world)) await it.also({ kind: 'agenda', ...agenda, post: true })
}

/** What a list of before the bot recorded while it was stopped: told together, and again after a crash rather than never. */
const openingSince = async (
  { after, head }: Extract<Errand, { readonly kind: 'opening' }>,
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

const announceEvent = async (event: Event, it: Announcing): Promise<void> => {
  if (!isTold(event)) return
  const world = it.spine.world(it.now())
  if (event.type === 'agenda-published') {
    const { panel, sitting } = event.sealed
    await it.also({ kind: 'agenda', panel, sitting, post: true })
  }
  if (isPeopleEvent(event)) return announcePeople(event, world, it)
  if (isFamilyEvent(event)) return announceFamily(event, world, it)
  if (isCoverEvent(event)) return announceCover(event, world, it)
  if (isRulesEvent(event)) return tellAll(rulesNews(event, world), world, it, 'rules')
  const request = world.request(event.request)
  if (!request) return
  await redrawCopies(request, it)
  await redrawAgendas(request, it)
  await tidyTold(request.id, event, world, it)
  const unreached = await postSteps(request, world, it)
  for (const announcement of announcementsOf(event, request, world, unreached))
    await tell(announcement, request, world, it, event.type)
  for (const relative of relativesOf(request, world)) await redrawAlso(relative, it)
  if (movesHours([event])) await redrawHours(request, it)
  if (!MOVES_TOTALS.has(event.type)) return
  const family = [request.family, ...world.sameChildren(request.family)]
  for (const other of family.flatMap((one) => it.others(one)))
    if (other.id !== request.id && other.status === 'open') await redrawAlso(other, it)
}

/** The cards of another request show what was recorded of this one. It may be busy at another instance. */
const redrawAlso = ({ id }: Request, { also }: Announcing): Promise<void> =>
  also({ kind: 'redraw', request: id })

const redrawAgendas = async (request: Request, { also }: Announcing): Promise<void> => {
  for (const agenda of agendasWith(request)) await also({ kind: 'agenda', ...agenda, post: false })
}

/** Hours that one family takes or gives back are hours that another family's card has more or fewer of to offer. */
const redrawHours = async (moved: Request, it: Announcing): Promise<void> => {
  for (const other of it.spine.state.requests.values())
    if (other.id !== moved.id && other.status === 'open' && other.hours) await redrawAlso(other, it)
}

/** Whoever has to hear of it, and every open card that shows the family otherwise since then. */
const announceFamily = async (event: FamilyEvent, world: World, it: Announcing): Promise<void> => {
  for (const news of familyNews(event, world)) await tell(news, { id: '' }, world, it, event.type)
  for (const request of familiesIn(event, world).flatMap((one) => it.others(one)))
    if (request.status === 'open') await redrawAlso(request, it)
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
  const [by] = to.kind === 'person' ? [to.id] : whoActFor(to.id, world)
  await tellFirst(places, { request: request.id, about: event, card, ...(by !== undefined && { by }) }, it)
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

/** A person or post is told once, in the first of their places that the bot can reach; in the next where that one is lost. */
const tellFirst = async (
  places: readonly Place[],
  told: Omit<SendingOf<'tell'>, 'kind' | 'place'>,
  { chats, isSilent, persist }: Announcing,
): Promise<void> => {
  const open = places.filter((one) => chats.has(platformOf(one)))
  const [silent, speaking] = [open.filter(isSilent), open.filter((one) => !isSilent(one))]
  for (const place of [...speaking, ...silent])
    if ((await persist({ kind: 'tell', ...told, place })) !== 'dead') return
}
