import type { Given } from './command.ts'
import { sameRoute } from './correct.ts'
import type { Decided } from './decide.ts'
import type { RouteShown } from './event.ts'
import { newEvent } from './new-event.ts'
import type { Request } from './request.ts'
import { showRoute } from './show-route.ts'
import { routeFor } from './submit.ts'
import type { World } from './world.ts'

/**
 * Routes an open request again under the policy, people and totals of now. Where the answer differs the press is
 * refused, the old cards are void, and the request goes to whom it belongs to; undefined where it still stands.
 */
export const rerouted = (request: Request, given: Given, world: World): Decided | undefined => {
  const routed = routeFor(request.resource, request.facts, request.family, world)
  const route = 'why' in routed ? routed : showRoute(routed, request, world)
  if ('why' in route) {
    const says = route.why === 'blocked' ? route.says : ''
    return record(request, { ...request.route, row: '', clauses: [], steps: [] }, says, given, world)
  }
  if (sameRoute(route, request.route)) return undefined
  return record(request, route, 'why' in routed ? '' : routed.row.rule, given, world)
}

const record = (request: Request, route: RouteShown, says: string, given: Given, world: World): Decided => {
  const because = world.router.policy.version === request.route.policy ? 'total' : 'policy'
  const event = newEvent('rerouted', request.id, given, {
    sealed: { route, version: request.version + 1, because },
    private: {},
  })
  return { events: [event], refused: { why: 'rerouted', posts: route.steps[0]?.posts ?? [], says } }
}
