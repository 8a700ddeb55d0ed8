import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import { ChatError, type Address } from '../chat/chat.ts'
import type { inTurn } from './in-turn.ts'
import type { Posting } from './post-cards.ts'
import type { Event } from '../request/event.ts'
import { isAnswer, isStillAsked } from '../request/still-asked.ts'
import type { World } from '../request/world.ts'
import type { SendingOf } from './sending.ts'
import type { Documents } from '../store/store.ts'
import { storyLine } from '../views/story-line.ts'
import { storyNames } from '../views/story-names.ts'
import { notAskedAnyMore } from '../words/no-longer-asked.ts'

/** A message that asks something of a person, kept for as long as it does: where it is, and what it says. */
type Asking = { readonly address: Address; readonly by: string; readonly card: Card }

type Tidying = Posting & { readonly documents: Documents; readonly askingInTurn: ReturnType<typeof inTurn> }

const stored = z.array(z.custom<Asking>())

/** Cover belongs to no request: its questions are kept together. */
export const COVER_KEY = 'cover'

const askingOf = async (key: string, { documents }: Tidying): Promise<readonly Asking[]> =>
  stored.safeParse(await documents.get('asking', key)).data ?? []

/** Keeps where a told message is that asks something, so that its buttons can go when it is no longer asked. */
export const keepAsking = async (key: string, asking: Asking, it: Tidying): Promise<void> => {
  if (!asking.card.actions.some(({ button }) => isAnswer(button))) return
  await it.askingInTurn(key, async () =>
    it.documents.put('asking', key, [...(await askingOf(key, it)), asking]),
  )
}

/** After an event: every message whose question was answered elsewhere, or isn't asked any more, says so and loses its buttons. */
export const tidyTold = (key: string, event: Event, world: World, it: Tidying): Promise<void> =>
  it.askingInTurn(key, () => tidyAll(key, event, world, it))

const tidyAll = async (key: string, event: Event, world: World, it: Tidying): Promise<void> => {
  const before = await askingOf(key, it)
  if (before.length === 0) return
  const still: Asking[] = []
  for (const asking of before) {
    const { card } = asking
    const actions = card.actions.filter(({ button }) => isStillAsked(button, asking.by, it.now(), world))
    const left = { ...asking, card: { ...card, actions } }
    if (actions.some(({ button }) => isAnswer(button))) still.push(left)
    if (actions.length < card.actions.length) await redraw(left, event, world, it)
  }
  await it.documents.put('asking', key, still.length > 0 ? still : undefined)
}

const redraw = async ({ address, card }: Asking, event: Event, world: World, it: Tidying): Promise<void> => {
  const names = storyNames({ directory: world.directory, policy: world.router.policy }, it.spine.state)
  const { who, at, what } = storyLine(event, names)
  const said = notAskedAnyMore({ who, at, what, now: it.now() })
  const drawn: Card = card.actions.some(({ button }) => isAnswer(button))
    ? card
    : { ...card, elements: [...card.elements, { kind: 'say', text: said }] }
  await it.persist({ kind: 'edit', request: event.request, about: event.type, address, card: drawn })
}

/** Edits what somebody was told. */
export const editTold = async (
  { address, card }: SendingOf<'edit'>,
  chats: Tidying['chats'],
): Promise<void> => {
  await chats.get(address.platform)?.edit(address, card).catch(unlessGone)
}

const unlessGone = (error: unknown): void => {
  if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
}
