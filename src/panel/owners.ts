import { holdersOn } from '../people/directory.ts'
import { linePosts } from '../request/line-above.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'

/** Whoever holds a post today, or covers it. */
export const holders = (post: string, { directory, today }: World) => {
  const held = directory.posts.get(post)
  return held ? holdersOn(held, today) : []
}

/** The posts that a panel can leave something to: those that agreed it, and the line above the team, where somebody holds them. */
export const ownersFor = (request: Request, world: World): readonly string[] => {
  const agreed = request.steps.flatMap(({ done }) => (done ? [done.post] : []))
  return [...new Set([...agreed, ...linePosts(request, world)])].filter(
    (post) => holders(post, world).length > 0,
  )
}
