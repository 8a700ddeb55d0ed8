import { quartersIn, type HoursLine } from '../ledger/hours.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { allowanceOf, availableFor, lendableIn, weekOf } from '../request/hours/figures.ts'
import { stillWanted, supportOf } from '../request/hours/lend-hours.ts'
import { inSentence } from '../words/grammar.ts'
import type { PostWeek } from './hours-picture.ts'
import { hoursSince } from './hours-since.ts'
import type { RequestView } from './request-view.ts'

/** A loan as its lender weighs it, with every figure as it is now; nothing of why the family needs it. */
export type LoanView = {
  /** The lender's weeks, and what this would take of them. */
  readonly weeks: readonly PostWeek[]
  /** The day since which the lender's hours are known, where hours that they agreed before may still run. */
  readonly hoursSince: LondonDate | undefined
  /** What is still missing of what was asked. */
  readonly wanted: readonly HoursLine[]
  /** What the lender can lend of that. */
  readonly able: readonly HoursLine[]
  readonly enough: boolean
  /** "crisis family support, immediate risk of coming into care". */
  readonly what: string
  readonly borrowerHas: readonly HoursLine[]
  readonly borrowerNeeds: readonly HoursLine[]
  /** Why the borrower can't move hours, in their words. */
  readonly moving: string | undefined
}

export const loanView = ({ request, world, router }: RequestView): LoanView | undefined => {
  const rule = allowanceOf(request.resource, world)
  const support = supportOf(request, world)
  const asked = request.hours?.asked
  if (!rule || asked?.kind !== 'loan' || support?.hours?.asked.kind !== 'support') return undefined
  const wanted = stillWanted(support, asked, rule, world)
  const left = lendableIn(
    wanted.map(({ week }) => week),
    asked.lender,
    rule,
    world,
  )
  const canLend = (week: string): number => left.find((line) => line.week === week)?.quarters ?? 0
  const able = wanted
    .map(({ week, quarters }) => ({ week, quarters: Math.min(quarters, canLend(week)) }))
    .filter(({ quarters }) => quarters > 0)
  const needs = support.hours.asked.lines.filter(({ week }) => asked.lines.some((line) => line.week === week))
  const resource = router.policy.resources.get(support.resource)
  const certain = resource?.asks.find(
    ({ fact, must, what }) => must !== undefined && what !== '' && support.facts[fact] === true,
  )
  const { considered } = support.hours
  return {
    weeks: asked.lines.map(({ week }) => {
      const hours = weekOf(asked.lender, week, rule, world)
      const missing = quartersIn(wanted, week)
      return missing === 0
        ? { week, ...hours }
        : { week, ...hours, asked: { quarters: missing, short: Math.max(0, missing - hours.lendable) } }
    }),
    hoursSince: hoursSince(
      asked.lender,
      asked.lines.map(({ week }) => week),
      rule,
      world,
    ),
    wanted,
    able,
    enough: wanted.every(({ week, quarters }) => quarters <= canLend(week)),
    what: [resource?.says ?? '', ...(certain ? [inSentence(certain.what)] : [])].join(', '),
    borrowerHas: needs.map(({ week, quarters }) => ({
      week,
      quarters: Math.min(quarters, availableFor(support, asked.borrower, week, rule, world)),
    })),
    borrowerNeeds: needs,
    moving: considered && considered.moved === undefined ? considered.reasons : undefined,
  }
}
