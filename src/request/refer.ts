import { rowOf } from '../policy/row-of.ts'
import { holdersOn, postFor } from '../people/directory.ts'
import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import type { Request } from './request.ts'
import { gradeOf, lineAbove } from './show-route.ts'
import type { World } from './world.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * The posts a decider may hand a step to: the others of the step, those the row names, and the line above, where
 * somebody other than the requester holds them (readings X2).
 */
export const referTargets = (
  request: Request,
  step: number,
  actingPost: string,
  world: World,
): readonly string[] => {
  const state = request.steps[step]
  if (!state || state.shown.panel || state.shown.outside) return []
  const { policy } = world.router
  const resource = policy.resources.get(request.resource)
  const row = resource && rowOf(resource, request.route.row)
  const named =
    row?.answer.kind === 'steps'
      ? row.answer.refer.flatMap((role) => postFor(world.directory, role, request.team)?.id ?? [])
      : []
  const role = world.directory.posts.get(actingPost)?.role ?? ''
  const above = row?.floor ? undefined : lineAbove(gradeOf(policy, role), request, world)?.id
  const targets = new Set([...state.shown.posts, ...named, ...(above === undefined ? [] : [above])])
  // Whoever could not be reached a moment ago is nobody to hand it to.
  const missed = new Set(state.tries.flatMap(({ post, reached }) => (reached ? [] : [post])))
  return [...targets].filter(
    (id) => id !== actingPost && !missed.has(id) && someoneElseHolds(id, request, world),
  )
}

const someoneElseHolds = (id: string, { requesters }: Request, { directory, today }: World): boolean => {
  const post = directory.posts.get(id)
  return post !== undefined && holdersOn(post, today).some(({ person }) => !requesters.includes(person))
}

/** Hands a step on, with a reason. Never to a post that neither the row nor the line above names. */
export const refer = ({ request, press, given, acting, world }: Pressing): Decided => {
  const to = press.answers['to'] ?? ''
  if (!referTargets(request, press.step, acting.post, world).includes(to))
    return { events: [], refused: { why: 'missing-answer', question: ASKED.referTo } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  return {
    events: [
      newEvent(
        'referred',
        request.id,
        given,
        { sealed: { step: press.step, to }, private: { reasons: reasons.reasons } },
        acting,
      ),
    ],
  }
}
