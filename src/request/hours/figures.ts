import {
  postAccount,
  quartersIn,
  tidyLines,
  weekHours,
  type HoursLine,
  type LoanHours,
  type WeekHours,
} from '../../ledger/hours.ts'
import { mondayOf } from '../../ledger/service-weeks.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** The allowance that a resource uses up, or by which its hours are borrowed. */
export const allowanceOf = (resource: string, { router }: Pick<World, 'router'>): AllowanceRule | undefined =>
  [...router.policy.allowances.values()].find((rule) => rule.resource === resource || rule.loan === resource)

/** Quarter-hours a week of a post's own: a post of another role has none, and one that is gone had what all had. */
export const ownHours = (
  post: string,
  { heldBy, quartersAWeek }: AllowanceRule,
  { directory }: Pick<World, 'directory'>,
): number => ((directory.posts.get(post)?.role ?? heldBy) === heldBy ? quartersAWeek : 0)

/** A post's week as it stands: allocation, lent, borrowed, used, free and lendable, in quarter-hours. */
export const weekOf = (
  post: string,
  week: LondonDate,
  rule: AllowanceRule,
  world: Pick<World, 'hoursIn' | 'directory'>,
): WeekHours => weekHours(world.hoursIn(rule.id, week), post, ownHours(post, rule, world))

/** The post whose hours a request would use: the one of the allowance's role that agrees it. */
export const payingPost = (
  { steps }: Pick<Request, 'steps'>,
  { heldBy }: AllowanceRule,
  { directory }: Pick<World, 'directory'>,
): string | undefined =>
  steps
    .filter(({ shown }) => shown.act === 'decide' || shown.act === 'endorse')
    .flatMap(({ posts }) => posts)
    .find((post) => directory.posts.get(post)?.role === heldBy)

/** A week that has begun stays as it is charged (C8): only whole weeks to come can be lent, moved or given back. */
export const hasBegun = (week: LondonDate, today: LondonDate): boolean => week <= mondayOf(today)

export const notBegun = (lines: readonly HoursLine[], today: LondonDate): readonly HoursLine[] =>
  lines.filter(({ week }) => !hasBegun(week, today))

/** The loans for a request's support that hold hours now, the latest first. */
export const loansHeld = (
  support: string,
  { grownFrom }: Pick<World, 'grownFrom'>,
): readonly { readonly loan: Request; readonly held: LoanHours }[] =>
  grownFrom(support)
    .flatMap((loan) =>
      loan.hours?.held?.kind === 'loan' && loan.hours.held.lines.length > 0
        ? [{ loan, held: loan.hours.held }]
        : [],
    )
    .toReversed()

/** The loans that were asked for and have no answer yet. */
export const loansOpen = (support: string, { grownFrom }: Pick<World, 'grownFrom'>): readonly Request[] =>
  grownFrom(support).filter(({ status, hours }) => status === 'open' && hours?.asked.kind === 'loan')

/**
 * Borrowed hours that another family's support was promised and doesn't use yet: a loan is for one named family (C5), so
 * they can't be agreed to anybody else.
 */
const setAside = (
  post: string,
  week: LondonDate,
  support: string,
  rule: AllowanceRule,
  world: World,
): number => {
  const account = postAccount(post)
  const loans = new Set(
    world
      .hoursIn(rule.id, week)
      .filter(({ kind, to, back }) => kind === 'loan' && !back && to === account)
      .map(({ request }) => request),
  )
  const unused = new Map<string, number>()
  for (const id of loans) {
    const loan = world.request(id)
    const family = loan?.from?.request
    if (!loan || family === undefined || family === support) continue
    unused.set(family, (unused.get(family) ?? 0) + quartersIn(loan.hours?.held?.lines ?? [], week))
  }
  return [...unused].reduce(
    (total, [family, lent]) =>
      total + Math.max(0, lent - quartersIn(world.request(family)?.hours?.held?.lines ?? [], week)),
    0,
  )
}

/** By how much the figure that Access to Resources confirmed was lower than the ledger's: those hours can't be agreed. */
const confirmedLower = ({ hours }: Request, week: LondonDate): number => {
  const { confirmed } = hours ?? {}
  return confirmed
    ? Math.max(0, quartersIn(confirmed.ledger.free, week) - quartersIn(confirmed.free, week))
    : 0
}

/** Quarter-hours that can be agreed for a request in a week, now. */
export const availableFor = (
  request: Request,
  post: string,
  week: LondonDate,
  rule: AllowanceRule,
  world: World,
): number =>
  Math.max(
    0,
    weekOf(post, week, rule, world).free -
      setAside(post, week, request.id, rule, world) -
      confirmedLower(request, week),
  )

/** By how much a post is short of some lines for a request, in the weeks where it is. */
export const shortOf = (
  request: Request,
  lines: readonly HoursLine[],
  post: string,
  rule: AllowanceRule,
  world: World,
): readonly HoursLine[] =>
  tidyLines(
    lines.map(({ week, quarters }) => ({
      week,
      quarters: quarters - availableFor(request, post, week, rule, world),
    })),
  )

/** What a post has to lend in each of some weeks that have not begun; a week with nothing is left out. */
export const lendableIn = (
  weeks: readonly LondonDate[],
  lender: string,
  rule: AllowanceRule,
  world: World,
): readonly HoursLine[] =>
  tidyLines(
    weeks
      .filter((week) => !hasBegun(week, world.today))
      .map((week) => ({ week, quarters: weekOf(lender, week, rule, world).lendable })),
  )
