import type { Account, Delivery, Receive, Reply, Said } from './chat/chat.ts'
import { answerGone } from './linking/answer-gone.ts'
import { asksAboutRules } from './conversation/understand/rules.ts'
import { personOf } from './people/directory.ts'
import { isOfGovernance } from './people/governance.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import { StoreFailed } from './store/store.ts'
import { answerUnknown, takeLink } from './linking/take-link.ts'
import { takePress } from './take-press.ts'
import { takeTurn } from './take-turn.ts'
import { missedNotices } from './time/missed-due.ts'
import { somethingBroke } from './words/private-answers.ts'
import { notSaved } from './words/refusals.ts'

/** How many deliveries are remembered with their answers, so that the same one again is answered and not done again. */
const REMEMBERED = 5_000

/**
 * The door from every chat: who it is, what they said or pressed, what came of it. A conversation's draft is on disk
 * before the answer goes back, and a command's events before it is acknowledged. Never rejects: what breaks is logged
 * without anybody's words, and the person is told.
 */
export const receiver = (it: Receiving): Receive => {
  const answered = new Map<string, Promise<Reply>>()
  const inTurn = oneAtATime()
  const alone = it.alone ?? ((_, act) => act())
  const answerOrSay = (delivery: Delivery, key: string, who: string): Promise<Reply> =>
    alone(who, () => answer(delivery, it)).catch((error: unknown) => {
      answered.delete(key)
      it.log.error('a delivery could not be answered', error, {
        delivery: delivery.delivery,
        platform: delivery.account.platform,
      })
      return told(error instanceof StoreFailed ? notSaved({ what: 'saved' }) : somethingBroke())
    })

  return (delivery) => {
    const account = nameOf(delivery.account)
    const key = `${account} ${delivery.delivery}`
    const before = answered.get(key)
    if (before) return before
    const person = personOf(it.spine.world(it.now()).directory, delivery.account)?.id
    const reply = inTurn(
      person ?? account,
      () => answerOrSay(delivery, key, person ?? account),
      () => (person === undefined ? Promise.resolve() : tellMissed(person, it)),
    )
    answered.set(key, reply)
    if (answered.size > REMEMBERED) answered.delete([...answered.keys()][0] ?? '')
    return reply
  }
}

const nameOf = ({ platform, workspace, user }: Account): string => `${platform} ${workspace} ${user}`

/** One thing at a time for each person: a second message never overtakes the first, nor what comes after its answer. */
const oneAtATime = () => {
  const last = new Map<string, Promise<unknown>>()
  return (person: string, act: () => Promise<Reply>, then: () => Promise<void>): Promise<Reply> => {
    const reply = (last.get(person) ?? Promise.resolve()).then(act)
    const done = reply.then(then)
    last.set(person, done)
    void done.finally(() => last.get(person) === done && last.delete(person))
    return reply
  }
}

const answer = async (delivery: Delivery, it: Receiving): Promise<Reply> => {
  const at = it.now()
  const person = personOf(it.spine.world(at).directory, delivery.account)
  if (!person) {
    it.log.warn('a delivery from an account that belongs to nobody here', {
      platform: delivery.account.platform,
      delivery: delivery.delivery,
    })
    const gone = it.spine.notHere(delivery.account, at)
    return gone ? answerGone(delivery, gone, at, it) : answerUnknown(delivery, it)
  }
  return answerPerson(delivery, { person, delivery, at }, it)
}

/** Whoever was rung in vain is there again: they hear now what was decided meanwhile. It never spoils or holds up their answer. */
const tellMissed = async (person: string, it: Receiving): Promise<void> => {
  for (const request of it.finding.missedBy(person))
    for (const notice of missedNotices(request).filter(({ key }) => key === person))
      try {
        const command = { kind: 'fall-due', request: request.id, notice } as const
        const delivery = `missed:${request.id}:${person}`
        await it.spine.handle(command, { by: 'bot', at: it.now(), delivery })
      } catch (error) {
        it.log.error('what was missed could not be told', error, { request: request.id })
      }
}

const HELP = { kind: 'text', text: 'help', files: false } as const

const textOf = ({ text, files, channel }: Said) =>
  ({ kind: 'text', text, files, ...(channel && { channel }) }) as const

const answerPerson = async (delivery: Delivery, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const link = takeLink(delivery, speaking, it)
  if (link) return link
  switch (delivery.kind) {
    case 'opened':
      return takeTurn(delivery.home ? { kind: 'home' } : HELP, speaking, it)
    case 'said':
      if (it.lookAgain && isOfGovernance(speaking.person) && asksAboutRules(delivery.text))
        await it.lookAgain()
      return takeTurn(textOf(delivery), speaking, it)
    case 'pressed': {
      const { button, answers } = delivery
      if (button.on === 'request') return takePress(delivery, speaking, it)
      return takeTurn({ kind: 'choice', draft: button.id, act: button.act, answers }, speaking, it)
    }
  }
}
