import type { Delivery, Reply } from '../chat/chat.ts'
import { holdersOn, type Person } from '../people/directory.ts'
import { told, type Receiving } from '../receiving.ts'
import { newEvent } from '../request/new-event.ts'
import { deliveryKey } from '../request/register-state.ts'
import { maySayWhose } from '../request/link-account.ts'
import type { World } from '../request/world.ts'
import { reachedOf } from '../views/reached.ts'
import { notHereYet, youLeft, type NoLonger } from '../words/accounts.ts'

/** To somebody who has left, or has not come yet: nothing is taken from them. What they pressed is on record as refused. */
export const answerGone = async (
  delivery: Delivery,
  person: Person,
  at: string,
  it: Receiving,
): Promise<Reply> => {
  const world = it.spine.world(at)
  if (delivery.kind === 'pressed' && delivery.button.on === 'request' && world.request(delivery.button.id)) {
    const { id, act } = delivery.button
    const given = { by: person.id, at, delivery: delivery.delivery }
    // A chat that had no answer delivers again, after a restart too.
    if (!it.spine.state.deliveries.has(deliveryKey(given.by, given.delivery)))
      await it.spine.record([
        newEvent('press-refused', id, given, { sealed: { act, why: 'not-here' }, private: {} }),
      ])
  }
  const { from, to } = person
  if (from !== undefined && world.today < from) return told(notHereYet(from))
  return told(youLeft(to ?? world.today, heldUntil(person, world), reachedOf(world.directory, maySayWhose)))
}

/** The posts that they held to their last day, and who holds each now. */
const heldUntil = ({ id, to }: Person, { directory, today }: World): readonly NoLonger[] =>
  [...directory.posts.values()]
    .filter(({ holders }) => holders.some((one) => one.person === id && one.to === to))
    .map((post) => {
      const [now] = holdersOn(post, today)
      return { post: post.title, now: now && directory.people.get(now.person)?.name }
    })
