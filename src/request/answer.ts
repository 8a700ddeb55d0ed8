import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { openQuestion, whoAnswers } from './who-answers.ts'
import type { World } from './world.ts'

/** Answers the question that a decider asked. The answer goes on the card; nothing else about the request changes. */
export const answer = (
  command: Extract<Command, { kind: 'answer' }>,
  given: Given,
  world: World,
): Decided => {
  const request = world.request(command.request)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  const open = openQuestion(request)
  // Answered a moment before by somebody else who was asked: theirs it was all the same.
  const { step = 0 } = open ?? request.questions.at(-1) ?? {}
  if (!whoAnswers(request, step).includes(given.by))
    return { events: [], refused: { why: 'not-yours', posts: [] } }
  if (request.status !== 'open') return { events: [], refused: { why: 'not-open', status: request.status } }
  if (!open) return { events: [], refused: { why: 'stale' } }
  return {
    events: [
      newEvent('answered', request.id, given, {
        sealed: { step: open.step },
        private: { answer: command.answer },
      }),
    ],
  }
}
