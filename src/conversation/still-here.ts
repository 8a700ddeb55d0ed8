import type { Action } from '../../cards/card.ts'
import { headingOf } from '../views/heading.ts'
import { notWithdrawnYet, stillHalfFinished } from '../words/lists.ts'
import { spoken } from '../words/understood.ts'
import { plain, type Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { isBlank, resourceOf } from './draft.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

/** A half-finished request in a few words: "£80 for gas, F2201". */
export const shortly = (draft: Draft, context: Pick<Context, 'policy'>): string => {
  const resource = resourceOf(draft, context)
  const heading = resource ? spoken(headingOf(resource, draft.facts, context.policy.facts)) : 'a request'
  return draft.family === undefined ? heading : `${heading}, ${draft.family}`
}

/** Said after something else was answered, so that a half-finished request isn't forgotten. */
export const stillHere = (draft: Draft | undefined, context: Context): readonly Text[] =>
  !draft || isBlank(draft)
    ? []
    : draft.request === undefined
      ? isSaidAlready(draft, context)
        ? []
        : [stillHalfFinished(shortly(draft, context))]
      : stillWithdrawing(draft, context)

/** An answer to something else than what is half-typed, which stays as it is. */
export const answerBeside = (
  draft: Draft | undefined,
  context: Context,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): Turned => ({ draft, cards: [message([...paragraphs, ...stillHere(draft, context)], { actions })] })

/** What is typed next would be the reason: never left unsaid. */
const stillWithdrawing = ({ request, waiting }: Draft, { known }: Context): readonly Text[] => {
  const line = known.mine.find(({ id }) => id === request)
  return line && waiting === 'withdraw-reason' ? [notWithdrawnYet(line)] : []
}

const MINUTES = 10

/** Said under one answer, it isn't said under the next: at most once in ten minutes. */
const isSaidAlready = ({ notedAt }: Draft, { at }: Context): boolean =>
  notedAt !== undefined && Date.parse(at) - Date.parse(notedAt) < MINUTES * 60_000

/** The draft remembers when it was spoken of. */
export const noted = (turned: Turned, before: Draft | undefined, context: Context): Turned => {
  const { draft, cards } = turned
  const [said] = stillHere(before, context)
  if (!draft || !said || draft.id !== before?.id || draft.request !== undefined) return turned
  const wanted = plain(said)
  const isSaid = cards.some(({ elements }) =>
    elements.some((one) => one.kind === 'say' && plain(one.text).includes(wanted)),
  )
  return isSaid ? { ...turned, draft: { ...draft, notedAt: context.at } } : turned
}
