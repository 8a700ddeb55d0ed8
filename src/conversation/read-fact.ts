import type { FactDefinition, FactKind, Facts } from '../policy/fact.ts'
import type { Context } from './context.ts'
import { answersOf } from './questions.ts'
import { readAnswer, type AnswerRead } from './understand/read-answer.ts'
import type { FactsRead } from './understand/read-facts.ts'

export const NOTHING_READ: FactsRead = { facts: {}, doubts: [] }

// A number that turns up in a story is not the answer to "how many?".
const COUNTED: ReadonlySet<FactKind> = new Set(['number', 'age', 'days', 'weeks', 'hours'])
const MOST_WORDS = 5

/** One answer for one fact: the value of a button or a choice as it stands, else words to be read. Never a guess. */
export const readFact = (fact: string, answer: string, context: Context): FactsRead => {
  const definition = context.policy.facts.get(fact)
  if (!definition || definition.derived) return NOTHING_READ
  if (definition.kind === 'yes-no' && (answer === 'yes' || answer === 'no'))
    return { facts: { [fact]: answer === 'yes' }, doubts: [] }
  if (definition.kind === 'choice' && definition.options.has(answer))
    return { facts: { [fact]: answer }, doubts: [] }
  if (COUNTED.has(definition.kind) && answer.trim().split(/\s+/).length > MOST_WORDS) return NOTHING_READ
  const named = readNamed(definition, answer, context)
  const read = readAnswer(answer, fact, context.reading)
  return (
    named ??
    (read.kind === 'unread' && saysWhatWasTried(definition, answer) ? tried(fact) : asRead(fact, read))
  )
}

const tried = (fact: string): FactsRead => ({ facts: { [fact]: true }, doubts: [] })

const NOT_TRIED =
  /\b(?:no|not|none|nothing|never|nobody|will|going to|tomorrow|yet|need to|next|plan\w*|waiting|could|might|should|can|unsure|sure|know|\w+n'?t|ask\w*|refer\w* to)\b|\?/i

/** Asked what was tried, whatever was tried is the answer, in the worker's own words; what is only meant to be tried is not. */
const saysWhatWasTried = ({ kind, ask }: FactDefinition, answer: string): boolean =>
  kind === 'yes-no' &&
  /^What (?:have|has) .*\btried\?$/.test(ask) &&
  /[a-z]+\W+[a-z]+/i.test(answer) &&
  !NOT_TRIED.test(answer)

const asRead = (fact: string, read: AnswerRead): FactsRead => {
  switch (read.kind) {
    case 'value':
      return { facts: { [fact]: read.value }, doubts: [] }
    case 'doubt':
      return { facts: {}, doubts: [{ fact, ask: read.ask }] }
    case 'unread':
      return NOTHING_READ
  }
}

/**
 * "What did DWP say?" – "no": read beside what was asked about, "DWP no", because there a no means that they were asked.
 * Only for questions that want words, and only where the name alone says nothing.
 */
const readNamed = (definition: FactDefinition, answer: string, context: Context): FactsRead | undefined => {
  if (definition.kind !== 'yes-no' || answersOf(definition).length > 0) return undefined
  if (readAnswer(definition.label, definition.id, context.reading).kind !== 'unread') return undefined
  const beside = `${definition.label} ${answer.trim().replace(/^(?:they|she|he|it) /i, '')}`
  const read = readAnswer(beside, definition.id, context.reading)
  return read.kind === 'value' ? asRead(definition.id, read) : undefined
}

/** Several readings as one; a later one wins. */
export const together = (all: readonly FactsRead[]): FactsRead => ({
  facts: all.reduce<Facts>((facts, one) => ({ ...facts, ...one.facts }), {}),
  doubts: all.flatMap(({ doubts }) => doubts),
})
