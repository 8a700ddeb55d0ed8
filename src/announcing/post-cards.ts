import type { Card } from '../../cards/card.ts'
import { ChatError, type Address, type Chat, type Place, type Platform } from '../chat/chat.ts'
import type { Spine } from '../handle.ts'
import { actingOn, holdersOn, inOfficeHours, personOf } from '../people/directory.ts'
import { placesOfPerson, placesOfPost, platformOf, strangersIn } from '../people/places.ts'
import type { Courier, Persist } from './persist.ts'
import { newEvent } from '../request/new-event.ts'
import type { PostedCard } from '../request/register-state.ts'
import { heldThen } from '../request/made.ts'
import { reportOf } from '../request/report-decision.ts'
import { activeSteps, isHurried, type Request, type StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { SendingOf } from './sending.ts'
import { askedPosts } from '../time/steps-due.ts'
import { mayRead } from '../views/may-read.ts'
import { stepCard, type Others, type Seen } from '../views/step-card.ts'

/** What posting a request's cards needs: the chats, and the record of where each copy is. */
export type Posting = {
  readonly spine: Spine
  readonly chats: ReadonlyMap<Platform, Chat>
  readonly others: Others
  readonly now: () => string
  readonly persist: Persist
  readonly isSilent: Courier['isSilent']
  /** Who reads a channel and does not belong there; left out, nobody is told. */
  readonly tellStrangers?: (
    place: Place,
    to: string,
    strangers: readonly string[] | undefined,
    world: World,
  ) => Promise<void>
}

/** One step's card, for the post it is with. */
type StepOf = { readonly request: Request; readonly step: number; readonly to: string; readonly world: World }

/** Draws every copy of a request's cards that was ever posted, as it stands now. One that can't be reached holds up no other. */
export const redrawCopies = async (request: Request, it: Posting): Promise<void> => {
  for (const copy of it.spine.state.cards.get(request.id) ?? []) await it.persist(redrawOf(request, copy))
}

const redrawOf = (
  request: Request,
  { card: { step, place }, to, address }: PostedCard,
): SendingOf<'redraw'> => ({
  kind: 'redraw',
  request: request.id,
  step,
  to,
  address,
  ...(place && { place }),
})

/**
 * Draws one copy as its request stands now. Where the message is gone or can't be changed any more, how it stands is
 * posted anew, once.
 */
export const redrawCopy = async (copy: SendingOf<'redraw'>, it: Posting): Promise<void> => {
  const { step, to, place, address } = copy
  const world = it.spine.world(it.now())
  const request = world.request(copy.request)
  const of = request && { request, step, to, world }
  const card = of && (await cardFor(of, place, it))
  if (!card) return
  try {
    await it.chats.get(address.platform)?.edit(address, card)
  } catch (error) {
    if (!(error instanceof ChatError) || (error.kind !== 'gone' && error.kind !== 'refused')) throw error
    if (place && !hasLaterCopy(copy, it)) await post(of, place, it)
  }
}

const hasLaterCopy = (
  { request, step, to, place, address }: SendingOf<'redraw'>,
  { spine }: Posting,
): boolean => {
  const copies = spine.state.cards.get(request) ?? []
  const at = copies.findIndex(
    (copy) => copy.address.message === address.message && isSameConversation(copy.address, address),
  )
  return copies
    .slice(at + 1)
    .some(({ card, to: their }) => card.step === step && their === to && isSamePlace(card.place, place))
}

const isSameConversation = (a: Address, b: Address): boolean => a.conversation === b.conversation
const isSamePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/**
 * The steps that can be taken now go to the post that is asked first and to those asked as well, once to each of their places.
 * @returns the posts that nothing could be posted for: whoever asked has to be told
 */
export const postSteps = async (request: Request, world: World, it: Posting): Promise<readonly string[]> => {
  const unreached: string[] = []
  for (const step of activeSteps(request)) {
    const state = request.steps[step]
    for (const { by } of state?.reports ?? []) await postStep({ request, step, to: by, world }, it)
    for (const to of !state || state.shown.outside ? [] : postsFor(request, step, state, world)) {
      const waits = await postStep({ request, step, to, world }, it)
      if (!waits && !copiesOf(request, step, to, it).some(({ card }) => card.place)) unreached.push(to)
    }
  }
  return unreached
}

/** A decision made already goes to its maker alone, for the post that they held then. */
const postsFor = (request: Request, step: number, state: StepState, world: World): readonly string[] => {
  const { made } = request
  const held = made?.step === step ? heldThen(made, state.posts, world)?.post : undefined
  return held === undefined ? askedPosts(state, world) : [held]
}

/** Whether a card is still on its way. What a place can't be brought goes another way: that is looked for once more. */
const postStep = async (of: StepOf, it: Posting): Promise<boolean> => {
  let waits = false
  for (const turn of [1, 2]) {
    let died = false
    for (const place of placesFor(of, it)) {
      if (hasCopy(of, place, it)) continue
      const sent = await it.persist({ kind: 'step', request: of.request.id, step: of.step, to: of.to, place })
      waits ||= sent === 'waiting'
      died ||= sent === 'dead'
    }
    if (!died || turn === 2) break
  }
  return waits
}

const hasCopy = ({ request, step, to }: StepOf, place: Place, it: Posting): boolean =>
  copiesOf(request, step, to, it).some(({ card }) => isSamePlace(card.place, place))

/** Posts one step's card in one place, where it is still asked there and not there yet. */
export const postStepAt = async (it: SendingOf<'step'>, posting: Posting): Promise<void> => {
  const world = posting.spine.world(posting.now())
  const request = world.request(it.request)
  if (!request || !activeSteps(request).includes(it.step)) return
  const of = { request, step: it.step, to: it.to, world }
  if (!hasCopy(of, it.place, posting)) await post(of, it.place, posting)
}

/**
 * Where a post is reached, and in private whoever covers it: somebody of another service doesn't read its channel. What
 * can't wait until tomorrow goes to everybody who may take it in private too: nobody watches a channel at night.
 */
const placesFor = (of: StepOf, it: Posting): readonly Place[] => {
  const { request, world } = of
  // Only its maker can say what they decided, and nobody else of the post.
  const made = request.made?.step === of.step ? request.made : reportOf(request, of.step, of.to)
  if (made)
    return placesOfPerson(world.directory, made.by)
      .filter((place) => it.chats.has(platformOf(place)))
      .slice(0, 1)
  const asked = isHurried(request)
    ? of
    : { ...of, world: { ...world, directory: inOfficeHours(world.directory) } }
  const theirs = placesOfThePost(asked, it)
  const named = new Set(theirs.map((place) => JSON.stringify(place)))
  return [...theirs, ...placesInPrivate(asked, it).filter((place) => !named.has(JSON.stringify(place)))]
}

const placesInPrivate = ({ to, request, world }: StepOf, { chats }: Posting): readonly Place[] => {
  const post = world.directory.posts.get(to)
  return (post ? actingOn(post, world.today) : [])
    .filter(
      ({ person, covering }) => (covering || isHurried(request)) && !request.requesters.includes(person),
    )
    .flatMap(({ person }) =>
      placesOfPerson(world.directory, person)
        .filter((place) => chats.has(platformOf(place)))
        .slice(0, 1),
    )
}

/** The post's channels that the bot can reach, or else its holders in private. */
const placesOfThePost = ({ to, world }: StepOf, { chats, isSilent }: Posting): readonly Place[] => {
  const open = placesOfPost(world.directory, to, world.today).filter((place) => chats.has(platformOf(place)))
  // A channel that can't be reached now still gets the card once it can; until then its holders have it in private.
  if (open.some((place) => !isSilent(place))) return open
  const held = world.directory.posts.get(to)
  const holders = held
    ? holdersOn(held, world.today).map(({ person }) => person)
    : (world.directory.panels.get(to)?.recorders ?? [])
  const inPrivate = holders
    .flatMap((person) => placesOfPerson(world.directory, person))
    .filter((place) => chats.has(platformOf(place)))
  return [...open, ...inPrivate]
}

const copiesOf = (request: Request, step: number, to: string, { spine }: Posting): readonly PostedCard[] =>
  (spine.state.cards.get(request.id) ?? []).filter((copy) => copy.card.step === step && copy.to === to)

/** One more copy of a step's card, for somebody entitled who asked to see it in private. */
export const postCopy = async (
  request: Request,
  step: number,
  to: string,
  place: Place,
  it: Posting,
): Promise<void> => post({ request, step, to, world: it.spine.world(it.now()) }, place, it)

/** Posts a card, then puts on record where it is: a crash between the two leaves a copy that its next press makes known. */
const post = async (of: StepOf, place: Place, it: Posting): Promise<void> => {
  const { request, step, to } = of
  const card = await cardFor(of, place, it)
  const address = card && (await it.chats.get(platformOf(place))?.post(place, card))
  if (!address) return
  const sealed = { card: { step, place }, to, address }
  await it.spine.record([
    newEvent('card-posted', request.id, { by: 'bot', at: it.now(), delivery: '' }, { sealed, private: {} }),
  ])
  // Whatever was recorded while it was on its way did not know of this copy.
  const now = it.spine.state.requests.get(request.id)
  if (now && now !== request) await it.persist(redrawOf(now, { card: { step, place }, to, address }))
}

const cardFor = async (
  { request, step, to, world }: StepOf,
  place: Place | undefined,
  it: Posting,
): Promise<Card | undefined> =>
  stepCard({
    request,
    step,
    to,
    world,
    others: it.others,
    seen: await seenBy(request, to, place, { world, it }),
  })

/** Who sees a place: only those it is for, or others too. Judged at every drawing, by the people and the members of now. */
const seenBy = async (
  request: Request,
  to: string,
  place: Place | undefined,
  { world, it }: { readonly world: World; readonly it: Posting },
): Promise<Seen> => {
  if (!place) return 'by-others'
  if (place.kind === 'private') {
    const reader = personOf(world.directory, place.account)
    return reader && mayRead(request, reader.id, world) ? 'by-them-alone' : 'by-others'
  }
  const readers = await it.chats.get(place.platform)?.members(place)
  const strangers = readers && strangersIn(world.directory, to, readers, place, world.today)
  await it.tellStrangers?.(place, to, strangers, world)
  return strangers?.length === 0 ? 'by-them-alone' : 'by-others'
}
