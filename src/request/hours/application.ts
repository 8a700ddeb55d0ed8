import type { SupportHours } from '../../ledger/hours.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import { rowOf } from '../../policy/row-of.ts'
import type { Request } from '../request.ts'
import { routeFor } from '../submit.ts'
import type { World } from '../world.ts'

/** The application for further weeks that a request says was made (section 4.2), as its approval seals it. */
export const applicationIn = (
  { facts }: Pick<Request, 'facts'>,
  rule: AllowanceRule,
): Pick<SupportHours, 'application'> => {
  const on = facts[rule.facts.applied]
  if (facts[rule.facts.application] !== true) return {}
  return { application: { made: true, ...(typeof on === 'string' && { on }) } }
}

/**
 * Whether a family may have more than the first weeks: some of its support was agreed with the application that they need,
 * or the policy as it is read needs none.
 */
export const hasApplied = (request: Request, rule: AllowanceRule, world: World): boolean => {
  const all = [request.family, ...world.sameChildren(request.family)].flatMap(world.requestsOf)
  const without = { ...request.facts, [rule.facts.application]: undefined }
  return (
    all.some((one) => agreedWithOne(one, rule, world)) ||
    !('why' in routeFor(rule.resource, without, request.family, world))
  )
}

/** What was agreed before approvals sealed it is read from the fact or, where that is erased, from the row that agreed it. */
const agreedWithOne = (request: Request, rule: AllowanceRule, world: World): boolean => {
  const held = request.hours?.held
  if (held?.kind !== 'support') return false
  return (
    held.application !== undefined ||
    request.facts[rule.facts.application] === true ||
    isForFurtherWeeks(request, rule, world)
  )
}

/** Whether the row that a request was agreed by is for weeks after the first, and not for these. */
const isForFurtherWeeks = (
  { route }: Request,
  { resource, facts: { used, weeks }, initialWeeks }: AllowanceRule,
  { router }: World,
): boolean => {
  const its = router.policy.resources.get(resource)
  const row = its && rowOf(its, route.row)
  if (!row) return false
  const answers = (had: number) => router.holds(row.when, { [used]: had, [weeks]: 1 })
  return answers(0) === false && answers(initialWeeks) === true
}
