import type { Directory } from '../people/directory.ts'
import type { Family } from '../people/family.ts'

type Known = {
  readonly directory: Directory
  readonly family: (reference: string) => Family | undefined
}

/** Families of one team that go to a worker of another. */
type Across = { readonly from: string; readonly into: string; readonly references: readonly string[] }

/** Which of these families a worker has in another team than their own, team by team; none for somebody of no team. */
export const acrossTeamsOf = (
  references: readonly string[],
  worker: string,
  { directory, family }: Known,
): readonly Across[] => {
  const into = directory.people.get(worker)?.team
  if (into === undefined) return []
  const elsewhere = references.flatMap((reference) => {
    const team = family(reference)?.team
    return team === undefined || team === into ? [] : [{ reference, team }]
  })
  return [...Map.groupBy(elsewhere, ({ team }) => team)].map(([from, those]) => ({
    from,
    into,
    references: those.map(({ reference }) => reference),
  }))
}

export const teamName = (team: string, { teams }: Directory): string => teams.get(team)?.name ?? team
