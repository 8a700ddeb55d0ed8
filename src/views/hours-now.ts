import type { Request } from '../request/request.ts'
import { standsNow } from '../words/hours-card.ts'

/** What stands of agreed support, where that is no longer what was agreed: fewer hours, or an earlier end. */
export const hoursNow = (request: Request): string | undefined => {
  const agreed = request.status === 'approved' ? request.decision.approved?.hours : undefined
  const held = request.hours?.held
  if (agreed?.kind !== 'support' || held?.kind !== 'support') return undefined
  const isSame =
    agreed.lastDay === held.lastDay && JSON.stringify(agreed.lines) === JSON.stringify(held.lines)
  return isSame ? undefined : standsNow(held.lines, held.lastDay)
}
