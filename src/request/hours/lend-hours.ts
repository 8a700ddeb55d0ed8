import { quartersIn, tidyLines, type HoursLine, type LoanHours } from '../../ledger/hours.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Pressing } from '../press.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import type { Agreed } from './agree-hours.ts'
import { hasBegun, lendableIn, notBegun, shortOf } from './figures.ts'
import { less, noLongerAsked } from './give-back.ts'
import { readWeeks } from './read-hours.ts'

/** The support that hours are borrowed for. */
export const supportOf = ({ from }: Request, { request }: Pick<World, 'request'>): Request | undefined =>
  from?.as === 'loan' ? request(from.request) : undefined

/** What is still missing of the hours that a loan was asked for, in weeks that have not begun. */
export const stillWanted = (
  support: Request,
  asked: LoanHours,
  rule: AllowanceRule,
  world: World,
): readonly HoursLine[] => {
  const short = shortOf(support, support.hours?.asked.lines ?? [], asked.borrower, rule, world)
  return tidyLines(
    asked.lines
      .filter(({ week }) => !hasBegun(week, world.today))
      .map(({ week, quarters }) => ({ week, quarters: Math.min(quarters, quartersIn(short, week)) })),
  )
}

/**
 * Lends what is still missing, or the part of it that the lender names. Refused where the lender has less by now; the
 * first that fills the gap spares the others their answer (I1, I5, I9).
 */
export const lendHours = (
  { request, press, given, acting, world }: Pressing,
  asked: LoanHours,
  rule: AllowanceRule,
): Agreed | CommandRefused => {
  const support = supportOf(request, world)
  if (support?.status !== 'open') return { why: 'not-open', status: support?.status ?? 'gone' }
  if (notBegun(asked.lines, world.today).length === 0)
    return { why: 'week-begun', weeks: asked.lines.map(({ week }) => week) }
  const wanted = stillWanted(support, asked, rule, world)
  if (wanted.length === 0) return { why: 'not-short' }
  const lines = press.act === 'approve' ? wanted : readWeeks(press.answers, wanted)
  if ('why' in lines) return lines
  if (lines.length === 0)
    return { why: 'not-hours', most: Math.max(...wanted.map(({ quarters }) => quarters)), of: 'hours' }
  const left = lendableIn(
    lines.map(({ week }) => week),
    asked.lender,
    rule,
    world,
  )
  if (lines.some(({ week, quarters }) => quarters > quartersIn(left, week)))
    return {
      why: 'not-lendable',
      left: lines.map(({ week }) => ({ week, quarters: quartersIn(left, week) })),
    }
  const short = shortOf(support, support.hours?.asked.lines ?? [], asked.borrower, rule, world)
  const filled = less(notBegun(short, world.today), lines).length === 0
  return {
    hours: { ...asked, lines },
    inPart: JSON.stringify(lines) !== JSON.stringify(asked.lines),
    follows: filled ? noLongerAsked(support.id, 'filled', { given, acting, world }, request.id) : [],
  }
}
