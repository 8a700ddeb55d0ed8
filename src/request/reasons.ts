import type { Directory } from '../people/directory.ts'
import type { CommandRefused } from './command.ts'

/** What stands in a rationale without being one: agreement, politeness, and the small words between. */
const FILLER = new Set(
  'a an and are as i in is it of on the this that to we you yes no ok okay k y n na yep yup sure fine good great agreed agree approve approved approving reject rejected refused declined decline done thanks thank please looks happy discussed above below per requested request see by me with for'.split(
    ' ',
  ),
)

export type ReasonsVerdict = 'none' | 'thin' | 'enough'

/** Longer than this is refused before anything is decided, never cut. */
export const REASONS_LIMIT = 10_000

const INVISIBLE = /[\p{White_Space}\p{Cf}\p{Cc}\u3164\u115F\u1160\uFFA0\u2800]+/gu

/** What somebody typed: trimmed, and nothing where only what can't be seen was typed. */
export const typed = (answer: string | undefined): string =>
  (answer ?? '').replace(INVISIBLE, '') === '' ? '' : (answer ?? '').trim()

/** What stands where a name, a day or an address was left out says nothing of why, nor does "a child of 3" in a name's place. */
const LEFT_OUT = /\[[^\]]*left out\]|\ba (?:child|young person) of \d+/g

/** Everybody's whole name: whose they are says nothing of why. */
export const namesIn = ({ people }: Pick<Directory, 'people'>): readonly string[] =>
  [...people.values()].map(({ name }) => name)

/** Whom somebody spoke to is worth keeping, and no reason: their name counts for nothing. */
const withoutNames = (text: string, colleagues: readonly string[]): string =>
  colleagues.reduce(
    (left, name) => (name.includes(' ') ? left.replaceAll(new RegExp(escaped(name), 'gi'), ' ') : left),
    text,
  )

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(LEFT_OUT, ' ')
    .replace(INVISIBLE, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}£]+/u)
    .filter((word) => word !== '')

/**
 * Whether somebody said why (section 3: every decision is recorded with its rationale). Nothing, one word, only filler,
 * one letter over and over, a colleague's name alone, or the request's own text again is none; a single word that says
 * anything is thin.
 */
export const weighReasons = (
  reasons: string,
  copiedFrom: readonly string[],
  colleagues: readonly string[] = [],
): ReasonsVerdict => {
  const words = wordsIn(withoutNames(reasons, colleagues))
  const telling = new Set(words.filter((word) => !FILLER.has(word) && !/^(.)\1*$/u.test(word)))
  if (words.length < 2 || telling.size === 0) return 'none'
  const said = words.join(' ')
  if (copiedFrom.some((text) => wordsIn(text).join(' ') === said)) return 'none'
  return telling.size === 1 ? 'thin' : 'enough'
}

/**
 * Why somebody does what is no decision on a request: changes a rule, merges or confirms a family, says that a list stands.
 * It needs a sentence: nobody is asked twice here, so a single word that says something is not let through.
 */
export const sentenceWhy = (
  said: string | undefined,
  colleagues: readonly string[] = [],
): string | CommandRefused => {
  const reasons = typed(said)
  if (reasons.length > REASONS_LIMIT) return { why: 'too-long' }
  return weighReasons(reasons, [], colleagues) === 'enough' ? reasons : { why: 'no-reasons' }
}
