import type { Directory } from '../../people/directory.ts'

/** Under which heading somebody of the cast is found, in the order of the headings. */
export const CAST_GROUPS = ['Workers', 'Managers', 'Heads of service', 'Directors', 'Others'] as const
export type CastGroup = (typeof CAST_GROUPS)[number]

/** The group of a person: by the highest post that they hold, or by being in a team and in none. */
export const castGroup = (directory: Directory, person: string): CastGroup => {
  const posts = [...directory.posts.values()]
  const roles = posts.flatMap(({ role, holders }) =>
    holders.some((one) => one.person === person) ? role : [],
  )
  if (roles.some((role) => role.endsWith('director'))) return 'Directors'
  if (roles.some((role) => role === 'head-of-service' || role.startsWith('hos-'))) return 'Heads of service'
  if (roles.some((role) => /manager|consultant/.test(role))) return 'Managers'
  const helps = roles.length > 0 || posts.some(({ support }) => support.includes(person))
  const records = [...directory.panels.values()].some(({ recorders }) => recorders.includes(person))
  return helps || records || directory.people.get(person)?.team === undefined ? 'Others' : 'Workers'
}
