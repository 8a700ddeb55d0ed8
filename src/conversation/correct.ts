import type { Facts } from '../policy/fact.ts'
import { showFact } from '../views/format.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital, inSentence } from '../words/grammar.ts'
import {
  changedAt,
  nothingToChange,
  whatChanges,
  whichToChange,
  wouldChange,
  wrongFamily,
} from '../words/lists.ts'
import { say, type Text } from '../words/text.ts'
import { personAndPost } from '../words/who.ts'
import { place } from './consider.ts'
import type { Context } from './context.ts'
import { newDraft, resourceOf, withoutLedger } from './draft.ts'
import { firstAct } from './holder.ts'
import { draftButton, message } from './message.ts'
import { openOf, openOnes, picked, spokenOf } from './pick-request.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'
import { readFactsFor, type Understood } from './understand/understand.ts'
import { referenceIn } from './take-in.ts'

/** Changes what was sent and isn't decided. What would change is shown before it does. */
export const correct = (text: string, understood: Understood, context: Context): Turned => {
  const open = openOnes(context)
  if (open.length === 0) return { draft: undefined, cards: [message([nothingToChange()])] }
  const family = referenceIn(understood.reference)
  const about = openOf(family, context)
  const line = picked(open, family) ?? spokenOf(about, text) ?? (open.length === 1 ? open[0] : undefined)
  if (!line) return askWhich(about.length > 0 ? about : open, understood.text, context)
  if (family !== undefined && family !== line.family)
    return { draft: undefined, cards: [message([wrongFamily(line)])] }
  return showChange(text, understood.text, line, context)
}

const askWhich = (open: readonly RequestLine[], said: string, context: Context): Turned => {
  const draft: Draft = { ...newDraft(context), waiting: 'correction', words: [said] }
  return {
    draft,
    cards: [
      message([whichToChange()], {
        actions: open
          .slice(0, 5)
          .map((one) => draftButton(draft.id, `correct:${one.id}`, `${one.heading}, ${one.family}`)),
      }),
    ],
  }
}

/** What the message would change in a request, to be confirmed by a press. */
export const showChange = (text: string, said: string, line: RequestLine, context: Context): Turned => {
  const resource = context.policy.resources.get(line.resource)
  const facts = resource
    ? withoutLedger(readFactsFor(text, resource, context.reading).facts, context.policy)
    : {}
  const draft: Draft = {
    ...newDraft(context),
    waiting: 'correction',
    request: line.id,
    resource: line.resource,
    family: line.family,
    facts,
    words: [said],
  }
  const changes = inWords(facts, context)
  if (changes.length === 0)
    return {
      draft,
      cards: [message([whatChanges(line)], { actions: [draftButton(draft.id, 'keep', BUTTONS.keepIt)] })],
    }
  return {
    draft,
    cards: [
      message([wouldChange(line, changes, whoGetsIt(draft, context))], {
        actions: [
          draftButton(draft.id, 'correct-now', BUTTONS.changeIt, { style: 'main' }),
          draftButton(draft.id, 'keep', BUTTONS.keepIt),
        ],
      }),
    ],
  }
}

/**
 * Who gets the card once it is changed, where the change alone settles it: what else was sent isn't at hand, and nobody
 * is named who might not be the one.
 */
const whoGetsIt = (draft: Draft, context: Context): Text | undefined => {
  const resource = resourceOf(draft, context)
  if (!resource || draft.family === undefined) return undefined
  const facts = { ...draft.facts, ...context.known.used(draft.family, draft.facts) }
  const route = context.router.route(resource, facts)
  const placing = route.outcome === 'route' ? place(route, draft, context) : undefined
  const to = placing && 'placed' in placing ? firstAct(placing.placed)?.to : undefined
  if (!to) return undefined
  return to.kind === 'person' ? say`${personAndPost(to.who)},` : say`${capital(to.says)}`
}

const inWords = (facts: Facts, { policy }: Context): readonly string[] =>
  Object.entries(facts).flatMap(([fact, value]) => {
    const definition = policy.facts.get(fact)
    if (!definition || value === undefined) return []
    const shown = showFact(value, definition)
    return [definition.kind === 'money' ? shown : `${inSentence(definition.label)} ${shown}`]
  })

/** Confirmed: it goes on record. Whoever has it next gets a new card. */
export const correctNow = (draft: Draft, context: Context): Turned => {
  const line = context.known.mine.find(({ id }) => id === draft.request)
  if (!line) return { draft: undefined, cards: [message([nothingToChange()])] }
  const reason = draft.words.join(' / ')
  return {
    draft: undefined,
    command: { kind: 'correct', request: line.id, facts: draft.facts, reason },
    cards: [message([changedAt(line, inWords(draft.facts, context), context.at)])],
  }
}
