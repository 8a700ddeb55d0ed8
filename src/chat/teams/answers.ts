import type { Card } from '../../../cards/card.ts'
import type { Log } from '../../log.ts'
import { askedInChannel } from '../../words/small.ts'
import { plain } from '../../words/text.ts'
import { answerInTime, cannotTell, notYetKnown, type Outcome, type Timer } from '../answer-in-time.ts'
import type { Account, Address, Delivery, Pressed, Receive, Reply, Said } from '../chat.ts'
import { type InvokeBody, notOurs, redrawn, told } from './render.ts'

/** How an answer gets to people. */
type Ways = {
  readonly receive: Receive
  readonly timer: Timer
  readonly log: Log
  /** Posts in somebody's private chat with the bot. */
  readonly inPrivate: (account: Account, card: Card) => Promise<unknown>
  readonly edit: (address: Address, card: Card) => Promise<void>
}

/** Where a delivery came from, as far as its answer depends on it. */
export type Origin = {
  readonly isPrivate: boolean
  /** Whether Teams waits for a card or a sentence in the answer to the delivery itself. */
  readonly isInvoke: boolean
  /** Says one sentence where the delivery came from. */
  readonly sayThere: (text: string) => Promise<unknown>
}

/** What a delivery itself is answered with, and what is still to come after that. */
export type Answered = { readonly body: InvokeBody | undefined; readonly after: Promise<unknown> }

export type Answer = (delivery: Delivery, origin: Origin) => Promise<Answered>

/** Teams delivers again within minutes, if at all. */
const remembered = 1000

const unreachable = "I can't message you yet. Add me in Teams, send me any message there, then ask again."

/**
 * Brings deliveries to the bot and its answers to people: in private, whatever place was written in. The same delivery
 * once more reaches the bot, but nothing is sent twice and the answer is the first one's. Another under the same id is
 * no delivery of Microsoft's: a token says nothing of the body, and whoever has caught one could put theirs under it.
 */
export const answers = (ways: Ways): Answer => {
  const recent = new Map<string, { readonly delivery: string; readonly answered: Promise<Answered> }>()
  return async (delivery, origin) => {
    const key = `${delivery.account.workspace}/${delivery.delivery}`
    const before = recent.get(key)
    if (before === undefined) {
      const answered = answer(ways, delivery, origin)
      recent.set(key, { delivery: JSON.stringify(delivery), answered })
      const [oldest = ''] = recent.keys()
      if (recent.size > remembered) recent.delete(oldest)
      return answered
    }
    if (before.delivery !== JSON.stringify(delivery)) {
      ways.log.warn('Turned a delivery away from Teams.', { reason: 'another body under the same id' })
      return { body: notOurs, after: Promise.resolve() }
    }
    await answerInTime(ways.receive(delivery), ways.timer)
    return { body: (await before.answered).body, after: Promise.resolve() }
  }
}

const answer = async (ways: Ways, delivery: Delivery, origin: Origin): Promise<Answered> => {
  const outcome = await answerInTime(ways.receive(delivery), ways.timer)
  if (outcome.kind !== 'late')
    return {
      body: await hand(ways, delivery, replyOf(ways, outcome, delivery), origin),
      after: Promise.resolve(),
    }
  const body = await hand(ways, delivery, { cards: [notYetKnown(typedIn(delivery))] }, origin)
  const afterwards = { isPrivate: origin.isPrivate, isInvoke: false, sayThere: () => Promise.resolve() }
  const after = outcome.outcome.then((late) =>
    hand(ways, delivery, replyOf(ways, late, delivery), afterwards),
  )
  return { body, after }
}

/** What a person is told of an outcome. Of a failure nothing is claimed, and what was typed is not lost. */
const replyOf = (ways: Ways, outcome: Outcome<Reply>, delivery: Delivery): Reply => {
  if (outcome.kind === 'answered') return outcome.answer
  ways.log.error('A delivery from Teams could not be answered.', outcome.error)
  return { cards: delivery.kind === 'opened' ? [] : [cannotTell(typedIn(delivery))] }
}

const typedIn = (delivery: Delivery): Readonly<Record<string, string>> => {
  switch (delivery.kind) {
    case 'said':
      return { said: delivery.text }
    case 'pressed':
      return delivery.answers
    case 'opened':
      return {}
  }
}

/** Hands a reply over, and says what the delivery itself is answered with. */
const hand = async (
  ways: Ways,
  delivery: Delivery,
  reply: Reply,
  origin: Origin,
): Promise<InvokeBody | undefined> => {
  switch (delivery.kind) {
    case 'pressed':
      return handToPresser(ways, delivery, reply, origin)
    case 'said':
      await handToSpeaker(ways, delivery, reply, origin)
      return undefined
    case 'opened':
      await sendAll(ways, delivery.account, reply.cards)
      return undefined
  }
}

const handToSpeaker = async (ways: Ways, said: Said, { cards }: Reply, origin: Origin): Promise<void> => {
  const sent = await sendAll(ways, said.account, cards)
  if (said.where === 'open' && cards.length > 0)
    await origin.sayThere(sent ? plain(askedInChannel()) : unreachable)
}

/** The message itself is edited, because what a press is answered with is gone as soon as Teams draws it again. */
const handToPresser = async (
  ways: Ways,
  press: Pressed,
  { cards, redraw }: Reply,
  origin: Origin,
): Promise<InvokeBody> => {
  const shown = redraw !== undefined && ((await editAt(ways, press.at, redraw)) || origin.isInvoke)
  const toSend = redraw === undefined || shown ? cards : [redraw, ...cards]
  const sent = await sendAll(ways, press.account, toSend)
  const [first] = toSend
  if (redraw !== undefined && shown) return redrawn(redraw)
  if (first === undefined) return told('Noted.')
  if (!sent) return redrawn(first)
  return told(origin.isPrivate ? "I've answered below." : "I've messaged you.")
}

/** Whether every card reached the person. */
const sendAll = async (ways: Ways, account: Account, cards: readonly Card[]): Promise<boolean> => {
  try {
    for (const card of cards) await ways.inPrivate(account, card)
    return true
  } catch (error) {
    ways.log.error('An answer could not be sent in Teams.', error)
    return false
  }
}

const editAt = async (ways: Ways, at: Address | undefined, card: Card): Promise<boolean> => {
  if (at === undefined) return false
  try {
    await ways.edit(at, card)
    return true
  } catch (error) {
    ways.log.error('A pressed card could not be drawn anew in Teams.', error)
    return false
  }
}
