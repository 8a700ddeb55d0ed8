import type { Directory, Person } from '../people/directory.ts'
import type { Reached } from '../words/people-list.ts'

/** At most this many are named: a sentence, not a directory. */
const MOST = 3

/** People of a kind with a number to ring, those with one first. */
export const reachedOf = ({ people }: Directory, which: (person: Person) => boolean): readonly Reached[] =>
  [...people.values()]
    .filter(which)
    .toSorted((a, b) => Number(a.phone === undefined) - Number(b.phone === undefined))
    .slice(0, MOST)
    .map(({ name, phone }) => ({ name, phone }))
