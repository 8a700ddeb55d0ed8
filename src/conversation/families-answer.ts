import type { Action } from '../../cards/card.ts'
import { action } from '../../cards/request-button.ts'
import { answersFor } from '../request/merge-families.ts'
import { whoMayMerge } from '../views/who-keeps.ts'
import { notYoursToMerge } from '../words/families.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { message } from './message.ts'
import { stillHere } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'

/** One answer about families, that leaves what is half typed as it is. */
export const only = (
  draft: Draft | undefined,
  context: Context,
  said: Text,
  actions: readonly Action[] = [],
): Turned => ({ draft, cards: [message([said, ...stillHere(draft, context)], { actions })] })

/** A button that names what it is about, and belongs to no draft. */
export const button = (
  act: string,
  label: string,
  ...more: [Action['style'], Action['questions']?]
): Action => action({ on: 'draft', id: '', step: 0, version: 0, act }, label, ...more)

/** Whoever may not merge them is told so before anything is asked of them, with who may. */
export const mayNotMerge = (references: readonly string[], context: Context): Text | undefined => {
  const families = references.flatMap((reference) => context.known.family(reference) ?? [])
  const now = { ...context.known, today: context.day }
  return answersFor(context.person.id, families, now)
    ? undefined
    : notYoursToMerge(references, whoMayMerge(families, now))
}
