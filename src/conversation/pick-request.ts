import type { Context } from './context.ts'
import type { RequestLine } from './turn.ts'

/** What this person sent and nobody has decided yet, newest first. */
export const openOnes = ({ known }: Context): readonly RequestLine[] =>
  known.mine.filter(({ status }) => status === 'open')

/** The one that is meant: the only one of the family named, or the only one there is. Never a guess among several. */
export const picked = (
  lines: readonly RequestLine[],
  family: string | undefined,
): RequestLine | undefined => {
  const about = family === undefined ? lines : lines.filter((line) => line.family === family)
  return about.length === 1 ? about[0] : undefined
}
