import { mondayOf } from '../../ledger/service-weeks.ts'
import type { Facts } from '../../policy/fact.ts'
import { addDays, daysBetween, type LondonDate } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { Request } from '../request.ts'

/**
 * What is asked of the next head of service when a family changes team: the whole weeks that are left from a Monday still
 * to come, at the hours that they have now, with what was said before. Undefined where no whole week is left.
 */
export const leftOver = (
  { facts, hours }: Request,
  { facts: named }: AllowanceRule,
  today: LondonDate,
): Facts | undefined => {
  const held = hours?.held
  if (held?.kind !== 'support') return undefined
  const earliest = addDays(mondayOf(today), 7)
  const toCome = held.lines.filter(({ week }) => week >= earliest && week >= held.startsOn)
  const starts = toCome[0]?.week
  if (starts === undefined) return undefined
  const weeks = Math.floor(daysBetween(starts, held.lastDay, 'calendar') / 7)
  if (weeks < 1) return undefined
  return {
    ...facts,
    [named.used]: undefined,
    [named.starts]: starts,
    [named.weeks]: weeks,
    [named.hours]: Math.max(...toCome.map(({ quarters }) => quarters)),
  }
}
