import type { Step } from '../policy/policy.ts'
import { heardBefore } from './appeal.ts'
import type { CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { Event, RouteShown, StepShown } from './event.ts'
import { newEvent } from './new-event.ts'
import type { Request } from './request.ts'
import { showRoute } from './show-route.ts'
import { routeFor } from './submit.ts'
import type { World } from './world.ts'

/**
 * Routes an open request again under the policy and the totals of now. Where another row, or other posts' roles, answer,
 * the press is refused, the old cards are void, and the request goes to whom it belongs to; undefined where it still
 * stands. A post that fell vacant changes nothing that was agreed: whoever presses has been held against the people of now.
 */
export const rerouted = (request: Request, given: Given, world: World): Decided | undefined => {
  const routed = routeFor(request.resource, request.facts, request.family, world)
  if ('why' in routed)
    return routed.why === 'blocked'
      ? nobodyMay(request, routed, given, world)
      : { events: [], refused: routed }
  if (routed.row.id === request.route.row && sameSteps(routed.steps, request.route.steps, world))
    return undefined
  const route = showRoute(routed, { ...request, heardBefore: heardBefore(request.from, world) }, world)
  return 'why' in route
    ? { events: [], refused: route }
    : record(request, route, routed.row.rule, given, world)
}

/** The policy now names nobody: the request keeps its place on the record with no step left to take. */
const nobodyMay = (
  request: Request,
  { says }: Extract<CommandRefused, { why: 'blocked' }>,
  given: Given,
  world: World,
): Decided => record(request, { ...request.route, row: '', clauses: [], steps: [] }, says, given, world)

const sameSteps = (now: readonly Step[], shown: readonly StepShown[], world: World): boolean =>
  now.length === shown.length && now.every((step, i) => isSame(step, shown[i], world))

const isSame = (step: Step, shown: StepShown | undefined, { directory }: World): boolean =>
  shown?.act === step.act && shown.posts.every((id) => step.by.includes(directory.posts.get(id)?.role ?? id))

/**
 * Asks what is open again from the start, because it turned out to be another family's. What its maker decided already, and
 * hours of a post's own allowance, stay with whom they were asked of; so does what nobody else may agree.
 */
export const askedAgain = (request: Request, given: Given, world: World): Event => {
  const routed = routeFor(request.resource, request.facts, request.family, world)
  const asked = { ...request, heardBefore: heardBefore(request.from, world) }
  const shown = 'why' in routed || request.made || request.hours ? undefined : showRoute(routed, asked, world)
  const route = shown && !('why' in shown) ? shown : request.route
  return newEvent('rerouted', request.id, given, {
    sealed: { route, version: request.version + 1, because: 'family' },
    private: {},
  })
}

const record = (request: Request, route: RouteShown, says: string, given: Given, world: World): Decided => {
  const because = world.router.policy.version === request.route.policy ? 'total' : 'policy'
  const event = newEvent('rerouted', request.id, given, {
    sealed: { route, version: request.version + 1, because },
    private: {},
  })
  return { events: [event], refused: { why: 'rerouted', posts: route.steps[0]?.posts ?? [], says } }
}
