import type { Text } from '../src/words/text.ts'
import type { Action, Card } from './card.ts'

/** Something the bot tells one person in private, with what they can do about it. */
export const toldCard = (
  summary: string,
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
): Card => ({
  summary,
  elements: paragraphs.filter((text) => text.length > 0).map((text) => ({ kind: 'say', text })),
  actions,
})
