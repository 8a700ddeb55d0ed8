import type { Resource } from '../policy/policy.ts'
import type { Text } from '../words/text.ts'
import { twoThings } from '../words/understood.ts'
import { askWhich, chooseResource } from './choose-resource.ts'
import type { Context } from './context.ts'
import { isBlank, newDraft } from './draft.ts'
import { notesOn } from './notes.ts'
import { ownWords } from './own-words.ts'
import { sayingAfter, sayNext } from './say-next.ts'
import { takeIn, withFacts, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { withoutContrary } from './understand/both-said.ts'
import { withOwnSum } from './understand/sums-apart.ts'
import { readFactsFor } from './understand/understand.ts'
import type { Understood } from './understand/understand.ts'

/** Starts a request from what somebody typed: one thing, the first of two, or a question of which. */
export const startRequest = (
  message: string,
  understood: Understood,
  before: Draft | undefined,
  context: Context,
): Turned => {
  const start = before && isBlank(before) ? { ...newDraft(context), id: before.id } : newDraft(context)
  const draft = takeIn(start, understood, message, context)
  const notes = notesOn(understood)
  const { finding } = understood
  switch (finding.kind) {
    case 'none':
      return chooseResource(draft, context, { notes })
    case 'which':
      return askWhich(
        draft,
        finding.ranked.map(({ resource }) => resource),
        { notes },
      )
    case 'one': {
      const [one] = finding.ranked
      return one
        ? begin(draft, one.resource, message, { understood, context })
        : chooseResource(draft, context, { notes })
    }
    case 'several':
      return startFirst(message, understood, draft, context)
  }
}

/**
 * Two things in one message are two requests: agreeing one must never agree the other (RC-59). They are taken in the order
 * they were typed, but what a child's safety may hang on tonight comes first.
 */
export const startFirst = (
  message: string,
  understood: Understood,
  draft: Draft,
  context: Context,
): Turned => {
  const ranked = understood.finding.kind === 'several' ? understood.finding.ranked : []
  const waits = ({ resource }: (typeof ranked)[number]): number =>
    draft.urgency === 'tonight' && resource.protective ? 0 : 1
  const [first, second] = ranked.slice(0, 2).toSorted((a, b) => waits(a) - waits(b) || a.at - b.at)
  const notes = notesOn(understood)
  if (!first || !second) return chooseResource(draft, context, { notes })
  const later = { resource: second.resource.id, text: understood.text }
  const both = [...notes, twoThings(first.resource.says, second.resource.says)]
  return begin({ ...draft, later }, first.resource, message, { understood, context, notes: both })
}

/** What a message was understood to say, and what is said about it first. */
export type Hearing = {
  readonly understood: Understood
  readonly context: Context
  readonly notes?: readonly Text[]
}

/** Reads everything the message says about one resource, and says what comes next. */
export const begin = (
  draft: Draft,
  resource: Resource,
  message: string,
  { understood, context, notes = notesOn(understood) }: Hearing,
): Turned => {
  const whole = readFactsFor(message, resource, context.reading)
  const isOneOfTwo = understood.finding.kind === 'several'
  const read = isOneOfTwo ? withOwnSum(whole, message, resource, context.reading) : whole
  const { doubts } = read
  const facts = withoutContrary(read, resource, context.router)
  const said = ownWords(message, facts, [], { resource, context })
  const begun = withFacts(withResource(draft, resource), { ...facts, ...said }, context)
  return sayNext(begun, context, sayingAfter(understood, doubts, 'asking', notes))
}
