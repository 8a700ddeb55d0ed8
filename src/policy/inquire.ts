import type { Inquiry } from './explore.ts'
import type { Ask, Resource, Row } from './policy.ts'

/** Who answers: the first exclusion that holds, or else every row that does. More than one row is a mistake of the policy. */
export type Answering =
  | { readonly by: 'exclusion'; readonly row: Row }
  | {
      readonly by: 'rows'
      readonly rows: readonly Row[]
      /** Some row, or an exclusion that has to be settled first, turns on a fact that is not known. */
      readonly open: boolean
    }

/** The order of `route()`, as an inquiry: exclusions first, then rows. */
export function* answering({ exclusions, rows }: Resource): Inquiry<Answering> {
  let open = false
  for (const row of exclusions) {
    const held = yield row.when
    if (held === true) return { by: 'exclusion', row }
    if (held === undefined && row.settles) open = true
  }
  const holding: Row[] = []
  for (const row of rows) {
    const held = yield row.when
    if (held === true) holding.push(row)
    if (held === undefined) open = true
  }
  return { by: 'rows', rows: holding, open }
}

/** Whether a prerequisite refuses the request: its answer is known to be wrong, and nobody may go ahead without it. */
export function* refusing(ask: Ask): Inquiry<boolean> {
  if (!ask.must || (yield ask.when) !== true || (yield ask.must) !== false) return false
  return ask.waive === undefined || (yield ask.waive) !== true
}

/** Whether a request that some row answers is held up by none of its prerequisites. */
export function* goesThrough({ asks, protective }: Resource): Inquiry<boolean> {
  if (protective) return true
  for (const ask of asks) if (yield* refusing(ask)) return false
  return true
}
