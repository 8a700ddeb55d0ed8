import { holds } from '../people/directory.ts'
import { linePosts } from '../request/line-above.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'

/**
 * Who may read a request's reasons, history and totals: whoever asked, the family's team, the posts it went to, the line
 * above that team, and governance. Everybody else is refused, whatever channel they are in.
 */
export const mayRead = (request: Request, person: string, { directory, router, today }: World): boolean => {
  const reader = directory.people.get(person)
  if (!reader) return false
  if (reader.governance || request.requesters.includes(person) || reader.team === request.team) return true
  const posts = [
    ...request.steps.flatMap((step) => [...step.posts, ...step.shown.posts]),
    ...raisedTo(request),
    ...talkedTo(request),
  ]
  const line = linePosts(request, { router, directory })
  if (request.made?.by === person || request.made?.reportedBy === person) return true
  return (
    request.steps.some(({ done }) => done?.by === person) ||
    [...posts, ...line].some((id) => holds(directory, id, person, today))
  )
}

/** Whoever a head of service talks to about hours that nobody has: the form goes with the talk (section 4.2). */
const talkedTo = ({ hours }: Request): readonly string[] => (hours?.talk ? [hours.talk.with] : [])

/** The line above, where it was told that nobody answers. */
const raisedTo = ({ time }: Request): readonly string[] =>
  time.notices.flatMap(({ type, to }) => (type === 'raised' ? to : []))
