import type { Card } from './card.ts'
import { ON_A_LOCKED_TELEPHONE } from '../src/words/small.ts'

/** The note for the case file, ready to copy. */
export const noteCard = (note: string): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: [{ kind: 'note', text: note }],
  actions: [],
})
