import type { Policy, Resource } from '../../policy/policy.ts'
import type { Ranked } from './find-resource.ts'
import { tokensOf, type Token } from './tokens.ts'

/** How much each word says about each resource: a word that many share says little. */
export type Guesses = ReadonlyMap<string, ReadonlyMap<Resource, number>>

const COMMON = new Set(
  'in on at to of for from with by and or is are be been was has have had do does can could will would not no as that than then so up out off into get got who what when where more all any there need want now go a an the my her his our their pls him them he she they it we i you us me family child mother father who sign agree approve team manager head service director group panel how much many long most put give today tonight'.split(
    ' ',
  ),
)
const ENOUGH = 5
const CLEAR = 1.25

// A section of an Act is named for a reason: what has nothing to do with it isn't meant.
const SECTION = /^(?:s|reg)\d+$/

/** Weighs every single word of a policy's names and signs. */
export const guessesOf = (policy: Policy): Guesses => {
  const resources = [...policy.resources.values()]
  const used = new Map<string, Map<Resource, number>>()
  for (const resource of resources) {
    for (const words of [resource.title, ...resource.words.names, ...resource.words.signs])
      for (const { stem, word } of tokensOf(words)) {
        if (COMMON.has(word) || COMMON.has(stem) || word.length < 3) continue
        const list = used.get(stem) ?? new Map<Resource, number>()
        used.set(stem, list.set(resource, 0))
      }
  }
  return new Map(
    [...used].map(([stem, list]) => {
      const weight = Math.log(resources.length / list.size) + 0.5
      return [stem, new Map([...list].map(([resource]) => [resource, weight]))]
    }),
  )
}

/** For a question that names nothing: what its words most likely speak of. Never used to send anything anywhere. */
export const guessResource = (tokens: readonly Token[], guesses: Guesses): Ranked | undefined => {
  const scores = new Map<Resource, number>()
  for (const stem of new Set(tokens.map((token) => token.stem)))
    for (const [resource, weight] of guesses.get(stem) ?? [])
      scores.set(resource, (scores.get(resource) ?? 0) + weight)
  const [first, second] = [...scores].toSorted((a, b) => b[1] - a[1])
  if (!first || first[1] < ENOUGH || first[1] < (second?.[1] ?? 0) * CLEAR) return undefined
  const sections = tokens.filter(({ word }) => SECTION.test(word))
  if (sections.some(({ word }) => guesses.get(word)?.has(first[0]) !== true)) return undefined
  return { resource: first[0], score: first[1], named: false, at: 0 }
}
