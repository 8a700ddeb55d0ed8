import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import {
  loadFile,
  sourceOf,
  type FilesOf,
  type Loaded,
  type LoadedAuthority,
  type SourceFile,
} from '../load-authority.ts'
import type { Workspaces } from '../people/build-directory.ts'
import { readAuthority, type RuleTexts } from '../read-authority.ts'
import type { Adopted } from '../request/event.ts'
import { RULE_FILES } from '../request/rules-state.ts'
import { mistakeLines } from './change.ts'
import type { Digests } from './library.ts'

/** An authority's files, as they lie on the disk and as they were adopted. */
export type RulesFiles = {
  /** The authority's short name. */
  readonly name: string
  readonly workspaces: Workspaces
  readonly onDisk: (what: Adopted) => Promise<Loaded<SourceFile>>
  /** The text that was kept of an adopted file; undefined where it is gone. */
  readonly kept: (digest: string) => Promise<string | undefined>
}

export const rulesFiles = (
  name: string,
  { policy, people, families }: FilesOf,
  workspaces: Workspaces,
  kept: RulesFiles['kept'],
): RulesFiles => {
  const paths = {
    policy: join(policy, 'policy.yaml'),
    forms: join(policy, 'forms.yaml'),
    people,
    families,
  }
  return {
    name,
    workspaces,
    kept,
    onDisk: async (what) =>
      // A council need have no forms of its own: none is what an empty file says.
      what === 'forms' && !existsSync(paths.forms)
        ? { ok: true, value: sourceOf(paths.forms, '') }
        : loadFile(paths[what]),
  }
}

/** What was adopted last, from the texts that were kept then. Throws `CannotStart` with what to do where one can't be read. */
export const readAdopted = async (
  name: string,
  adopted: Digests,
  { kept, workspaces }: Pick<RulesFiles, 'kept' | 'workspaces'>,
): Promise<LoadedAuthority> => {
  const files: Partial<Record<Adopted, SourceFile>> = {}
  for (const what of RULE_FILES) {
    const digest = adopted.get(what)
    if (digest !== undefined) files[what] = await keptFile(what, digest, kept)
  }
  const { policy, people, families, forms } = files
  if (!policy || !people || !families)
    throw new CannotStart(
      `The register of ${name} has adopted some of its files and not all. Restore it from a backup.`,
    )
  const texts: RuleTexts = { policy, people, families, ...(forms && { forms }) }
  const read = readAuthority(name, texts, workspaces)
  if (read.ok) return read.value
  throw new CannotStart(
    `What ${name} adopted can't be read by this version of the bot:\n${mistakeLines(read.mistakes).join('\n')}\n` +
      'Start the version that adopted it, put forward files that both versions can read and adopt them; then start this one.',
  )
}

/** A kept text, held against its digest: nobody changes the rules by changing what was kept. */
export const keptFile = async (
  what: Adopted,
  digest: string,
  kept: RulesFiles['kept'],
): Promise<SourceFile> => {
  const text = await kept(digest)
  const source = text === undefined ? undefined : sourceOf(`${what}.yaml as it was adopted`, text)
  if (source?.digest === digest) return source
  throw new CannotStart(
    `${what}.yaml as it was adopted (adopted/${digest}.yaml beside the register) is ${source ? 'not what was adopted' : 'missing'}. Restore that file from a backup.`,
  )
}
