import { factsIn, type Condition } from '../../policy/condition.ts'
import type { FactDefinition, FactValue, Facts } from '../../policy/fact.ts'
import { daysBetween, type LondonDate } from '../../policy/london-date.ts'
import type { Policy, Resource } from '../../policy/policy.ts'
import { readAges } from './age.ts'
import { readDates } from './dates.ts'
import type { Doubt } from './doubt.ts'
import { chosenIn, type FactWords } from './fact-words.ts'
import { readMoney, type Money } from './money.ts'
import { UNREAD } from '../../words/doubts.ts'
import { countsIn } from './counts.ts'
import { textsIn } from './texts.ts'
import type { Token } from './tokens.ts'

export type FactsRead = {
  readonly facts: Facts
  readonly doubts: readonly Doubt[]
  /** What the message says against a fact it gives: "mum agrees" beside "tonight". */
  readonly against?: Facts
}

export type Reading = {
  readonly policy: Policy
  readonly words: FactWords
  readonly tokens: readonly Token[]
  readonly text: string
  readonly today: LondonDate
}

/** Reads the facts of a message that a resource cares about. What is doubtful is left out and asked. */
export const readFacts = (wanted: ReadonlySet<string>, reading: Reading): FactsRead => {
  const { policy, tokens, words, text } = reading
  const definitions = [...wanted].flatMap((id) => typedFact(id, policy) ?? [])
  const money = moneyFacts(definitions, reading)
  const dates = dateFacts(definitions, text, reading.today)
  const ages = ageFacts(definitions, reading)
  const chosen = chosenIn(tokens, words, wanted)
  const facts = {
    ...textsIn(definitions, reading),
    ...Object.fromEntries(chosen.values),
    ...countsIn(definitions, reading),
    ...dates.facts,
    ...ages,
    ...money.facts,
  }
  return {
    facts: { ...soFar(definitions, facts, reading.today), ...facts },
    doubts: [...money.doubts, ...dates.doubts],
    against: Object.fromEntries(chosen.against),
  }
}

/** What a lender is asked for stands on a card: nobody types it, whatever hours a message speaks of. */
const typedFact = (id: string, { facts, allowances }: Policy): FactDefinition | undefined =>
  [...allowances.values()].some(({ facts: { lent } }) => lent === id) ? undefined : facts.get(id)

// Days from a known date to one nobody has named yet are at least the days so far.
const soFar = (
  definitions: readonly FactDefinition[],
  facts: Facts,
  today: LondonDate,
): Record<string, FactValue> =>
  Object.fromEntries(
    definitions.flatMap(({ id, derived }) => {
      if (derived?.kind !== 'days-between' || facts[derived.to] !== undefined) return []
      const from = facts[derived.from]
      return typeof from === 'string' && from <= today ? [[id, daysBetween(from, today, derived.days)]] : []
    }),
  )

const ofKind = (definitions: readonly FactDefinition[], kind: FactDefinition['kind']) =>
  definitions.filter((one) => one.kind === kind && one.derived === undefined)

const moneyFacts = (definitions: readonly FactDefinition[], { policy, text }: Reading): FactsRead => {
  const money = ofKind(definitions, 'money')
  if (money.length === 0) return { facts: {}, doubts: [] }
  const had = new Set([...policy.ledgers.values()].flatMap(({ bases }) => bases.map(({ fact }) => fact)))
  const { asked, before } = readMoney(text)
  const facts: Record<string, FactValue> = {}
  for (const { id } of money) {
    const sum = had.has(id) ? before : asked
    if (sum.kind === 'amount') facts[id] = sum.pence
  }
  return { facts, doubts: money.filter(({ id }) => !had.has(id)).flatMap(({ id }) => doubtOf(id, asked)) }
}

const doubtOf = (fact: string, money: Money): readonly Doubt[] =>
  money.kind === 'doubt' ? [{ fact, ask: money.ask }] : []

const ageFacts = (
  definitions: readonly FactDefinition[],
  { text, words }: Reading,
): Record<string, FactValue> => {
  const { years, turning } = readAges(text)
  const facts: Record<string, FactValue> = {}
  // With several children the oldest decides: it never lowers the level.
  for (const { id } of ofKind(definitions, 'age')) if (years.length > 0) facts[id] = Math.max(...years)
  for (const { id } of definitions)
    if (turning !== undefined && words.birthdays.get(id) === turning) facts[id] = true
  return facts
}

const dateFacts = (definitions: readonly FactDefinition[], text: string, today: LondonDate): FactsRead => {
  const dates = ofKind(definitions, 'date')
  if (dates.length === 0) return { facts: {}, doubts: [] }
  const lower = text.toLowerCase()
  const facts: Record<string, FactValue> = {}
  const doubts: Doubt[] = []
  readDates(text, today).forEach((mention, i) => {
    const { from } = mention
    const before = lower.slice(Math.max(0, from - 32), from)
    const near = dates
      .map((fact) => ({
        ...fact,
        at: Math.max(...fact.words.map((word) => before.lastIndexOf(word.toLowerCase()))),
      }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => b.at - a.at)[0]
    if (!near) return
    const { date, notOn } = readDates(text, today, near)[i] ?? mention
    if (notOn === undefined) facts[near.id] ??= date
    else doubts.push({ fact: near.id, ask: UNREAD.notThatDay(date, notOn) })
  })
  return { facts, doubts: doubts.filter(({ fact }) => facts[fact] === undefined) }
}

/** The facts a resource turns on or asks for, and what they are worked out from. */
export const factsOf = (resource: Resource, policy: Policy): ReadonlySet<string> => {
  const conditions: (Condition | undefined)[] = []
  for (const { when, answer } of [...resource.exclusions, ...resource.rows]) {
    conditions.push(when)
    if (answer.kind !== 'steps') continue
    for (const step of answer.steps) conditions.push(step.when, step.exception?.when)
    for (const one of answer.also) conditions.push(one.when)
  }
  for (const { when, must, waive } of resource.asks) conditions.push(when, must, waive)
  for (const { when } of resource.satisfied) conditions.push(when)
  const named = [
    ...conditions.flatMap((condition) => (condition ? factsIn(condition) : [])),
    ...resource.asks.map(({ fact }) => fact),
    ...[...resource.heading.matchAll(/\{(\w+)\}/g)].map(([, fact = '']) => fact),
  ]
  const all = new Set<string>()
  const add = (id: string): void => {
    const fact = policy.facts.get(id)
    if (!fact || all.has(id)) return
    all.add(id)
    for (const input of inputsOf(fact)) add(input)
  }
  for (const id of named) add(id)
  return all
}

const inputsOf = ({ derived }: FactDefinition): readonly string[] => {
  if (!derived) return []
  return Object.values(derived).flatMap((value): readonly string[] =>
    typeof value === 'string'
      ? [value]
      : Array.isArray(value)
        ? (value as readonly string[])
        : value instanceof Map
          ? [...(value as ReadonlyMap<string, string>).values()]
          : [],
  )
}
