import type { Facts } from '../policy/fact.ts'
import { heardBefore, heldFacts } from './appeal.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { RouteShown } from './event.ts'
import { hoursFor } from './hours/ask-hours.ts'
import { newEvent } from './new-event.ts'
import { ownOpenRequest } from './own-request.ts'
import { showRoute } from './show-route.ts'
import { penceOf, routeFor } from './submit.ts'
import type { World } from './world.ts'

type Correct = Extract<Command, { kind: 'correct' }>

/**
 * Changes what an open request asks for. What grew, or goes to somebody else, is asked again from the start and every
 * agreement so far is void; what shrank keeps them. Either way the old card is void: nobody decides figures they did not see.
 */
export const correct = (command: Correct, given: Given, world: World): Decided => {
  const request = ownOpenRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  const facts = { ...request.facts, ...command.facts, ...heldFacts(request.from, world) }
  const routed = routeFor(request.resource, facts, request.family, world)
  if ('why' in routed) return { events: [], refused: routed }
  const route = showRoute(routed, { ...request, heardBefore: heardBefore(request.from, world) }, world)
  if ('why' in route) return { events: [], refused: route }
  const hours = hoursFor({ ...request, facts }, route, world)
  if (hours && 'why' in hours) return { events: [], refused: hours }
  const pence = penceOf(facts)
  const shrank = onlyLess(request.facts, facts)
  const grew = !shrank || !sameRoute(route, request.route)
  return {
    events: [
      newEvent('corrected', request.id, given, {
        sealed: { route, version: request.version + 1, pence, grew, ...(hours && { hours }) },
        private: { facts, reason: command.reason },
      }),
    ],
  }
}

/** Whether nothing changed but the sum, and that down. Agreements were given to everything else as it stood. */
const onlyLess = (before: Facts, after: Facts): boolean =>
  Object.keys(after).every(
    (fact) =>
      after[fact] === before[fact] || (fact === 'amount' && Number(after[fact]) < Number(before[fact])),
  )

/** Whether two routes ask the same posts for the same acts by the same row. */
export const sameRoute = (a: RouteShown, b: RouteShown): boolean =>
  a.row === b.row && JSON.stringify(a.steps) === JSON.stringify(b.steps)
