import { existsSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { loadAuthorities, loadAuthority, loadPolicy } from '../../load-authority.ts'
import type { FileMistake, FilesOf, LoadedAuthority } from '../../load-authority.ts'
import type { AuthorityFile } from '../../people/authorities-file.ts'
import { governanceOf } from '../../people/governance.ts'
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
  for (const [authority, settings] of Object.entries(files.value)) {
    const at =
      staged.length === 0 ? { folder, path: '/' } : { folder: join(folder, authority), path: `/${authority}` }
    const own = copiesIn(at.folder)
    staged.push(await open(authority, own, { ...at, founds: 'once' }, () => copyOnce(settings, own)))
  }
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
  return open(policy.authority, settings, { folder, path: '/', founds: 'always' }, async () => {
    await writeFile(people, cast.people)
    await writeFile(families, cast.families)
  })
}

type Staging = {
  readonly folder: string
  readonly path: string
  /** A policy that somebody is writing counts as it stands at each start; the playground's own is changed by two people. */
  readonly founds: 'once' | 'always'
}

/** The page's own copies, so that a person can change one and see what becomes of it. */
const copiesIn = (folder: string): FilesOf => ({
  policy: join(folder, 'files', 'policy'),
  people: join(folder, 'files', 'people.yaml'),
  families: join(folder, 'files', 'families.yaml'),
})

const copyOnce = async (from: FilesOf, to: FilesOf): Promise<void> => {
  if (existsSync(to.people)) return
  await mkdir(to.policy, { recursive: true })
  for (const name of ['policy.yaml', 'forms.yaml'])
    if (existsSync(join(from.policy, name))) await cp(join(from.policy, name), join(to.policy, name))
  await cp(from.families, to.families)
  // Last: its copy says that the others are there.
  await cp(from.people, to.people)
}

/** The first two of the cast in governance put its rules in place. */
const foundingOf = ({ directory }: LoadedAuthority): Founding | undefined => {
  const [by, second] = governanceOf(directory)
  return (
    by &&
    second && {
      by: by.id,
      second: second.id,
      reasons: 'The invented cast, and the policy as it comes with the program.',
    }
  )
}

const open = async (
  authority: string,
  settings: AuthorityFile,
  { folder, path, founds }: Staging,
  prepare: () => Promise<void>,
): Promise<Staged> => {
  const isNew = await claimFolder({ folder, authority, settings })
  await prepare()
  const loaded = await loadAuthority(authority, settings, { web: WORKSPACE })
  if (!loaded.ok) throw new CannotStart(inSentences(loaded.mistakes))
  const founding = isNew || founds === 'always' ? foundingOf(loaded.value) : undefined
  return {
    loaded: loaded.value,
    settings,
    ...(founding && { founding }),
    register: join(folder, authority),
    path,
    isNew,
  }
}

const inSentences = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')
