import type { Resource } from '../policy/policy.ts'
import { nameLeftOut } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { lookAgain, otherLetGo } from '../words/whole-form.ts'
import { inYourWords } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import type { Context } from './context.ts'
import { isBlank, newDraft } from './draft.ts'
import { FAMILY } from './form-questions.ts'
import { draftButton, message } from './message.ts'
import { readForm, type FormRead } from './read-form.ts'
import { FRESH, sayNext } from './say-next.ts'
import { shortly } from './still-here.ts'
import { withFacts, withFamily, withResource } from './take-in.ts'
import type { Draft, Heard, Turned } from './turn.ts'
import { formAction } from './whole-form.ts'

type Choice = Extract<Heard, { readonly kind: 'choice' }>

/**
 * Takes a filled form. One that belongs to something finished begins anew with what is in it: nothing that was typed is
 * lost because it came late.
 */
export const fillForm = (
  id: string,
  { answers, draft: drawnFor }: Choice,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const resource = context.policy.resources.get(id)
  if (!resource) return undefined
  const isIts = draft?.id === drawnFor && (draft.resource === undefined || draft.resource === id)
  const read = readForm(answers, context)
  const filled = filledIn(withResource(isIts ? draft : newDraft(context), resource), read, answers, context)
  const notes = [
    ...(read.leftOut ? [nameLeftOut(undefined)] : []),
    ...(draft && !isIts && !isBlank(draft) ? [otherLetGo(shortly(draft, context))] : []),
  ]
  if (Object.keys(filled.unread).length > 0) return sayMistakes(filled, resource, notes, context)
  const turned = sayNext(filled, context, { ...FRESH, notes, after: 'answering' })
  return turned.draft || turned.command ? turned : givenBack(turned, filled, resource, context)
}

/** Nobody can agree it, or nobody has to: the draft is over, and what was written goes back to whoever wrote it. */
const givenBack = (turned: Turned, filled: Draft, resource: Resource, context: Context): Turned => {
  const texts = Object.entries(filled.facts).flatMap(([id, value]) => {
    const fact = context.policy.facts.get(id)
    return fact?.kind === 'text' ? [{ kind: 'typed' as const, label: fact.label, text: String(value) }] : []
  })
  const words = filled.words.map((text) => ({ kind: 'typed' as const, label: inYourWords, text }))
  const last = turned.cards.length - 1
  return {
    ...turned,
    cards: turned.cards.map((card, i) =>
      i === last
        ? {
            ...card,
            elements: [...card.elements, ...texts, ...words],
            actions: [...card.actions, formAction(filled, resource, context)].slice(-6),
          }
        : card,
    ),
  }
}

const filledIn = (
  draft: Draft,
  read: FormRead,
  answers: Readonly<Record<string, string>>,
  context: Context,
): Draft => {
  const base = read.family === undefined ? draft : withFamily(draft, read.family)
  const said = read.words
  return {
    ...withFacts(base, read.facts, context),
    urgency: read.urgency ?? draft.urgency,
    words: said === undefined || draft.words.includes(said) ? draft.words : [...draft.words, said],
    askedBefore: [...new Set([...draft.askedBefore, ...Object.keys(answers)])],
    unread: read.unread,
  }
}

/** The same form again with everything in it, and what was wrong at its box. */
const sayMistakes = (draft: Draft, resource: Resource, notes: readonly Text[], context: Context): Turned => {
  const problems = Object.entries(draft.unread).map(([id, { problem }]) => ({ id, problem }))
  const labelOf = (id: string): string =>
    context.policy.facts.get(id)?.label ?? (id === FAMILY ? 'Family' : 'In your words')
  return {
    draft,
    cards: [],
    redraw: message(
      [...notes, lookAgain(problems.map(({ id, problem }) => ({ label: labelOf(id), problem })))],
      {
        actions: [
          formAction(draft, resource, context, 'main'),
          draftButton(draft.id, 'go-on', BUTTONS.goOn),
          draftButton(draft.id, 'cancel', BUTTONS.cancel, { style: 'danger' }),
        ],
      },
    ),
    mistakes: Object.fromEntries(problems.map(({ id, problem }) => [id, problem])),
  }
}
