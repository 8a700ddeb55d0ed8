import { holdersOn, postsOf } from '../people/directory.ts'
import type { Request } from '../request/request.ts'
import { gradeOf } from '../request/show-route.ts'
import type { World } from '../request/world.ts'

/**
 * Who may read a request's reasons, history and totals: whoever asked, the family's team, the posts it went to, the line
 * above them, and governance. Everybody else is refused, whatever channel they are in.
 */
export const mayRead = (request: Request, person: string, { directory, router, today }: World): boolean => {
  const reader = directory.people.get(person)
  if (!reader) return false
  if (reader.governance || request.requesters.includes(person) || reader.team === request.team) return true
  return (
    isOfItsPosts(request, person, directory, today) || isAbove(request, person, { directory, router, today })
  )
}

const isOfItsPosts = (
  request: Request,
  person: string,
  directory: World['directory'],
  today: string,
): boolean =>
  request.steps.some(
    ({ posts, done, shown }) =>
      done?.by === person ||
      [...posts, ...shown.posts].some((id) => {
        const post = directory.posts.get(id)
        const panel = directory.panels.get(id)
        return (
          (post && holdersOn(post, today).some((holder) => holder.person === person)) === true ||
          panel?.recorders.includes(person) === true
        )
      }),
  )

/** Senior to a post of the request, and answering for its team: the service it belongs to, or the whole authority. */
const isAbove = (
  request: Request,
  person: string,
  { directory, router, today }: Pick<World, 'directory' | 'router' | 'today'>,
): boolean => {
  const service = directory.teams.get(request.team)?.service
  const highest = Math.max(
    0,
    ...request.steps
      .flatMap(({ posts }) => posts)
      .map((id) => gradeOf(router.policy, directory.posts.get(id)?.role ?? '')),
  )
  return postsOf(directory, person, today).some(
    ({ role, scope }) =>
      gradeOf(router.policy, role) >= highest &&
      (scope.kind === 'authority' || (scope.kind === 'service' && scope.service === service)),
  )
}
