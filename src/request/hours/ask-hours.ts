import type { SupportHours } from '../../ledger/hours.ts'
import { splitWeeks } from '../../ledger/service-weeks.ts'
import type { Facts } from '../../policy/fact.ts'
import { addDays } from '../../policy/london-date.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import type { GrownFrom, RouteShown } from '../event.ts'
import type { World } from '../world.ts'
import { allowanceOf } from './figures.ts'

type Asking = {
  readonly resource: string
  readonly family: string
  readonly facts: Facts
  readonly from?: GrownFrom | undefined
}

/** What the request it grows out of already says: more weeks begin on the day after the last, at the same hours. */
export const withEarlierHours = ({ resource, facts, from }: Asking, world: World): Facts => {
  const rule = allowanceOf(resource, world)
  const earlier = from?.as === 'extension' ? world.request(from.request) : undefined
  const held = earlier?.hours?.held
  if (!rule || !earlier || held?.kind !== 'support') return facts
  const { starts, hours } = rule.facts
  return {
    ...facts,
    [starts]: facts[starts] ?? addDays(held.lastDay, 1),
    [hours]: facts[hours] ?? earlier.facts[hours],
  }
}

/**
 * The hours that a request asks for, week by week, from the post that its route names. Undefined where the resource uses
 * no allowance. Never for days gone by: what was not agreed before is not agreed after (readings X7).
 */
export const hoursFor = (
  { resource, family, facts, from }: Asking,
  route: RouteShown,
  world: World,
): SupportHours | CommandRefused | undefined => {
  const rule = allowanceOf(resource, world)
  if (!rule) return undefined
  if (rule.resource !== resource) return borrowedFromThere(resource, world)
  const refused = grewWrongly(from, family, rule, world)
  if (refused) return refused
  const { starts, weeks, hours } = rule.facts
  const [startsOn, forWeeks, quarters] = [facts[starts], facts[weeks], facts[hours]]
  if (typeof startsOn !== 'string') return missing(starts, world)
  if (typeof forWeeks !== 'number' || !Number.isInteger(forWeeks) || forWeeks < 1)
    return missing(weeks, world)
  if (typeof quarters !== 'number' || !Number.isInteger(quarters) || quarters < 1)
    return missing(hours, world)
  if (facts[rule.facts.application] === true && typeof facts[rule.facts.applied] !== 'string')
    return missing(rule.facts.applied, world)
  if (startsOn < world.today) return { why: 'not-a-date', question: askOf(starts, world) }
  const post = postIn(route, rule, world)
  if (post === undefined) return { why: 'no-post-holder', post: rule.heldBy, talkTo: undefined }
  return { kind: 'support', allowance: rule.id, post, ...splitWeeks(startsOn, forWeeks, quarters) }
}

const postIn = ({ steps }: RouteShown, { heldBy }: AllowanceRule, { directory }: World): string | undefined =>
  steps
    .filter(({ act }) => act === 'decide' || act === 'endorse')
    .flatMap(({ posts }) => posts)
    .find((post) => directory.posts.get(post)?.role === heldBy)

const askOf = (fact: string, { router }: World): string => router.policy.facts.get(fact)?.ask ?? fact

const missing = (fact: string, world: World): CommandRefused => ({
  why: 'missing-answer',
  question: askOf(fact, world),
})

/** Nobody asks for a loan by itself: it is borrowed from the support that is short. */
const borrowedFromThere = (resource: string, { router }: World): CommandRefused => {
  const { says, instead, talkTo } = router.policy.resources.get(resource)?.gap ?? {
    ...router.policy.notCovered,
    instead: '',
  }
  return { why: 'blocked', says, instead, talkTo }
}

/** More weeks, or the rest of them under another team, are of the same family's support, and that was agreed. */
const grewWrongly = (
  from: GrownFrom | undefined,
  family: string,
  rule: AllowanceRule,
  world: World,
): CommandRefused | undefined => {
  const earlier = from && world.request(from.request)
  if (from?.as === 'another') return undefined
  if (from?.as !== 'extension' && earlier?.resource !== rule.resource) return undefined
  const same = earlier && [family, ...world.sameChildren(family)].includes(earlier.family)
  return same && earlier.resource === rule.resource && earlier.hours?.held?.kind === 'support'
    ? undefined
    : { why: 'unknown-request' }
}
