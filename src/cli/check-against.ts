import { join } from 'node:path'
import { loadPolicyFile, type Loaded } from '../load-authority.ts'
import { comparePolicies, type Comparison } from '../policy/compare/compare-policies.ts'
import type { Policy } from '../policy/policy.ts'
import type { Io } from './io.ts'
import { changeLines, loweredLines } from '../policy/compare/change-lines.ts'
import { shownPath } from './tell-mistakes.ts'

/** An older policy to hold today's beside. */
export type OldPolicy = { readonly path: string; readonly policy: Policy }

/** Reads the older policy: a policy.yaml under any name, or a folder that holds one. */
export const loadOld = async (path: string): Promise<Loaded<OldPolicy>> => {
  const loaded = await loadPolicyFile(/\.ya?ml$/i.test(path) ? path : join(path, 'policy.yaml'))
  return loaded.ok ? { ok: true, value: { path, policy: loaded.value.parsed.policy } } : loaded
}

/** What has changed since the older policy; undefined where it is another authority's. */
export const compareWith = ({ policy: old }: OldPolicy, now: Policy): Comparison | undefined =>
  old.authority === now.authority ? comparePolicies(old, now) : undefined

/** A floor that a change lowers is wrong; everything else only has to be seen. */
export const lowersFloor = (comparison: Comparison): boolean =>
  comparison.resources.some(({ lowered }) => lowered.length > 0)

export const tellChanges = (comparison: Comparison, old: OldPolicy, io: Io): void => {
  io.out(`  Changes against ${shownPath(old.path)}:\n`)
  changeLines(comparison).forEach((line) => io.out(`    ${line}\n`))
  loweredLines(comparison).forEach((line) => io.out(`  WRONG ${line}\n`))
}

/** For a machine: the sentences, and the regions they speak of. */
export const comparisonAsJson = (comparison: Comparison) => ({
  says: changeLines(comparison),
  lowered: loweredLines(comparison),
  differences: comparison.resources.flatMap(({ resource, differences }) =>
    differences.map(({ where, ...difference }) => ({
      resource,
      ...difference,
      where: Object.fromEntries(where),
    })),
  ),
})
