import { openOfMade } from './already-open.ts'
import { sameAgain } from './asked-again.ts'
import type { Context } from './context.ts'
import type { Draft } from './turn.ts'

/** Whoever asks says that it is another than the one sent already: the two are linked, so that neither is read alone. */
export const besides = (draft: Draft, context: Context): Draft => {
  const first = openOfMade(draft, context) ?? sameAgain(draft, context)
  const from = draft.from ?? (first && ({ request: first.id, as: 'another' } as const))
  return { ...draft, another: true, from }
}

/** What a draft grew out of, as it is sent: one besides another only while it is still the same thing for the same family. */
export const grownFromOf = (draft: Draft, { known }: Context): Draft['from'] => {
  const { from, family, resource } = draft
  if (from?.as !== 'another' || family === undefined) return from
  const still = known.recent(family).some((line) => line.id === from.request && line.resource === resource)
  return still ? from : undefined
}
