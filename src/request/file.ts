import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import { ownRequest } from './own-request.ts'
import type { World } from './world.ts'

/** Records that the worker has put the decision on the child's case file (section 3). */
export const file = (command: Extract<Command, { kind: 'file' }>, given: Given, world: World): Decided => {
  const request = ownRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  if (request.filed !== undefined) return { events: [] }
  return { events: [newEvent('filed', request.id, given, { sealed: {}, private: {} })] }
}
