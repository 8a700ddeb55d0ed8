import { quartersIn, tidyLines, type HeldHours, type HoursLine, type LoanHours } from '../../ledger/hours.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { Given } from '../command.ts'
import type { Event } from '../event.ts'
import type { ActingAs } from '../as-holder.ts'
import { newEvent } from '../new-event.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { availableFor, hasBegun, loansHeld, loansOpen } from './figures.ts'
import type { HoursBecause } from './hours-state.ts'

/** Who causes a change, when, and for which post. */
export type Causing = {
  readonly given: Given
  readonly acting: ActingAs | undefined
  readonly world: World
}

type Why = {
  readonly because: HoursBecause
  readonly for?: string
  readonly thin?: boolean
  readonly reasons?: string
  readonly considered?: string
}

/** What a request holds from now on. */
export const hoursChanged = (
  request: string,
  hours: HeldHours,
  { reasons = '', considered = '', ...why }: Why,
  { given, acting }: Causing,
): Event =>
  newEvent(
    'hours-changed',
    request,
    given,
    { sealed: { ...why, hours }, private: { reasons, considered } },
    acting,
  )

export const withLines = <Held extends HeldHours>(held: Held, lines: readonly HoursLine[]): Held => ({
  ...held,
  lines: tidyLines(lines),
})

/** Takes quarter-hours off lines, week by week; never below nought. */
export const less = (lines: readonly HoursLine[], off: readonly HoursLine[]): readonly HoursLine[] =>
  tidyLines(lines.map(({ week, quarters }) => ({ week, quarters: quarters - quartersIn(off, week) })))

/**
 * Borrowed hours that a family's support no longer needs go back to whoever lent them, for weeks that have not begun
 * (C6): as many as its borrower has free once the support holds `after`. The latest loan goes back first.
 */
export const giveBack = (
  support: Request,
  after: readonly HoursLine[],
  { post, rule }: { readonly post: string; readonly rule: AllowanceRule },
  causing: Causing,
): readonly Event[] => {
  const { world } = causing
  const before = support.hours?.held?.lines ?? []
  const spare = new Map<LondonDate, number>()
  const spareIn = (week: LondonDate): number =>
    spare.get(week) ??
    availableFor(support, post, week, rule, world) + quartersIn(before, week) - quartersIn(after, week)
  return loansHeld(support.id, world).flatMap(({ loan, held }) => {
    const off = tidyLines(
      held.lines.map(({ week, quarters }) => {
        const back = hasBegun(week, world.today) ? 0 : Math.max(0, Math.min(quarters, spareIn(week)))
        spare.set(week, spareIn(week) - back)
        return { week, quarters: back }
      }),
    )
    return off.length === 0
      ? []
      : [returned(loan, held, off, { because: 'not-needed', for: support.id }, causing)]
  })
}

export const returned = (
  loan: Request,
  held: LoanHours,
  off: readonly HoursLine[],
  why: Why,
  causing: Causing,
): Event => hoursChanged(loan.id, withLines(held, less(held.lines, off)), why, causing)

/** Colleagues who were asked for hours and have not answered no longer need to. */
export const noLongerAsked = (
  support: string,
  because: 'filled' | 'support-decided',
  { given, world }: Causing,
  except?: string,
): readonly Event[] =>
  loansOpen(support, world)
    .filter(({ id }) => id !== except)
    .map(({ id }) => newEvent('withdrawn', id, given, { sealed: { because }, private: { reason: '' } }))

/** A support that comes to nothing: every borrowed hour of weeks to come goes back, and nobody is asked any more. */
export const letGo = (support: Request, causing: Causing): readonly Event[] => {
  const { world } = causing
  if (support.hours?.asked.kind !== 'support') return []
  const back = loansHeld(support.id, world).flatMap(({ loan, held }) => {
    const off = held.lines.filter(({ week }) => !hasBegun(week, world.today))
    return off.length === 0
      ? []
      : [returned(loan, held, off, { because: 'not-needed', for: support.id }, causing)]
  })
  return [...back, ...noLongerAsked(support.id, 'support-decided', causing)]
}
