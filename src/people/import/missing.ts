import type { LondonDate } from '../../policy/london-date.ts'
import type { PeopleFile } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'

/** Whoever the file has by an id, is here on the day, and is not in the list: they have left. */
export const missingFrom = (
  known: ReadonlyMap<string, string>,
  listed: ReadonlySet<string>,
  { file, asAt }: { readonly file: PeopleFile; readonly asAt: LondonDate },
): readonly string[] =>
  [...known].flatMap(([key, id]) => {
    const to = file.persons[id]?.to
    return listed.has(key) || (to !== undefined && to < asAt) ? [] : [id]
  })

/** Somebody who was to come and is in the list no more has no last day: whoever keeps the file says what became of it. */
export const neverCame = (
  id: string,
  { file, asAt }: { readonly file: PeopleFile; readonly asAt: LondonDate },
): readonly CsvFault[] => {
  const { name = id, from } = file.persons[id] ?? {}
  return from === undefined || from < asAt
    ? []
    : [
        fault(
          1,
          undefined,
          `${name}, who was to start on ${from}, is not in the list any more`,
          `take "${id}" out of people.yaml by hand, or put them back into the list`,
        ),
      ]
}

/** More than this share of a council doesn't leave overnight: then it is part of a list. A few always may. */
const SHARE = 0.1
const FEW = 5

export const tooManyMissing = (missing: number, of: number, what: string): readonly CsvFault[] =>
  missing <= FEW || missing <= of * SHARE
    ? []
    : [
        fault(
          1,
          undefined,
          `${String(missing)} of the ${String(of)} ${what} in people.yaml are not in this list, so it looks like part of one`,
          'send the whole list; whoever did leave needs a last day in it',
        ),
      ]
