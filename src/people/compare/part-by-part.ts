import type { OtherChange, PeopleChange } from './people-change.ts'

/** How a part of something is compared; a part that it has and no table knows does not compile. */
export type Compared<Whole> = {
  readonly [Part in keyof Required<Whole>]: (was: Whole, is: Whole) => readonly PeopleChange[]
}

/** Compares two of a kind, part by part. */
export const through = <Whole>(table: Compared<Whole>, was: Whole, is: Whole): readonly PeopleChange[] =>
  (Object.keys(table) as (keyof Whole)[]).flatMap((part) => table[part](was, is))

/** For a part that is compared elsewhere, or says nothing of its own. */
export const nothing = (): readonly PeopleChange[] => []

/** A difference that gives or takes nobody’s power by itself, by what it is of. */
export const other = (of: string, what: OtherChange): PeopleChange => ({ kind: 'other', of, what })

/** Whether two values are written alike. */
export const same = (one: unknown, another: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(another)

/** Who came into a list of people, and who went out of it. */
export const inOrOut = (
  kind: 'recorder' | 'support',
  of: string,
  now: readonly string[],
  old: readonly string[],
): readonly PeopleChange[] => [
  ...now.filter((one) => !old.includes(one)).map((person) => ({ kind, person, of, now: true })),
  ...old.filter((one) => !now.includes(one)).map((person) => ({ kind, person, of, now: false })),
]
