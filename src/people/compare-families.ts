import type { Families, Family } from './family.ts'

/** What a list of families changes, by reference. A family may be in several. */
export type FamilyChanges = {
  readonly added: readonly string[]
  readonly gone: readonly string[]
  readonly moved: readonly string[]
  readonly handedOver: readonly string[]
  readonly children: readonly string[]
}

/** Holds a list of families beside an older one. */
export const compareFamilies = (old: Families, now: Families): FamilyChanges => {
  const both = [...now.values()].flatMap((is) => {
    const was = old.get(is.reference)
    return was ? [{ was, is }] : []
  })
  const where = (differs: (was: Family, is: Family) => boolean): readonly string[] =>
    both.filter(({ was, is }) => differs(was, is)).map(({ is }) => is.reference)
  return {
    added: [...now.keys()].filter((reference) => !old.has(reference)),
    gone: [...old.keys()].filter((reference) => !now.has(reference)),
    moved: where((was, is) => was.team !== is.team),
    handedOver: where((was, is) => was.worker !== is.worker),
    children: where(
      (was, is) => was.children.join(' ') !== is.children.join(' ') || was.standing !== is.standing,
    ),
  }
}
