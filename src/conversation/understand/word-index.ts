import type { LondonDate } from '../../policy/london-date.ts'
import type { Policy } from '../../policy/policy.ts'
import { factWords, type FactWords } from './fact-words.ts'
import { resourceWords, type ResourceWords } from './find-resource.ts'
import type { Keep } from './names.ts'
import type { Phrases } from './phrases.ts'
import { spellerFor } from './spell.ts'
import { unlistedWords } from './unlisted.ts'
import { guessesOf, type Guesses } from './guess-resource.ts'
import { factsOf } from './read-facts.ts'
import { tokensOf, type Token } from './tokens.ts'

/** A policy's words made ready to find. Built once for each policy version. */
export type Index = {
  readonly policy: Policy
  readonly resources: ResourceWords
  /** What matrices seldom list, this one included. */
  readonly unlisted: Phrases<true>
  readonly facts: FactWords
  readonly guesses: Guesses
  /** The facts each resource turns on or asks for. */
  readonly factsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** The words of a cleaned text, slips of the finger put right. The same text twice in a row is the same list. */
  readonly tokens: (text: string) => readonly Token[]
}

/** What a message is read with. */
export type Understanding = {
  readonly index: Index
  /** Today in London. */
  readonly today: LondonDate
  /** Whether a first name or surname is a colleague's: kept where a question asks about them, and only there. */
  readonly isColleague?: Keep
}

/** Makes the words of a policy ready. */
export const indexFor = (policy: Policy): Index => {
  const resources = resourceWords(policy)
  const facts = factWords(policy)
  const unlisted = unlistedWords(policy)
  const stems = new Set([...resources.stems, ...unlisted.stems, ...facts.options.stems, ...facts.cues.stems])
  const spell = spellerFor(stems)
  return {
    policy,
    resources,
    unlisted,
    facts,
    guesses: guessesOf(policy),
    factsOf: new Map([...policy.resources.values()].map((one) => [one.id, factsOf(one, policy)])),
    tokens: lastKept((text) => spell(tokensOf(text))),
  }
}

// One message is read for its resource, then for its facts.
const lastKept = <T>(read: (text: string) => T): ((text: string) => T) => {
  let last: { readonly text: string; readonly value: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}
