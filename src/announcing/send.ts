import type { Action } from '../../cards/card.ts'
import type { inTurn } from './in-turn.ts'
import { platformOf } from '../people/places.ts'
import { postAgendaAt, redrawAgendaAt } from './post-agenda.ts'
import { postStepAt, redrawCopy, type Posting } from './post-cards.ts'
import { isStillAsked } from '../request/still-asked.ts'
import type { Sending, SendingOf } from './sending.ts'
import type { Documents } from '../store/store.ts'
import { COVER_KEY, editTold, keepAsking } from './tidy-told.ts'

type Sender = Posting & { readonly documents: Documents; readonly askingInTurn: ReturnType<typeof inTurn> }

/** Does one thing in one place of a chat, as things stand now. Throws `ChatError` where the chat refuses. */
export const send = (sending: Sending, it: Sender): Promise<void> => {
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

const tellAt = async ({ place, card, by, request }: SendingOf<'tell'>, it: Sender): Promise<void> => {
  const world = it.spine.world(it.now())
  // It may have waited: what is no longer asked by now is told without its buttons.
  const asked = ({ button }: Action): boolean => by === undefined || isStillAsked(button, by, it.now(), world)
  const drawn = { ...card, actions: card.actions.filter(asked) }
  const address = await it.chats.get(platformOf(place))?.post(place, drawn)
  const key = request === '' ? COVER_KEY : request
  if (address && by !== undefined) await keepAsking(key, { address, by, card: drawn }, it)
}
