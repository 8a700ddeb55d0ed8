import type { Action, FactRow } from '../../cards/card.ts'
import { showFact } from '../views/format.ts'
import { dropped, nothingToCancel, whatToChange } from '../words/asking.ts'
import { BUTTONS } from '../words/buttons.ts'
import { capital, withoutArticle } from '../words/grammar.ts'
import { takenUpAgain } from '../words/help.ts'
import { say, type Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { isBlank, resourceOf } from './draft.ts'
import { draftButton, message } from './message.ts'
import { shortly } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'
import { formAction } from './whole-form.ts'

/** Lists what is known and lets it be changed: by a message, in the form, or one fact at a time. */
export const changeSomething = (draft: Draft, context: Context): Turned => {
  const resource = resourceOf(draft, context)
  const form = resource ? [formAction(draft, resource, context)] : []
  return {
    draft: { ...draft, waiting: 'send', asked: [] },
    cards: [
      message([whatToChange()], {
        show: [{ kind: 'facts', rows: rows(draft, context) }],
        actions: [
          ...form,
          ...clearing(draft, context),
          draftButton(draft.id, 'cancel', BUTTONS.cancel, { style: 'danger' }),
        ],
      }),
    ],
  }
}

const rows = (draft: Draft, context: Context): readonly FactRow[] => [
  { label: 'Asked', value: say`${askedFor(draft, context)}` },
  { label: 'Family', value: say`${draft.family ?? ''}` },
  ...Object.entries(draft.facts).flatMap(([fact, value]): readonly FactRow[] => {
    const definition = context.policy.facts.get(fact)
    if (!definition || value === undefined) return []
    const text = say`${capital(showFact(value, definition))}`
    return definition.kind === 'text'
      ? [{ label: definition.label, value: text, typed: true }]
      : [{ label: definition.label, value: text }]
  }),
]

const askedFor = (draft: Draft, context: Context): string => {
  const resource = resourceOf(draft, context)
  return resource ? capital(withoutArticle(resource.says)) : ''
}

// Yes-no facts are the ones a word is easily misread for: each can be unsaid and asked again.
const clearing = (draft: Draft, { policy }: Context): readonly Action[] =>
  Object.keys(draft.facts)
    .flatMap((fact) => policy.facts.get(fact) ?? [])
    .filter(({ kind, ask }) => kind === 'yes-no' && ask !== '')
    .slice(0, 3)
    .map(({ id, label }) => draftButton(draft.id, `ask:${id}`, label))

/** Lets a half-finished request go. Nothing was sent. */
export const cancel = (draft: Draft | undefined, context: Context): Turned => ({
  draft: undefined,
  cards: [message([whatWasCancelled(draft, context)])],
})

const whatWasCancelled = (draft: Draft | undefined, context: Context): Text => {
  if (!draft || isBlank(draft)) return nothingToCancel()
  // What was sent stays with whoever has it: only taking it back or changing it is let go.
  return draft.request === undefined ? dropped(shortly(draft, context)) : takenUpAgain()
}
