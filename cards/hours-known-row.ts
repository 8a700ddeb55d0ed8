import type { LondonDate } from '../src/policy/london-date.ts'
import { HOURS_KNOWN, hoursKnownSince } from '../src/words/opening.ts'
import type { FactRow } from './card.ts'

/** Beside a post's weeks: since when its hours are known, where hours that it agreed before may still run. */
export const hoursKnownRow = (since: LondonDate | undefined): readonly FactRow[] =>
  since === undefined ? [] : [{ label: HOURS_KNOWN, value: hoursKnownSince(since) }]
