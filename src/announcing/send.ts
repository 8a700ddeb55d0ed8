import type { Action, Card } from '../../cards/card.ts'
import type { inTurn } from './in-turn.ts'
import { personOf } from '../people/directory.ts'
import { platformOf } from '../people/places.ts'
import { postAgendaAt, redrawAgendaAt } from './post-agenda.ts'
import { postStepAt, redrawCopy, type Posting } from './post-cards.ts'
import { isStillAsked } from '../request/still-asked.ts'
import type { Sending, SendingOf } from './sending.ts'
import type { Documents } from '../store/store.ts'
import { COVER_KEY, editTold, keepAsking } from './tidy-told.ts'

type Sender = Posting & { readonly documents: Documents; readonly askingInTurn: ReturnType<typeof inTurn> }

/** Does one thing in one place of a chat, as things stand now. Throws `ChatError` where the chat refuses. */
export const send = async (sending: Sending, it: Sender): Promise<void> => {
  if (hasLeft(sending, it)) return
  switch (sending.kind) {
    case 'redraw':
      return redrawCopy(sending, it)
    case 'step':
      return postStepAt(sending, it)
    case 'agenda':
      return postAgendaAt(sending, it)
    case 'redraw-agenda':
      return redrawAgendaAt(sending, it)
    case 'tell':
      return tellAt(sending, it)
    case 'edit':
      return editTold(sending, it.chats)
  }
}

/** Nothing new reaches somebody who has left while it waited. What they have already is still brought up to date, for others. */
const hasLeft = (sending: Sending, { spine, now }: Sender): boolean => {
  if (sending.kind !== 'tell' && sending.kind !== 'step' && sending.kind !== 'agenda') return false
  const { place } = sending
  return place.kind === 'private' && personOf(spine.world(now()).directory, place.account) === undefined
}

const tellAt = async (told: SendingOf<'tell'>, it: Sender): Promise<void> => {
  const { place, by, request, about } = told
  // It may have waited: what is no longer asked by now is told without its buttons.
  const card = stillAsking(told.card, by, it)
  const address = await it.chats.get(platformOf(place))?.post(place, card)
  if (!address || by === undefined) return
  // What was answered while it was on its way did not know of this message.
  const left = stillAsking(card, by, it)
  await keepAsking(request === '' ? COVER_KEY : request, { address, by, card: left }, it)
  if (left.actions.length < card.actions.length)
    await it.persist({ kind: 'edit', request, about, address, card: left })
}

const stillAsking = (card: Card, by: string | undefined, { spine, now }: Sender): Card => {
  const world = spine.world(now())
  const asked = ({ button }: Action): boolean => by === undefined || isStillAsked(button, by, now(), world)
  return { ...card, actions: card.actions.filter(asked) }
}
