import { withCover } from '../people/cover.ts'
import { inOfficeHours, type Directory } from '../people/directory.ts'
import { withOnCall } from '../people/on-call.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { londonDate, londonInstant, londonTime } from '../policy/london-date.ts'
import type { Resource } from '../policy/policy.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { RouteShown } from './event.ts'
import { asHolder, type ActingAs } from './as-holder.ts'
import { isAgreement, type Request } from './request.ts'
import type { World } from './world.ts'

export const HOW_MADE = ['supervision', 'telephone', 'meeting'] as const
export type HowMade = (typeof HOW_MADE)[number]

/** A decision that was made before it was recorded: by whom, for which step, on which day (London), at what time where that is known. */
export type Made = {
  readonly by: string
  /** Whoever put it on record: its maker, or somebody who heard it. */
  readonly reportedBy: string
  readonly step: number
  readonly on: LondonDate
  /** "21:10". */
  readonly time?: string
  readonly how: HowMade
}

export type MadeSaid = Omit<Made, 'step' | 'reportedBy'>

type Submit = Extract<Command, { kind: 'submit' }>

/**
 * Takes a decision that somebody already made, or that another says they made. Never for money or hours, whose totals are
 * taken at the press; only by whoever held the post at the moment; never of their own request. It counts for nothing until
 * its maker confirms it.
 */
export const madeFor = (
  { made, requesters, ownDecision, facts }: Submit,
  { resource, shown }: { readonly resource: Resource; readonly shown: RouteShown },
  { at, by }: Given,
  world: World,
): Made | CommandRefused | undefined => {
  if (!made) return undefined
  const cannot = (because: CannotRecord): CommandRefused => ({
    why: 'cannot-record',
    because,
    person: made.by,
  })
  const counted = countsMoneyOrHours(resource, facts, world)
  if (counted) return cannot(counted)
  if (isAhead(made, at)) return cannot('not-yet')
  const step = shown.steps.findIndex(isAgreement)
  const first = shown.steps[step]
  if (!first || first.panel || first.outside) return cannot('not-theirs')
  const own = ownDecision && resource.ownDecision
  if (requesters.includes(made.by) && !own) return cannot('own-request')
  if (!heldThen(made, first.posts, world)) return cannot('did-not-hold')
  return { ...made, reportedBy: by, step }
}

export type CannotRecord =
  | 'money'
  | 'hours'
  | 'not-yet'
  | 'not-theirs'
  | 'open-not-theirs'
  | 'own-request'
  | 'did-not-hold'
  | 'only-maker'

/** Whether a resource uses up money or hours: then nothing about it can be recorded afterwards. */
export const countsMoneyOrHours = (
  resource: Resource,
  facts: Readonly<Record<string, unknown>>,
  { router: { policy } }: Pick<World, 'router'>,
): 'money' | 'hours' | undefined => {
  const asked = new Set([
    ...Object.keys(facts).filter((fact) => facts[fact] !== undefined),
    ...[...resource.heading.matchAll(/\{(\w+)\}/g)].map(([, fact = '']) => fact),
  ])
  const kinds = [...asked].map((fact) => policy.facts.get(fact)?.kind)
  if (resource.ledger !== undefined || kinds.includes('money')) return 'money'
  const allowance = [...policy.allowances.values()].some((one) => one.resource === resource.id)
  return resource.ownAllowance || allowance || kinds.includes('hours') ? 'hours' : undefined
}

export const isAhead = ({ on, time }: MadeSaid, at: string): boolean =>
  on > londonDate(at) || (on === londonDate(at) && time !== undefined && time > londonTime(at))

/** The post of a step that its maker held, covered or was on call for at that moment. Who has it now does not matter. */
export const heldThen = (made: MadeSaid, posts: readonly string[], world: World): ActingAs | undefined =>
  asHolder(posts, made.by, { directory: directoryThen(made, world), today: made.on })

/** Cover counts by the day, being on call by the hour: where the time isn't known, being on call gives nobody anything. */
const directoryThen = (
  { on, time }: MadeSaid,
  { directory, covers, router: { policy } }: World,
): Directory => {
  const then = withCover(inOfficeHours(directory), covers, { policy, today: on })
  return time === undefined ? then : withOnCall(then, { policy, at: londonInstant(on, time) })
}

/** A step whose decision was made already: only its maker can say what they decided. Undefined for any other step. */
export const asMaker = (
  request: Request,
  step: number,
  person: string,
  world: World,
): ActingAs | CommandRefused | undefined => {
  const { made } = request
  const state = request.steps[step]
  if (made?.step !== step || !state) return undefined
  const acting = person === made.by ? heldThen(made, state.posts, world) : undefined
  return acting ?? { why: 'cannot-record', because: 'only-maker', person: made.by }
}

/** Whether a request is a decision that its maker has not confirmed: it counts for nothing yet. */
export const isUnconfirmed = (request: Request): boolean =>
  request.status === 'open' && request.made !== undefined && !request.steps[request.made.step]?.done
