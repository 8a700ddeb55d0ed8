import { buildPolicy } from './build-policy.ts'
import { checkedYaml, type Mistake, type MistakeAt } from './checked-yaml.ts'
import type { Policy } from './policy.ts'
import { policyFile, type PolicyFile } from './policy-file.ts'

export type ParsedPolicy =
  | {
      readonly ok: true
      readonly policy: Policy
      /** The same policy with other readings taken: to try out what a switch would do. */
      readonly under: (switched: Switched) => ParsedPolicy
    }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Readings to take instead of those the file takes, each with its option. */
export type Switched = Readonly<Record<string, string>>

/** Reads the text of a policy.yaml. Every mistake is found in one go, each with line and column. */
export const parsePolicy = (text: string, version: string): ParsedPolicy => {
  const read = checkedYaml(text, policyFile)
  return read.ok ? built(read.value, version, read.at) : read
}

const built = (file: PolicyFile, version: string, at: MistakeAt): ParsedPolicy => {
  const { policy, problems } = buildPolicy(file, version)
  return problems.length > 0
    ? { ok: false, mistakes: problems.map((problem) => at(problem.at, problem.message)) }
    : { ok: true, policy, under: (switched) => built(taking(file, switched), version, at) }
}

const taking = (file: PolicyFile, switched: Switched): PolicyFile => ({
  ...file,
  readings: Object.fromEntries(
    Object.entries(file.readings).map(([id, reading]) => [
      id,
      { ...reading, taken: switched[id] ?? reading.taken },
    ]),
  ),
})
