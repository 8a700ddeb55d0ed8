import { stringify } from 'yaml'
import { sourceOf, type SourceFile } from '../load-authority.ts'
import { onlyTaken } from '../people/only-taken.ts'
import { peopleFile, type PeopleFile } from '../people/people-file.ts'
import { checkedYaml } from '../policy/checked-yaml.ts'
import type { Change } from '../request/rules-state.ts'
import type { Digests, RulesLibrary } from './library.ts'

const NOTE = `# Written by the bot: what stood before, with what a newer list takes away, and how old that list is.
# What the list gives somebody waits for two of governance.
`

export type TakingPart = { readonly source: SourceFile; readonly change: Change }

/**
 * The part of a list of people that may count by itself, where the rest of it has to wait: it is compared with what stands
 * like any file, so that a part which gives anybody anything is no such part.
 */
export const takingPart = (
  list: SourceFile,
  adopted: Digests,
  library: RulesLibrary,
): TakingPart | undefined => {
  const [was, is] = [fileIn(library.standing(adopted).files.people.text), fileIn(list.text)]
  if (!was || !is) return undefined
  const source = sourceOf(list.path, NOTE + stringify(onlyTaken(was, is), { lineWidth: 0 }))
  library.add('people', source)
  const change = library.change('people', source.digest, adopted)
  return change?.byItself === undefined ? undefined : { source, change }
}

const fileIn = (text: string): PeopleFile | undefined => {
  const read = checkedYaml(text, peopleFile)
  return read.ok ? read.value : undefined
}
