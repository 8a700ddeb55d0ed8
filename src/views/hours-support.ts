import { postAccount, type HoursLine, type LoanHours, type SupportHours } from '../ledger/hours.ts'
import { elsewhereFact } from '../ledger/opening.ts'
import { holdersOn, postsOfRole } from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import {
  allowanceOf,
  availableFor,
  hasBegun,
  lendableIn,
  loansHeld,
  payingPost,
  shortOf,
  weekOf,
} from '../request/hours/figures.ts'
import { ledgerFigures } from '../request/hours/confirm-hours.ts'
import type { HoursFigures, RequestHours } from '../request/hours/hours-state.ts'
import { openConsultations, type Request } from '../request/request.ts'
import type { Who } from '../words/who.ts'
import { holderOrTitle } from './actor.ts'
import type { PostWeek } from './hours-picture.ts'
import { hoursSince } from './hours-since.ts'
import type { RequestView } from './request-view.ts'

/** A request for hours at its head of service's step, with every figure as it is now. */
export type SupportView = {
  readonly rule: AllowanceRule
  readonly hours: RequestHours
  readonly asked: SupportHours
  /** The post whose hours it would use. */
  readonly post: string
  /** The request's weeks, as that post has them, and what this would take of them. */
  readonly weeks: readonly PostWeek[]
  /** What can be agreed in each week, up to what is asked. */
  readonly able: readonly HoursLine[]
  readonly short: readonly HoursLine[]
  /** What the ledger says in each week, and of the weeks already had: what is to be confirmed. */
  readonly figures: HoursFigures
  /** The day since which the weeks already had are known, where that isn't always and nobody said what came before. */
  readonly weeksSince: LondonDate | undefined
  /** The day since which the post's hours are known, where hours that it agreed before may still run. */
  readonly hoursSince: LondonDate | undefined
  /** Access to Resources have not confirmed the hours yet. */
  readonly unconfirmed: boolean
  readonly colleagues: readonly Colleague[]
  readonly lent: readonly Lent[]
  /** Other families of the same post, with hours in weeks to come. */
  readonly movable: readonly Request[]
}

/** Another post with an allowance: what it could lend of what is short, and what it said when it was asked. */
export type Colleague = {
  readonly post: string
  readonly who: Who
  /** "Dev Shah, Head of Service, Corporate Parenting". */
  readonly named: string
  readonly lendable: readonly HoursLine[]
  /** What would be asked of it: what is short, as far as it can lend. */
  readonly wanted: readonly HoursLine[]
  readonly stands: 'asked' | 'lent' | 'declined' | 'none' | 'nobody' | 'free'
}

export type Lent = {
  readonly loan: Request
  readonly held: LoanHours
  readonly who: Who
  readonly named: string
  readonly reasons: string
}

/** Undefined where a request isn't for support out of an allowance. */
export const supportView = (view: RequestView): SupportView | undefined => {
  const { request, world } = view
  const rule = allowanceOf(request.resource, world)
  const post = rule && payingPost(request, rule, world)
  if (!rule || post === undefined || request.hours?.asked.kind !== 'support') return undefined
  const { asked } = request.hours
  const figures = ledgerFigures(request, world) ?? { free: [], weeksUsed: 0 }
  const short = shortOf(request, asked.lines, post, rule, world)
  const shortIn = (week: string): number => short.find((line) => line.week === week)?.quarters ?? 0
  return {
    rule,
    hours: request.hours,
    asked,
    post,
    short,
    weeks: asked.lines.map(({ week, quarters }) => ({
      week,
      ...weekOf(post, week, rule, world),
      // The figure that counts for this request: no two lines of one card say another.
      free: availableFor(request, post, week, rule, world),
      asked: { quarters, short: shortIn(week) },
    })),
    able: asked.lines.map(({ week, quarters }) => ({
      week,
      quarters: Math.min(quarters, availableFor(request, post, week, rule, world)),
    })),
    figures: { ...figures, free: everyWeek(asked.lines, figures.free) },
    weeksSince: isSaid(request, rule) ? undefined : world.weeksSince(request.family, rule.id),
    hoursSince: hoursSince(
      post,
      asked.lines.map(({ week }) => week),
      rule,
      world,
    ),
    unconfirmed: openConsultations(request).length > 0,
    colleagues: postsOfRole(view.directory, rule.heldBy)
      .filter(({ id }) => id !== post)
      .map(({ id }) => colleague(id, short, { view, rule })),
    lent: loansHeld(request.id, world).map(({ loan, held }) => ({
      loan,
      held,
      who: holderOrTitle(held.lender, view, request.sentAt),
      named: namedIn(held.lender, view),
      reasons: loan.status === 'approved' ? (loan.decision.reasons?.reasons ?? '') : '',
    })),
    movable: movable(request, asked, post, view),
  }
}

