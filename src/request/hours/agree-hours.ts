import { quartersIn, type HeldHours, type HoursLine, type SupportHours } from '../../ledger/hours.ts'
import { serviceWeeks, sundayOf } from '../../ledger/service-weeks.ts'
import { weeksCounted } from '../../ledger/weeks-used.ts'
import { typed } from '../reasons.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { Event } from '../event.ts'
import type { Pressing } from '../press.ts'
import { applicationIn } from './application.ts'
import { allowanceOf, hasBegun, payingPost, shortOf } from './figures.ts'
import { giveBack, hoursChanged, noLongerAsked, withLines } from './give-back.ts'
import { lendHours } from './lend-hours.ts'
import { readAgreed, saysHours } from './read-hours.ts'
import { serviceKnown } from './service.ts'
import { ASKED } from '../../words/field-questions.ts'

/** What an approval agrees of hours, and what follows from it for other requests: all of it is recorded, or nothing. */
export type Agreed = {
  readonly hours: HeldHours
  readonly inPart: boolean
  readonly follows: readonly Event[]
}

/**
 * The hours of an approval. Undefined where the request is not about hours. All figures are taken again at the press
 * (I9); support is agreed for all its weeks or for those the decider names, never where one is short (I7).
 */
export const agreedHours = (pressing: Pressing): Agreed | CommandRefused | undefined => {
  const { request, world } = pressing
  const rule = allowanceOf(request.resource, world)
  if (!rule || !request.hours) return undefined
  const { asked } = request.hours
  return asked.kind === 'loan' ? lendHours(pressing, asked, rule) : agreeSupport(pressing, asked, rule)
}

const agreeSupport = (
  pressing: Pressing,
  asked: SupportHours,
  rule: AllowanceRule,
): Agreed | CommandRefused => {
  const { request, press, acting, world } = pressing
  const post = payingPost(request, rule, world)
  if (post === undefined) return { why: 'stale' }
  const agreed = inFullOrPart(pressing, asked)
  if ('why' in agreed) return agreed
  const gone = agreed.lines.filter(({ week }) => sundayOf(week) < world.today).map(({ week }) => week)
  if (gone.length > 0) return { why: 'week-begun', weeks: gone }
  const tooMany = passesTheWeeks(pressing, agreed, rule)
  if (tooMany) return tooMany
  const taken = takenOver(pressing, agreed)
  if (taken && 'why' in taken) return taken
  const short = shortOf(request, lessTaken(agreed.lines, taken, post), post, rule, world)
  if (short.length > 0) return { why: 'short-of-hours', short }
  const application = applicationIn(request, rule)
  const hours: SupportHours = { kind: 'support', allowance: rule.id, post, ...agreed, ...application }
  const causing = { given: pressing.given, acting, world }
  return {
    hours,
    inPart: press.act === 'approve-part' && JSON.stringify(agreed.lines) !== JSON.stringify(asked.lines),
    follows: [
      ...giveBack(request, agreed.lines, { post, rule }, causing),
      ...noLongerAsked(request.id, 'support-decided', causing),
      ...(taken ? endOld(pressing, taken, rule) : []),
    ],
  }
}

type Days = Pick<SupportHours, 'startsOn' | 'lastDay' | 'lines'>

const inFullOrPart = ({ press }: Pressing, asked: SupportHours): Days | CommandRefused => {
  const { startsOn, lastDay, lines } = asked
  const days = { startsOn, lastDay, lines }
  if (press.act === 'approve') return days
  if (saysHours(press.answers, days)) return readAgreed(press.answers, days)
  return typed(press.answers['conditions']) === ''
    ? { why: 'missing-answer', question: ASKED.hoursOrConditions }
    : days
}

/** Weeks are counted again with these days in: by the family, by each child, with what came before, and as confirmed (I4). */
const passesTheWeeks = (
  { request, world }: Pressing,
  { startsOn, lastDay }: Days,
  rule: AllowanceRule,
): CommandRefused | undefined => {
  const spell = { from: startsOn, to: lastDay }
  const { family, facts } = request
  const before = weeksCounted(rule, { family, facts, asked: spell }, serviceKnown(world))
  const weeks = before + serviceWeeks([spell])
  const most = rule.initialWeeks + rule.furtherWeeks
  return weeks > most ? { why: 'too-many-weeks', weeks, most } : undefined
}

type Taken = { readonly id: string; readonly held: SupportHours; readonly ended: SupportHours }

/**
 * The rest of a family's weeks under another team: the new head of service decides them anew, and what the old one had
 * agreed for those weeks ends in the same act. Whole weeks to come, from a Monday.
 */
const takenOver = ({ request, world }: Pressing, { startsOn }: Days): Taken | CommandRefused | undefined => {
  const earlier = request.from?.as === 'next' ? world.request(request.from.request) : undefined
  const held = earlier?.hours?.held
  if (!earlier || earlier.resource !== request.resource || held?.kind !== 'support') return undefined
  const kept = held.lines.filter(({ week }) => week < startsOn)
  const lost = held.lines.filter(({ week }) => sundayOf(week) >= startsOn)
  const fixed = lost.filter(({ week }) => hasBegun(week, world.today) || week < startsOn)
  if (fixed.length > 0) return { why: 'week-begun', weeks: fixed.map(({ week }) => week) }
  const lastDay = lost.length === 0 ? held.lastDay : sundayOf(kept.at(-1)?.week ?? held.startsOn)
  return { id: earlier.id, held, ended: { ...withLines(held, kept), lastDay } }
}

/** Where old and new are charged to one post, what ends makes room for what begins. */
const lessTaken = (
  lines: readonly HoursLine[],
  taken: Taken | undefined,
  post: string,
): readonly HoursLine[] =>
  taken?.held.post === post
    ? lines.map(({ week, quarters }) => ({
        week,
        quarters: quarters - quartersIn(taken.held.lines, week) + quartersIn(taken.ended.lines, week),
      }))
    : lines

const endOld = ({ request, given, acting, world }: Pressing, taken: Taken, rule: AllowanceRule) => {
  const causing = { given, acting, world }
  const old = world.request(taken.id)
  return old
    ? [
        hoursChanged(old.id, taken.ended, { because: 'changed-team', for: request.id }, causing),
        ...giveBack(old, taken.ended.lines, { post: taken.held.post, rule }, causing),
      ]
    : []
}
