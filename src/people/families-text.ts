import { stringify } from 'yaml'
import type { Families } from './family.ts'

/** The list that an import took, who took it (a person's id), and the London day in words. */
type Taken = { readonly from: string; readonly by: string; readonly on: string }

/** Who took a list, as its first line says it; undefined where nobody is said to. Anybody can write that line: it proves nothing. */
export const saysTakenBy = (text: string): string | undefined =>
  /^# Taken from .+ by ([a-z0-9][a-z0-9-]*) on [^\n]+\.\n/.exec(text)?.[1]

const heading = ({ from, by, on }: Taken): string =>
  `# Taken from ${from.replaceAll(/\s/g, ' ')} by ${by} on ${on}.\n`

/** The text of a families.yaml: what `readFamilies` reads back as the same families, and above them where they came from. */
export const familiesText = (families: Families, taken: Taken): string => {
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
  return `${heading(taken)}# Case references only: names stay in the case system.\n\n${stringify(file, { collectionStyle: 'any', flowCollectionPadding: true, lineWidth: 0 })}`
}
