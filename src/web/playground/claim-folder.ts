import { access, mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { CannotStart } from '../../cannot-start.ts'
import type { AuthorityFile } from '../../people/authorities-file.ts'
import { createRegister } from '../../store/create-register.ts'

/** Marks a folder as the playground's own, so that it never opens, and never spoils, a real register. */
const MARK = 'made-by-the-playground'

/** A folder without the mark is somebody's own wherever it holds anything of a real one: a list of authorities or a register. */
const refuseReal = async (folder: string, registered: boolean): Promise<void> => {
  const [marked, listed, isRegister] = await Promise.all([
    exists(join(folder, MARK)),
    exists(join(folder, 'authorities.yaml')),
    exists(join(folder, 'register.json')),
  ])
  if (!marked && (registered || listed || isRegister))
    throw new CannotStart(
      `${folder} holds data that the playground did not make. Give it another folder with DATA_FOLDER.`,
    )
}

type Claim = {
  readonly folder: string
  readonly authority: string
  /** Where its files are, absolute. */
  readonly settings: Pick<AuthorityFile, 'policy' | 'people' | 'families'>
}

/**
 * Makes the folder and its register the first time, and says whether it did. It is laid out as a real data folder is, so
 * that `who-agrees register --data` reads it too. Throws a sentence where the folder holds a register that it did not make.
 */
export const claimFolder = async ({ folder, authority, settings }: Claim): Promise<boolean> => {
  const register = join(folder, authority)
  const registered = await exists(join(register, 'register.json'))
  await refuseReal(folder, registered)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, MARK), 'Everything in here is invented. Delete the folder to begin again.\n')
  const to = (path: string): string => JSON.stringify(relative(folder, path))
  const { policy, people, families } = settings
  await writeFile(
    join(folder, 'authorities.yaml'),
    `authorities:\n  ${authority}:\n    policy: ${to(policy)}\n    people: ${to(people)}\n    families: ${to(families)}\n`,
  )
  if (registered) return false
  await createRegister({ folder: register, authority })
  return true
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
