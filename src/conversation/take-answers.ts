import type { Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { askWhich } from './choose-resource.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { notesOn } from './notes.ts'
import { ownWords } from './own-words.ts'
import { NOTHING_READ, readFact, together } from './read-fact.ts'
import { readFactsFor } from './understand/understand.ts'
import { sayingAfter, sayNext, type Saying } from './say-next.ts'
import { begin, startFirst } from './start-request.ts'
import { referenceIn, takeIn, withFacts, withFamily, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import type { FactsRead } from './understand/read-facts.ts'
import { readReference } from './understand/reference.ts'
import type { Understood } from './understand/understand.ts'
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
  const said = ownWords(message, read.facts, draft.asked, { resource, context })
  const facts = { ...read.facts, ...said }
  const next = withFacts(family === undefined ? taken : withFamily(taken, family), facts, context)
  return sayNext(next, context, sayingAfter(understood, read.doubts, after(draft, next, read)))
}

const after = (before: Draft, next: Draft, read: FactsRead): Saying['after'] => {
  const changed =
    next.family !== before.family || Object.keys(read.facts).length > 0 || read.doubts.length > 0
  if (!changed && before.asked.length > 0) return 'nothing-read'
  if (!changed) return next.words.length > before.words.length ? 'adding' : 'asking'
  return before.waiting === 'send' ? 'changing' : 'answering'
}

// "Actually", "should be", "not £80": then what is known already may change, though something else was asked.
const CORRECTING =
  /\b(?:actually|sorry|mean|meant|should (?:be|have)|instead|correction|change|wrong|not £?\d)\b/i

/** What a reply says: answers by number, then whatever else stands in it about this resource. */
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
  const said = resource ? readFactsFor(message, resource, context.reading) : NOTHING_READ
  const loose = { facts: mayChange(said.facts, message, draft), doubts: said.doubts }
  const exact = numbered
    .filter(({ fact, answer }) => fact !== 'family' && !belongsElsewhere(fact, answer, draft, context))
    .map(({ fact, answer }) => readFact(fact, answer, context))
  const text =
    numbered.length > 0 || !resource
      ? NOTHING_READ
      : readTexts(message, said.facts, { draft, resource, context })
  const family = numbered.find(({ fact }) => fact === 'family')
  const { facts, doubts } = together([text, loose, ...exact])
  return {
    read: { facts: { ...facts, ...deniedIn(loose.facts, draft) }, doubts },
    family: family && referenceIn(readReference(family.answer)),
  }
}

/** "5 gran half done", where 5 wanted a plan: words that answer another question aren't taken as the text of this one. */
const belongsElsewhere = (fact: string, answer: string, draft: Draft, context: Context): boolean => {
  const resource = resourceOf(draft, context)
  if (!resource || context.policy.facts.get(fact)?.kind !== 'text') return false
  const { facts } = readFactsFor(answer, resource, context.reading)
  return draft.asked.some((other) => other !== fact && facts[other] !== undefined)
}

/** In an answer to something else, a word that sounds like a fact doesn't change what is known: "no plan yet" isn't "planned". */
const mayChange = (facts: Facts, message: string, { asked, facts: known }: Draft): Facts =>
  asked.length === 0 || CORRECTING.test(message)
    ? facts
    : Object.fromEntries(
        Object.entries(facts).filter(([fact]) => asked.includes(fact) || known[fact] === undefined),
      )

/** "1-4 yes … gran half done": where words deny what a number affirms, the denial stands. It never lowers the level. */
const deniedIn = (loose: Facts, { asked }: Draft): Facts =>
  Object.fromEntries(asked.filter((fact) => loose[fact] === false).map((fact) => [fact, false]))

const LEAST = 8

/**
 * A reply without numbers to questions that want words: as many sentences as questions are taken in order. One such
 * question alone takes the whole, unless the reply says something else: then it is asked again, and a message never
 * fills two questions with itself. What it is for stands in the heading, so it is never taken from a long reply.
 */
const readTexts = (
  message: string,
  said: Facts,
  {
    draft,
    resource,
    context,
  }: { readonly draft: Draft; readonly resource: Resource; readonly context: Context },
): FactsRead => {
  const isText = (fact: string): boolean => context.policy.facts.get(fact)?.kind === 'text'
  const open = draft.asked.filter((fact) => isText(fact) && !resource.heading.includes(`{${fact}}`))
  if (open.length === 0 || message.trim().length < LEAST) return NOTHING_READ
  if (Object.keys(said).some((fact) => !isText(fact))) return NOTHING_READ
  if (readReference(message).kind !== 'none') return NOTHING_READ
  const sentences = message.split(/(?<=[.;!?])\s+|\n+/).filter((one) => one.trim() !== '')
  if (open.length !== draft.asked.length || sentences.length !== open.length)
    return open.length === 1 && open[0] !== undefined ? readFact(open[0], message, context) : NOTHING_READ
  return together(open.map((fact, i) => readFact(fact, sentences[i] ?? '', context)))
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
  if (finding.kind === 'several') return startFirst(everything, understood, taken, context)
  if (!best) return sayNext(taken, context, sayingAfter(understood, [], 'nothing-read'))
  return begin(withResource(taken, best.resource), best.resource, everything, { understood, context })
}
