import { checkedYaml, type Mistake } from '../policy/checked-yaml.ts'
import type { Policy } from '../policy/policy.ts'
import { buildDirectory, type Workspaces } from './build-directory.ts'
import { crossCheck } from './cross-check.ts'
import type { Directory } from './directory.ts'
import { peopleFile } from './people-file.ts'

export type ReadPeople =
  | { readonly ok: true; readonly directory: Directory }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

/** Reads the text of a people.yaml against the policy whose roles and panels it fills. */
export const readPeople = (
  text: string,
  version: string,
  { policy, workspaces }: { readonly policy: Policy; readonly workspaces: Workspaces },
): ReadPeople => {
  const read = checkedYaml(text, peopleFile)
  if (!read.ok) return read
  const wrong = crossCheck(read.value, policy)
  if (wrong.length > 0) return { ok: false, mistakes: wrong.map(({ at, message }) => read.at(at, message)) }
  return { ok: true, directory: buildDirectory(read.value, version, policy, workspaces) }
}
