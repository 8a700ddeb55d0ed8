import { headingOf } from '../views/heading.ts'
import { notWithdrawnYet, stillHalfFinished } from '../words/lists.ts'
import { spoken } from '../words/understood.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { isBlank, resourceOf } from './draft.ts'
import type { Draft } from './turn.ts'

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
      ? [stillHalfFinished(shortly(draft, context))]
      : stillWithdrawing(draft, context)

/** What is typed next would be the reason: never left unsaid. */
const stillWithdrawing = ({ request, waiting }: Draft, { known }: Context): readonly Text[] => {
  const line = known.mine.find(({ id }) => id === request)
  return line && waiting === 'withdraw-reason' ? [notWithdrawnYet(line)] : []
}
