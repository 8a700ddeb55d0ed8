/** The word of a list that was probably meant, or undefined where none is close. Case and hyphens are forgiven. */
export const nearestWord = (typed: string, words: Iterable<string>): string | undefined => {
  const plain = simplify(typed)
  const [best] = [...words]
    .map((word) => ({ word, away: distance(plain, simplify(word)) }))
    .filter(({ word, away }) => away <= Math.max(1, Math.floor(Math.min(plain.length, word.length) / 3)))
    .toSorted((a, b) => a.away - b.away)
  return best?.word
}

/** `; did you mean "team-manager"?`, or nothing: to end a sentence that names a word nobody knows. */
export const didYouMean = (typed: string, words: Iterable<string>): string => {
  const nearest = nearestWord(typed, words)
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`
}

const simplify = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '')

/** How many letters must change, be added, be left out or swap with their neighbour. */
const distance = (from: string, to: string): number => {
  let [before, above] = [[] as number[], Array.from({ length: to.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min(change, swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    ;[before, above] = [above, row]
  }
  return above[to.length] ?? 0
}
