import { quartersIn, tidyLines, type HoursLine } from '../../ledger/hours.ts'
import { withoutUnsure } from '../../ledger/opening.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Press } from '../press.ts'
import { REASONS_LIMIT, typed } from '../reasons.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { allowanceOf, availableFor, payingPost } from './figures.ts'
import type { HoursConfirmed, HoursFigures } from './hours-state.ts'
import { readHours, weekAnswer } from './read-hours.ts'
import { ASKED } from '../../words/field-questions.ts'

/** What the ledger says of a request for support: free in each of its weeks, and the weeks already had. Prefills the card. */
export const ledgerFigures = (request: Request, world: World): HoursFigures | undefined => {
  const rule = allowanceOf(request.resource, world)
  const post = rule && payingPost(request, rule, world)
  if (!rule || post === undefined || request.hours?.asked.kind !== 'support') return undefined
  const unconfirmed = { ...request, hours: { ...request.hours, confirmed: undefined } }
  return {
    free: tidyLines(
      request.hours.asked.lines.map(({ week }) => ({
        week,
        quarters: availableFor(unconfirmed, post, week, rule, world),
      })),
    ),
    weeksUsed: Number(
      world.used(request.family, withoutUnsure(rule.id, request.facts))[rule.facts.used] ?? 0,
    ),
  }
}

/**
 * The hours and weeks that Access to Resources confirm, week by week; what they leave empty is as the ledger has it
 * (section 4.2). They check, they don't decide. Undefined where the request isn't for hours.
 */
export const confirmedHours = (
  request: Request,
  { step, answers }: Pick<Press, 'step' | 'answers'>,
  world: World,
): HoursConfirmed | CommandRefused | undefined => {
  const ledger = ledgerFigures(request, world)
  const rule = allowanceOf(request.resource, world)
  if (!ledger || !rule || !request.hours || !isConfirmedAt(request, step, rule, world)) return undefined
  if (typed(answers['reasons']).length > REASONS_LIMIT) return { why: 'too-long' }
  const free: HoursLine[] = []
  for (const { week } of request.hours.asked.lines) {
    const answer = typed(answers[weekAnswer(week)])
    const said = answer === '' ? quartersIn(ledger.free, week) : readHours(answer)
    if (said === undefined) return { why: 'not-hours', most: undefined, of: week }
    free.push({ week, quarters: said })
  }
  const used = typed(answers['weeks-used'])
  if (used !== '' && !/^\d{1,3}$/.test(used)) return { why: 'missing-answer', question: ASKED.weeksHad }
  return {
    free: tidyLines(free),
    weeksUsed: used === '' ? ledger.weeksUsed : Number(used),
    ledger,
    fact: rule.facts.used,
  }
}

/** Whether a step is the one at which hours are confirmed, and not another consultation. */
export const isConfirmedAt = (
  { steps }: Request,
  step: number,
  { confirmedBy }: AllowanceRule,
  { directory }: World,
): boolean => steps[step]?.posts.some((post) => directory.posts.get(post)?.role === confirmedBy) === true
