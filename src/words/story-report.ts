import type { MadeSaid } from '../request/made.ts'
import { madeWhen } from './made.ts'

/** Lines of the register about what was reported as decided, and about the consultations before it. */

export const reportedOwn = (made: MadeSaid): string =>
  `Said that they decided it ${madeWhen(made)}, and have still to confirm that with reasons. It stays open.`
export const reportedOther = (maker: string, made: MadeSaid): string =>
  `Reported a decision of ${maker}'s, ${madeWhen(made)}, not confirmed. It stays open.`

export const CONSULTATION = {
  took: 'Said that the consultation took place before it was decided.',
  waits: 'Said that it was decided without the consultation. That is asked for now.',
  wentOn:
    'Said that it was decided without the consultation. A child may have been in danger, so it went on.',
} as const

/** Stands where a person's words were, once those are erased. */
export const ERASED = '(These words have been erased.)'
