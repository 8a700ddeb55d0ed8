import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { PolicyUnder } from '../../src/policy/route.ts'

/** A council's policy as it ships. */
export const shippedPolicy = (
  authority: string,
): { readonly policy: Policy; readonly under: PolicyUnder } => {
  const path = join(import.meta.dirname, '../../policies', authority, 'policy.yaml')
  const parsed = parsePolicy(readFileSync(path, 'utf8'), 'policy-1')
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.mistakes)}`)
  const { policy, under } = parsed
  return {
    policy,
    under: (taken) => {
      const switched = under(taken)
      return switched.ok ? switched.policy : undefined
    },
  }
}
