import type { Action } from '../../cards/card.ts'
import type { HoursLine, WeekHours } from '../ledger/hours.ts'
import { mondayOf, weeksFrom } from '../ledger/service-weeks.ts'
import { addDays, type LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import { weekOf } from '../request/hours/figures.ts'
import type { Finding } from '../request/find-requests.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { moveActions } from './hours-move.ts'
import type { PostWeek } from './hours-picture.ts'
import { hoursSince } from './hours-since.ts'
import { lazily } from './lazily.ts'

/** How many weeks are looked at, this one the first. */
const WEEKS = 6

/** An allowance as it stands from this week on, for whoever asks after their hours. */
export type HoursKnown = {
  readonly rule: AllowanceRule
  readonly today: LondonDate
  readonly weeksOf: (post: string) => readonly PostWeek[]
  /** The day since which a post's hours are known, where hours that it agreed before may still run. */
  readonly sinceOf: (post: string) => LondonDate | undefined
  /** What is held of a post's hours this week and later: for families, lent to others, borrowed from them. */
  readonly heldOf: (post: string) => readonly HeldLine[]
  /** Every family's support of this week and later, whichever post agreed it. */
  readonly supports: readonly HeldLine[]
  /** The support that a family has now or was promised; the latest where there are several. */
  readonly supportOf: (family: string) => HeldLine | undefined
  /** Moving hours for an open request that is short, as its card offers it. */
  readonly toMove: (request: string) => readonly Action[]
}

export type HeldLine = {
  readonly request: Request
  readonly kind: 'support' | 'lent' | 'borrowed'
  readonly family: string
  /** The other post of a loan; of support, the post that it is charged to. */
  readonly post: string
  /** The lines of this week and later. */
  readonly lines: readonly HoursLine[]
  /** The last day of service; undefined for a loan. */
  readonly lastDay: LondonDate | undefined
}

/** Undefined where the policy has no allowance of hours. What is held is looked up once somebody asks. */
export const hoursKnown = (world: World, { withHours }: Finding): HoursKnown | undefined => {
  const [rule] = world.router.policy.allowances.values()
  if (!rule) return undefined
  const first = mondayOf(world.today)
  const held = lazily(() => withHours(rule.id).flatMap((request) => heldLines(request, first)))
  const supports = lazily(() => held().filter(({ kind }) => kind === 'support'))
  return {
    rule,
    today: world.today,
    weeksOf: (post) => weeksAhead(world.today).map((week) => ({ week, ...weekOf(post, week, rule, world) })),
    sinceOf: (post) => hoursSince(post, weeksAhead(world.today), rule, world),
    heldOf: (post) => held().filter((line) => line.of === post),
    get supports() {
      return supports()
    },
    supportOf: (family) =>
      supports()
        .filter((line) => line.family === family)
        .toSorted((a, b) => ((a.lastDay ?? '') < (b.lastDay ?? '') ? 1 : -1))[0],
    toMove: (id) => {
      const request = world.request(id)
      return request ? moveActions(request, world) : []
    },
  }
}

export const weeksAhead = (today: LondonDate): readonly LondonDate[] =>
  weeksFrom(today, addDays(mondayOf(today), 7 * WEEKS - 1))

type OfPost = HeldLine & { readonly of: string }

const heldLines = (request: Request, first: LondonDate): readonly OfPost[] => {
  const held = request.hours?.held
  const lines = held?.lines.filter(({ week }) => week >= first) ?? []
  if (!held || lines.length === 0) return []
  const common = { request, family: request.family, lines }
  if (held.kind === 'support')
    return [{ ...common, kind: 'support', of: held.post, post: held.post, lastDay: held.lastDay }]
  return [
    { ...common, kind: 'lent', of: held.lender, post: held.borrower, lastDay: undefined },
    { ...common, kind: 'borrowed', of: held.borrower, post: held.lender, lastDay: undefined },
  ]
}

/** What a post has free in each week, weeks without any left out. */
export const freeLines = (
  weeks: readonly PostWeek[],
  which: keyof Pick<WeekHours, 'free' | 'lendable'>,
): readonly HoursLine[] =>
  weeks.flatMap((one) => (one[which] > 0 ? [{ week: one.week, quarters: one[which] }] : []))
