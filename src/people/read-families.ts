import { checkedYaml, type Mistake } from '../policy/checked-yaml.ts'
import { didYouMean } from '../words/nearest-word.ts'
import type { Directory } from './directory.ts'
import { familiesFile } from './families-file.ts'
import type { Families } from './family.ts'

export type ReadFamilies =
  | { readonly ok: true; readonly families: Families }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads the text of a families.yaml against the directory that its teams and workers are in. */
export const readFamilies = (text: string, directory: Directory): ReadFamilies => {
  const read = checkedYaml(text, familiesFile)
  if (!read.ok) return read
  const { families } = read.value
  const mistakes = Object.entries(families).flatMap(([reference, { team, worker }]) => [
    ...unknown(team, directory.teams, 'team').map((it) => read.at(['families', reference, 'team'], it)),
    ...unknown(worker, directory.people, 'person').map((it) =>
      read.at(['families', reference, 'worker'], it),
    ),
  ])
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    families: new Map(
      Object.entries(families).map(([reference, { children, team, worker, standing }]) => [
        reference,
        { reference, children, team, worker, standing },
      ]),
    ),
  }
}

const unknown = (
  name: string | undefined,
  among: ReadonlyMap<string, unknown>,
  what: string,
): readonly string[] =>
  name === undefined || among.has(name)
    ? []
    : [`"${name}" is not a ${what} of the people file${didYouMean(name, among.keys())}`]
