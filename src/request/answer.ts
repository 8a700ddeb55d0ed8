import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { ownOpenRequest } from './own-request.ts'
import type { World } from './world.ts'

/** Answers the question that a decider asked. The answer goes on the card; nothing else about the request changes. */
export const answer = (
  command: Extract<Command, { kind: 'answer' }>,
  given: Given,
  world: World,
): Decided => {
  const request = ownOpenRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  const open = request.questions.find((one) => one.answer === undefined)
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
