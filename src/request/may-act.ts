import { heardBefore } from './appeal.ts'
import { asHolder, type ActingAs } from './as-holder.ts'
import { holdersOn, holds } from '../people/directory.ts'
import type { CommandRefused } from './command.ts'
import { asMaker, heldThen, type MadeSaid } from './made.ts'
import { gaveOtherSide } from './hours/both-sides.ts'
import { isAgreement, type Request, type StepState } from './request.ts'
import { gradeOf, lineAbove } from './show-route.ts'
import type { World } from './world.ts'

/**
 * Whether a person may take a step now: by the posts they hold or cover on the day, whatever a card said. Nobody takes
 * a step of what they asked for, in any post, but for a case decision that the row calls their own (readings X1).
 * @param then what they decided before it was recorded: the post they held at that moment is what counts
 */
export const mayAct = (
  request: Request,
  step: number,
  person: string,
  world: World,
  then?: MadeSaid,
): ActingAs | CommandRefused => {
  const state = request.steps[step]
  if (!state) return { why: 'stale' }
  const maker = asMaker(request, step, person, world)
  if (maker) return maker
  if (request.requesters.includes(person) && !request.ownDecision)
    return { why: 'own-request', posts: state.posts }
  if (heardBefore(request.from, world).includes(person)) return { why: 'heard-before', posts: state.posts }
  if (lendsToThemselves(request, person, world)) return { why: 'own-request', posts: state.posts }
  if (isAgreement(state.shown) && gaveOtherSide(request, person, world))
    return { why: 'other-side', posts: state.posts }
  const acting = actingFor(state, person, world, then)
  if (!acting) return nobodyIn(request, state, world) ?? { why: 'not-yours', posts: state.posts }
  return agreedBefore(request, step, person) ? { why: 'agreed-already', posts: state.posts } : acting
}

const actingFor = (
  { shown, posts }: StepState,
  person: string,
  world: World,
  then: MadeSaid | undefined,
): ActingAs | undefined => {
  if (shown.panel) return asRecorder(posts, person, world)
  return then
    ? heldThen(then, [...new Set([...shown.posts, ...posts])], world)
    : asHolder(posts, person, world)
}

/** Nobody answers for a lender who also answers for the borrower, in any post and by any cover (crisis hours C13). */
const lendsToThemselves = ({ hours }: Request, person: string, { directory, today }: World): boolean =>
  hours?.asked.kind === 'loan' && holds(directory, hours.asked.borrower, person, today)

/** The last holder has left, and nobody covers: whom to talk to instead. */
const nobodyIn = (
  request: Request,
  { shown, posts }: StepState,
  world: World,
): CommandRefused | undefined => {
  const { directory, today, router } = world
  const held = posts.flatMap((id) => directory.posts.get(id) ?? [])
  const [first] = held
  if (shown.panel || !first || held.some((post) => holdersOn(post, today).length > 0)) return undefined
  const talkTo = lineAbove(gradeOf(router.policy, first.role), request, world)?.id
  return { why: 'no-post-holder', post: first.id, talkTo }
}

/** A panel's outcome is entered by its recorder, never by a member. */
const asRecorder = (
  panels: readonly string[],
  person: string,
  { directory }: World,
): ActingAs | undefined => {
  const panel = panels
    .flatMap((id) => directory.panels.get(id) ?? [])
    .find(({ recorders }) => recorders.includes(person))
  return panel && { post: panel.id, covering: false }
}

/**
 * Two agreements are two people's: whoever covers both posts still gives only one of them. Two panels are two bodies,
 * whoever records them: a recorder agrees nothing.
 */
const agreedBefore = ({ steps }: Request, step: number, person: string): boolean =>
  steps.some(
    ({ shown, done }, i) =>
      i < step &&
      isAgreement(shown) &&
      done?.by === person &&
      !(shown.panel && steps[step]?.shown.panel === true),
  )
