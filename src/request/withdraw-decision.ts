import { holdersOn } from '../people/directory.ts'
import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import { newEvent } from './new-event.ts'
import type { Pressing } from './press.ts'

/** Takes a decision back, with reasons. Only for the post that made it; the original stays on the record. */
export const withdrawDecision = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  if (request.status !== 'approved' && request.status !== 'rejected')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  const { post: id, step } = request.decision
  const post = world.directory.posts.get(id)
  const holder = post && holdersOn(post, world.today).find(({ person }) => person === given.by)
  if (!holder) return { events: [], refused: { why: 'not-yours', posts: [id] } }
  const reasons = giveReasons(press, request, given.by)
  if ('why' in reasons) return { events: [], refused: reasons }
  const acting = { post: id, covering: holder.covering }
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
