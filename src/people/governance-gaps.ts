import type { Directory } from './directory.ts'
import type { PeopleGap } from './find-gaps.ts'
import { governanceOf } from './governance.ts'

/** A change of the rules needs an author and a second person: where there are fewer than two, what to do about it. */
export const governanceGaps = ({ people }: Pick<Directory, 'people'>): readonly PeopleGap[] => {
  const all = governanceOf({ people })
  if (all.length > 1) return []
  const who = all.length === 0 ? 'nobody is' : `only ${all[0]?.name ?? ''} is`
  return [
    {
      kind: 'too-few-in-governance',
      id: 'governance',
      says: `${who} in governance, and a change of the rules needs two people: give two persons "governance: true"; where the register has begun already, run "who-agrees init" again with the two named by --by and --second`,
    },
  ]
}
