import { holdersOn, holds } from '../people/directory.ts'
import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { recall } from './hours/recall.ts'
import { undoneHours } from './hours/undone-hours.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'
import type { World } from './world.ts'

/**
 * Takes a decision back, with reasons. Only for the post that made it, and never by whoever asked, should they hold it by
 * now; the original stays on the record.
 */
export const withdrawDecision = (ready: Omit<Pressing, 'acting'>): Decided => {
  const { request, press, given, world } = ready
  if (request.status !== 'approved' && request.status !== 'rejected')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  if (request.hours?.asked.kind === 'loan' && request.status === 'approved') return recall(ready)
  const { post: id, step } = request.decision
  if (!holds(world.directory, id, given.by, world.today))
    return { events: [], refused: { why: 'not-yours', posts: [id] } }
  if (request.requesters.includes(given.by) && !request.ownDecision)
    return { events: [], refused: { why: 'own-request', posts: [id] } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const acting = { post: id, covering: isCovering(id, given.by, world) }
  const { hours, follows } = undoneHours(request, { given, acting, world })
  const sealed = { step, ...(hours && { hours }) }
  const words = { reasons: reasons.reasons }
  return {
    events: [
      newEvent('decision-withdrawn', request.id, given, { sealed, private: words }, acting),
      ...follows,
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
