import type { Card } from '../cards/card.ts'
import { shortCard } from '../cards/short-card.ts'
import { ChatError, type Chat, type Place, type Platform } from './chat/chat.ts'
import type { Spine } from './handle.ts'
import type { Persist } from './persist.ts'
import { placesOfPost, platformOf, strangersIn } from './people/places.ts'
import type { CardName } from './request/event.ts'
import { newEvent } from './request/new-event.ts'
import type { PostedCard } from './request/register-state.ts'
import { activeSteps, type Request } from './request/request.ts'
import type { World } from './request/world.ts'
import { viewRequest } from './views/request-view.ts'
import { stepCard, type Others } from './views/step-card.ts'

/** What posting a request's cards needs: the chats, and the record of where each copy is. */
export type Posting = {
  readonly spine: Spine
  readonly chats: ReadonlyMap<Platform, Chat>
  readonly others: Others
  readonly now: () => string
  readonly persist: Persist
}

/** Draws every copy of a request's cards that was ever posted, as it stands now. One that can't be reached holds up no other. */
export const redrawCopies = async (request: Request, world: World, it: Posting): Promise<void> => {
  for (const copy of it.spine.state.cards.get(request.id) ?? [])
    await it.persist(() => redraw(request, copy, world, it), {
      request: request.id,
      step: copy.card.step,
      platform: copy.address.platform,
    })
}

const redraw = async (
  request: Request,
  { card: name, to, address }: PostedCard,
  world: World,
  it: Posting,
): Promise<void> => {
  const place = placesOfPost(world.directory, to, world.today).find(
    (one) => platformOf(one) === address.platform,
  )
  const card = stepCard(request, name.step, to, world, it.others)
  const drawn =
    card && (name.copy ? card : await fitFor(place, card, { request, step: name.step, to, world, it }))
  if (drawn) await it.chats.get(address.platform)?.edit(address, drawn).catch(unlessGone)
}

/** A message that its chat no longer has needs no redrawing. */
const unlessGone = (error: unknown): void => {
  if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
}

/** The steps that can be taken now go to the post that is asked first, once, in each of its channels. */
export const postSteps = async (request: Request, world: World, it: Posting): Promise<void> => {
  for (const step of activeSteps(request)) {
    const state = request.steps[step]
    const to = state?.posts[0]
    if (!state || state.shown.outside || to === undefined || alreadyPosted(request, step, to, it)) continue
    for (const place of placesOfPost(world.directory, to, world.today))
      await it.persist(() => postStep(place, { request, step, to, world, it }), {
        request: request.id,
        step,
        post: to,
      })
  }
}

const postStep = async (place: Place, fitting: Fitting): Promise<void> => {
  const { request, step, to, world, it } = fitting
  const card = it.chats.has(platformOf(place)) ? stepCard(request, step, to, world, it.others) : undefined
  if (card) await post(await fitFor(place, card, fitting), place, { request, to, name: { step } }, it)
}

/** One more copy of a step's card, whole, for somebody entitled who asked to see it in private. */
export const postCopy = async (
  request: Request,
  step: number,
  to: string,
  place: Place,
  it: Posting,
): Promise<void> => {
  const card = stepCard(request, step, to, it.spine.world(it.now()), it.others)
  if (card) await post(card, place, { request, to, name: { step, copy: true } }, it)
}

const alreadyPosted = (request: Request, step: number, to: string, { spine }: Posting): boolean =>
  (spine.state.cards.get(request.id) ?? []).some(
    ({ card, to: sentTo }) => !card.copy && card.step === step && sentTo === to,
  )

type Copy = { readonly request: Request; readonly to: string; readonly name: CardName }

/** Posts a card, then puts on record where it is: a crash between the two leaves a copy that its next press makes known. */
const post = async (card: Card, place: Place, { request, to, name }: Copy, it: Posting): Promise<void> => {
  const address = await it.chats.get(platformOf(place))?.post(place, card)
  if (!address) return
  const sealed = { card: name, to, address }
  await it.spine.record([
    newEvent('card-posted', request.id, { by: 'bot', at: it.now(), delivery: '' }, { sealed, private: {} }),
  ])
}

type Fitting = {
  readonly request: Request
  readonly step: number
  readonly to: string
  readonly world: World
  readonly it: Posting
}

/** The whole card only where nobody but those it is for can read it; elsewhere a short one, which opens in private. */
const fitFor = async (
  place: Place | undefined,
  card: Card,
  { request, step, to, world, it }: Fitting,
): Promise<Card> => {
  const view = viewRequest(request, world)
  const tellsNothing = card.actions.every(({ questions }) => questions.length === 0)
  if (!view || tellsNothing || (place && (await isPrivateTo(to, place, world, it)))) return card
  return shortCard(request, step, view.names.post(to), view.resource.title)
}

/** Nobody reads along but the post's holders, cover and named support. A chat that will not say who reads counts as others reading. */
const isPrivateTo = async (to: string, place: Place, world: World, { chats }: Posting): Promise<boolean> => {
  if (place.kind === 'private') return true
  const readers = await chats.get(place.platform)?.members(place)
  return readers !== undefined && strangersIn(world.directory, to, readers, place, world.today).length === 0
}
