import type { Resource } from '../policy/policy.ts'
import { weeksUsedSoFar } from '../words/hours-chat.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { familyStanding } from './draft.ts'
import type { Draft } from './turn.ts'

/** Weeks that the family or a child of it had already, where the register knows: said instead of asked. */
export const weeksLine = (draft: Draft, resource: Resource, context: Context): Text => {
  const rule = [...context.policy.allowances.values()].find((one) => one.resource === resource.id)
  if (!rule || draft.family === undefined || familyStanding(draft, context) !== 'settled') return []
  if (!context.known.mayReadTotal(draft.family)) return []
  const used = context.known.used(draft.family, draft.facts)[rule.facts.used]
  const since = context.known.weeksSince?.(draft.family, rule.id)
  return typeof used === 'number' ? weeksUsedSoFar(draft.family, used, rule.initialWeeks, since) : []
}
