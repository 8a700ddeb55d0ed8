import { addDays, type LondonDate } from '../policy/london-date.ts'
import type { AllowanceRule } from '../policy/policy.ts'
import type { Facts } from '../policy/fact.ts'
import type { Request } from '../request/request.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import type { Draft } from './turn.ts'

/** What more weeks of a service begin with: the day after its last, at the hours a week that it has. */
export const extensionFacts = (
  { facts }: Pick<Request, 'facts'>,
  lastDay: LondonDate,
  { facts: named }: AllowanceRule,
): Facts => ({
  [named.starts]: addDays(lastDay, 1),
  ...(facts[named.hours] !== undefined && { [named.hours]: facts[named.hours] }),
})

/** A new draft of more weeks of what a family has, begun from its button. */
export const extensionDraft = (
  request: Request,
  rule: AllowanceRule,
  context: Pick<Context, 'newId' | 'person' | 'at'>,
): Draft | undefined => {
  const held = request.hours?.held
  if (held?.kind !== 'support') return undefined
  return {
    ...newDraft(context),
    resource: request.resource,
    family: request.family,
    facts: extensionFacts(request, held.lastDay, rule),
    // It is told apart from the first by what it grows out of.
    another: true,
    from: { request: request.id, as: 'extension' },
  }
}
