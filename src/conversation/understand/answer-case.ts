import type { FactDefinition, FactValue, Facts } from '../../policy/fact.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { Policy, Resource, Row, Step } from '../../policy/policy.ts'
import type { Route, Router } from '../../policy/route.ts'
import type { Doubt } from './doubt.ts'
import { readMoney } from './money.ts'
import { sayAnswer } from './say-answer.ts'
import { readFactsFor, understand, type Understood } from './understand.ts'
import type { Index } from './word-index.ts'

/** One message to answer, with what would be known already: money in pounds, ages in years. */
export type AskedCase = {
  readonly id: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

export type Answered = {
  readonly id: string
  readonly outcome: 'route' | 'ask' | 'block' | 'advise'
  readonly resource: string
  /** Those who must agree, in order; a step that any of several may take names them all. */
  readonly deciders: readonly (readonly string[])[]
  readonly also: readonly { readonly kind: string; readonly who: string | null; readonly what: string }[]
  readonly missing: readonly string[]
  readonly says: string
}

export type Answering = { readonly router: Router; readonly index: Index; readonly today: LondonDate }

/** What the bot would answer, as far as it can be answered without asking back. */
export const answerCase = (asked: AskedCase, answering: Answering): Answered => {
  const understood = understand(asked.message, answering)
  const { finding } = understood
  const { policy } = answering.router
  if (finding.kind === 'none') {
    const money = spendOf(asked, policy)
    if (money) return answerFor(money, asked, understood, answering)
    const guess = understood.intent === 'question' ? finding.guess?.resource : undefined
    if (!guess) return notFound(asked, understood, policy)
    const guessed = answerFor(guess, asked, understood, answering)
    return {
      ...guessed,
      outcome: 'ask',
      missing: ['resource', ...guessed.missing],
      says: `If you mean ${guess.says}: ${guessed.says}`,
    }
  }
  const [best, ...others] = finding.ranked.map(({ resource }) =>
    answerFor(resource, asked, understood, answering),
  )
  const rivals = others.slice(0, finding.kind === 'one' ? 0 : 1)
  const isQuestion = understood.intent === 'question'
  if (best && isQuestion && finding.kind === 'which')
    return { ...best, outcome: 'ask', missing: ['resource', ...best.missing] }
  if (!best || rivals.some((other) => differs(best, other)))
    return whichOne(
      asked,
      finding.ranked.map(({ resource }) => resource),
      finding.kind,
    )
  return best
}

// A sum, and what the family has had this year: it is asked from what the policy spends on families.
const spendOf = ({ message, facts }: AskedCase, { resources }: Policy): Resource | undefined =>
  typeof facts['alreadySpentThisYear'] === 'number' && readMoney(message).asked.kind !== 'none'
    ? [...resources.values()].find(({ ledger }) => ledger !== undefined)
    : undefined

const differs = (one: Answered, other: Answered): boolean =>
  one.outcome !== other.outcome || JSON.stringify(one.deciders) !== JSON.stringify(other.deciders)

const notFound = ({ id }: AskedCase, { intent }: Understood, { notCovered, deciders }: Policy): Answered => {
  const chat = intent !== 'request' && intent !== 'question' && intent !== 'unclear'
  const talkTo = deciders.get(notCovered.talkTo)?.says ?? ''
  const says = chat
    ? 'Nothing was asked for in that. Tell me what you need, how much or how long, and for which case reference.'
    : `${notCovered.says} Talk to ${talkTo}.`
  return { id, outcome: chat ? 'advise' : 'block', resource: '', deciders: [], also: [], missing: [], says }
}

const whichOne = (
  { id }: AskedCase,
  resources: readonly Resource[],
  kind: 'one' | 'which' | 'several',
): Answered => {
  const names = resources.slice(0, 2).map(({ says }) => says)
  const says =
    kind === 'several'
      ? `That is two things: ${names.join(', and ')}. Each has its own answer. Which first?`
      : `Is that ${names.join(', or ')}?`
  return {
    id,
    outcome: 'ask',
    resource: resources[0]?.title ?? '',
    deciders: [],
    also: [],
    missing: ['resource'],
    says,
  }
}

const answerFor = (
  resource: Resource,
  asked: AskedCase,
  understood: Understood,
  answering: Answering,
): Answered => {
  const { router } = answering
  const read = readFactsFor(asked.message, resource, answering)
  const facts = { ...read.facts, ...contextFacts(asked.facts, router.policy) }
  const isQuestion = understood.intent === 'question'
  const route = nobodyEither(router.route(resource, facts), facts, router)
  const doubt = read.doubts.find(({ fact }) => facts[fact] === undefined)
  if (doubt && route.outcome !== 'block' && !isQuestion) return doubted(asked, resource, doubt)
  const assumed =
    isQuestion && route.outcome === 'ask' ? { ...withNothingSpent(resource, router.policy), ...facts } : facts
  const answer = assumed === facts ? route : nobodyEither(router.route(resource, assumed), assumed, router)
  const likely = isQuestion && answer.outcome === 'ask' ? likelyDeciders(resource, assumed, router) : []
  return shown(asked, answer, likely, router.policy)
}

// Nothing is worth asking where every answer ends in nobody.
const nobodyEither = (route: Route, facts: Facts, { holds }: Router): Route => {
  if (route.outcome !== 'ask') return route
  const { resource } = route
  const open = [...resource.exclusions.filter(({ settles }) => settles), ...resource.rows].filter(
    ({ when }) => holds(when, facts) !== false,
  )
  if (open.some(({ answer }) => answer.kind !== 'refuse')) return route
  return { outcome: 'block', resource, row: undefined, source: { section: '', clauses: [] }, ...resource.gap }
}

const doubted = ({ id }: AskedCase, resource: Resource, { fact, ask }: Doubt): Answered => ({
  id,
  outcome: 'ask',
  resource: resource.title,
  deciders: [],
  also: [],
  missing: [fact],
  says: ask,
})

const shown = ({ id }: AskedCase, route: Route, likely: Answered['deciders'], policy: Policy): Answered => ({
  id,
  outcome: route.outcome,
  resource: route.resource.title,
  deciders: route.outcome === 'ask' ? likely : decidersOf(route, policy),
  also: alsoOf(route, policy),
  missing: route.outcome === 'ask' ? route.missing : [],
  says: sayAnswer(route, policy),
})

const title = (id: string, { deciders }: Policy): string => deciders.get(id)?.title ?? id

const decidersOf = (route: Route, policy: Policy): Answered['deciders'] => {
  switch (route.outcome) {
    case 'route':
      return decideSteps(route.steps, policy)
    case 'advise': {
      const titles = new Set([...policy.deciders.values()].map((one) => one.title))
      return route.who.filter((who) => titles.has(who)).map((who) => [who])
    }
    case 'ask':
    case 'block':
      return []
  }
}

const decideSteps = (steps: readonly Step[], policy: Policy): Answered['deciders'] =>
  steps.filter(({ act }) => act === 'decide').map(({ by }) => by.map((id) => title(id, policy)))

const KIND_OF = {
  endorse: 'prior_agreement',
  consult: 'consult',
  confirm: 'ratify',
  notify: 'notify',
} as const

const alsoOf = (route: Route, policy: Policy): Answered['also'] => {
  const steps = route.outcome === 'route' ? route.steps : []
  return [
    ...steps.flatMap(({ act, by, why }) =>
      act === 'decide'
        ? []
        : [{ kind: KIND_OF[act], who: by.map((id) => title(id, policy)).join(' / '), what: why }],
    ),
    ...route.also.map(({ kind, who, what }) => ({ kind, who: who ?? null, what })),
  ]
}

// A question is answered as the policy stands for a family that has had nothing yet; a request never is.
const withNothingSpent = (resource: Resource, { ledgers }: Policy): Facts =>
  Object.fromEntries(
    (resource.ledger ? (ledgers.get(resource.ledger)?.bases ?? []) : []).map(({ fact }) => [fact, 0]),
  )

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

const CONTEXT: ReadonlyMap<string, readonly string[]> = new Map([
  ['hosCommittedThisWeek', ['hosHoursCommitted']],
])

/** Facts as the case format gives them, under the names and in the units of the policy. Unknown ones are left out. */
const contextFacts = (given: AskedCase['facts'], policy: Policy): Facts => {
  const bases = [...policy.ledgers.values()].flatMap((ledger) => ledger.bases.map(({ fact }) => fact))
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, raw]) => {
      const names = name === 'alreadySpentThisYear' ? bases : (CONTEXT.get(name) ?? [name])
      return names.flatMap((fact) => {
        const value = valueOf(raw, policy.facts.get(fact))
        return value === undefined ? [] : [[fact, value] as const]
      })
    }),
  )
}

const valueOf = (raw: unknown, definition: FactDefinition | undefined): FactValue | undefined => {
  const number = typeof raw === 'number' && Number.isFinite(raw) && raw >= 0 ? raw : undefined
  switch (definition?.kind) {
    case 'money':
      return number === undefined ? undefined : Math.round(number * 100)
    case 'hours':
      return number === undefined ? undefined : Math.ceil(number * 4)
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      return number === undefined ? undefined : Math.ceil(number)
    case 'yes-no':
      return typeof raw === 'boolean' ? raw : undefined
    case 'choice':
      return typeof raw === 'string' && definition.options.has(raw) ? raw : undefined
    case 'date':
    case 'text':
      return typeof raw === 'string' ? raw : undefined
    case undefined:
      return undefined
  }
}
