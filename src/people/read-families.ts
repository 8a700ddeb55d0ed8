import { checkedYaml, type Mistake } from '../policy/checked-yaml.ts'
import { didYouMean } from '../words/nearest-word.ts'
import type { Directory } from './directory.ts'
import { familiesFile } from './families-file.ts'
import type { Families } from './family.ts'

export type ReadFamilies =
  | { readonly ok: true; readonly families: Families }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/**
 * Reads the text of a families.yaml against the directory that its teams are in. A worker who has left the people list is no
 * mistake: the family stays theirs until it is handed over, and `people check` names it.
 */
export const readFamilies = (text: string, directory: Directory): ReadFamilies => {
  const read = checkedYaml(text, familiesFile)
  if (!read.ok) return read
  const { families } = read.value
  const mistakes = Object.entries(families).flatMap(([reference, { team, 'merged-into': into }]) => [
    ...unknown(team, directory.teams, 'team').map((it) => read.at(['families', reference, 'team'], it)),
    ...wrongMerge(into, families).map((it) => read.at(['families', reference, 'merged-into'], it)),
  ])
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    families: new Map(
      Object.entries(families).map(
        ([reference, { children, team, worker, standing, 'merged-into': mergedInto }]) => [
          reference,
          { reference, children, team, worker, standing, ...(mergedInto !== undefined && { mergedInto }) },
        ],
      ),
    ),
  }
}

const wrongMerge = (
  into: string | undefined,
  families: Readonly<Record<string, { readonly 'merged-into'?: string | undefined }>>,
): readonly string[] => {
  if (into === undefined) return []
  if (!Object.hasOwn(families, into)) return [`"${into}" is not a family of this file`]
  const on = families[into]?.['merged-into']
  return on === undefined ? [] : [`${into} is itself merged into ${on}: name the one that stays`]
}

const unknown = (name: string, among: ReadonlyMap<string, unknown>, what: string): readonly string[] =>
  among.has(name) ? [] : [`"${name}" is not a ${what} of the people file${didYouMean(name, among.keys())}`]
