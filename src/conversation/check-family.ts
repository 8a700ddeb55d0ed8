import type { Action } from '../../cards/card.ts'
import { BUTTONS, iMeant, yesIts } from '../words/buttons.ts'
import { anotherTeamsFamily, unknownFamily } from '../words/small.ts'
import type { Considered } from './consider.ts'
import type { Context } from './context.ts'
import { isTheirs } from './draft.ts'
import { draftButton, message } from './message.ts'
import { isDangerous, opening, withNotes } from './opening.ts'
import type { Next } from './say-next.ts'
import type { Turned } from './turn.ts'
import { didYouMean } from './understand/reference.ts'

/** Settles whose family it is before anything is asked or shown: a slip in a reference must never open a fresh £0 family. */
export const checkFamily = (
  { standing, placing }: Extract<Considered, { readonly kind: 'family' }>,
  next: Next,
): Turned => {
  const { draft, resource, context, saying } = next
  const reference = draft.family ?? ''
  const { meant, yours } = meantBy(reference, context)
  const question =
    standing === 'unknown' ? unknownFamily(reference, meant, yours) : anotherTeamsFamily(reference)
  const opened = opening(draft, resource, placing, context)
  return {
    draft: { ...draft, waiting: 'family', asked: [] },
    cards: [
      message([...withNotes(saying.notes, opened, isDangerous(draft, resource, placing)), question], {
        actions: standing === 'unknown' ? whenUnknown(draft.id, meant) : whenAnothers(draft.id, meant),
      }),
    ],
  }
}

/** The nearest of the worker's own references, else the nearest of all. */
export const meantBy = (
  reference: string,
  context: Context,
): { readonly meant: string | undefined; readonly yours: boolean } => {
  const all = [...context.known.families()]
  const own = all.filter((family) => isTheirs(family, context)).map((family) => family.reference)
  const [yours] = didYouMean(reference, own)
  return { meant: yours, yours: true }
}

const whenUnknown = (draft: string, meant: string | undefined): readonly Action[] => [
  ...(meant === undefined ? [] : [draftButton(draft, `family:${meant}`, yesIts(meant), { style: 'main' })]),
  draftButton(draft, 'family-new', meant === undefined ? BUTTONS.itIsANewFamily : BUTTONS.newFamily),
  draftButton(draft, 'cancel', BUTTONS.cancel),
]

const whenAnothers = (draft: string, meant: string | undefined): readonly Action[] => [
  ...(meant === undefined ? [] : [draftButton(draft, `family:${meant}`, iMeant(meant))]),
  draftButton(draft, 'family-covering', BUTTONS.covering),
  draftButton(draft, 'cancel', BUTTONS.cancel),
]
