import * as words from '../words/families.ts'
import type { Considered } from './consider.ts'
import { draftButton, message } from './message.ts'
import { isDangerous, opening, withNotes } from './opening.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { readYesNo } from './understand/yes-no.ts'

type Match = Extract<Considered, { readonly kind: 'match' }>

/**
 * Before a family that nobody knows begins with nothing spent: was the case system searched for the child and for the
 * address, and who by (RC-38)? What a child's safety may hang on tonight is never held up by it.
 */
export const askMatch = ({ placing }: Match, next: Next): Turned => {
  const { draft, resource, context, saying } = next
  const reference = draft.family ?? ''
  const opened = opening(draft, resource, placing, context)
  return {
    draft: { ...draft, waiting: 'match', asked: [] },
    cards: [
      message(
        [
          ...withNotes(saying.notes, opened, isDangerous(draft, resource, placing)),
          words.matchCheck(reference),
        ],
        {
          actions: [
            draftButton(draft.id, 'searched', words.BUTTONS.searched, { style: 'main' }),
            draftButton(draft.id, 'searched-else', words.BUTTONS.searchedElse, {
              questions: [{ id: 'by', kind: 'line', label: words.whoSearched, required: true, most: 80 }],
            }),
            draftButton(draft.id, 'not-searched', words.BUTTONS.notSearched),
          ],
        },
      ),
    ],
  }
}

/** What was answered about the search; `undefined` where the message is about something else. */
export type MatchSaid = 'by-me' | 'not-yet' | { readonly by: string }

const BY_ME =
  /\b(?:i|me|myself) (?:did|have|searched|looked|checked)\b|^\W*(?:i did|by me|me)\b|\bsearched (?:for )?both\b|^\W*both\b/i
const BY_THEM =
  /^\W*(?:(?:yes|both)[, ]+)?(?:by )?([\p{Lu}][\p{L}'-]+(?: [\p{Lu}][\p{L}'-]+)?)(?: (?:did|has|searched|looked|checked)\b.*)?[.! ]*$/u

export const readMatch = (text: string): MatchSaid | undefined => {
  const them = BY_THEM.exec(text)?.[1]
  if (BY_ME.test(text) && !/\bnot\b|n't/.test(text)) return 'by-me'
  if (them !== undefined && !/^(?:Yes|No|Not|Both|Only|The|I)\b/.test(them)) return { by: them }
  const yes = readYesNo(text)
  if (yes === true) return 'by-me'
  return yes === false || /\bnot (?:yet|searched)\b/i.test(text) ? 'not-yet' : undefined
}

/** A draft with the answer in it; undefined where the family has to wait for the search. */
export const withMatch = (draft: Draft, by: string): Draft => ({ ...draft, searchedBy: by })

export const waitForSearch = (draft: Draft): Turned => ({
  draft: { ...draft, waiting: 'match' },
  cards: [
    message([words.searchFirst(draft.family ?? '')], {
      actions: [draftButton(draft.id, 'searched', words.BUTTONS.searched, { style: 'main' })],
    }),
  ],
})
