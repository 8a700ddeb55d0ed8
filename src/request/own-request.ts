import type { CommandRefused, Given } from './command.ts'
import type { OpenRequest, Request } from './request.ts'
import type { World } from './world.ts'

/** The request that somebody speaks of as theirs. Refuses one that is not there, and anybody who did not ask for it. */
export const ownRequest = (id: string, { by }: Given, world: World): Request | CommandRefused => {
  const request = world.request(id)
  if (!request) return { why: 'unknown-request' }
  return request.requesters.includes(by) ? request : { why: 'not-yours', posts: [] }
}

/** The same while it can still be changed: refuses what is decided or withdrawn. */
export const ownOpenRequest = (id: string, given: Given, world: World): OpenRequest | CommandRefused => {
  const request = ownRequest(id, given, world)
  if ('why' in request) return request
  return request.status === 'open' ? request : { why: 'not-open', status: request.status }
}
