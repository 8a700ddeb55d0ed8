import type { Directory } from '../people/directory.ts'
import type { Policy } from '../policy/policy.ts'
import type { FilterChoices } from './read-filters.ts'
import { FLAG_NAMES } from './register-flags.ts'
import type { RegisterRow } from './register-rows.ts'

/** What can be filtered by: what the policy, the people file and the rows have. A resource or post that has left the policy is still on record. */
export const filterChoices = (
  rows: readonly RegisterRow[],
  { policy: { resources }, directory }: { readonly policy: Policy; readonly directory: Directory },
): FilterChoices => ({
  resource: new Set([...resources.keys(), ...rows.map(({ resource }) => resource)]),
  post: new Set([
    ...directory.posts.keys(),
    ...directory.panels.keys(),
    ...rows.flatMap(({ posts }) => posts),
  ]),
  family: new Set(rows.map(({ family }) => family)),
  flag: new Set(FLAG_NAMES),
})
