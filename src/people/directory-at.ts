import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { withCover, type CoversOf } from './cover.ts'
import type { Directory } from './directory.ts'
import { hereToday, type LinksOf } from './here-today.ts'
import { withOnCall } from './on-call.ts'

type Seen = {
  readonly policy: Policy
  readonly coversOf: CoversOf
  readonly linksOf: LinksOf
  /** Instant, ISO. */
  readonly at: string
}

/** The directory as it is at an instant: whoever is here, with the cover that people set, and whoever is on call out of hours. */
export const directoryAt = (directory: Directory, { policy, coversOf, linksOf, at }: Seen): Directory => {
  const today = londonDate(at)
  const covered = withCover(hereToday(directory, linksOf, today), coversOf, { policy, today })
  return withOnCall(covered, { policy, at })
}
