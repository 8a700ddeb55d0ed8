import type { Facts } from '../../policy/fact.ts'
import { familyMoney } from '../../policy/family-money.ts'
import type { Policy, Resource } from '../../policy/policy.ts'
import type { Urgency } from '../../request/event.ts'
import { asksOf } from './asks-of.ts'
import type { Doubt } from './doubt.ts'
import { findResource, ONE_SIGN, type Finding } from './find-resource.ts'
import { guessResource } from './guess-resource.ts'
import { readIntent, type Intent } from './intent.ts'
import { readMoney } from './money.ts'
import { decidersNamed } from './made-already.ts'
import { leaveOutNames, type Keep } from './names.ts'
import { clean } from './normalise.ts'
import { factsOf, readFacts, type FactsRead } from './read-facts.ts'
import { readReference, type ReferenceReading } from './reference.ts'
import { readUrgency } from './urgency.ts'
import { besidesIn } from './sums-apart.ts'
import type { Understanding } from './word-index.ts'

/** What the bot takes a message to say. It is shown to the worker before anything is sent. */
export type Understood = {
  readonly intent: Intent
  /** What it asks for: none, one, which of a few alike, or several things in one message. */
  readonly finding: Finding
  /** Facts that the best resource cares about, typed as the policy has them. */
  readonly facts: Facts
  readonly doubts: readonly Doubt[]
  readonly reference: ReferenceReading
  readonly urgency: Urgency | undefined
  /** The message without names and dates of birth: what may be stored. */
  readonly text: string
  readonly leftOut: boolean
}

/** Reads a message: what is asked for, what is known about it, and what is in doubt. Pure. */
export const understand = (message: string, understanding: Understanding): Understood => {
  const { text } = clean(message)
  const reference = readReference(message)
  const finding = find(text, reference, understanding)
  const best = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  return {
    intent: readIntent(text, best !== undefined),
    finding,
    ...(best ? readFactsFor(message, best, understanding) : { facts: {}, doubts: [] }),
    reference,
    urgency: readUrgency(text),
    ...leaveOutNames(message, keepColleague(text, understanding)),
  }
}

/** "Can Alan agree it?" names a colleague, who is no part of a family's record. */
const keepColleague = (text: string, { isColleague }: Understanding): Keep => {
  const asked = [...(asksOf(text)?.split(' ') ?? []), ...decidersNamed(text)]
  return (word) => asked.includes(word) && isColleague?.(word) === true
}

const find = (text: string, reference: ReferenceReading, { index }: Understanding): Finding => {
  const tokens = index.tokens(text)
  const finding = findResource(tokens, index)
  if (isSmallTalk(text, finding) && reference.kind === 'none') return { kind: 'none' }
  // A sum for a family, and nothing else recognised: what the policy's money for families is for.
  const money = familyMoney(index.policy)
  if (finding.kind === 'one' && money && isForAnother(text, reference, finding, index.policy))
    return { kind: 'several', ranked: [...finding.ranked.slice(0, 1), { ...SPENDING, resource: money }] }
  if (finding.kind === 'one' || finding.kind === 'which') return besidesIn(text, index) ?? finding
  if (finding.kind !== 'none' || finding.unlisted === true) return finding
  const forSomebody = reference.kind !== 'none' || readIntent(text, false) === 'question'
  if (money && forSomebody && readMoney(text).asked.kind !== 'none')
    return { kind: 'one', ranked: [{ ...SPENDING, resource: money }] }
  const guess = guessResource(tokens, index.guesses)
  return guess ? { kind: 'none', guess } : finding
}

/** Meant by its sum alone. */
const SPENDING = { score: 0, named: false, at: 0 }

/** "£60 gas for F2201 and an LPM for F3107": a sum for one family, beside something for another that no money is asked for. */
const isForAnother = (
  text: string,
  reference: ReferenceReading,
  { ranked }: Finding & { readonly kind: 'one' },
  policy: Policy,
): boolean => {
  const [best] = ranked
  return (
    best !== undefined &&
    reference.kind === 'several' &&
    readMoney(text).asked.kind !== 'none' &&
    ![...factsOf(best.resource, policy)].some((fact) => policy.facts.get(fact)?.kind === 'money')
  )
}

const SMALL_TALK =
  /^(?:lol|haha|so |and )?(?:what|where|when|how|why|any(?:one|body)|did|is it|are you|have you)\b/i

// "What's for lunch" has a word of something in it, and asks for nothing.
const isSmallTalk = (text: string, finding: Finding): boolean =>
  finding.kind === 'one' &&
  SMALL_TALK.test(text) &&
  !/\d/.test(text) &&
  readIntent(text, true) !== 'question' &&
  finding.ranked.every(({ named, score }) => !named && score <= ONE_SIGN)

/** The facts about one resource in a message: when it was already chosen, or is one of several. */
export const readFactsFor = (
  message: string,
  resource: Resource,
  { index, today }: Understanding,
): FactsRead => {
  const wanted = index.factsOf.get(resource.id) ?? factsOf(resource, index.policy)
  return readFacts(wanted, reading(message, { index, today }))
}

const reading = (message: string, { index, today }: Understanding) => {
  const { text } = clean(message)
  return { policy: index.policy, words: index.facts, tokens: index.tokens(text), text, today }
}
