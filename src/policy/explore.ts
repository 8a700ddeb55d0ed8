import { testCell, type FactSpace } from './cells.ts'
import type { Condition } from './condition.ts'
import { exampleIn, isPossible, type Region } from './possible.ts'
import type { Facts } from './fact.ts'

/** Works out an answer from conditions: it yields each it turns on and is told true, false, or undefined (not known). */
export type Inquiry<T> = Generator<Condition | undefined, T, boolean | undefined>

/** A region all of whose facts have the same answer, and facts in it. */
export type Leaf<T> = { readonly region: Region; readonly answer: T; readonly example: Facts }

/**
 * Every combination of facts, as regions with one answer each. A fact is only told apart where the answer turns on it, so
 * nothing is left out and nothing is sampled.
 */
export function* explore<T>(
  ask: () => Inquiry<T>,
  space: FactSpace,
  region: Region = new Map(),
): Iterable<Leaf<T>> {
  const found = answerIn(ask, region)
  if ('answer' in found) {
    const example = exampleIn(region, space)
    if (example) yield { region, answer: found.answer, example }
    return
  }
  for (const cell of space.axes.get(found.open) ?? []) {
    const part = new Map([...region, [found.open, cell]])
    if (isPossible(part, space)) yield* explore(ask, space, part)
  }
}

/** The answer of a region, or the fact that it still turns on. */
const answerIn = <T>(ask: () => Inquiry<T>, region: Region): { answer: T } | { open: string } => {
  const inquiry = ask()
  let asked = inquiry.next()
  while (asked.done !== true) {
    const held = asked.value ? holdsIn(asked.value, region) : true
    if (typeof held === 'object') return held
    asked = inquiry.next(held)
  }
  return { answer: asked.value }
}

/** True, false, undefined where a fact that decides it is not known; or the first fact that it turns on and the region leaves open. */
const holdsIn = (condition: Condition, region: Region): boolean | undefined | { open: string } => {
  if ('fact' in condition) {
    const cell = region.get(condition.fact)
    return cell ? testCell(condition, cell) : { open: condition.fact }
  }
  if (condition.test === 'not') {
    const held = holdsIn(condition.of, region)
    return typeof held === 'boolean' ? !held : held
  }
  const settles = condition.test === 'any'
  const parts = condition.of.map((part) => holdsIn(part, region))
  if (parts.includes(settles)) return settles
  return parts.find((part) => typeof part === 'object') ?? (parts.includes(undefined) ? undefined : !settles)
}
