import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { letGo } from './hours/give-back.ts'
import { newEvent } from './new-event.ts'
import { ownOpenRequest } from './own-request.ts'
import type { World } from './world.ts'

/** Takes back a request that is not decided yet. Only who asked can. */
export const withdraw = (
  command: Extract<Command, { kind: 'withdraw' }>,
  given: Given,
  world: World,
): Decided => {
  const request = ownOpenRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  return {
    events: [
      newEvent('withdrawn', request.id, given, { sealed: {}, private: { reason: command.reason } }),
      ...letGo(request, { given, acting: undefined, world }),
    ],
  }
}
