import { gradeOf, lineAbove } from '../request/show-route.ts'
import type { Who } from '../words/who.ts'
import { holderToday } from './actor.ts'
import type { RequestView } from './request-view.ts'

/** Whoever stands above a post, for somebody who can't find its holder. They are named, and given nothing to decide. */
export const aboveOf = (post: string | undefined, view: RequestView): Who | undefined => {
  const role = view.directory.posts.get(post ?? '')?.role
  const above =
    role === undefined ? undefined : lineAbove(gradeOf(view.router.policy, role), view.request, view.world)
  return above && holderToday(above.id, view)
}
