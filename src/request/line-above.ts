import { postFor } from '../people/directory.ts'
import type { Policy } from '../policy/policy.ts'
import type { World } from './world.ts'

/** The posts that answer for a team, from its manager upwards. */
export const linePosts = (
  { team }: { readonly team: string },
  { router, directory }: Pick<World, 'router' | 'directory'>,
): readonly string[] => lineRoles(router.policy).flatMap((role) => postFor(directory, role, team)?.id ?? [])

/**
 * The roles that answer for a team, from its manager upwards: those of a team or a service, and those of the whole authority
 * above all of them. A post of the whole authority at the grade of a service is there for one purpose, not for every family.
 */
const lineRoles = ({ deciders }: Policy): readonly string[] => {
  const roles = [...deciders.values()].flatMap((one) => (one.kind === 'role' ? [one] : []))
  const highest = Math.max(0, ...roles.filter(({ scope }) => scope !== 'authority').map(({ grade }) => grade))
  return roles.filter(({ scope, grade }) => scope !== 'authority' || grade > highest).map(({ id }) => id)
}
