import type { Families, Family } from '../people/family.ts'
import { kinOf } from '../people/family.ts'
import type { Event, EventOf } from './event.ts'
import type { Shelf } from './register-state.ts'

/** What the register itself says about families, beside the list of them. */
export type FamiliesState = {
  /** The team that a family new to the bot was added under. */
  readonly added: Shelf<string>
  /** Who searched the case system for a new family's child and address; absent where nobody said so. */
  readonly searched: Shelf<Searched>
  /** New families whose standing was confirmed: they are no old ones under another reference. */
  readonly confirmed: Shelf<true>
  /** The reference that a family was merged into, and those that were merged into one. */
  readonly mergedInto: Shelf<string | undefined>
  /** When each was merged, an instant, by the reference that went. */
  readonly mergedAt: Shelf<string>
  /** What somebody asked to part, by the reference that went, until a second person agrees. */
  readonly partings: Shelf<Parting | undefined>
  readonly joined: Shelf<readonly string[]>
  /** To whom a family was handed over, and who had it before: once the list says somebody else, it is believed. */
  readonly handed: Shelf<Handed | undefined>
}

/** `by`: a person's id, or the name that was given. */
export type Searched = { readonly by: string; readonly at: string }
/** `from`: who had it since the list last agreed, oldest first. A list that names one of them has not caught up. */
type Handed = { readonly from: readonly (string | undefined)[]; readonly to: string }

/** Two references that the register itself merged, and when. */
export type Merged = { readonly from: string; readonly into: string; readonly at: string }
/** Who asked that a merge be undone, when, and whose each request sent since is. */
export type Parting = {
  readonly by: string
  readonly at: string
  readonly whose: Readonly<Record<string, string>>
}

/** Whom a list of families names for one that was handed over. */
export type Listed = { readonly family: string; readonly worker?: string }

export const emptyFamilies = () => ({
  added: new Map<string, string>(),
  searched: new Map<string, Searched>(),
  confirmed: new Map<string, true>(),
  mergedInto: new Map<string, string | undefined>(),
  mergedAt: new Map<string, string>(),
  partings: new Map<string, Parting | undefined>(),
  joined: new Map<string, readonly string[]>(),
  handed: new Map<string, Handed | undefined>(),
})

export type FamilyEvent = EventOf<
  | 'family-added'
  | 'family-confirmed'
  | 'families-merged'
  | 'parting-asked'
  | 'families-parted'
  | 'handed-over'
>

export const isFamilyEvent = (event: Event): event is FamilyEvent =>
  event.type === 'family-added' ||
  event.type === 'family-confirmed' ||
  event.type === 'families-merged' ||
  event.type === 'parting-asked' ||
  event.type === 'families-parted' ||
  event.type === 'handed-over'

/** Adds an event about families to what is known of them. */
export const foldFamily = (state: FamiliesState, event: FamilyEvent): void => {
  switch (event.type) {
    case 'family-added':
      state.added.set(event.sealed.family, event.sealed.team)
      if (event.sealed.searched) {
        const by = event.sealed.searchedBy ?? event.private?.searchedBy ?? ''
        state.searched.set(event.sealed.family, { by, at: event.at })
      }
      return
    case 'family-confirmed':
      return void state.confirmed.set(event.sealed.family, true)
    case 'families-merged': {
      const { from, into } = event.sealed
      state.mergedInto.set(from, into)
      state.mergedAt.set(from, event.at)
      state.partings.set(from, undefined)
      return void state.joined.set(into, [...(state.joined.get(into) ?? []), from])
    }
    case 'parting-asked':
      return void state.partings.set(event.sealed.from, {
        by: event.by,
        at: event.at,
        whose: event.sealed.whose,
      })
    case 'families-parted': {
      const { from, into } = event.sealed
      state.mergedInto.set(from, undefined)
      state.partings.set(from, undefined)
      return void state.joined.set(
        into,
        (state.joined.get(into) ?? []).filter((one) => one !== from),
      )
    }
    case 'handed-over':
      for (const { family, was } of event.sealed.families)
        state.handed.set(family, { from: hadBefore(state.handed.get(family), was), to: event.sealed.to })
  }
}

const hadBefore = (before: Handed | undefined, was: string | undefined): Handed['from'] =>
  before && before.to === was ? [...before.from, was] : [was]

/** Another list stands. What the one until then named is past: whoever had a family before that may have it again by a list. */
export const foldListed = ({ handed }: Pick<FamiliesState, 'handed'>, listed: readonly Listed[]): void => {
  for (const { family, worker } of listed) {
    const before = handed.get(family)
    if (!before) continue
    const past = before.from.lastIndexOf(worker)
    handed.set(
      family,
      worker === before.to ? undefined : { ...before, from: before.from.slice(Math.max(past, 0)) },
    )
  }
}

