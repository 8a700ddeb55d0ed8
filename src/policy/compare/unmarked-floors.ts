import type { Policy, Resource, Row } from '../policy.ts'

/** Floors that would no longer be marked, a sentence each: unmarked today, such a row could be lowered tomorrow. */
export const unmarkedFloors = (old: Policy, now: Policy): readonly string[] =>
  [...old.resources.values()].flatMap((was) => {
    const is = now.resources.get(was.id)
    if (!is) return []
    const marked = new Set(floorsOf(is))
    return floorsOf(was)
      .filter((row) => !marked.has(row))
      .map((row) => `${was.title}: the row ${row} is a floor, so it has to stay, and stay marked as one`)
  })

const floorsOf = ({ exclusions, rows }: Resource): readonly string[] =>
  [...exclusions, ...rows].filter(({ floor }: Row) => floor).map(({ id }) => id)
