import type { Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { NOTHING_READ, readFact, together } from './read-fact.ts'
import { referenceIn } from './take-in.ts'
import type { Draft } from './turn.ts'
import { readDates } from './understand/dates.ts'
import type { FactsRead } from './understand/read-facts.ts'
import { readReference } from './understand/reference.ts'
import { readFactsFor } from './understand/understand.ts'
import { readNumbered } from './understand/yes-no.ts'

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
  const moved = numberedOneOn(message, numbered, draft, context)
  const text =
    numbered.length > 0 || !resource
      ? NOTHING_READ
      : readTexts(message, said.facts, { draft, resource, context })
  const family = numbered.find(({ fact }) => fact === 'family')
  const { facts, doubts } = together([
    text,
    loose,
    ...exact,
    ...moved,
    bareDay(message, said.facts, draft, context),
  ])
  return {
    read: { facts: { ...facts, ...deniedIn(loose.facts, draft) }, doubts },
    family: family && referenceIn(readReference(family.answer)),
  }
}

const FEW_WORDS = 6

/** "Tue 22 Dec", where the one day that was asked for has no words of its own beside it. */
const bareDay = (message: string, said: Facts, { asked }: Draft, context: Context): FactsRead => {
  const days = asked.filter((fact) => context.policy.facts.get(fact)?.kind === 'date')
  const [day] = days
  if (day === undefined || days.length > 1 || said[day] !== undefined) return NOTHING_READ
  return message.trim().split(/\s+/).length <= FEW_WORDS && readDates(message, context.day).length === 1
    ? readFact(day, message, context)
    : NOTHING_READ
}

type Numbered = readonly { readonly fact: string; readonly answer: string }[]

/**
 * "1 … 2 … 3 …" to two questions: somebody numbered a thing that wasn't asked too. Where the words at a question's own number
 * answer another one, those at the number after the last are its answer.
 */
const numberedOneOn = (
  message: string,
  numbered: Numbered,
  draft: Draft,
  context: Context,
): readonly FactsRead[] => {
  const displaced = numbered.filter(({ fact, answer }) => belongsElsewhere(fact, answer, draft, context))
  const [one] = displaced
  const past = draft.asked.length + 1
  const answer = readNumbered(message, past).answers.get(past)
  if (!one || displaced.length > 1 || answer === undefined) return []
  return belongsElsewhere(one.fact, answer, draft, context) ? [] : [readFact(one.fact, answer, context)]
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
