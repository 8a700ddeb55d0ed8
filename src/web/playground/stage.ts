import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { loadAuthorities, loadAuthority, loadPolicy } from '../../load-authority.ts'
import type { FileMistake, FilesOf, LoadedAuthority } from '../../load-authority.ts'
import type { AuthorityFile } from '../../people/authorities-file.ts'
import type { Founding } from '../../request/rules-state.ts'
import { claimFolder } from './claim-folder.ts'
import { inventedCast } from './invented-cast.ts'

/** An authority that a page plays, ready to open. */
export type Staged = {
  readonly loaded: LoadedAuthority
  /** Where its files are. */
  readonly settings: FilesOf
  /** On whose word what lies on the disk is adopted at the start; left out: it waits for two people, as in a real authority. */
  readonly founding?: Founding
  readonly register: string
  /** Where its page stands: "/", "/camden". */
  readonly path: string
  /** Nothing was ever recorded there. */
  readonly isNew: boolean
}

export const WORKSPACE = 'playground'
const CAST = join(import.meta.dirname, 'cast', 'authorities.yaml')

/**
 * The playground's own authorities, with the casts that stand beside this file: the first at the address itself, the
 * others beside it, each with a data folder of its own.
 */
export const stageOwn = async (folder: string): Promise<readonly Staged[]> => {
  const files = await loadAuthorities(CAST)
  if (!files.ok) throw new CannotStart(inSentences(files.mistakes))
  const staged: Staged[] = []
  // The first one's folder holds the others: nothing is made beside it before it is known to be the playground's.
  for (const [authority, settings] of Object.entries(files.value))
    staged.push(
      staged.length === 0
        ? await open(authority, settings, { folder, path: '/' })
        : await open(authority, settings, { folder: join(folder, authority), path: `/${authority}` }),
    )
  return staged
}

/** Somebody's own policy, with a cast made up for it. Its register stands apart from the playground's own. */
export const stageTrial = async (policyFolder: string, playground: string): Promise<Staged> => {
  const read = await loadPolicy(policyFolder)
  if (!read.ok) throw new CannotStart(inSentences(read.mistakes))
  const { policy } = read.value.parsed
  const folder = join(playground, 'trial')
  const [people, families] = [join(folder, 'people.yaml'), join(folder, 'families.yaml')]
  const cast = inventedCast(policy)
  const settings = { policy: resolve(policyFolder), people, families }
  return open(policy.authority, settings, { folder, path: '/' }, async () => {
    await writeFile(people, cast.people)
    await writeFile(families, cast.families)
  })
}

const open = async (
  authority: string,
  settings: AuthorityFile,
  { folder, path }: { readonly folder: string; readonly path: string },
  prepare = async (): Promise<void> => {},
): Promise<Staged> => {
  const isNew = await claimFolder({ folder, authority, settings })
  await prepare()
  const loaded = await loadAuthority(authority, settings, { web: WORKSPACE })
  if (!loaded.ok) throw new CannotStart(inSentences(loaded.mistakes))
  return { loaded: loaded.value, settings, register: join(folder, authority), path, isNew }
}

const inSentences = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')
