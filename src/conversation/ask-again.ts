import type { Request } from '../request/request.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import type { Draft } from './turn.ts'

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
