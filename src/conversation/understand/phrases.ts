import { editDistance } from './edit-distance.ts'
import { stemOf, tokensOf, type Token } from './tokens.ts'

/** Words that a policy gives, and what they stand for. "…" in a phrase stands for a few words between. */
export type Phrase<T> = { readonly words: string; readonly means: T }

/** Where a phrase was found: from one token to another, both counted. */
export type Found<T> = {
  readonly means: T
  readonly from: number
  readonly to: number
  /** Words of the phrase that were matched, without articles. */
  readonly length: number
  readonly clause: number
}

export type Phrases<T> = {
  readonly find: (tokens: readonly Token[]) => readonly Found<T>[]
  /** Every stem the phrases are made of. */
  readonly stems: ReadonlySet<string>
}

type Part = { readonly stem: string; readonly gap: number }
type Entry<T> = { readonly parts: readonly Part[]; readonly means: T }

const SKIPPED = new Set([
  'a',
  'an',
  'the',
  'my',
  'her',
  'his',
  'our',
  'their',
  'its',
  'your',
  'some',
  'this',
  'these',
  'pls',
  'please',
  'plz',
])
const GAP = 5

/** Makes phrases ready to find: by their first word, so that a message costs its own length. */
export const phrasesOf = <T>(list: readonly Phrase<T>[]): Phrases<T> => {
  const byFirst = new Map<string, Entry<T>[]>()
  const stems = new Set<string>()
  for (const { words, means } of list) {
    const parts = partsOf(words)
    const [first] = parts
    if (!first) continue
    byFirst.set(first.stem, [...(byFirst.get(first.stem) ?? []), { parts, means }])
    for (const { stem } of parts) stems.add(stem)
  }
  return { stems, find: (tokens) => findAll(tokens, byFirst) }
}

const partsOf = (words: string): readonly Part[] =>
  words.split(/…|\.\.\./).flatMap((piece, i) =>
    tokensOf(piece)
      .filter(({ word }) => !SKIPPED.has(word))
      .map(({ stem }, j) => ({ stem, gap: i > 0 && j === 0 ? GAP : 0 })),
  )

const findAll = <T>(
  tokens: readonly Token[],
  byFirst: ReadonlyMap<string, readonly Entry<T>[]>,
): readonly Found<T>[] =>
  tokens.flatMap((token, from) =>
    (byFirst.get(token.stem) ?? []).flatMap(({ parts, means }) => {
      const to = matchFrom(tokens, from, parts)
      return to === undefined ? [] : [{ means, from, to, length: parts.length, clause: token.clause }]
    }),
  )

const matchFrom = (tokens: readonly Token[], from: number, parts: readonly Part[]): number | undefined => {
  let at = from
  for (const { stem, gap } of parts.slice(1)) {
    let left = gap
    at += 1
    while (at < tokens.length && tokens[at]?.stem !== stem) {
      if (!SKIPPED.has(tokens[at]?.word ?? '')) left -= 1
      if (left < 0) return undefined
      at += 1
    }
    if (at >= tokens.length) return undefined
  }
  return at
}

/** Puts right a slip of the finger in words that the policy knows; words of fewer than five letters are left alone. */
export const spellerFor = (known: ReadonlySet<string>): ((tokens: readonly Token[]) => readonly Token[]) => {
  const near = new Map<string, string[]>()
  for (const stem of known)
    if (stem.length >= 5 && !/\d/.test(stem))
      for (const key of [stem, ...shorter(stem)]) near.set(key, [...(near.get(key) ?? []), stem])
  const spelt = new Map<string, string | undefined>()
  return (tokens) =>
    tokens.map((token) => {
      if (token.stem.length < 5 || known.has(token.stem) || /\d|£/.test(token.stem)) return token
      if (!spelt.has(token.stem)) {
        if (spelt.size > 5000) spelt.clear()
        spelt.set(token.stem, nearest(token.stem, near))
      }
      const stem = spelt.get(token.stem)
      return stem === undefined ? token : { ...token, stem }
    })
}

const shorter = (word: string): readonly string[] =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))

// A first letter is seldom mistyped; without it "heating" would be taken for "seating".
const nearest = (stem: string, near: ReadonlyMap<string, readonly string[]>): string | undefined => {
  const candidates = new Set([stem, ...shorter(stem)].flatMap((key) => near.get(key) ?? []))
  const most = stem.length >= 9 ? 2 : 1
  const close = [...candidates]
    .filter((one) => one[0] === stem[0])
    .map((one) => ({ one, slips: editDistance(stem, one, most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((a, b) => a.slips - b.slips)
  return close[0]?.one
}

/** Stems of a list of words, for rules about single words. */
export const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stemOf))
