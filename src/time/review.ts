import { holds, holdersOn } from '../people/directory.ts'
import type { Decided } from '../request/decide.ts'
import { giveReasons } from '../request/give-reasons.ts'
import type { ActingAs } from '../request/as-holder.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import type { World } from '../request/world.ts'
import { TIME_LABELS } from '../words/time.ts'
import { decidingPost, reviewKey, reviewsOf } from './reviews-due.ts'

type Ready = Omit<Pressing, 'acting'>

/**
 * Records a review, with reasons. That it goes on is for the post that agreed it, never for whoever asked; that it has
 * ended anybody may say who asked or agreed. Neither changes any sum.
 */
export const review = (ready: Ready): Decided => {
  const { request, press, given, world } = ready
  const goesOn = press.act === 'goes-on'
  const acting = goesOn ? asDecider(ready) : asDecider(ready, request.requesters)
  if (acting === 'nobody')
    return { events: [], refused: { why: refusalFor(ready), posts: [decidingPost(request)] } }
  const open = reviewsOf(request, world)
  const which = whichOf(press, open)
  const due = open.find(({ rule, on }) => reviewKey(rule.id, on) === which)
  if (!due)
    return {
      events: [],
      refused:
        which === undefined && open.length > 0
          ? { why: 'missing-answer', question: TIME_LABELS.whichReview }
          : { why: 'stale' },
    }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  return {
    events: [
      newEvent(
        'reviewed',
        request.id,
        given,
        {
          sealed: { review: due.rule.id, due: due.on, goesOn },
          private: { reasons: reasons.reasons, considered: reasons.considered },
        },
        acting,
      ),
    ],
  }
}

/** Which review it is of: the one that was named, or the only one there is. */
const whichOf = ({ answers }: Ready['press'], open: ReturnType<typeof reviewsOf>): string | undefined => {
  const [first] = open.map(({ rule, on }) => reviewKey(rule.id, on))
  return answers['review'] ?? (open.length === 1 ? first : undefined)
}

const asDecider = (
  { request, given, world }: Ready,
  also: readonly string[] = [],
): ActingAs | undefined | 'nobody' => {
  const post = decidingPost(request)
  const isTheirs = holds(world.directory, post, given.by, world.today)
  const asked = request.requesters.includes(given.by)
  if (isTheirs && (!asked || request.ownDecision))
    return { post, covering: isCovering(post, given.by, world) }
  return also.includes(given.by) ? undefined : 'nobody'
}

const refusalFor = ({ request, given }: Ready): 'own-request' | 'not-yours' =>
  request.requesters.includes(given.by) ? 'own-request' : 'not-yours'

const isCovering = (id: string, person: string, { directory, today }: World): boolean => {
  const post = directory.posts.get(id)
  return post !== undefined && !holdersOn(post, today).some((one) => one.person === person && !one.covering)
}
