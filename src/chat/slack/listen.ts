import type { types } from '@slack/bolt'
import type { Log } from '../../log.ts'
import { answerInTime, cannotTell, notYetKnown, type Outcome, type Timer } from '../answer-in-time.ts'
import type { Delivery, Receive, Reply } from '../chat.ts'
import type { Listener } from './bolt.ts'
import type { Heard, Us } from './heard.ts'
import { formView } from './modal.ts'
import { onceEach } from './once.ts'
import { parse } from './parse.ts'
import type { replier } from './reply.ts'
import type { Body } from './shape.ts'
import { forMembers, inPrivate, pressAgain } from './small-cards.ts'
import type { Standing } from './standing.ts'

type Options = {
  readonly us: Us
  readonly receive: Receive
  readonly standing: (user: string) => Promise<Standing>
  readonly replies: ReturnType<typeof replier>
  readonly openForm: (trigger: string, view: types.ModalView) => Promise<unknown>
  readonly timer: Timer
  readonly now: () => number
  readonly log: Log
}

/** Slack sends an event again at once, after a minute and after five, where it had no answer. Milliseconds. */
const SENT_AGAIN = 30 * 60_000

type Acknowledge = Parameters<Listener>[1]
type Delivered = Extract<Heard, { kind: 'delivery' }>
/** What failed may be tried again: the person was asked to. */
type Dealt = 'done' | 'failed'

/** Takes what Bolt routes to us, hands it to the bot, acknowledges what is on disk, and brings back the answer. */
export const listener = (options: Options) => {
  const { us, receive, standing, replies, openForm, timer, now, log } = options
  const underWay = new Set<Promise<unknown>>()
  const once = onceEach<Dealt>({ now, lasts: SENT_AGAIN, most: 5000, done: (dealt) => dealt === 'done' })

  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work)
    const done = () => underWay.delete(work)
    work.then(done, done)
    return work
  }
  /** Work that goes on after Slack was answered: what goes wrong in it has nobody left to tell but the log. */
  const goOn = (what: string, work: Promise<unknown>): void =>
    void track(work.catch((error: unknown) => log.error(what, error)))

  const listen: Listener = async (body, acknowledge) => {
    const heard = parse(body, us)
    switch (heard.kind) {
      case 'ignored':
        if (heard.why !== undefined) log.warn('Ignored what Slack delivered', { reason: heard.why })
        acknowledge()
        return
      case 'asks':
        acknowledge()
        goOn('A form could not be opened', openForAnswer(heard))
        return
      case 'delivery':
        await track(once(heard.delivery.delivery, () => deal(heard, body, acknowledge)))
        acknowledge()
    }
  }

  const openForAnswer = async ({ account, form, trigger }: Extract<Heard, { kind: 'asks' }>) => {
    const { user } = account
    try {
      if (await admitted(user)) await openForm(trigger, formView(form))
    } catch (error) {
      await replies.sendPrivate(user, pressAgain)
      throw error
    }
  }

  const deal = async (heard: Delivered, body: Body, acknowledge: Acknowledge): Promise<Dealt> => {
    const { delivery } = heard
    const first = await answerInTime(receiveFrom(delivery), timer)
    if (first.kind === 'late') return beLate(heard, first.outcome, acknowledge)
    if (first.kind === 'failed') return fail(delivery, first.error, acknowledge, keepTyped(body))
    acknowledge(atTheFields(body, first.answer) ?? inOpen(body))
    goOn('A reply could not be delivered', bringBack(heard, first.answer))
    return 'done'
  }

  /** Acknowledging lets a press go. An event is answered only at the end of this, since Slack sends it again until it is. */
  const beLate = async (
    heard: Delivered,
    outcome: Promise<Outcome<Reply>>,
    acknowledge: Acknowledge,
  ): Promise<Dealt> => {
    const { delivery } = heard
    const told = replies.sendPrivate(delivery.account.user, notYetKnown(typedIn(delivery)))
    goOn('A delay could not be told', told)
    acknowledge()
    const last = await outcome
    if (last.kind === 'failed') return fail(delivery, last.error, acknowledge)
    const afterwards = told.catch(() => undefined).then(() => bringBack(heard, last.answer))
    goOn('A reply could not be delivered', afterwards)
    return 'done'
  }

  /** Throws where the person can't be told either: an event is then sent again. */
  const fail = async (
    delivery: Delivery,
    error: unknown,
    acknowledge: Acknowledge,
    keptOpen?: object,
  ): Promise<Dealt> => {
    log.error('The bot could not take a delivery', error, { delivery: delivery.delivery })
    acknowledge(keptOpen)
    if (keptOpen === undefined)
      await replies.sendPrivate(delivery.account.user, cannotTell(typedIn(delivery)))
    return 'failed'
  }

  const receiveFrom = async (delivery: Delivery): Promise<Reply> => {
    const admission = await admitted(delivery.account.user)
    if (!admission) return { cards: [] }
    const { called } = admission
    return receive({ ...delivery, ...(called !== undefined && { called }) })
  }

  const admitted = async (user: string): Promise<Standing | undefined> => {
    const stands = await standing(user)
    const { is } = stands
    if (is !== 'member') log.warn('Refused somebody who is no member of the workspace', { reason: is })
    if (is === 'guest') await replies.sendPrivate(user, forMembers)
    return is === 'member' ? stands : undefined
  }

  const bringBack = ({ delivery, spot }: Delivered, reply: Reply): Promise<void> => {
    const { user } = delivery.account
    if (delivery.kind === 'said' && spot.kind === 'channel')
      return replies.replyToOpen(user, spot.channel, reply.cards)
    return replies.reply({ user, spot, at: delivery.kind === 'pressed' ? delivery.at : undefined }, reply)
  }

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }
  return { listen, settled }
}

const typedIn = (delivery: Delivery): Readonly<Record<string, string>> =>
  delivery.kind === 'pressed' ? delivery.answers : {}

/** A form that could not be handed on stays open, with the words in it. */
const keepTyped = (body: Body): object | undefined => {
  if (!('type' in body) || body.type !== 'view_submission') return undefined
  const [question] = Object.keys(body.view.state.values)
  const words = `I can't say whether this was recorded. Your words are still here: please press again.`
  return question === undefined ? undefined : { response_action: 'errors', errors: { [question]: words } }
}

/** Slack shows each mistake under its input, and leaves the form open with everything in it. */
const atTheFields = (body: Body, { mistakes = {} }: Reply): object | undefined => {
  if (!('type' in body) || body.type !== 'view_submission') return undefined
  const errors = Object.entries(mistakes).filter(([question]) =>
    Object.hasOwn(body.view.state.values, question),
  )
  return errors.length === 0 ? undefined : { response_action: 'errors', errors: Object.fromEntries(errors) }
}

/** A command is answered where it was typed, to its author alone, with no more than where the answer is. */
const inOpen = (body: Body): object | undefined =>
  'command' in body && body.channel_name !== 'directmessage'
    ? { response_type: 'ephemeral', text: inPrivate.summary }
    : undefined
