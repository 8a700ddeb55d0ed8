import { join } from 'node:path'
import { loadFile, type FileMistake } from '../load-authority.ts'
import { casesFile } from '../policy/cases-file.ts'
import { checkedYaml } from '../policy/checked-yaml.ts'
import { exercisedBy, type Exercised } from '../policy/exercised.ts'
import type { ParsedPolicy } from '../policy/parse-policy.ts'
import { runCases } from '../policy/run-cases.ts'

/** What came of a policy's own worked cases: those that failed, each where it stands. */
export type CasesReport = {
  readonly total: number
  readonly failed: readonly FileMistake[]
  readonly exercised: Exercised
}

/** Runs the cases.yaml beside a policy. None: nothing to run, and that is said. */
export const checkCases = async (
  folder: string,
  parsed: Extract<ParsedPolicy, { ok: true }>,
): Promise<CasesReport> => {
  const file = join(folder, 'cases.yaml')
  const source = await loadFile(file)
  if (!source.ok) return untried(source.mistakes)
  const read = checkedYaml(source.value.text, casesFile)
  if (!read.ok) return untried(read.mistakes.map((mistake) => ({ ...mistake, file })))
  const results = runCases(read.value, (switched) => {
    const other = parsed.under(switched)
    return other.ok ? other.policy : undefined
  })
  return {
    total: results.length,
    failed: results.flatMap(({ case: name, failed }, i) =>
      failed === undefined ? [] : [{ ...read.at([i, 'case'], `${name}: ${failed}`), file }],
    ),
    exercised: exercisedBy(results),
  }
}

const untried = (failed: readonly FileMistake[]): CasesReport => ({
  total: 0,
  failed,
  exercised: exercisedBy([]),
})
