import { LABELS } from '../src/words/card.ts'
import type { Question } from './card.ts'

/** What is put on record when somebody outside the chat has replied: who, on which day, what. */
export const replyQuestions: readonly Question[] = [
  { id: 'from', kind: 'line', label: LABELS.replyFrom, required: true },
  { id: 'on', kind: 'date', label: LABELS.replyOn, required: true },
  { id: 'reply', kind: 'long', label: LABELS.replyWords, required: true },
]
