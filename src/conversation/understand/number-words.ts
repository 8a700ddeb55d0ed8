const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ['fourty', 40],
  ['a', 1],
  ['an', 1],
])

/** One to nineteen, for what counts hundreds and thousands. */
export const SMALL_NUMBER_WORDS = UNITS.slice(1).toReversed().join('|')

/** One spelt-out number at most: "eighty", "two hundred and fifty", "a thousand". */
const PART = `(?:${[...UNITS, ...TENS, 'fourty'].join('|')}|hundred|thousand|grand)`
export const NUMBER_WORDS = `half a (?:grand|thousand)|(?:(?:a|an) )?${PART}(?:(?: and | |-)${PART}){0,6}`

/** Reads a number in words; undefined where the words don't make one in order. */
export const readNumberWords = (words: string): number | undefined => {
  if (words.toLowerCase().startsWith('half a ')) return 500
  let [total, group, last] = [0, 0, Infinity]
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and' || word === 'a' || word === 'an') continue
    if (word === 'hundred') {
      if (group > 19) return undefined
      group = Math.max(group, 1) * 100
      last = 100
    } else if (word === 'thousand' || word === 'grand') {
      if (total > 0) return undefined
      total = Math.max(group, 1) * 1000
      group = 0
      last = 1000
    } else {
      const value = VALUES.get(word)
      // "two fifty" is £2.50 to one person and £250 to another.
      if (value === undefined || value >= last || (last < 100 && (last < 20 || value > 9))) return undefined
      group += value
      last = value === 0 ? 0 : value
    }
  }
  return total + group
}
