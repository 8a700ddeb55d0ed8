import type { Facts } from '../../policy/fact.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { Policy, Resource } from '../../policy/policy.ts'
import type { Urgency } from '../../request/event.ts'
import { factWords, type FactWords } from './fact-words.ts'
import { findResource, resourceWords, type Finding, type ResourceWords } from './find-resource.ts'
import { readIntent, type Intent } from './intent.ts'
import { leaveOutNames } from './names.ts'
import { clean } from './normalise.ts'
import { spellerFor } from './phrases.ts'
import { factsOf, readFacts, type Doubt, type FactsRead } from './read-facts.ts'
import { readReference, type ReferenceReading } from './reference.ts'
import { tokensOf, type Token } from './tokens.ts'
import { readUrgency } from './urgency.ts'

/** A policy's words made ready to find. Built once for each policy version. */
export type Index = {
  readonly policy: Policy
  readonly resources: ResourceWords
  readonly facts: FactWords
  /** The facts each resource turns on or asks for. */
  readonly factsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly spell: (tokens: readonly Token[]) => readonly Token[]
}

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

export type Understanding = {
  readonly index: Index
  /** Today in London. */
  readonly today: LondonDate
}

/** Makes the words of a policy ready. */
export const indexFor = (policy: Policy): Index => {
  const resources = resourceWords(policy)
  const facts = factWords(policy)
  const stems = new Set([...resources.stems, ...facts.options.stems, ...facts.cues.stems])
  return {
    policy,
    resources,
    facts,
    factsOf: new Map([...policy.resources.values()].map((one) => [one.id, factsOf(one, policy)])),
    spell: spellerFor(stems),
  }
}

/** Reads a message: what is asked for, what is known about it, and what is in doubt. Pure. */
export const understand = (message: string, understanding: Understanding): Understood => {
  const { index } = understanding
  const { text } = clean(message)
  const finding = findResource(index.spell(tokensOf(text)), index.resources)
  const best = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  return {
    intent: readIntent(text, best !== undefined),
    finding,
    ...(best ? readFactsFor(message, best, understanding) : { facts: {}, doubts: [] }),
    reference: readReference(message),
    urgency: readUrgency(text),
    ...leaveOutNames(message),
  }
}

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
  return { policy: index.policy, words: index.facts, tokens: index.spell(tokensOf(text)), text, today }
}
