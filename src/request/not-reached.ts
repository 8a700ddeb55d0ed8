import type { Request, StepState, Try } from './request.ts'

/** Somebody who was rung in vain, and the tries that nobody answered. */
export type NotReached = { readonly person: string; readonly post: string; readonly tries: readonly Try[] }

/**
 * Whoever was rung and not reached while others agreed or decided: they are told afterwards what was decided without them.
 * Nobody who took a step themselves, or was spoken to at last. Tries on record from before it was said whom are left out.
 */
export const notReached = (request: Request): readonly NotReached[] => {
  if (request.status !== 'approved' && request.status !== 'rejected') return []
  const took = new Set(request.steps.flatMap(({ done }) => (done ? [done.by] : [])))
  const tries = request.steps.flatMap((step) => step.tries)
  return [...Map.groupBy(tries, ({ person }) => person ?? '')].flatMap(([person, theirs]) =>
    person === '' || took.has(person) || theirs.at(-1)?.reached !== false
      ? []
      : [{ person, post: theirs.at(-1)?.post ?? '', tries: theirs.filter(({ reached }) => !reached) }],
  )
}

/** The tries that explain why a step came to whom it is with: its own, and those of the steps that were passed over before it. */
export const triesBefore = ({ steps }: Request, step: number): readonly Try[] => {
  const state = steps[step]
  const isWith = ({ posts }: StepState, { post }: Try): boolean => posts.includes(post)
  return [
    ...steps.slice(0, step).flatMap(({ skipped, tries }) => (skipped ? tries : [])),
    // Whoever has it now may have been rung in vain too: that is no reason why it came to them.
    ...(state?.tries ?? []).filter((one) => state && !isWith(state, one)),
  ]
}
