import { editDistance } from './edit-distance.ts'
import type { Token } from './tokens.ts'

/** Puts right a slip of the finger in words that the policy knows; words of fewer than five letters are left alone. */
export const spellerFor = (known: ReadonlySet<string>): ((tokens: readonly Token[]) => readonly Token[]) => {
  const near = new Map<string, string[]>()
  for (const stem of known)
    if (stem.length >= 4 && !/\d/.test(stem))
      for (const key of [stem, ...shorter(stem)]) near.set(key, [...(near.get(key) ?? []), stem])
  const spelt = new Map<string, string | undefined>()
  return (tokens) =>
    tokens.map((token) => {
      if (token.word.length < 5 || known.has(token.stem) || /\d|£/.test(token.stem)) return token
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
    .filter(({ one, slips }) => slips <= most && (stem.length > 5 || !isOtherLetter(one, stem)))
    .toSorted((a, b) => a.slips - b.slips)
  return close[0]?.one
}

// In a short word another letter is another word: "CAMHS" is not "cash".
const isOtherLetter = (one: string, stem: string): boolean =>
  one.length === stem.length && Array.from(one).toSorted().join('') !== Array.from(stem).toSorted().join('')
