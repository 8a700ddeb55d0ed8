import type { Decider, Exception, Policy, Step } from '../policy.ts'

/** The policies that old and new steps are of: each post has its grade from its own. */
export type Policies = { readonly old: Policy; readonly now: Policy }

/**
 * Whether every old step has a new one of its own that asks no less. The exceptions of the steps given are those that are
 * open. Posts may change places and others may join them, but one post can't act for two.
 */
export const allStand = (
  old: readonly Step[],
  now: readonly Step[],
  policies: Policies,
  taken: readonly (readonly [old: Step, now: Step])[] = [],
): boolean => {
  const [first, ...rest] = old
  if (!first) return true
  return now.some((one) => {
    const actsTwice = taken.some(([was, is]) => sameHands(is, one) && !sameHands(was, first))
    if (actsTwice || !stands(one, first, policies)) return false
    return allStand(
      rest,
      now.filter((other) => other !== one),
      policies,
      [...taken, [first, one]],
    )
  })
}

const sameHands = (one: Step, other: Step): boolean =>
  one.by.toSorted().join(' ') === other.by.toSorted().join(' ')

/** Whether a step asks no less than one that stood before. */
const stands = (now: Step, old: Step, policies: Policies): boolean =>
  (now.act === old.act || now.act === 'decide') &&
  now.by.every((id) => !isLower(id, old.by, policies)) &&
  !opensMore(now.exception, old, policies)

/** Whether somebody may stand in who couldn't, sooner than before, or nobody at all has to act. */
const opensMore = (exception: Exception | undefined, old: Step, policies: Policies): boolean => {
  if (!exception) return false
  const { tried, instead } = exception
  const before = old.exception
  if (!before) return instead.length === 0 || !instead.every((id) => mayAct(id, old.by, policies))
  if (before.tried === 'every-post-of-the-role' && tried === 'the-post') return true
  if (before.instead.length === 0) return false
  return instead.length === 0 || instead.some((id) => isLower(id, [...old.by, ...before.instead], policies))
}

/** Whether a post is one of these, at no lower a grade. */
const mayAct = (id: string, by: readonly string[], policies: Policies): boolean =>
  sameIn(id, by, policies) !== undefined && !isLower(id, by, policies)

/** The same post is known by its id, or by its title where the id is another. */
const sameIn = (id: string, by: readonly string[], { old, now }: Policies): Decider | undefined => {
  const all = by.flatMap((one) => old.deciders.get(one) ?? [])
  return all.find((one) => one.id === id) ?? all.find(({ title }) => title === now.deciders.get(id)?.title)
}

/** Whether a post is lower than it was itself, or where it is another than all of these. */
const isLower = (id: string, by: readonly string[], policies: Policies): boolean => {
  const to = policies.now.deciders.get(id)
  if (!to) return true
  const same = sameIn(id, by, policies)
  if (same?.kind === 'role' && to.kind === 'role') return to.grade < same.grade
  if (same?.kind === to.kind) return false
  const from = by.map((one) => policies.old.deciders.get(one))
  const grades = from.flatMap((one) => (one?.kind === 'role' ? [one.grade] : []))
  if (grades.length === 0 || to.kind === 'outside') return true
  return to.kind === 'role' && to.grade < Math.min(...grades)
}
