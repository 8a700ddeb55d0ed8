import { holds, postFor } from '../people/directory.ts'
import type { Policy } from '../policy/policy.ts'
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
  ]
  const line = lineRoles(router.policy).flatMap((role) => postFor(directory, role, request.team)?.id ?? [])
  return (
    request.steps.some(({ done }) => done?.by === person) ||
    [...posts, ...line].some((id) => holds(directory, id, person, today))
  )
}

/** The line above, where it was told that nobody answers. */
const raisedTo = ({ time }: Request): readonly string[] =>
  time.notices.flatMap(({ type, to }) => (type === 'raised' ? to : []))

/**
 * The roles that answer for a team, from its manager upwards: those of a team or a service, and those of the whole authority
 * above all of them. A post of the whole authority at the grade of a service is there for one purpose, not for every family.
 */
const lineRoles = ({ deciders }: Policy): readonly string[] => {
  const roles = [...deciders.values()].flatMap((one) => (one.kind === 'role' ? [one] : []))
  const highest = Math.max(0, ...roles.filter(({ scope }) => scope !== 'authority').map(({ grade }) => grade))
  return roles.filter(({ scope, grade }) => scope !== 'authority' || grade > highest).map(({ id }) => id)
}
