import type { HeldHours } from '../../ledger/hours.ts'
import type { Event } from '../event.ts'
import type { Request } from '../request.ts'
import { allowanceOf, hasBegun } from './figures.ts'
import { giveBack, withLines, type Causing } from './give-back.ts'

/**
 * What is left of hours when their decision is withdrawn: weeks that have begun stay charged, the others are free again
 * and borrowed ones go back (C6, C8).
 */
export const undoneHours = (
  request: Request,
  causing: Causing,
): { readonly hours?: HeldHours; readonly follows: readonly Event[] } => {
  const { world } = causing
  const held = request.hours?.held
  const rule = allowanceOf(request.resource, world)
  if (!rule || held?.kind !== 'support') return { follows: [] }
  const kept = held.lines.filter(({ week }) => hasBegun(week, world.today))
  const lastDay = world.today < held.lastDay ? world.today : held.lastDay
  const hours = { ...withLines(held, kept), lastDay }
  return { hours, follows: giveBack(request, kept, { post: held.post, rule }, causing) }
}
