import type { Directory } from './directory.ts'
import type { Families, Family } from './family.ts'

/** What a new list of families would change, each part in words, and who leaves the list. */
export type FamilyChanges = {
  readonly lines: readonly string[]
  readonly leaving: readonly string[]
  /** Whose total would count less than it does: parted from another, merged otherwise, or without a child that they had. */
  readonly lessCounted: readonly string[]
}

/** More than this of one kind is counted, not told one by one. */
const TOLD = 10

/** Says in words what changes from one list of families to another; no line where nothing does. */
export const familyChanges = (before: Families, after: Families, directory: Directory): FamilyChanges => {
  const added = [...after.keys()].filter((reference) => !before.has(reference))
  const leaving = [...before.keys()].filter((reference) => !after.has(reference))
  const both = [...after.values()].flatMap((now) => {
    const was = before.get(now.reference)
    return was ? [{ was, now }] : []
  })
  const team = (id: string): string => directory.teams.get(id)?.name ?? id
  const person = (id: string | undefined): string =>
    id === undefined ? 'nobody' : (directory.people.get(id)?.name ?? id)
  const moved = both.filter(({ was, now }) => was.team !== now.team)
  const reallocated = both.filter(({ was, now }) => was.worker !== now.worker)
  const children = both.filter(({ was, now }) => childrenOf(was) !== childrenOf(now))
  const merged = [...after.values()].filter(
    ({ reference, mergedInto }) =>
      mergedInto !== undefined && before.get(reference)?.mergedInto !== mergedInto,
  )
  const parted = both.filter(({ was, now }) => was.mergedInto !== undefined && now.mergedInto === undefined)
  const checked = both.filter(({ was, now }) => was.standing !== now.standing)
  return {
    lines: [
      ...counted(added, (all) => `${families(added.length)} new${all}.`),
      ...each(
        moved,
        ({ was, now }) => `${now.reference} moves from ${team(was.team)} to ${team(now.team)}.`,
        'move to another team',
      ),
      ...each(
        reallocated,
        ({ was, now }) =>
          was.worker === undefined
            ? `${now.reference} is allocated to ${person(now.worker)}.`
            : now.worker === undefined
              ? `${person(was.worker)} no longer has ${now.reference}; nobody has it now.`
              : `${person(was.worker)} no longer has ${now.reference}; ${person(now.worker)} does.`,
        'have another worker',
      ),
      ...each(
        children,
        ({ was, now }) => `${now.reference}: children ${list(was)}, now ${list(now)}.`,
        'have other children',
      ),
      ...each(
        merged,
        ({ reference, mergedInto = '' }) =>
          `${reference} is merged into ${mergedInto}: they count together from now on.`,
        'are merged into another',
      ),
      ...each(
        parted,
        ({ was, now }) => `${now.reference} is no longer merged into ${was.mergedInto ?? ''}.`,
        'are no longer merged',
      ),
      ...each(
        checked,
        ({ now }) =>
          now.standing === 'new'
            ? `${now.reference} counts as new again: nobody has checked it.`
            : `${now.reference} is no longer new: it was checked.`,
        'were checked, or count as new again',
      ),
      ...counted(leaving, (all) => `${families(leaving.length)} off the list${all}.`),
    ],
    leaving,
    lessCounted: lessCounted(before, after),
  }
}

/**
 * Families that count together do so through a merge or a child that both have. Whatever takes such a tie away lowers a total,
 * and with it who decides; where both are off the list, nobody's total is left to be lower.
 */
const lessCounted = (before: Families, after: Families): readonly string[] => {
  const withChild = Map.groupBy(
    [...before.values()].flatMap(({ reference, children }) =>
      children.map((child) => ({ reference, child })),
    ),
    ({ child }) => child,
  )
  const sharesWithOneThatStays = ({ reference, children }: Family): boolean =>
    children
      .flatMap((child) => withChild.get(child) ?? [])
      .some((other) => other.reference !== reference && after.has(other.reference))
  return [...before.values()]
    .filter((was) => {
      const now = after.get(was.reference)
      const { mergedInto } = was
      if (mergedInto !== undefined && mergedInto !== now?.mergedInto && (now ?? after.has(mergedInto)))
        return true
      return now ? was.children.some((child) => !now.children.includes(child)) : sharesWithOneThatStays(was)
    })
    .map(({ reference }) => reference)
}

const childrenOf = ({ children }: Family): string => children.toSorted().join(' ')
const list = ({ children }: Family): string => (children.length === 0 ? 'none' : children.join(', '))
const families = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'family is' : 'families are'}`

const counted = (references: readonly string[], says: (all: string) => string): readonly string[] =>
  references.length === 0
    ? []
    : [
        says(
          references.length <= TOLD
            ? `: ${references.join(', ')}`
            : `, from ${references[0] ?? ''} to ${references.at(-1) ?? ''}`,
        ),
      ]

const each = <Change>(
  changes: readonly Change[],
  says: (change: Change) => string,
  inAll: string,
): readonly string[] => [
  ...changes.slice(0, TOLD).map(says),
  ...(changes.length > TOLD ? [`${(changes.length - TOLD).toLocaleString('en-GB')} more ${inAll}.`] : []),
]
