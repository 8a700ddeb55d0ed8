import type { Card } from '../../../cards/card.ts'
import type { Log } from '../../log.ts'
import { answerInTime, cannotTell, notYetKnown, type Outcome, type Timer } from '../answer-in-time.ts'
import type { Account, Address, Delivery, Pressed, Receive, Reply, Said } from '../chat.ts'
import { askedInChannel } from '../../words/small.ts'
import { plain } from '../../words/text.ts'
import { type InvokeBody, redrawn, told } from './render.ts'

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

/** Teams delivers again within minutes, if at all. */
const remembered = 1000

const unreachable = "I can't message you yet. Add me in Teams, send me any message there, then ask again."
const nothing: Reply = { cards: [] }

/** Brings deliveries to the bot and its answers to people: in private, whatever place was written in. */
export const answers = (ways: Ways) => {
  /** Whether every card reached the person. */
  const sendAll = async (account: Account, cards: readonly Card[]): Promise<boolean> => {
    try {
      for (const card of cards) await ways.inPrivate(account, card)
      return true
    } catch (error) {
      ways.log.error('An answer could not be sent in Teams.', error)
      return false
    }
  }

  const said = async ({ account, where }: Said, { cards }: Reply, origin: Origin): Promise<void> => {
    const sent = await sendAll(account, cards)
    if (where === 'open' && cards.length > 0)
      await origin.sayThere(sent ? plain(askedInChannel()) : unreachable)
  }

  /** The message itself is edited, because what a press is answered with is gone as soon as Teams draws it again. */
  const pressed = async (press: Pressed, reply: Reply, origin: Origin): Promise<InvokeBody> => {
    const { redraw } = reply
    const shown = redraw !== undefined && ((await editAt(press.at, redraw)) || origin.isInvoke)
    const cards = redraw === undefined || shown ? reply.cards : [redraw, ...reply.cards]
    const sent = await sendAll(press.account, cards)
    const [first] = cards
    if (redraw !== undefined && shown) return redrawn(redraw)
    if (first === undefined) return told('Noted.')
    if (!sent) return redrawn(first)
    return told(origin.isPrivate ? "I've answered below." : "I've messaged you.")
  }

  const editAt = async (at: Address | undefined, card: Card): Promise<boolean> => {
    if (at === undefined) return false
    try {
      await ways.edit(at, card)
      return true
    } catch (error) {
      ways.log.error('A pressed card could not be drawn anew in Teams.', error)
      return false
    }
  }

  const hand = async (delivery: Delivery, reply: Reply, origin: Origin): Promise<InvokeBody | undefined> => {
    switch (delivery.kind) {
      case 'pressed':
        return pressed(delivery, reply, origin)
      case 'said':
        await said(delivery, reply, origin)
        return undefined
      case 'opened':
        await sendAll(delivery.account, reply.cards)
        return undefined
    }
  }

  /** What a person is told of an outcome. Of a failure nothing is claimed, and what was typed is not lost. */
  const replyOf = (outcome: Outcome<Reply>, delivery: Delivery): Reply => {
    if (outcome.kind === 'answered') return outcome.answer
    ways.log.error('A delivery from Teams could not be answered.', outcome.error)
    return delivery.kind === 'opened' ? nothing : { cards: [cannotTell(typedIn(delivery))] }
  }

  const answer = async (delivery: Delivery, origin: Origin): Promise<Answered> => {
    const outcome = await answerInTime(ways.receive(delivery), ways.timer)
    if (outcome.kind !== 'late')
      return { body: await hand(delivery, replyOf(outcome, delivery), origin), after: Promise.resolve() }
    const body = await hand(delivery, { cards: [notYetKnown(typedIn(delivery))] }, origin)
    const afterwards = { isPrivate: origin.isPrivate, isInvoke: false, sayThere: () => Promise.resolve() }
    const after = outcome.outcome.then((late) => hand(delivery, replyOf(late, delivery), afterwards))
    return { body, after }
  }

  const recent = new Map<string, Promise<Answered>>()

  /** Answers a delivery. Once more the same one reaches the bot, but nothing is sent twice and the answer is the first one's. */
  return async (delivery: Delivery, origin: Origin): Promise<Answered> => {
    const key = `${delivery.account.workspace}/${delivery.delivery}`
    const before = recent.get(key)
    if (before !== undefined) {
      await answerInTime(ways.receive(delivery), ways.timer)
      return { body: (await before).body, after: Promise.resolve() }
    }
    const answered = answer(delivery, origin)
    recent.set(key, answered)
    const [oldest = ''] = recent.keys()
    if (recent.size > remembered) recent.delete(oldest)
    return answered
  }
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