/** Whether the weeks already had count what came before the register, by somebody's word. */
const isSaid = ({ facts }: Request, rule: AllowanceRule): boolean =>
  typeof (facts[elsewhereFact(rule.id)] ?? facts[rule.facts.used]) === 'number'

/** Who holds a post, and the whole of its title: there are several heads of service. */
const namedIn = (post: string, view: RequestView): string => {
  const { name } = holderOrTitle(post, view, view.request.sentAt)
  const title = view.names.post(post)
  return name === title ? title : `${name}, ${title}`
}

/** A week without any is said too. */
const everyWeek = (asked: readonly HoursLine[], lines: readonly HoursLine[]): readonly HoursLine[] =>
  asked.map(({ week }) => ({ week, quarters: lines.find((line) => line.week === week)?.quarters ?? 0 }))

/** Found by the movements of the weeks that are asked for: whoever holds hours of the post in one of them. */
const movable = (
  request: Request,
  asked: SupportHours,
  post: string,
  { world }: RequestView,
): readonly Request[] => {
  const account = postAccount(post)
  const ids = asked.lines
    .filter(({ week }) => !hasBegun(week, world.today))
    .flatMap(({ week }) => world.hoursIn(asked.allowance, week))
    .filter(({ kind, from, back }) => kind === 'support' && !back && from === account)
    .map((movement) => movement.request)
  return [...new Set(ids)]
    .flatMap((id) => world.request(id) ?? [])
    .filter(
      ({ id, status, hours }) =>
        id !== request.id &&
        status === 'approved' &&
        hours?.held?.lines.some(({ week }) => !hasBegun(week, world.today)),
    )
}

const colleague = (
  post: string,
  short: readonly HoursLine[],
  { view, rule }: { readonly view: RequestView; readonly rule: AllowanceRule },
): Colleague => {
  const { world, request } = view
  const lendable = lendableIn(
    short.map(({ week }) => week),
    post,
    rule,
    world,
  )
  const canLend = (week: string): number => lendable.find((line) => line.week === week)?.quarters ?? 0
  return {
    post,
    who: holderOrTitle(post, view, request.sentAt),
    named: namedIn(post, view),
    lendable,
    wanted: short
      .map(({ week, quarters }) => ({ week, quarters: Math.min(quarters, canLend(week)) }))
      .filter(({ quarters }) => quarters > 0),
    stands: standsNow(post, lendable, view),
  }
}

const standsNow = (
  post: string,
  lendable: readonly HoursLine[],
  { world, request, directory }: RequestView,
): Colleague['stands'] => {
  const asked = world
    .grownFrom(request.id)
    .filter(({ hours }) => hours?.asked.kind === 'loan' && hours.asked.lender === post)
  if (asked.some(({ status }) => status === 'open')) return 'asked'
  const last = asked.findLast(({ status }) => status === 'approved' || status === 'rejected')
  if (last?.status === 'rejected') return 'declined'
  if (last?.status === 'approved' && last.decision.approved?.inPart) return 'lent'
  if (lendable.length === 0) return 'none'
  const held = directory.posts.get(post)
  return held && holdersOn(held, world.today).length > 0 ? 'free' : 'nobody'
}

/** Section 4.2 leaves a talk only when every colleague has answered or has nothing to lend (C12). */
export const mayTalk = ({ hours, short, colleagues }: SupportView): boolean =>
  short.length > 0 &&
  hours.considered !== undefined &&
  (hours.talk === undefined || hours.talk.outcome !== undefined) &&
  colleagues.every(({ stands }) => stands !== 'free' && stands !== 'asked')
