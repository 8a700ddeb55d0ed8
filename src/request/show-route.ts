import { holdersOn, postFor, postsOf, type Directory, type Post } from '../people/directory.ts'
import type { Decider, Policy, Step } from '../policy/policy.ts'
import type { Route } from '../policy/route.ts'
import type { CommandRefused } from './command.ts'
import type { RouteShown, StepShown } from './event.ts'
import type { PeopleNow } from './world.ts'

type Routed = Extract<Route, { outcome: 'route' }>

/** Whom a request is for: the team it belongs to, and everybody who asked, none of whom may decide it. */
export type AskedBy = {
  readonly team: string
  readonly requesters: readonly string[]
  readonly ownDecision: boolean
  /** Whoever rejected what is appealed: they never hear it. */
  readonly heardBefore?: readonly string[]
}

/**
 * Puts posts to the roles of a route: which post of which team, by the directory as it stands. Refuses where a step
 * that somebody must take has no post that anybody but the requester holds; nobody is ever put in by default.
 */
export const showRoute = (route: Routed, asked: AskedBy, world: PeopleNow): RouteShown | CommandRefused => {
  const steps: StepShown[] = []
  for (const step of route.steps) {
    const shown = showStep(step, asked, world)
    if ('why' in shown) return shown
    steps.push(shown)
  }
  return {
    policy: world.router.policy.version,
    row: route.row.id,
    clauses: route.row.source.clauses,
    readings: route.readings.map(({ id }) => id),
    steps,
  }
}

const showStep = (
  step: Step,
  asked: AskedBy,
  { router, directory, today }: PeopleNow,
): StepShown | CommandRefused => {
  const deciders = step.by.flatMap((id) => router.policy.deciders.get(id) ?? [])
  const outside = deciders.every((one) => isOutside(one, step.act, asked.team, directory))
  const panel = deciders.every(({ kind }) => kind === 'panel')
  const shown = { act: step.act, outside, panel }
  if (panel) return { ...shown, posts: step.by }
  if (outside) return { ...shown, posts: deciders.map((one) => outsideId(one, asked.team, directory)) }
  const posts = deciders.flatMap(({ id }) => postFor(directory, id, asked.team) ?? [])
  if (step.act === 'notify') return { ...shown, posts: posts.map(({ id }) => id) }
  const able = posts.filter((post) => canTake(post, step.act, asked, { router, directory, today }))
  if (able.length === 0) return nobodyFor(step, posts, asked, { router, directory, today })
  return { ...shown, posts: able.map(({ id }) => id) }
}

/**
 * Somebody outside whom the council has on chat all the same has a post there, and is told like any other. A post that the
 * council says is outside is asked and told there; it never agrees anything, so a decision by it has nobody.
 */
const isOutside = ({ id, kind }: Decider, act: Step['act'], team: string, directory: Directory): boolean => {
  const post = postFor(directory, id, team)
  if (kind === 'outside') return act !== 'notify' || post === undefined || post.outside !== undefined
  return post?.outside !== undefined && (act === 'consult' || act === 'notify')
}

const outsideId = ({ id, kind }: Decider, team: string, directory: Directory): string =>
  kind === 'outside' ? id : (postFor(directory, id, team)?.id ?? id)

/** Held today by somebody who did not ask, and not by a subordinate of whoever did (readings X1). */
const canTake = (
  post: Post,
  act: Step['act'],
  asked: AskedBy,
  { router: { policy }, directory, today }: PeopleNow,
): boolean => {
  const holders = holdersOn(post, today)
  if (holders.length === 0) return false
  if (asked.ownDecision) return true
  const barred = [...asked.requesters, ...(asked.heardBefore ?? [])]
  const others = holders.filter(({ person }) => !barred.includes(person))
  if (others.length === 0) return false
  // Whoever is consulted agrees nothing: Access to Resources answer a team manager's request like any other.
  if (act === 'consult') return true
  const grades = asked.requesters.map((person) => highestGrade(policy, directory, person, today))
  return gradeOf(policy, post.role) >= Math.max(0, ...grades)
}

export const gradeOf = (policy: Policy, role: string): number => {
  const decider = policy.deciders.get(role)
  return decider?.kind === 'role' ? decider.grade : 0
}

const highestGrade = (policy: Policy, directory: Directory, person: string, today: string): number =>
  Math.max(0, ...postsOf(directory, person, today).map((post) => gradeOf(policy, post.role)))

/** Who to talk to where a post has nobody: the next grade up that somebody else holds. They are named, not given the button. */
const nobodyFor = (step: Step, posts: readonly Post[], asked: AskedBy, world: PeopleNow): CommandRefused => {
  const { policy } = world.router
  const grade = Math.max(0, ...step.by.map((role) => gradeOf(policy, role)))
  const barred = asked.heardBefore ?? []
  const talkTo = lineAbove(grade, { ...asked, requesters: [...asked.requesters, ...barred] }, world)?.id
  const heard = posts
    .flatMap((post) => holdersOn(post, world.today))
    .some(({ person }) => barred.includes(person))
  if (heard) return { why: 'heard-before', posts: talkTo === undefined ? [] : [talkTo] }
  if (posts.some((post) => holdersOn(post, world.today).length > 0)) return { why: 'only-theirs', talkTo }
  return { why: 'no-post-holder', post: posts[0]?.id ?? step.by[0] ?? '', talkTo }
}

/** The lowest post above a grade, for a team, that somebody other than the requesters holds today. */
export const lineAbove = (
  grade: number,
  asked: Pick<AskedBy, 'team' | 'requesters'>,
  { router, directory, today }: PeopleNow,
): Post | undefined =>
  [...router.policy.deciders.values()]
    .filter(
      (decider): decider is Decider & { kind: 'role' } => decider.kind === 'role' && decider.grade > grade,
    )
    .toSorted((a, b) => a.grade - b.grade)
    .flatMap(({ id }) => postFor(directory, id, asked.team) ?? [])
    .find((post) => holdersOn(post, today).some(({ person }) => !asked.requesters.includes(person)))
