import type { FactDefinition, FactValue } from '../../policy/fact.ts'
import { UNREAD } from '../../words/doubts.ts'
import { readAges } from './age.ts'
import { chosenIn } from './fact-words.ts'
import { readDates } from './dates.ts'
import { readAmount } from './money.ts'
import { leaveOutNames } from './names.ts'
import { clean } from './normalise.ts'
import { asDays, asWeeks, quantitiesIn } from './quantities.ts'
import { tokensOf } from './tokens.ts'
import type { Understanding } from './word-index.ts'
import { readYesNo } from './yes-no.ts'

/** The answer to one question: a value, or what to ask again. Nothing is guessed. */
export type AnswerRead =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'doubt'; readonly ask: string }
  | { readonly kind: 'unread' }

const unread: AnswerRead = { kind: 'unread' }
const valueOr = (value: FactValue | undefined): AnswerRead =>
  value === undefined ? unread : { kind: 'value', value }

/** Reads the answer to the question about one fact, typed as the policy has it. A bare "3" is three of whatever was asked. */
export const readAnswer = (answer: string, fact: string, understanding: Understanding): AnswerRead => {
  const definition = understanding.index.policy.facts.get(fact)
  const { text } = clean(answer)
  if (!definition || text === '') return unread
  const [named] = definition.kind === 'date' ? readDates(text, understanding.today, definition) : []
  if (named?.notOn !== undefined) return { kind: 'doubt', ask: UNREAD.notThatDay(named.date, named.notOn) }
  if (definition.kind !== 'money') return valueOr(valueOf(text, definition, understanding))
  const money = readAmount(answer)
  return money.kind === 'amount' ? valueOr(money.pence) : money.kind === 'doubt' ? money : unread
}

const valueOf = (
  text: string,
  definition: FactDefinition,
  understanding: Understanding,
): FactValue | undefined => {
  switch (definition.kind) {
    case 'yes-no':
    case 'choice':
      return chosen(text, definition, understanding)
    case 'age':
      return readAges(text).years.toSorted((a, b) => b - a)[0] ?? bare(text)
    case 'date':
      return readDates(text, understanding.today, definition)[0]?.date
    case 'weeks':
    case 'days':
    case 'hours':
    case 'number':
      return counted(text, definition)
    case 'text':
      return definition.colleague && isOnlyAName(text) ? text : leaveOutNames(text).text
    case 'money':
      return undefined
  }
}

const MOST_OF_A_NAME = 5

// A colleague's name and role are kept; a story told instead may name a child.
const isOnlyAName = (text: string): boolean => text.split(/\s+/).length <= MOST_OF_A_NAME

const bare = (text: string): number | undefined => {
  const number = /^(?:about |only |just )?(\d{1,3})$/.exec(text)
  return number ? Number(number[1]) : undefined
}

const chosen = (
  text: string,
  definition: FactDefinition,
  { index }: Understanding,
): FactValue | undefined => {
  const said = chosenIn(index.tokens(text), index.facts, new Set([definition.id])).values.get(definition.id)
  if (definition.kind === 'yes-no') {
    const plain = readYesNo(text)
    // The policy's own words know better what "nothing" means here; yes and no at once is neither.
    return said === undefined || plain === undefined || said === plain ? (said ?? plain) : undefined
  }
  const label = [...definition.options].find(([key, one]) =>
    [key, one.label].some((name) => name.toLowerCase() === text.toLowerCase()),
  )
  return said ?? label?.[0]
}

const counted = (text: string, { kind, words }: FactDefinition): number | undefined => {
  const [quantity] = quantitiesIn(tokensOf(text))
  if (!quantity) return undefined
  const plain = quantity.unit === 'none' ? quantity.value : undefined
  if (kind === 'hours')
    return quantity.unit === 'hour' || plain !== undefined ? quantity.value * 4 : undefined
  if (kind === 'weeks') return plain ?? asWeeks(quantity)
  if (kind === 'days')
    return (
      plain ??
      (words.some((word) => word.startsWith('working')) && quantity.unit === 'working-day'
        ? quantity.value
        : asDays(quantity))
    )
  return plain ?? (quantity.unit === 'night' || quantity.unit === 'day' ? quantity.value : undefined)
}
