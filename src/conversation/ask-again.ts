import type { Follows } from '../policy/policy.ts'
import type { Request } from '../request/request.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import type { Draft } from './turn.ts'

/** A new draft of what comes next: the family, and the facts that the policy says are the same for both. */
export const draftOfNext = (
  { id, family, facts }: Request,
  { resource, carries }: Follows,
  context: Pick<Context, 'newId' | 'person' | 'at'>,
): Draft => ({
  ...newDraft(context),
  resource,
  family,
  facts: Object.fromEntries(
    carries.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact]] as const])),
  ),
  from: { request: id, as: 'next' },
})

/** A new draft with what an earlier request knew, for changing it and asking again. The earlier one stays as it is. */
export const draftFrom = (
  { resource, family, facts, urgency }: Request,
  context: Pick<Context, 'newId' | 'person' | 'at'>,
): Draft => ({
  ...newDraft(context),
  resource,
  family,
  facts,
  urgency,
  another: true,
})
