import { elsewhereFact, NOT_SURE } from '../ledger/opening.ts'
import type { AllowanceRule, Policy, Resource } from '../policy/policy.ts'
import { weeksUsedSoFar } from '../words/hours-chat.ts'
import { unsureWeeksSoFar } from '../words/opening.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { familyStanding } from './draft.ts'
import type { Draft } from './turn.ts'

/** The allowance that a resource uses up. */
export const allowanceFor = (
  { id }: Pick<Resource, 'id'>,
  { allowances }: Pick<Policy, 'allowances'>,
): AllowanceRule | undefined => [...allowances.values()].find(({ resource }) => resource === id)

/** Weeks that the family or a child of it had already, where the register knows: said instead of asked. */
export const weeksLine = (draft: Draft, resource: Resource, context: Context): Text => {
  const { known, policy } = context
  const rule = allowanceFor(resource, policy)
  if (!rule || draft.family === undefined || familyStanding(draft, context) !== 'settled') return []
  if (!known.mayReadTotal(draft.family)) return []
  const used = known.used(draft.family, draft.facts)[rule.facts.used]
  if (typeof used !== 'number') return []
  const since = known.weeksSince?.(draft.family, rule.id)
  const said = draft.facts[elsewhereFact(rule.id)] ?? draft.facts[rule.facts.used]
  if (since !== undefined && said === NOT_SURE)
    return unsureWeeksSoFar(draft.family, since, rule.initialWeeks)
  // "Have used none" isn't said where what came before is about to be asked.
  if (since !== undefined && said === undefined && used === 0) return []
  return weeksUsedSoFar(draft.family, used, rule.initialWeeks, said === undefined ? since : undefined)
}
