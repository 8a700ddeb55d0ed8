import { quartersIn, tidyLines, type HoursLine, type LoanHours } from '../../ledger/hours.ts'
import { holds } from '../../people/directory.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Decided } from '../decide.ts'
import { giveReasons } from '../give-reasons.ts'
import { asHolder, type ActingAs } from '../as-holder.ts'
import { newEvent } from '../new-event.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { answeredAsBorrower, answeredAsLender } from './both-sides.ts'
import { allowanceOf, availableFor, notBegun } from './figures.ts'
import { hoursChanged, less, returned, withLines } from './give-back.ts'
import { endedByItsLines } from './last-day.ts'
import { supportOf } from './lend-hours.ts'
import type { HoursPress } from './press-hours.ts'
import { readWeeks, saysWeeks } from './read-hours.ts'

type Lent = {
  readonly rule: AllowanceRule
  readonly held: LoanHours
  readonly support: Request
  readonly acting: ActingAs
}

/** A loan that holds hours, and whoever acts for one side of it. Nobody acts for both, on whatever day. */
const lent = ({ request, given, world }: HoursPress, side: 'lender' | 'borrower'): Lent | CommandRefused => {
  const rule = allowanceOf(request.resource, world)
  const support = supportOf(request, world)
  const held = request.hours?.held
  if (!rule || !support || request.hours?.asked.kind !== 'loan') return { why: 'stale' }
  if (request.status !== 'approved' || held?.kind !== 'loan')
    return { why: 'not-open', status: request.status }
  const acting = asHolder([held[side]], given.by, world)
  if (!acting) return { why: 'not-yours', posts: [held[side]] }
  const other = side === 'lender' ? held.borrower : held.lender
  if (holds(world.directory, other, given.by, world.today)) return { why: 'own-request', posts: [held[side]] }
  const answeredOther =
    side === 'lender' ? answeredAsBorrower(request, support, given.by) : answeredAsLender(request, given.by)
  return answeredOther ? { why: 'other-side', posts: [held[side]] } : { rule, held, support, acting }
}

/** The weeks and hours meant: those answered for, or all that have not begun. */
const meant = (
  lines: readonly HoursLine[],
  { press, world }: HoursPress,
): readonly HoursLine[] | CommandRefused => {
  const toCome = notBegun(lines, world.today)
  if (toCome.length === 0) return { why: 'week-begun', weeks: lines.map(({ week }) => week) }
  return saysWeeks(press.answers, toCome) ? readWeeks(press.answers, toCome, 0) : toCome
}

/** What of some lent lines the family's support counts on: that part goes back only if the borrower agrees (C7). */
const promisedOf = (lines: readonly HoursLine[], { support, held }: Lent): readonly HoursLine[] =>
  tidyLines(
    lines.map(({ week, quarters }) => {
      const spare = Math.max(
        0,
        quartersIn(held.lines, week) - quartersIn(support.hours?.held?.lines ?? [], week),
      )
      return { week, quarters: quarters - Math.min(quarters, spare) }
    }),
  )

/** The lender takes hours back: at once what no family is promised; the rest is asked of the borrower (C7, I8). */
export const recall = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = lent(pressing, 'lender')
  if ('why' in ready) return { events: [], refused: ready }
  const wanted = meant(ready.held.lines, pressing)
  if ('why' in wanted) return { events: [], refused: wanted }
  if (wanted.length === 0) return { events: [], refused: { why: 'nothing-to-change' } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const promised = promisedOf(wanted, ready)
  const atOnce = less(wanted, promised)
  const { thin, ...words } = reasons
  const causing = { given, acting: ready.acting, world }
  return {
    events: [
      ...(atOnce.length > 0
        ? [returned(request, ready.held, atOnce, { because: 'recalled', ...reasons }, causing)]
        : []),
      ...(promised.length > 0
        ? [
            newEvent(
              'recall-asked',
              request.id,
              given,
              { sealed: { lines: promised, thin }, private: words },
              ready.acting,
            ),
          ]
        : []),
    ],
  }
}

/**
 * The borrower agrees to give promised hours back. What the borrower hasn't free comes off the family's support in the
 * same act, with the reasons on its record too: nothing is taken from a family silently (I8).
 */
