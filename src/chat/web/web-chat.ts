import type { Card } from '../../../cards/card.ts'
import type { Directory } from '../../people/directory.ts'
import { londonDate } from '../../policy/london-date.ts'
import type { Documents } from '../../store/store.ts'
import {
  type Account,
  type Address,
  type Chat,
  ChatError,
  type Delivery,
  type Place,
  type Receive,
  type Said,
} from '../chat.ts'
import { conversationOf, placesIn, readersOf } from './places.ts'
import { type Shown, shownMessages } from './shown-messages.ts'

/** The local page as a chat: what it shows is kept, so that it is there again after a restart. */
export interface WebChat extends Chat {
  readonly workspace: string
  /**
   * Hands what somebody did on the page to the bot, and shows what it answered. The same delivery again shows nothing twice.
   * Words said in a channel stand there; the answer goes to the person in private. Throws `ChatError` for somebody who isn't
   * on this page, before the bot hears of it.
   */
  deliver(delivery: Delivery, saidIn?: string): Promise<void>
  messages(conversation: string): readonly Shown[]
  /** Takes one's own message away, as the bot asks where it holds a name. False when there is no such message of theirs. */
  remove(user: string, conversation: string, message: string): Promise<boolean>
  onShown(listener: (shown: Shown) => void): () => void
}

type Options = {
  readonly workspace: string
  readonly directory: () => Directory
  readonly documents: Documents
  readonly now: () => string
  readonly newId: () => string
  readonly receive: Receive
}

export const webChat = async (options: Options): Promise<WebChat> => {
  const { workspace, directory, now } = options
  const shown = await shownMessages(options.documents)
  const underWay = new Set<Promise<void>>()
  let stopped = false

  const addressOf = ({ conversation, id }: Shown): Address => ({
    platform: 'web',
    workspace,
    conversation,
    message: id,
  })

  const post = async (place: Place, card: Card, id = options.newId()): Promise<Address> => {
    if (!placesIn(directory(), workspace).has(conversationOf(place)))
      throw new ChatError('unreachable', `The page has no ${conversationOf(place)}.`)
    return addressOf(
      await shown.show({ conversation: conversationOf(place), id, at: now(), from: 'bot', card }),
    )
  }

  const edit = async ({ conversation, message }: Address, card: Card): Promise<void> => {
    const old = shown.find(conversation, message)
    if (old === undefined) throw new ChatError('gone', 'That message is no longer on the page.')
    await shown.show({ ...old, card })
  }

  const isHere = (account: Account): boolean =>
    account.workspace === workspace &&
    placesIn(directory(), workspace).has(conversationOf({ kind: 'private', account }))

  const answer = async (delivery: Delivery, saidIn?: string): Promise<void> => {
    const place: Place = { kind: 'private', account: delivery.account }
    if (delivery.kind === 'said') await showSaid(delivery, saidIn ?? conversationOf(place))
    const { cards, redraw } = await options.receive(delivery)
    const pressed =
      delivery.kind === 'pressed' && delivery.at && shown.find(delivery.at.conversation, delivery.at.message)
    if (pressed && redraw) await shown.show({ ...pressed, card: redraw })
    for (const [i, card] of cards.entries()) await post(place, card, `${delivery.delivery}.${i}`)
  }

  const showSaid = async ({ delivery, account, text }: Said, conversation: string): Promise<void> => {
    if (shown.find(conversation, delivery) !== undefined) return
    await shown.show({ conversation, id: delivery, at: now(), from: account.user, said: text })
  }

  return {
    platform: 'web',
    workspace,
    post: (place, card) => post(place, card),
    edit,
    members: (place) =>
      Promise.resolve(readersOf(directory(), workspace, conversationOf(place), londonDate(now()))),
    messages: (conversation) => shown.in(conversation),
    remove: (user, conversation, message) => shown.remove(user, conversation, message),
    onShown: (listener) => shown.onShown(listener),
    deliver: async (delivery, saidIn) => {
      if (stopped) throw new ChatError('unreachable', 'The bot is stopping.')
      if (!isHere(delivery.account)) throw new ChatError('refused', 'They are not on this page.')
      const answered = answer(delivery, saidIn)
      underWay.add(answered)
      await answered.finally(() => underWay.delete(answered))
    },
    stop: async () => {
      stopped = true
      await Promise.allSettled(underWay)
    },
  }
}
