import { addDays, londonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/card.ts'
import { join, say, type Text } from '../words/text.ts'
import { day } from './format.ts'

/** A family's other requests, as a decider needs them beside this one. */
export type FamilyBefore = { readonly decided: Text; readonly waitingPence: number }

/** Another request of the family, or of a family that a child of it is in too. */
export type Other = {
  readonly request: Request
  readonly what: string
  /** Once it is approved it adds to the same total. */
  readonly countsWithIt: boolean
}

/** What was approved or rejected for the family in the last twelve months, and what else is waiting for it now. */
export const familyBefore = (
  request: Request,
  others: readonly Other[],
  { today, mergedWith }: Pick<World, 'today' | 'mergedWith'>,
): FamilyBefore => {
  const oneFamily = [request.family, ...mergedWith(request.family)]
  const since = addDays(today, -365)
  const lines = others.flatMap(({ request: other, what }) => {
    const decision = 'decision' in other ? other.decision : undefined
    if (
      other.id === request.id ||
      !oneFamily.includes(other.family) ||
      !decision ||
      londonDate(decision.at) < since
    )
      return []
    return [
      say`${what}, ${other.status === 'undone' ? `${decision.outcome}, then withdrawn` : decision.outcome} ${day(londonDate(decision.at))}.`,
    ]
  })
  const waiting = others.filter(
    ({ request: other, countsWithIt }) => other.id !== request.id && other.status === 'open' && countsWithIt,
  )
  return {
    decided: lines.length === 0 ? words.nothingBefore(request.family) : join(lines.slice(-4)),
    waitingPence: waiting.reduce((total, { request: other }) => total + (other.pence ?? 0), 0),
  }
}
