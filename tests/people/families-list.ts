import type { Directory } from '../../src/people/directory.ts'

/** The same numbers for the same seed, so that a list that failed can be made again. */
const seeded = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

/** A list of families as a case system exports it: a heading and a line each. */
export const familiesList = (count: number, { teams, people }: Directory, seed = 1): readonly string[] => {
  const pick = seeded(seed)
  const names = [...teams.values()].map(({ name }) => name)
  const workers = [...people.values()].filter(({ team }) => team !== undefined).map(({ id }) => id)
  const lines = Array.from({ length: count }, (_, i) => {
    const reference = `F${String(10_000 + i)}`
    const children = Array.from(
      { length: 1 + pick(4) },
      (_one, child) => `C${String(10_000 + i)}-${String(child + 1)}`,
    )
    const team = names[pick(names.length)] ?? ''
    const worker = pick(10) === 0 ? '' : (workers[pick(workers.length)] ?? '')
    return `${reference},${children.join(' ')},${team},${worker},`
  })
  return ['reference,children,team,worker,merged-into', ...lines]
}

/** One of every fault that people and spreadsheets make: the line that has it, and what is said of it. */
export const PLANTED: readonly (readonly [line: string, column: string, says: string])[] = [
  [',C1-1,East 1,,', 'reference', 'there is no case reference'],
  ['Smith family,C1-1,East 1,,', 'reference', 'this is no case reference'],
  ['F22O1,C1-1,East 1,,', 'reference', 'has a letter that looks like a digit'],
  ['2.2E+03,C1-1,East 1,,', 'reference', 'was shortened by the spreadsheet'],
  ['#N/A,C1-1,East 1,,', 'reference', 'is an error of the spreadsheet'],
  ['F10000,C1-1,East 1,,', 'reference', 'stands on line 2 already'],
  ['f10001,C1-1,East 1,,', 'reference', 'stands on line 3 already'],
  ['F90001,Tom,East 1,,', 'children', 'this is no case reference'],
  ['F90002,12/03/2014,East 1,,', 'children', 'this looks like a date'],
  ['F90003,F90003,East 1,,', 'children', 'is the family’s own reference'],
  ['F90004,C1-1 C1-1,East 1,,', 'children', 'the same child stands here twice'],
  [
    `F90005,${Array.from({ length: 21 }, (_, i) => `C9-${String(i)}`).join(' ')},East 1,,`,
    'children',
    '21 children for one family',
  ],
  ['F90006,C1-1,,,', 'team', 'there is no team'],
  ['F90007,C1-1,Eats 1,,', 'team', 'is not a team of the people file; did you mean "East 1"'],
  ['F90008,C1-1,East 1,somebody-else,', 'worker', 'is not on the people list'],
  ['F90009,C1-1,East 1,a.worker@council.example,', 'worker', 'this is an e-mail address'],
  ['F90010,C1-1,East 1,,F90010', 'merged-into', 'can’t be merged into itself'],
  ['F90011,C1-1,East 1,,F99999', 'merged-into', 'is not in this list'],
  ['F90012,C1-1,East 1,,F90013', 'merged-into', 'is itself merged into F90012'],
  ['F90013,C1-1,East 1,,F90012', 'merged-into', 'is itself merged into F90013'],
  ['F90014,C1-1,East 1,,the other one', 'merged-into', 'this is no case reference'],
]
