import { askWhich } from './choose-resource.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { notesOn } from './notes.ts'
import { NOTHING_READ, readFact, together } from './read-fact.ts'
import { sayingAfter, sayNext, type Saying } from './say-next.ts'
import { begin } from './start-request.ts'
import { referenceIn, takeIn, withFacts, withFamily, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import type { FactsRead } from './understand/read-facts.ts'
import { readReference } from './understand/reference.ts'
import { readFactsFor, type Understood } from './understand/understand.ts'
import { readNumbered } from './understand/yes-no.ts'

/** Takes one reply, in any order and any spelling: answers by number, facts wherever they stand, changes of mind. */
export const takeAnswers = (
  message: string,
  understood: Understood,
  draft: Draft,
  context: Context,
): Turned => {
  const resource = resourceOf(draft, context)
  if (!resource) return takeResource(message, understood, draft, context)
  const { read, family } = readReply(message, draft, context)
  const taken = takeIn(draft, understood, message, context)
  const next = withFacts(family === undefined ? taken : withFamily(taken, family), read.facts, context)
  return sayNext(next, context, sayingAfter(understood, read.doubts, after(draft, next, read)))
}

const after = (before: Draft, next: Draft, read: FactsRead): Saying['after'] => {
  const changed =
    next.family !== before.family || Object.keys(read.facts).length > 0 || read.doubts.length > 0
  if (!changed) return before.asked.length > 0 ? 'nothing-read' : 'asking'
  return before.waiting === 'send' ? 'changing' : 'answering'
}

/** What a reply says: numbered answers first, then whatever else stands in it about this resource. */
export const readReply = (
  message: string,
  draft: Draft,
  context: Context,
): { readonly read: FactsRead; readonly family: string | undefined } => {
  const resource = resourceOf(draft, context)
  const { answers } = readNumbered(message, draft.asked.length)
  const numbered = [...answers].flatMap(([number, answer]) => {
    const fact = draft.asked[number - 1]
    return fact === undefined ? [] : [{ fact, answer }]
  })
  const loose = resource ? readFactsFor(message, resource, context.reading) : NOTHING_READ
  const exact = numbered
    .filter(({ fact }) => fact !== 'family')
    .map(({ fact, answer }) => readFact(fact, answer, context))
  const text = numbered.length > 0 ? NOTHING_READ : readTexts(message, draft, context)
  const family = numbered.find(({ fact }) => fact === 'family')
  return {
    read: together([text, loose, ...exact]),
    family: family && referenceIn(readReference(family.answer)),
  }
}

const LEAST = 8

/**
 * A reply without numbers to questions that want words: as many sentences as questions are taken in order; else the
 * whole of it answers each, and whoever decides reads it as it was written.
 */
const readTexts = (message: string, draft: Draft, context: Context): FactsRead => {
  const open = draft.asked.filter((fact) => context.policy.facts.get(fact)?.kind === 'text')
  if (open.length === 0 || message.trim().length < LEAST) return NOTHING_READ
  const sentences = message.split(/(?<=[.;!?])\s+|\n+/).filter((one) => one.trim() !== '')
  return together(
    open.map((fact, i) =>
      readFact(fact, sentences.length === open.length ? (sentences[i] ?? message) : message, context),
    ),
  )
}

/** Nothing was asked for yet, or it wasn't clear what: this message may say. What was typed before still counts. */
const takeResource = (message: string, understood: Understood, draft: Draft, context: Context): Turned => {
  const taken = takeIn(draft, understood, message, context)
  const { finding } = understood
  const [best] = finding.kind === 'none' ? [] : finding.ranked
  const everything = taken.words.join('. ')
  if (finding.kind === 'which')
    return askWhich(
      taken,
      finding.ranked.map(({ resource }) => resource),
      { notes: notesOn(understood) },
    )
  if (!best) return sayNext(taken, context, sayingAfter(understood, [], 'nothing-read'))
  return begin(withResource(taken, best.resource), best.resource, everything, { understood, context })
}
