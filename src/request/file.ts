import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import type { World } from './world.ts'

/** Records that the worker has put the decision on the child's case file (section 3). */
export const file = (command: Extract<Command, { kind: 'file' }>, given: Given, world: World): Decided => {
  const request = world.request(command.request)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  if (!request.requesters.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  if (request.filed !== undefined) return { events: [] }
  return { events: [newEvent('filed', request.id, given, { sealed: {}, private: {} })] }
}
