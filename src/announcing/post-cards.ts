import type { Card } from '../../cards/card.ts'
import { ChatError, type Chat, type Place, type Platform } from '../chat/chat.ts'
import type { Spine } from '../handle.ts'
import { actingOn, holdersOn, inOfficeHours, personOf } from '../people/directory.ts'
import { placesOfPerson, placesOfPost, platformOf, strangersIn } from '../people/places.ts'
import type { Persist } from './persist.ts'
import { newEvent } from '../request/new-event.ts'
import type { PostedCard } from '../request/register-state.ts'
import { heldThen } from '../request/made.ts'
import { reportOf } from '../request/report-decision.ts'
import { activeSteps, isHurried, type Request, type StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
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
export const redrawCopies = async (request: Request, world: World, it: Posting): Promise<void> => {
  for (const copy of it.spine.state.cards.get(request.id) ?? [])
    await it.persist(() => redraw({ request, step: copy.card.step, to: copy.to, world }, copy, it), {
      request: request.id,
      step: copy.card.step,
      platform: copy.address.platform,
    })
}

const redraw = async (of: StepOf, { card: { place }, address }: PostedCard, it: Posting): Promise<void> => {
  const card = await cardFor(of, place, it)
  if (card) await it.chats.get(address.platform)?.edit(address, card).catch(unlessGone)
}

/** A message that its chat no longer has needs no redrawing. */
const unlessGone = (error: unknown): void => {
  if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
}

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
      await postStep({ request, step, to, world }, it)
      if (!copiesOf(request, step, to, it).some(({ card }) => card.place)) unreached.push(to)
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

const postStep = async (of: StepOf, it: Posting): Promise<void> => {
  const { request, step, to } = of
  for (const place of placesFor(of, it)) {
    if (
      copiesOf(request, step, to, it).some(({ card }) => JSON.stringify(card.place) === JSON.stringify(place))
    )
      continue
    await it.persist(() => post(of, place, it), { request: request.id, step, post: to })
  }
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
const placesOfThePost = ({ to, world }: StepOf, { chats }: Posting): readonly Place[] => {
  const reached = placesOfPost(world.directory, to, world.today).filter((place) =>
    chats.has(platformOf(place)),
  )
  if (reached.length > 0) return reached
  const held = world.directory.posts.get(to)
  const holders = held
    ? holdersOn(held, world.today).map(({ person }) => person)
    : (world.directory.panels.get(to)?.recorders ?? [])
  return holders
    .flatMap((person) => placesOfPerson(world.directory, person))
    .filter((place) => chats.has(platformOf(place)))
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
