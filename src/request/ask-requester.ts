import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { REASONS_LIMIT, typed } from './reasons.ts'
import type { Pressing } from './press.ts'
import { ASKED } from '../words/field-questions.ts'

/** Asks who made the request something before deciding. The request stays where it is. */
export const askRequester = ({ request, press, given, acting }: Pressing): Decided => {
  const question = typed(press.answers['question'])
  if (question === '') return { events: [], refused: { why: 'missing-answer', question: ASKED.whatToAsk } }
  if (question.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  return {
    events: [
      newEvent('asked', request.id, given, { sealed: { step: press.step }, private: { question } }, acting),
    ],
  }
}