/** Families as they stand: the list, and what the register says since. */
export type FamiliesKnown = {
  readonly family: (reference: string) => Family | undefined
  /** Other references that count with this one: a child is in both, or the two were merged. */
  readonly sameChildren: (reference: string) => readonly string[]
  /** The reference that this one was merged into; undefined where it stands by itself. */
  readonly mergedInto: (reference: string) => string | undefined
  /** Other references of the same family, since they were merged. */
  readonly mergedWith: (reference: string) => readonly string[]
  /** The merge of just these two in the register, whichever was named first; undefined where there is none. */
  readonly mergedHere: (one: string, other: string) => Merged | undefined
  /** Whether the list of families has them as one too: then the register can't part them. */
  readonly mergedByList: (one: string, other: string) => boolean
  /** What was asked about parting a merge, and waits for a second person. */
  readonly parting: (merged: Merged) => Parting | undefined
  readonly searched: (reference: string) => Searched | undefined
  /** Whom the list names for each family that was handed over. */
  readonly handedInList: () => readonly Listed[]
}

/** Puts the list and the register's own word together. The list wins wherever it has caught up. */
export const familiesKnown = (state: FamiliesState, families: Families): FamiliesKnown => {
  const listed = mergedIn(families)
  const oneFamily = (reference: string): readonly string[] => {
    const all = joinedTo(reference, families, state)
    if (all.length === 1) return all
    return joinedTo(staysOf(all, listed, families, state), families, state)
  }
  return {
    family: (reference) => familyNow(reference, families, state),
    mergedInto: (reference) => {
      const [stays] = oneFamily(reference)
      return stays === reference ? undefined : stays
    },
    mergedWith: (reference) => oneFamily(reference).filter((one) => one !== reference),
    sameChildren: (reference) => {
      const all = oneFamily(reference)
      const kin = all.flatMap((one) => kinOf(one, families)).flatMap(oneFamily)
      return [...new Set([...all, ...kin])].filter((one) => one !== reference)
    },
    mergedHere: (one, other) =>
      [[one, other] as const, [other, one] as const].flatMap(([from, into]) =>
        state.mergedInto.get(from) === into ? [{ from, into, at: state.mergedAt.get(from) ?? '' }] : [],
      )[0],
    mergedByList: (one, other) => joinedTo(one, families, emptyFamilies()).includes(other),
    parting: ({ from }) => state.partings.get(from),
    searched: state.searched.get.bind(state.searched),
    handedInList: () =>
      [...families.values()].flatMap(({ reference, worker }) =>
        state.handed.get(reference) ? [{ family: reference, ...(worker !== undefined && { worker }) }] : [],
      ),
  }
}

/**
 * Every reference that was merged with this one, by the list or in the register, through however many others: neither can
 * part what the other has merged. The one asked for comes first.
 */
const joinedTo = (reference: string, families: Families, state: FamiliesState): readonly string[] => {
  const listed = mergedIn(families)
  const all = new Set([reference])
  // A set goes on to what was added to it meanwhile.
  for (const one of all) {
    const next = [
      families.get(one)?.mergedInto,
      state.mergedInto.get(one),
      ...(listed.get(one) ?? []).map((other) => other.reference),
      ...(state.joined.get(one) ?? []),
    ]
    next.forEach((other) => other !== undefined && all.add(other))
  }
  return [...all]
}

/** Which of them stays: the one that is merged into no other, and where the two don't agree, the one of the list. */
const staysOf = (
  all: readonly string[],
  listed: ReturnType<typeof mergedIn>,
  families: Families,
  state: FamiliesState,
): string => {
  const byList = all.filter((one) => families.get(one)?.mergedInto === undefined)
  const byBoth = byList.filter((one) => state.mergedInto.get(one) === undefined)
  const [among = all] = [byBoth, byList].filter((some) => some.length > 0)
  const inOrder = among.toSorted()
  return inOrder.find((one) => listed.has(one)) ?? inOrder[0] ?? ''
}

// The list is read once and stands until the next one: who is merged in it is worked out once too.
const mergedLists = new WeakMap<Families, ReadonlyMap<string, readonly Family[]>>()

const mergedIn = (families: Families): ReadonlyMap<string, readonly Family[]> => {
  const found =
    mergedLists.get(families) ??
    Map.groupBy(
      [...families.values()].filter(({ mergedInto }) => mergedInto !== undefined),
      ({ mergedInto = '' }) => mergedInto,
    )
  mergedLists.set(families, found)
  return found
}

const familyNow = (reference: string, families: Families, state: FamiliesState): Family | undefined => {
  const listed = families.get(reference) ?? addedFamily(reference, state)
  if (!listed) return undefined
  const handed = state.handed.get(reference)
  const worker = handed?.from.includes(listed.worker) ? handed.to : listed.worker
  const standing = state.confirmed.get(reference) ? 'known' : listed.standing
  return worker === listed.worker && standing === listed.standing ? listed : { ...listed, worker, standing }
}

const addedFamily = (reference: string, { added }: FamiliesState): Family | undefined => {
  const team = added.get(reference)
  return team === undefined
    ? undefined
    : { reference, children: [], team, worker: undefined, standing: 'new' }
}