export const agreeRecall = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = lent(pressing, 'borrower')
  if ('why' in ready) return { events: [], refused: ready }
  const asked = request.hours?.recall
  if (!asked) return { events: [], refused: { why: 'nothing-to-change' } }
  const lines = notBegun(asked.lines, world.today)
  if (lines.length === 0)
    return { events: [], refused: { why: 'week-begun', weeks: asked.lines.map(({ week }) => week) } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { held, acting } = ready
  const off = wantedBack(request, held, world)
  const why = { because: 'recalled' as const, ...reasons }
  const causing = { given, acting, world }
  return {
    events: [
      ...offTheFamily(ready, off, pressing).map((after) =>
        hoursChanged(ready.support.id, after, { ...why, for: request.id }, causing),
      ),
      returned(request, held, off, why, causing),
    ],
  }
}

type Borrowed = Pick<Lent, 'support' | 'held' | 'rule'>

/** What the family loses as hours go back: what its post can't make up. What was lent for another family is no help. */
const missingWithout = (
  { support, held, rule }: Borrowed,
  off: readonly HoursLine[],
  world: World,
): readonly HoursLine[] =>
  tidyLines(
    off.map(({ week, quarters }) => ({
      week,
      quarters: Math.min(
        quarters - availableFor(support, held.borrower, week, rule, world),
        quartersIn(support.hours?.held?.lines ?? [], week),
      ),
    })),
  )

/** What a family would lose today if what its lender asks back were given back. */
export const lostByRecall = (loan: Request, world: World): readonly HoursLine[] => {
  const rule = allowanceOf(loan.resource, world)
  const support = supportOf(loan, world)
  const held = loan.hours?.held
  if (!rule || !support || held?.kind !== 'loan') return []
  return missingWithout({ rule, support, held }, wantedBack(loan, held, world), world)
}

/** What was asked back and can still go: of weeks that haven't begun, as far as it is still lent. */
const wantedBack = ({ hours }: Request, held: LoanHours, world: World): readonly HoursLine[] =>
  tidyLines(
    notBegun(hours?.recall?.lines ?? [], world.today).map(({ week, quarters }) => ({
      week,
      quarters: Math.min(quarters, quartersIn(held.lines, week)),
    })),
  )

const offTheFamily = (lent: Lent, off: readonly HoursLine[], { world }: HoursPress) => {
  const family = lent.support.hours?.held
  if (family?.kind !== 'support') return []
  const missing = missingWithout(lent, off, world)
  if (missing.length === 0) return []
  return [endedByItsLines(withLines(family, less(family.lines, missing)), world.today)]
}

export const refuseRecall = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = lent(pressing, 'borrower')
  if ('why' in ready) return { events: [], refused: ready }
  if (!request.hours?.recall) return { events: [], refused: { why: 'nothing-to-change' } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { thin, ...words } = reasons
  return {
    events: [
      newEvent('recall-refused', request.id, given, { sealed: { thin }, private: words }, ready.acting),
    ],
  }
}

/** The borrower hands back hours of weeks not begun that are free; never those that a family needs, or that were lent for another. */
export const handBack = (pressing: HoursPress): Decided => {
  const { request, press, given, world } = pressing
  const ready = lent(pressing, 'borrower')
  if ('why' in ready) return { events: [], refused: ready }
  const { held, rule, support, acting } = ready
  const toCome = notBegun(held.lines, world.today)
  const free = tidyLines(
    toCome.map(({ week, quarters }) => ({
      week,
      quarters: Math.min(quarters, availableFor(support, held.borrower, week, rule, world)),
    })),
  )
  const wanted = saysWeeks(press.answers, toCome) ? meant(held.lines, pressing) : free
  if ('why' in wanted) return { events: [], refused: wanted }
  if (toCome.length === 0)
    return { events: [], refused: { why: 'week-begun', weeks: held.lines.map(({ week }) => week) } }
  if (wanted.length === 0 || less(wanted, free).length > 0)
    return { events: [], refused: { why: 'promised', free } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  return {
    events: [
      returned(request, held, wanted, { because: 'handed-back', ...reasons }, { given, acting, world }),
    ],
  }
}
