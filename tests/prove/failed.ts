/** How many cases a trial fails with, whatever it throws: for the control of a trial, which has to fail. */
export const failed = async <Case>(
  cases: Iterable<Case>,
  trial: (one: Case) => Promise<unknown>,
): Promise<number> => {
  let count = 0
  for (const one of cases)
    await trial(one).catch(() => {
      count += 1
    })
  return count
}

/** The seeds 1 to so many. */
export const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1)
