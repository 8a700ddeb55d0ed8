import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import type { World } from './world.ts'

/** Takes back a request that is not decided yet. Only who asked can. */
export const withdraw = (
  command: Extract<Command, { kind: 'withdraw' }>,
  given: Given,
  world: World,
): Decided => {
  const request = world.request(command.request)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  if (!request.requesters.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  if (request.status !== 'open') return { events: [], refused: { why: 'not-open', status: request.status } }
  return {
    events: [newEvent('withdrawn', request.id, given, { sealed: {}, private: { reason: command.reason } })],
  }
}
