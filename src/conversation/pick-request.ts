import type { Context } from './context.ts'
import type { RequestLine } from './turn.ts'

/** What this person sent and nobody has decided yet, newest first. */
export const openOnes = ({ known }: Context): readonly RequestLine[] =>
  known.mine.filter(({ status }) => status === 'open')

/** The open ones of the family named, or all of them where none is. */
export const openOf = (family: string | undefined, context: Context): readonly RequestLine[] =>
  openOnes(context).filter((line) => family === undefined || line.family === family)

/** The only one whose heading has a word of the message, or the sum that it speaks of as the old one: "the shoes", "not £80". */
export const spokenOf = (lines: readonly RequestLine[], text: string): RequestLine | undefined => {
  const said = new Set(wordsOf(text))
  const own = lines.filter(
    (line) => wordsOf(line.heading).some((word) => said.has(word)) || isOldSum(line.pence, text),
  )
  return own.length === 1 ? own[0] : undefined
}

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !SAYS_LITTLE.has(word))

const SAYS_LITTLE = new Set(
  'for the and one more should have been not instead that this what was with'.split(' '),
)

const isOldSum = (pence: number | undefined, text: string): boolean =>
  pence !== undefined &&
  [...text.matchAll(/\b(?:not|instead of|the|from) £(\d+(?:\.\d\d)?)(?![\d.,]*\d)/gi)].some(
    ([, pounds]) => Math.round(Number(pounds) * 100) === pence,
  )

/** The one that is meant: the only one of the family named, or the only one there is. Never a guess among several. */
export const picked = (
  lines: readonly RequestLine[],
  family: string | undefined,
): RequestLine | undefined => {
  const about = family === undefined ? lines : lines.filter((line) => line.family === family)
  return about.length === 1 ? about[0] : undefined
}
