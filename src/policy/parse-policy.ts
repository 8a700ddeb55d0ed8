import { buildPolicy } from './build-policy.ts'
import { checkedYaml, type Mistake } from './checked-yaml.ts'
import type { Policy } from './policy.ts'
import { policyFile } from './policy-file.ts'

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads the text of a policy.yaml. Every mistake is found in one go, each with line and column. */
export const parsePolicy = (text: string, version: string): ParsedPolicy => {
  const read = checkedYaml(text, policyFile)
  if (!read.ok) return read
  const { policy, problems } = buildPolicy(read.value, version)
  if (problems.length > 0)
    return { ok: false, mistakes: problems.map((problem) => read.at(problem.at, problem.message)) }
  return { ok: true, policy }
}
