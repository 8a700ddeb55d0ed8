import { postAccount, weekHours, type HoursMovement } from '../../ledger/hours.ts'
import { weeksUsed } from '../../ledger/weeks-used.ts'
import type { LondonDate } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { Event } from '../event.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { hasApplied } from './application.ts'
import { allowanceOf, ownHours } from './figures.ts'
import { serviceKnown } from './service.ts'

/** Figures that are said, and move nothing. */
const ONLY_SAYS: ReadonlySet<Event['type']> = new Set(['submitted', 'consulted', 'reply-recorded'])

/** Whether anything of a post's hours moves by these events. */
export const movesHours = (events: readonly Event[]): boolean =>
  events.some(({ type, sealed }) => !ONLY_SAYS.has(type) && 'hours' in sealed)

/** Something that must always hold and doesn't: what it is, by how much (quarter-hours, weeks, or once), and in a sentence. */
type Break = { readonly what: string; readonly by: number; readonly says: string }

/**
 * What these events would break, or make worse, of what must always hold (crisis hours I1 to I8), a sentence each. Commands
 * refuse before; where one doesn't, a rule of ours is wrong and nothing may be recorded. What a changed world had broken
 * already (families joined, a smaller allowance) is no reason to refuse whoever makes it better.
 */
export const brokenHours = (events: readonly Event[], before: World, after: World): readonly string[] => {
  const touched = [...new Set(events.map(({ request }) => request))]
  const broken = (world: World) => touched.flatMap((id) => breaksOf(id, before, after, world))
  const was = new Map(broken(before).map(({ what, by }) => [what, by]))
  const worse = broken(after).filter(({ what, by }) => by > (was.get(what) ?? 0))
  return [...new Set(worse.map(({ says }) => says)), ...events.flatMap(silentChange)]
}

/** What is broken, in one of two worlds, of a request and of every week that it has to do with in either. */
const breaksOf = (id: string, before: World, after: World, world: World): readonly Break[] => {
  const rule = allowanceOf(after.request(id)?.resource ?? '', after)
  if (!rule) return []
  const weeks = new Set([before, after].flatMap((one) => weeksOf(one.request(id))))
  const request = world.request(id)
  return [
    ...[...weeks].flatMap((week) =>
      weekBreaks(week, world.hoursIn(rule.id, week), (post) => ownHours(post, rule, world)),
    ),
    ...(request?.hours ? [...familyBreaks(request, rule, world), ...requestBreaks(request)] : []),
  ]
}

const weeksOf = (request: Request | undefined): readonly LondonDate[] =>
  [...(request?.hours?.asked.lines ?? []), ...(request?.hours?.held?.lines ?? [])].map(({ week }) => week)

/** The sentences of what is broken in one week: see weekBreaks. */
export const brokenWeek = (
  week: LondonDate,
  movements: readonly HoursMovement[],
  ownOf: (post: string) => number,
): readonly string[] => weekBreaks(week, movements, ownOf).map(({ says }) => says)

/** I1 and I2 in one week: nobody below nought, borrowed equals lent, and no hour more used than there is. */
const weekBreaks = (
  week: LondonDate,
  movements: readonly HoursMovement[],
  ownOf: (post: string) => number,
): readonly Break[] => {
  const accounts = new Set(movements.flatMap(({ from, to }) => [from, to]))
  const posts = [...accounts].filter((one) => one.startsWith(postAccount(''))).map((one) => one.slice(5))
  const weeks = posts.map((post) => ({ post, ...weekHours(movements, post, ownOf(post)) }))
  const sum = (of: 'own' | 'in' | 'out' | 'used') => weeks.reduce((total, one) => total + one[of], 0)
  return [
    ...weeks.map(({ post, free }) => ({
      what: `free ${post} ${week}`,
      by: -free,
      says: `I1: ${post} has less than nothing free in ${week}`,
    })),
    {
      what: `lent ${week}`,
      by: Math.abs(sum('in') - sum('out')),
      says: `I2: borrowed is not lent in ${week}`,
    },
    {
      what: `used ${week}`,
      by: sum('used') - sum('own'),
      says: `I2: more is used than there is in ${week}`,
    },
  ].filter(({ by }) => by > 0)
}

/** I3 and I4: weeks of service, by the family and by each child. */
const familyBreaks = (request: Request, rule: AllowanceRule, world: World): readonly Break[] => {
  if (request.hours?.asked.kind !== 'support') return []
  const weeks = weeksUsed(request.family, serviceKnown(world))
  const most = rule.initialWeeks + rule.furtherWeeks
  return [
    ...(weeks > most
      ? [{ what: `weeks ${request.family}`, by: weeks, says: `I4: ${weeks} weeks of service` }]
      : []),
    ...(weeks > rule.initialWeeks && !hasApplied(request, rule, world)
      ? [
          {
            what: `application ${request.family}`,
            by: weeks,
            says: `I3: ${weeks} weeks of service without an application`,
          },
        ]
      : []),
  ]
}

const requestBreaks = (request: Request): readonly Break[] => {
  const held = request.hours?.held
  if (!held || held.lines.length === 0) return []
  return [
    ...(held.lines.every(({ quarters }) => Number.isInteger(quarters) && quarters > 0)
      ? []
      : ['hours are whole quarters above nought']),
    ...undecided(request, held.kind === 'loan' ? held.lender : undefined),
  ].map((says) => ({ what: `${request.id} ${says}`, by: 1, says }))
}

/** I5: its own decision, by somebody who did not ask for it, for the lender where it is lent, with reasons. */
const undecided = (request: Request, lender: string | undefined): readonly string[] => {
  const decision = 'decision' in request ? request.decision : undefined
  if (!decision) return ['I5: hours without a decision']
  return [
    ...(request.requesters.includes(decision.by) ? ['I5: decided by who asked'] : []),
    ...(lender !== undefined && decision.post !== lender ? ['I5: lent by another than the lender'] : []),
    ...(decision.reasons?.reasons === '' ? ['I5: decided without reasons'] : []),
  ]
}

const BY_DECISION = new Set(['moved', 'fewer', 'ended', 'recalled', 'handed-back'])

/** I8: what a family has is never made less without reasons on its own record. */
const silentChange = (event: Event): readonly string[] =>
  event.type === 'hours-changed' &&
  BY_DECISION.has(event.sealed.because) &&
  (event.private?.reasons ?? '') === ''
    ? [`I8: hours of ${event.request} made less without reasons`]
    : []
