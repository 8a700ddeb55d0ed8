import { quartersIn, tidyLines, type HoursLine, type LoanHours } from '../../ledger/hours.ts'
import { holds, holdersOn } from '../../people/directory.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Decided } from '../decide.ts'
import type { Event, RouteShown } from '../event.ts'
import { newEvent } from '../new-event.ts'
import { typed } from '../reasons.ts'
import { routeFor } from '../submit.ts'
import type { World } from '../world.ts'
import { hasBegun, lendableIn, loansOpen } from './figures.ts'
import type { HoursPress } from './press-hours.ts'
import { readHours } from './read-hours.ts'
import type { ShortRequest } from './short-request.ts'
import { ASKED } from '../../words/field-questions.ts'

/**
 * Asks colleagues to lend what is short (section 4.2), each with a request of their own to decide: `lenders` are post
 * ids with commas between, `hours` at most so many a week. Only once moving hours was considered, with reasons.
 */
export const borrow = (pressing: HoursPress, ready: ShortRequest): Decided => {
  const { request, press, world } = pressing
  if (!request.hours?.considered)
    return { events: [], refused: { why: 'not-yet', missing: ['moving'], posts: [] } }
  const lenders = [...new Set(typed(press.answers['lenders']).split(/[\s,]+/))].filter((id) => id !== '')
  if (lenders.length === 0 || !lenders.every((id) => isColleague(id, ready, world)))
    return { events: [], refused: { why: 'missing-answer', question: ASKED.whoLends } }
  const most = typed(press.answers['hours']) === '' ? Infinity : readHours(press.answers['hours'])
  if (most === undefined || most === 0)
    return { events: [], refused: { why: 'not-hours', most: undefined, of: 'hours' } }
  const asked = new Set(loansOpen(request.id, world).flatMap(({ hours }) => lenderOf(hours?.asked)))
  const events: Event[] = []
  for (const lender of lenders.filter((id) => !asked.has(id))) {
    const loan = askLender(lender, most, ready, pressing, events.length)
    if ('why' in loan) return { events: [], refused: loan }
    events.push(loan)
  }
  return { events }
}

const lenderOf = (asked: { readonly kind: string } | LoanHours | undefined): readonly string[] =>
  asked && 'lender' in asked ? [asked.lender] : []

/** Another post with an allowance of its own. */
const isColleague = (id: string, { rule, post }: ShortRequest, { directory }: World): boolean =>
  id !== post && directory.posts.get(id)?.role === rule.heldBy

const askLender = (
  lender: string,
  most: number,
  { rule, asked, post, short, acting }: ShortRequest,
  { request, given, world }: HoursPress,
  nth: number,
): Event | CommandRefused => {
  const cannot = nobodyToLend(lender, post, given.by, world)
  if (cannot) return cannot
  const lines = wanted(lender, most, short, rule, world)
  if ('why' in lines) return lines
  const route = lendRoute(lender, lines, { rule, family: request.family, world })
  if ('why' in route) return route
  const hours: LoanHours = { kind: 'loan', allowance: asked.allowance, lender, borrower: post, lines }
  // Counted, not drawn: the same press decided again gives the same request.
  const id = `${request.id}-loan-${world.grownFrom(request.id).length + nth + 1}`
  const { family, team, urgency } = request
  return newEvent(
    'submitted',
    id,
    given,
    {
      sealed: {
        resource: rule.loan,
        family,
        team,
        requesters: [given.by],
        urgency,
        pence: undefined,
        route,
        ownDecision: false,
        from: { request: request.id, as: 'loan' },
        hours,
      },
      private: { facts: lentFact(rule, lines), words: [], note: '' },
    },
    acting,
  )
}

/** Somebody has to answer for the lender who doesn't answer for the borrower (C13). */
const nobodyToLend = (
  lender: string,
  borrower: string,
  by: string,
  { directory, today }: World,
): CommandRefused | undefined => {
  const post = directory.posts.get(lender)
  const people = post ? holdersOn(post, today).map(({ person }) => person) : []
  if (people.length === 0) return { why: 'no-post-holder', post: lender, talkTo: undefined }
  return people.every((person) => person === by || holds(directory, borrower, person, today))
    ? { why: 'only-theirs', talkTo: undefined }
    : undefined
}

const wanted = (
  lender: string,
  most: number,
  short: readonly HoursLine[],
  rule: AllowanceRule,
  world: World,
): readonly HoursLine[] | CommandRefused => {
  const weeks = short.map(({ week }) => week).filter((week) => !hasBegun(week, world.today))
  if (weeks.length === 0) return { why: 'week-begun', weeks: short.map(({ week }) => week) }
  const left = lendableIn(weeks, lender, rule, world)
  const lines = tidyLines(
    short.map(({ week, quarters }) => ({ week, quarters: Math.min(quarters, most, quartersIn(left, week)) })),
  )
  return lines.length > 0
    ? lines
    : { why: 'not-lendable', left: weeks.map((week) => ({ week, quarters: quartersIn(left, week) })) }
}

const lentFact = ({ facts }: AllowanceRule, lines: readonly HoursLine[]) => ({
  [facts.lent]: Math.max(...lines.map(({ quarters }) => quarters)),
})

/** The policy says that a loan is the lender's to decide; which lender, the borrower says. */
const lendRoute = (
  lender: string,
  lines: readonly HoursLine[],
  { rule, family, world }: { readonly rule: AllowanceRule; readonly family: string; readonly world: World },
): RouteShown | CommandRefused => {
  const routed = routeFor(rule.loan, lentFact(rule, lines), family, world)
  if ('why' in routed) return routed
  return {
    policy: world.router.policy.version,
    row: routed.row.id,
    clauses: routed.row.source.clauses,
    readings: routed.readings.map(({ id }) => id),
    steps: routed.steps.map(({ act }) => ({ act, posts: [lender], outside: false, panel: false })),
  }
}
