import type { Action, Card, Element, Question } from '../../cards/card.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'

/** A message of the bot: what it says, in paragraphs, then whatever it shows, then the buttons. Teams shows six at most. */
export const message = (
  paragraphs: readonly Text[],
  {
    show = [],
    actions = [],
  }: { readonly show?: readonly Element[]; readonly actions?: readonly Action[] } = {},
): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: [
    ...paragraphs.filter((text) => text.length > 0).map((text): Element => ({ kind: 'say', text })),
    ...show,
  ],
  actions: actions.slice(0, 6),
})

/** A button of a half-typed request. */
export const draftButton = (
  draft: string,
  act: string,
  label: string,
  {
    style = 'plain',
    questions = [],
  }: { readonly style?: Action['style']; readonly questions?: readonly Question[] } = {},
): Action => ({ button: { on: 'draft', id: draft, step: 0, version: 0, act }, label, style, questions })

/** A button of a request that was sent. */
export const requestButton = (
  request: string,
  act: string,
  label: string,
  {
    style = 'plain',
    questions = [],
  }: { readonly style?: Action['style']; readonly questions?: readonly Question[] } = {},
): Action => ({ button: { on: 'request', id: request, step: 0, version: 0, act }, label, style, questions })
