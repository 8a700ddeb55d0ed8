import type { Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import * as words from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { askWhich } from './choose-resource.ts'
import type { Context } from './context.ts'
import { resourceOf } from './draft.ts'
import { notesOn } from './notes.ts'
import { ownWords } from './own-words.ts'
import { readReply } from './read-reply.ts'
import { sayingAfter, sayNext, type Saying } from './say-next.ts'
import { begin, startFirst } from './start-request.ts'
import { takeIn, withFacts, withFamily, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import type { FactsRead } from './understand/read-facts.ts'
import { readFactsFor, type Understood } from './understand/understand.ts'

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
  const told = { ...saidAgain(message, draft, resource, context), ...read.facts }
  const said = ownWords(message, told, draft.asked, { resource, context })
  const facts = { ...told, ...said }
  const next = withFacts(family === undefined ? taken : withFamily(taken, family), facts, context)
  const again = askedAgainIn(draft, next, read, resource, context)
  const saying = sayingAfter(understood, read.doubts, after(draft, next, read))
  return sayNext(again, context, { ...saying, notes: [...saying.notes, ...movedTo(draft, again, context)] })
}

/** Another family named on the way is said loudly: a request for the wrong child is the worst slip there is. */
const movedTo = (before: Draft, { family }: Draft, { known }: Context): readonly Text[] =>
  before.family === undefined ||
  family === undefined ||
  family === before.family ||
  !known.family(before.family)
    ? []
    : [words.familyChanged(before.family, family)]

/** What was known already, said again in words that may stand beside it: "dad wouldn't open the door". */
const saidAgain = (message: string, draft: Draft, resource: Resource, context: Context): Facts =>
  Object.fromEntries(
    Object.entries(readFactsFor(message, resource, context.reading).facts).filter(
      ([fact, value]) => value === draft.facts[fact] && context.policy.facts.get(fact)?.kind === 'yes-no',
    ),
  )

/**
 * A message that said whose family it is, or how much, told the story rather than answered: what wanted words of its own
 * is put again.
 */
const askedAgainIn = (
  before: Draft,
  next: Draft,
  { facts }: FactsRead,
  resource: Resource,
  context: Context,
): Draft => {
  const opening = before.asked.some((fact) =>
    fact === 'family'
      ? next.family !== before.family
      : resource.heading.includes(`{${fact}}`) && facts[fact] !== undefined,
  )
  if (!opening) return next
  const unsaid = (fact: string): boolean =>
    context.policy.facts.get(fact)?.kind === 'text' && next.facts[fact] === undefined
  return { ...next, askedBefore: next.askedBefore.filter((fact) => !unsaid(fact)) }
}

const after = (before: Draft, next: Draft, read: FactsRead): Saying['after'] => {
  const changed =
    next.family !== before.family || Object.keys(read.facts).length > 0 || read.doubts.length > 0
  if (!changed && before.asked.length > 0) return 'nothing-read'
  if (!changed) return next.words.length > before.words.length ? 'adding' : 'asking'
  return before.waiting === 'send' ? 'changing' : 'answering'
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
