import { buildPolicy } from './build-policy.ts'
import { checkedYaml, type Mistake } from './checked-yaml.ts'
import type { Policy } from './policy.ts'
import { policyFile, type PolicyFile } from './policy-file.ts'

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Readings to take instead of those the file takes: to try out what a switch would do. */
export type Switched = Readonly<Record<string, string>>

/** Reads the text of a policy.yaml. Every mistake is found in one go, each with line and column. */
export const parsePolicy = (text: string, version: string, switched: Switched = {}): ParsedPolicy => {
  const read = checkedYaml(text, policyFile)
  if (!read.ok) return read
  const { policy, problems } = buildPolicy(withReadings(read.value, switched), version)
  if (problems.length > 0)
    return { ok: false, mistakes: problems.map((problem) => read.at(problem.at, problem.message)) }
  return { ok: true, policy }
}

const withReadings = (file: PolicyFile, switched: Switched): PolicyFile => ({
  ...file,
  readings: Object.fromEntries(
    Object.entries(file.readings).map(([id, reading]) => [
      id,
      { ...reading, taken: switched[id] ?? reading.taken },
    ]),
  ),
})
