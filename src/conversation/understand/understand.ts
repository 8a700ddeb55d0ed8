import type { Facts } from '../../policy/fact.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Urgency } from '../../request/event.ts'
import { findResource, resourceWords, type Finding, type ResourceWords } from './find-resource.ts'
import { readIntent, type Intent } from './intent.ts'
import { leaveOutNames } from './names.ts'
import { clean } from './normalise.ts'
import { spellerFor } from './phrases.ts'
import { readReference, type ReferenceReading } from './reference.ts'
import { tokensOf, type Token } from './tokens.ts'
import { readUrgency } from './urgency.ts'

/** A policy's words made ready to find. Built once for each policy version. */
export type Index = {
  readonly policy: Policy
  readonly resources: ResourceWords
  readonly spell: (tokens: readonly Token[]) => readonly Token[]
}

/** Something said that can't be taken as it stands: the question to put, in the bot's voice. */
export type Doubt = { readonly fact: string; readonly ask: string }

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
  /** Today in London, YYYY-MM-DD. */
  readonly today: string
}

/** Makes the words of a policy ready. */
export const indexFor = (policy: Policy): Index => {
  const resources = resourceWords(policy)
  return { policy, resources, spell: spellerFor(resources.stems) }
}

/** Reads a message: what is asked for, what is known about it, and what is in doubt. Pure. */
export const understand = (message: string, { index }: Understanding): Understood => {
  const { text } = clean(message)
  const tokens = index.spell(tokensOf(text))
  const finding = findResource(tokens, index.resources)
  return {
    intent: readIntent(text, finding.kind !== 'none'),
    finding,
    facts: {},
    doubts: [],
    reference: readReference(message),
    urgency: readUrgency(text),
    ...leaveOutNames(message),
  }
}

/** The facts about one resource in a message: for answers to questions, and when the resource was already chosen. */
export const readFactsFor = (
  _message: string,
  _resource: string,
  _understanding: Understanding,
): { readonly facts: Facts; readonly doubts: readonly Doubt[] } => ({ facts: {}, doubts: [] })

/** Reads the answer to one question the bot asked: the fact it was about, typed as the policy has it. */
export const readAnswer = (
  _answer: string,
  _fact: string,
  _understanding: Understanding,
): { readonly facts: Facts; readonly doubts: readonly Doubt[] } => ({ facts: {}, doubts: [] })
