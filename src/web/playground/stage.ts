import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import { loadAuthorities, loadAuthority, loadPolicy } from '../../load-authority.ts'
import type { FileMistake, LoadedAuthority } from '../../load-authority.ts'
import type { AuthorityFile } from '../../people/authorities-file.ts'
import { claimFolder } from './claim-folder.ts'
import { inventedCast } from './invented-cast.ts'

/** The authority that the page plays, ready to open. */
export type Staged = {
  readonly loaded: LoadedAuthority
  readonly register: string
  /** Nothing was ever recorded there. */
  readonly isNew: boolean
}

export const WORKSPACE = 'playground'
const OWN = 'peterborough'
const CAST = join(import.meta.dirname, 'cast', 'authorities.yaml')

/** The playground's own authority, with the cast that stands beside this file. */
export const stageOwn = async (folder: string): Promise<Staged> => {
  const files = await loadAuthorities(CAST)
  const settings = files.ok ? files.value[OWN] : undefined
  if (!settings) throw new CannotStart(`The playground's own files have mistakes: ${JSON.stringify(files)}`)
  return open(OWN, settings, folder)
}

/** Somebody's own policy, with a cast made up for it. Its register stands apart from the playground's own. */
export const stageTrial = async (policyFolder: string, playground: string): Promise<Staged> => {
  const read = await loadPolicy(policyFolder)
  if (!read.ok) throw new CannotStart(inSentences(read.mistakes))
  const { policy } = read.value.parsed
  const folder = join(playground, 'trial')
  const [people, families] = [join(folder, 'people.yaml'), join(folder, 'families.yaml')]
  const cast = inventedCast(policy)
  return open(policy.authority, { policy: resolve(policyFolder), people, families }, folder, async () => {
    await writeFile(people, cast.people)
    await writeFile(families, cast.families)
  })
}

const open = async (
  authority: string,
  settings: AuthorityFile,
  folder: string,
  prepare = async (): Promise<void> => {},
): Promise<Staged> => {
  const isNew = await claimFolder({ folder, authority, settings })
  await prepare()
  const loaded = await loadAuthority(authority, settings, { web: WORKSPACE })
  if (!loaded.ok) throw new CannotStart(inSentences(loaded.mistakes))
  return { loaded: loaded.value, register: join(folder, authority), isNew }
}

const inSentences = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')
