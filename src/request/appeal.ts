import type { Appeal } from '../policy/appeal.ts'
import type { Facts } from '../policy/fact.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import type { Event, GrownFrom } from './event.ts'
import { newEvent } from './new-event.ts'
import { ownRequest } from './own-request.ts'
import { isAgreement, type DecidedRequest, type Request } from './request.ts'
import type { World } from './world.ts'

/** What the policy lets be done about a request as it stands; undefined where it gives nothing, or it isn't decided so. */
export const appealOf = (request: Request, { router }: Pick<World, 'router'>): Appeal | undefined => {
  const appeal = router.policy.resources.get(request.resource)?.appeal
  return appeal && request.status === appeal.after ? appeal : undefined
}

/** Whether anybody hears it: where the policy gives no appeal, its resource only says so. */
export const isHeard = (appeal: Appeal, { router }: Pick<World, 'router'>): boolean => {
  const resource = router.policy.resources.get(appeal.resource)
  return [...(resource?.exclusions ?? []), ...(resource?.rows ?? [])].some(
    ({ answer }) => answer.kind === 'steps',
  )
}

/** The right of appeal that a request is the use of; undefined for anything else, a disagreement with who carries it out too. */
export const rightUsed = (
  { resource }: Pick<Request, 'resource'>,
  { router }: Pick<World, 'router'>,
): Appeal | undefined =>
  [...router.policy.resources.values()].find(
    ({ appeal }) =>
      appeal?.resource === resource && appeal.after === 'rejected' && isHeard(appeal, { router }),
  )?.appeal

/** The decision that an appeal is against; undefined where it was made outside the record. */
export const firstOf = ({ from }: Request, world: Pick<World, 'request'>): DecidedRequest | undefined => {
  const first = from?.as === 'appeal' ? world.request(from.request) : undefined
  return first && isDecided(first) ? first : undefined
}

/** What the record knows of the first decision, for the appeal's own rows: who rejected it. Never taken from what is typed. */
export const factsOfFirst = (first: Request, world: Pick<World, 'router' | 'directory'>): Facts => {
  const appeal = appealOf(first, world)
  const post = 'decision' in first ? (first.decision?.post ?? '') : ''
  const decider = world.directory.posts.get(post)?.role ?? post
  return Object.fromEntries(
    (appeal?.knows ?? []).flatMap(({ fact, value, of }) => (of.includes(decider) ? [[fact, value]] : [])),
  )
}

/** The same for a request that grew out of another. */
export const heldFacts = (from: GrownFrom | undefined, world: World): Facts => {
  const first = from?.as === 'appeal' ? world.request(from.request) : undefined
  return first ? factsOfFirst(first, world) : {}
}

/**
 * Whoever took part in a rejection never hears the appeal against it, whatever posts they hold or cover by then, and though
 * they took the rejection back meanwhile.
 */
export const heardBefore = (
  from: GrownFrom | undefined,
  world: Pick<World, 'request'>,
): readonly string[] => {
  const first = from?.as === 'appeal' ? world.request(from.request) : undefined
  const decision = first && 'decision' in first ? first.decision : undefined
  if (!first || decision?.outcome !== 'rejected') return []
  return [
    decision.by,
    ...first.steps.flatMap(({ shown, done }) => (done && isAgreement(shown) ? [done.by] : [])),
  ]
}

/** Appeals of a request that still stand: one that was taken back can be made again. */
export const appealsOf = (request: Request, world: Pick<World, 'grownFrom'>): readonly Request[] =>
  world
    .grownFrom(request.id)
    .filter(({ from, status }) => from?.as === 'appeal' && status !== 'withdrawn' && status !== 'undone')

/** Whether it can be sent again: a right of appeal is used once, a disagreement can come up anew once the last is settled. */
export const appealStands = (request: Request, world: Pick<World, 'grownFrom' | 'router'>): boolean => {
  const once = world.router.policy.resources.get(request.resource)?.appeal?.after === 'rejected'
  return appealsOf(request, world).some(({ status }) => once || status === 'open')
}

type Submit = Extract<Command, { kind: 'submit' }>

/** Why an appeal can't be sent: the policy gives none, the first isn't decided so, or it has been appealed already. */
export const whyNoAppeal = (command: Submit, world: World): CommandRefused | undefined => {
  if (command.from?.as !== 'appeal') return undefined
  const first = world.request(command.from.request)
  if (!first) return { why: 'unknown-request' }
  const appeal = appealOf(first, world)
  if (!appeal || appeal.resource !== command.resource || first.family !== command.family)
    return { why: 'no-appeal', because: 'none' }
  return appealStands(first, world) ? { why: 'no-appeal', because: 'already' } : undefined
}

/** What became of an appeal goes on the record of the first request too, in the same batch. The first decision is not touched. */
export const withAppealed = (decided: Decided, given: Given, world: World): Decided => {
  const noted = decided.events.flatMap((event): readonly Event[] => {
    const outcome = outcomeOf(event)
    const from = event.type === 'submitted' ? event.sealed.from : world.request(event.request)?.from
    return outcome && from?.as === 'appeal'
      ? [
          newEvent('appealed', from.request, given, {
            sealed: { appeal: event.request, outcome },
            private: {},
          }),
        ]
      : []
  })
  return noted.length === 0 ? decided : { ...decided, events: [...decided.events, ...noted] }
}

const OUTCOMES = {
  submitted: 'started',
  approved: 'allowed',
  rejected: 'not-allowed',
  withdrawn: 'withdrawn',
  'decision-withdrawn': 'withdrawn',
} as const

const outcomeOf = (event: Event): (typeof OUTCOMES)[keyof typeof OUTCOMES] | undefined => {
  if (event.type === 'approved' && !event.sealed.last) return undefined
  return isOutcome(event.type) ? OUTCOMES[event.type] : undefined
}

const isOutcome = (type: Event['type']): type is keyof typeof OUTCOMES => Object.hasOwn(OUTCOMES, type)

/** Records that the worker has told whoever the right of appeal belongs to. When is the record's own time. */
export const tellRight = (
  command: Extract<Command, { kind: 'tell-right' }>,
  given: Given,
  world: World,
): Decided => {
  const request = ownRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  if (appealOf(request, world)?.whose === undefined)
    return { events: [], refused: { why: 'no-appeal', because: 'none' } }
  if (request.toldRight !== undefined) return { events: [] }
  return { events: [newEvent('appeal-right-told', request.id, given, { sealed: {}, private: {} })] }
}

export const isDecided = (request: Request): request is DecidedRequest =>
  request.status === 'approved' || request.status === 'rejected'
