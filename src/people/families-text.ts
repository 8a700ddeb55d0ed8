import { stringify } from 'yaml'
import type { Families } from './family.ts'

/** The text of a families.yaml: what `readFamilies` reads back as the same families. `heading` says where the list came from. */
export const familiesText = (families: Families, heading: string): string => {
  const file = {
    families: Object.fromEntries(
      [...families.values()].map(({ reference, children, team, worker, standing, mergedInto }) => [
        reference,
        {
          ...(children.length > 0 && { children: [...children] }),
          team,
          ...(worker !== undefined && { worker }),
          ...(standing === 'new' && { standing }),
          ...(mergedInto !== undefined && { 'merged-into': mergedInto }),
        },
      ]),
    ),
  }
  return `# ${heading}\n# Case references only: names stay in the case system.\n\n${stringify(file, { collectionStyle: 'any', flowCollectionPadding: true, lineWidth: 0 })}`
}
