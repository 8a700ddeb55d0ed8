import type { Facts } from '../../policy/fact.ts'
import { familyMoney, isFamilyMoney } from '../../policy/family-money.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { Policy, Resource, Row } from '../../policy/policy.ts'
import type { Router } from '../../policy/route.ts'
import {
  ifYouMean,
  isItThat,
  NOTHING_ASKED,
  PAYING_OR_WORK,
  talkToThem,
  twoThings,
} from '../../words/answer-case.ts'
import { answeredBy, decideSteps, type Answered, type AskedCase } from './answered.ts'
import { withoutContrary } from './both-said.ts'
import { givenFacts, withNothingSpent } from './given-facts.ts'
import { readMoney } from './money.ts'
import { answeredToSelf, ASKS_FOR_SELF, refusedToSelf, withoutOwnPost } from './own-request.ts'
import { requesterIn } from './requester.ts'
import { readFactsFor, understand, type Understood } from './understand.ts'
import { turnsOn } from './turns-on.ts'
import { unreadIn } from './unread.ts'
import { ONE_SIGN, type Ranked } from './find-resource.ts'
import type { Index } from './word-index.ts'

export type Answering = { readonly router: Router; readonly index: Index; readonly today: LondonDate }

/** What the bot would answer, as far as it can be answered without asking back. */
export const answerCase = (asked: AskedCase, answering: Answering): Answered => {
  const understood = understand(asked.message, answering)
  const { finding } = understood
  if (finding.kind === 'none') return answerNothingFound(asked, understood, answering)
  const answers = finding.ranked.map(({ resource }) => answerFor(resource, asked, understood, answering))
  const [best, ...others] = answers
  const isQuestion = understood.intent === 'question'
  if (best && isQuestion && finding.kind === 'which')
    return { ...best, outcome: 'ask', missing: ['resource', ...best.missing] }
  const rivals = finding.kind === 'one' ? [] : others.slice(0, 1)
  if (best && !rivals.some((other) => differs(best, other))) return best
  const resources = finding.ranked.map(({ resource }) => resource)
  return whichOne(asked, resources, finding.kind)
}

const answerNothingFound = (asked: AskedCase, understood: Understood, answering: Answering): Answered => {
  const { policy } = answering.router
  const { finding, intent } = understood
  const unlisted = finding.kind === 'none' && finding.unlisted === true
  const money = unlisted ? undefined : spendOf(asked, policy)
  if (money) return answerFor(money, asked, understood, answering)
  const guess = finding.kind === 'none' ? finding.guess : undefined
  if (!guess || (intent !== 'question' && !isSure(guess, intent))) return notFound(asked, understood, policy)
  if (intent !== 'question') return whichOne(asked, [guess.resource], 'which')
  const guessed = answerFor(guess.resource, asked, understood, answering)
  const says = ifYouMean(guess.resource.says, guessed.says)
  return { ...guessed, outcome: 'ask', missing: ['resource', ...guessed.missing], says }
}

// So many of its words that "not covered" would be untrue: it is asked about, never answered or sent.
const isSure = ({ score }: Ranked, intent: Understood['intent']): boolean =>
  (intent === 'request' || intent === 'unclear') && score >= SURE_GUESS
const SURE_GUESS = 11

// A sum, and what the family has had this year: it is asked from what the policy spends on families.
const spendOf = ({ message, facts }: AskedCase, policy: Policy): Resource | undefined =>
  typeof facts['alreadySpentThisYear'] === 'number' && readMoney(message).asked.kind !== 'none'
    ? familyMoney(policy)
    : undefined

const differs = (one: Answered, other: Answered): boolean =>
  one.outcome !== other.outcome || JSON.stringify(one.deciders) !== JSON.stringify(other.deciders)

const notFound = ({ id }: AskedCase, { intent }: Understood, { notCovered, deciders }: Policy): Answered => {
  const chat = intent !== 'request' && intent !== 'question' && intent !== 'unclear'
  const talkTo = deciders.get(notCovered.talkTo)?.says ?? ''
  const says = chat ? NOTHING_ASKED : talkToThem(notCovered.says, talkTo)
  return { ...asking(id, '', [], says), outcome: chat ? 'advise' : 'block' }
}

const whichOne = (
  { id }: AskedCase,
  resources: readonly Resource[],
  kind: 'one' | 'which' | 'several',
): Answered => {
  const names = resources.slice(0, 2).map(({ says }) => says)
  const says = kind === 'several' ? twoThings(names) : isItThat(names)
  return asking(id, resources[0]?.title ?? '', ['resource'], says)
}

const asking = (id: string, resource: string, missing: readonly string[], says: string): Answered => ({
  id,
  outcome: 'ask',
  resource,
  deciders: [],
  also: [],
  missing,
  says,
})

