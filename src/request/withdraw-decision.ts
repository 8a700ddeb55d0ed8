import { holdersOn, holds } from '../people/directory.ts'
import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import type { World } from './world.ts'

/** Takes a decision back, with reasons. Only for the post that made it; the original stays on the record. */
export const withdrawDecision = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  if (request.status !== 'approved' && request.status !== 'rejected')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  const { post: id, step } = request.decision
  if (!holds(world.directory, id, given.by, world.today))
    return { events: [], refused: { why: 'not-yours', posts: [id] } }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  const acting = { post: id, covering: isCovering(id, given.by, world) }
  return {
    events: [
      newEvent(
        'decision-withdrawn',
        request.id,
        given,
        { sealed: { step }, private: { reasons: reasons.reasons } },
        acting,
      ),
    ],
  }
}

const isCovering = (id: string, person: string, { directory, today }: World): boolean => {
  const post = directory.posts.get(id)
  return (
    post !== undefined &&
    !holdersOn(post, today).some((holder) => holder.person === person && !holder.covering)
  )
}
