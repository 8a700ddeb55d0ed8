import { didYouMean } from '../words/nearest-word.ts'
import type { FactKind } from './fact.ts'
import type { AllowanceRule } from './policy.ts'
import type { AllowanceFile, PolicyFile } from './policy-file.ts'
import type { Problem } from './read-condition.ts'

export const buildAllowance = (id: string, it: AllowanceFile): AllowanceRule => ({
  id,
  title: it.title,
  heldBy: it['held-by'],
  quartersAWeek: it['hours-a-week'] * 4,
  resource: it.for,
  loan: it.loan,
  initialWeeks: it['initial-weeks'],
  furtherWeeks: it['further-weeks'],
  confirmedBy: it['confirmed-by'],
  talkTo: it['talk-to'],
  facts: it.facts,
  source: { section: it.section, clauses: it.clauses },
})

const KINDS: Readonly<Record<keyof AllowanceFile['facts'], FactKind>> = {
  hours: 'hours',
  weeks: 'weeks',
  starts: 'date',
  used: 'weeks',
  application: 'yes-no',
  applied: 'date',
  lent: 'hours',
}

/** Names that an allowance uses and the policy doesn't have, and facts of another kind than it counts with. */
export const allowanceProblems = (file: PolicyFile): readonly Problem[] =>
  Object.entries(file.allowances).flatMap(([id, it]) => {
    const at = ['allowances', id]
    const among = (key: string, name: string, names: Readonly<Record<string, unknown>>, what: string) =>
      Object.hasOwn(names, name)
        ? []
        : [
            {
              at: [...at, key],
              message: `"${name}" is not ${what} of this policy${didYouMean(name, Object.keys(names))}`,
            },
          ]
    return [
      ...(['held-by', 'confirmed-by', 'talk-to'] as const).flatMap((key) =>
        among(key, it[key], file.roles, 'a role'),
      ),
      ...(['for', 'loan'] as const).flatMap((key) => among(key, it[key], file.resources, 'a resource')),
      ...Object.entries(it.facts).flatMap(([use, fact]) =>
        factProblem([...at, 'facts', use], use, fact, file),
      ),
    ]
  })

const factProblem = (
  at: readonly string[],
  use: string,
  fact: string,
  file: PolicyFile,
): readonly Problem[] => {
  const found = file.facts[fact]
  const wanted = Object.entries(KINDS).find(([one]) => one === use)?.[1]
  if (!found)
    return [
      { at, message: `"${fact}" is not a fact of this policy${didYouMean(fact, Object.keys(file.facts))}` },
    ]
  return found.kind === wanted
    ? []
    : [{ at, message: `"${fact}" is of the kind ${found.kind}: expected ${wanted ?? 'another'}` }]
}
