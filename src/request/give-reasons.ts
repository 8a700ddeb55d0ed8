import type { Directory } from '../people/directory.ts'
import type { CommandRefused } from './command.ts'
import type { Reasons } from './event.ts'
import type { Press } from './press.ts'
import { namesIn, REASONS_LIMIT, typed, weighReasons } from './reasons.ts'
import type { Request } from './request.ts'

export type GivenReasons = Reasons & { readonly thin: boolean }

/**
 * The rationale that every decision needs (section 3). Refuses none, and one too long to be kept whole; a thin one is
 * sent back once, and then stands, flagged.
 */
export const giveReasons = (
  { answers }: Pick<Press, 'answers'>,
  request: Request,
  person: string,
  { directory }: { readonly directory: Pick<Directory, 'people'> },
): GivenReasons | CommandRefused => {
  const reasons = typed(answers['reasons'])
  const considered = typed(answers['considered'])
  if (reasons.length > REASONS_LIMIT || considered.length > REASONS_LIMIT) return { why: 'too-long' }
  const verdict = weighReasons(reasons, [...request.words, request.note], namesIn(directory))
  if (verdict === 'none') return { why: 'no-reasons' }
  const thin = verdict === 'thin'
  if (thin && !request.nudged.includes(person)) return { why: 'thin-reasons' }
  return { reasons, considered, thin }
}