const answerFor = (
  resource: Resource,
  asked: AskedCase,
  understood: Understood,
  answering: Answering,
): Answered => {
  const { router } = answering
  const { policy } = router
  const read = readFactsFor(asked.message, resource, answering)
  const given = givenFacts(asked.facts, policy)
  const known = { ...read.facts, ...given }
  const isQuestion = understood.intent === 'question'
  if (isQuestion) return answerQuestion(resource, known, asked, router)
  const facts = { ...withoutContrary({ ...read, facts: known }, resource, router), ...given }
  const route = router.route(resource, facts)
  const doubt = read.doubts.find(({ fact }) => facts[fact] === undefined && turnsOn(fact, resource, policy))
  if (doubt && route.outcome !== 'block') return asking(asked.id, resource.title, [doubt.fact], doubt.ask)
  if (route.outcome !== 'route') {
    const answer = answeredBy(asked.id, route, [], policy)
    const isInDoubt = route.outcome === 'advise' && isFreeButPaid(answer, asked, read.facts, policy)
    return isInDoubt ? asking(asked.id, resource.title, ['resource'], PAYING_OR_WORK) : answer
  }
  const requester = requesterIn(asked.message, asked.facts['requesterRole'], policy)
  const refusal = refusedToSelf(route, requester, policy)
  if (refusal !== undefined) return { ...asking(asked.id, resource.title, [], refusal), outcome: 'block' }
  const answer = answeredToSelf(asked.id, route, requester, policy)
  const unread = isWeak(understood.finding, resource, policy)
    ? { missing: ['resource'], says: isItThat([resource.says]) }
    : unreadIn(route, { message: asked.message, facts, router })
  return unread ? { ...answer, ...unread, outcome: 'ask' } : answer
}

// "Nobody has to agree it" is no answer to a sum that no fact of the resource took, unless it is only to be paid out.
const isFreeButPaid = (
  { deciders }: Answered,
  { message }: AskedCase,
  facts: Facts,
  { facts: definitions }: Policy,
): boolean =>
  deciders.length === 0 &&
  !Object.keys(facts).some((id) => definitions.get(id)?.kind === 'money') &&
  isASum(message) &&
  !PAYING_OUT.test(message)

// "£££" says that it costs, not how much.
const isASum = (message: string): boolean => {
  const { kind } = readMoney(message).asked
  return kind === 'amount' || (kind === 'doubt' && /\d/.test(message))
}

const PAYING_OUT = /\b(?:invoices?|finance|up ?front|pays?|paid|payments?)\b/i

// Nothing goes anywhere on one word that only points to it.
const isWeak = (finding: Understood['finding'], resource: Resource, policy: Policy): boolean =>
  finding.kind !== 'none' &&
  !isFamilyMoney(resource, policy) &&
  finding.ranked.some((one) => one.resource === resource && !one.named && one.score <= ONE_SIGN)

// Who chairs it is another question than who agrees it.
const CHAIRS = /\bchair(?:s|ed|ing)?\b|\bwho (?:runs|leads) .*\bmeeting\b/i

const answerQuestion = (
  resource: Resource,
  known: Facts,
  { id, message, facts: context }: AskedCase,
  router: Router,
): Answered => {
  const { policy } = router
  const given = context['requesterRole']
  const first = router.route(resource, known)
  const facts = first.outcome === 'ask' ? { ...withNothingSpent(resource, policy), ...known } : known
  const route = facts === known ? first : router.route(resource, facts)
  const requester = ASKS_FOR_SELF.test(message) ? requesterIn(message, given, policy) : undefined
  const own = requester && route.outcome === 'route' ? { requester, route } : undefined
  const refusal = own && refusedToSelf(own.route, own.requester, policy)
  if (refusal !== undefined) return { ...asking(id, resource.title, [], refusal), outcome: 'block' }
  const likely = route.outcome === 'ask' ? likelyDeciders(resource, facts, router) : []
  const answer = own
    ? answeredToSelf(id, own.route, own.requester, policy)
    : answeredBy(id, route, requester ? withoutOwnPost(likely, requester) : likely, policy)
  const chair = CHAIRS.test(message) ? answer.also.filter(({ kind }) => kind === 'chair') : []
  return chair.length === 0
    ? answer
    : { ...answer, outcome: 'advise', deciders: chair.map(({ who }) => (who ?? '').split(' / ')) }
}

/** For a question that facts are missing for: who decides if every row still open agrees, else the first that does. */
const likelyDeciders = (
  resource: Resource,
  facts: Facts,
  { holds, policy }: Router,
): Answered['deciders'] => {
  const open = resource.rows.filter((row: Row) => holds(row.when, facts) !== false)
  const [first] = open.flatMap(({ answer }) => (answer.kind === 'steps' ? [answer.steps] : []))
  return first ? decideSteps(first, policy) : []
}
