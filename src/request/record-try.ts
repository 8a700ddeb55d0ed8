import { Temporal } from 'temporal-polyfill'
import { actingOn, holds, inOfficeHours, postFor, postsOfRole } from '../people/directory.ts'
import type { Exception } from '../policy/policy.ts'
import type { Decided } from './decide.ts'
import type { Event } from './event.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import { mayTry } from './may-try.ts'
import { currentStep, type Request, type StepState, type Try } from './request.ts'
import { routeFor } from './submit.ts'
import type { World } from './world.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * Records a try to reach whoever a step is with. When nobody could be reached as often, and as far apart, as the council
 * has set, and the policy's exception holds, the step passes to whom it names (section 7; readings P26, P28).
 */
export const recordTry = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  const all = whomToTry(request, press.step, world)
  const as = mayTry(
    request,
    all.map(({ post }) => post),
    given,
    world,
  )
  if (!as) return { events: [], refused: { why: 'not-yours', posts: [] } }
  const state = request.steps[press.step]
  if (!state || press.step !== currentStep(request) || press.version !== request.version)
    return { events: [], refused: { why: 'stale' } }
  const id = press.answers['post'] ?? (all.length === 1 ? all[0]?.post : undefined)
  const tried = all.find((one) => one.post === id)
  if (!tried) return { events: [], refused: { why: 'missing-answer', question: ASKED.whoRung } }
  const reached = press.act === 'spoke-to'
  // Nobody comes to decide by what they alone say of a telephone.
  if (!reached && holdsAnyInstead(request, press.step, given.by, world))
    return { events: [], refused: { why: 'own-try', posts: state.posts } }
  const { post, person } = tried
  const events: Event[] = [
    newEvent('tried', request.id, given, {
      sealed: { step: press.step, reached, post, ...(person !== undefined && { person }), ...as },
      private: {},
    }),
  ]
  const tries: readonly Try[] = [...state.tries, { by: given.by, at: given.at, post, reached }]
  const passed = passedOn(request, press.step, tries, world)
  if (passed)
    events.push(
      newEvent('passed-on', request.id, given, { sealed: { step: press.step, to: passed.to }, private: {} }),
    )
  return { events }
}

/** A post that has to be tried, and whoever is rung for it. */
export type ToTry = { readonly post: string; readonly person: string | undefined }

/**
 * Whoever must all have been tried before the exception of a step opens: for the posts the step is with, or for every post of
 * their role where the policy asks for that. Nobody where the step has no exception.
 */
export const whomToTry = (request: Request, step: number, world: World): readonly ToTry[] => {
  const exception = exceptionOf(request, step, world)
  const state = request.steps[step]
  if (!exception || !state || hasMoved(state)) return []
  if (exception.tried === 'the-post')
    return state.posts.map((post) => ({ post, person: rungFor(post, request, world) }))
  const roles = new Set(state.posts.flatMap((id) => world.directory.posts.get(id)?.role ?? []))
  const posts = [...roles].flatMap((role) => postsOfRole(world.directory, role)).map(({ id }) => id)
  return oncePerPerson(posts.map((post) => ({ post, person: holderOf(post, request, world) })))
}

/** Whoever is rung for a post now: on call, covering or holding it, and not whoever asks. */
const rungFor = (
  id: string,
  { requesters }: Pick<Request, 'requesters'>,
  { directory, today }: Pick<World, 'directory' | 'today'>,
): string | undefined => {
  const post = directory.posts.get(id)
  return post && actingOn(post, today).find(({ person }) => !requesters.includes(person))?.person
}

/**
 * Each head of service has to be tried, and one person on call for them all is none of the others: who holds a post
 * counts, or covers it, and whoever is on call only where nobody does.
 */
const holderOf = (id: string, request: Request, world: World): string | undefined =>
  rungFor(id, request, { directory: inOfficeHours(world.directory), today: world.today }) ??
  rungFor(id, request, world)

/** A post with nobody in it has nobody to ring, and somebody in two is rung once. */
const oncePerPerson = (all: readonly ToTry[]): readonly ToTry[] =>
  all.filter(
    ({ person }, i) => person !== undefined && all.findIndex((other) => other.person === person) === i,
  )

/** Passed or referred on already: the exception was for whom the step was first with. */
const hasMoved = ({ posts, shown }: StepState): boolean => posts.some((post) => !shown.posts.includes(post))

type Passed = { readonly to: string | undefined }

const passedOn = (
  request: Request,
  step: number,
  tries: readonly Try[],
  world: World,
): Passed | undefined => {
  const exception = exceptionOf(request, step, world)
  const facts = { ...request.facts, ...world.used(request.family, request.facts) }
  if (!exception || world.router.holds(exception.when, facts) !== true) return undefined
  if (!whomToTry(request, step, world).every(({ post }) => wasTriedEnough(tries, post, world)))
    return undefined
  const instead = insteadOf(exception, request, world)
  return exception.instead.length > 0 && instead.length === 0 ? undefined : { to: instead[0] }
}

/** The posts that may act instead, the first of them first. */
const insteadOf = ({ instead }: Exception, { team }: Request, { directory }: World): readonly string[] =>
  instead.flatMap((one) => postFor(directory, one, team)?.id ?? [])

const holdsAnyInstead = (request: Request, step: number, person: string, world: World): boolean => {
  const exception = exceptionOf(request, step, world)
  const instead = exception ? insteadOf(exception, request, world) : []
  return instead.some((id) => holds(world.directory, id, person, world.today))
}

/** The exception that the request's route gives a step, by the policy as it stands. */
export const exceptionOf = (request: Request, step: number, world: World): Exception | undefined => {
  const routed = routeFor(request.resource, request.facts, request.family, world)
  return 'why' in routed ? undefined : routed.steps[step]?.exception
}

const wasTriedEnough = (tries: readonly Try[], post: string, world: World): boolean =>
  countedTries(tries, post, world).length >= world.router.policy.tries.count

/**
 * The tries of a post that count: each long enough after the last that counted, and after whoever it was could last be
 * spoken to. Whoever was spoken to and then can't be reached is unavailable from then on, and the next card says both.
 */
export const countedTries = (
  tries: readonly Try[],
  post: string,
  { router }: Pick<World, 'router'>,
): readonly Try[] => {
  const ofPost = tries.filter((one) => one.post === post)
  return ofPost
    .slice(ofPost.findLastIndex(({ reached }) => reached) + 1)
    .reduce<readonly Try[]>(
      (before, one) =>
        isApart(before.at(-1), one, router.policy.tries.minutesApart) ? [...before, one] : before,
      [],
    )
}

const isApart = (before: Try | undefined, one: Try, minutes: number): boolean =>
  before === undefined ||
  Temporal.Instant.from(before.at).until(Temporal.Instant.from(one.at)).total('minutes') >= minutes
