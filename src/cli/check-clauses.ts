import { join } from 'node:path'
import { loadFile, type FileMistake } from '../load-authority.ts'
import { checkedYaml } from '../policy/checked-yaml.ts'
import { clauseCoverage, type Coverage } from '../policy/clause-coverage.ts'
import { clausesFile } from '../policy/clauses-file.ts'
import type { Exercised } from '../policy/exercised.ts'
import type { Policy } from '../policy/policy.ts'

/** How much of the source document a policy carries; or why its list of clauses cannot be read. */
export type ClausesReport =
  | { readonly ok: true; readonly coverage: Coverage }
  | { readonly ok: false; readonly mistakes: readonly FileMistake[] }

/** Holds the clauses.yaml beside a policy against it and against what its worked cases try. */
export const checkClauses = async (
  folder: string,
  policy: Policy,
  exercised: Exercised,
): Promise<ClausesReport> => {
  const file = join(folder, 'clauses.yaml')
  const source = await loadFile(file)
  if (!source.ok) return source
  const read = checkedYaml(source.value.text, clausesFile)
  return read.ok
    ? { ok: true, coverage: clauseCoverage(read.value, policy, exercised) }
    : { ok: false, mistakes: read.mistakes.map((mistake) => ({ ...mistake, file })) }
}
