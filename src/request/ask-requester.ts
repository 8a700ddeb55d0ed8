import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'

/** Asks who made the request something before deciding. The request stays where it is. */
export const askRequester = ({ request, press, given, acting }: Pressing): Decided => {
  const question = (press.answers['question'] ?? '').trim()
  if (question === '')
    return { events: [], refused: { why: 'missing-answer', question: 'What do you want to ask?' } }
  return {
    events: [
      newEvent('asked', request.id, given, { sealed: { step: press.step }, private: { question } }, acting),
    ],
  }
}
