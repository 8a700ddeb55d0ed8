import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Files, realFiles } from './files.ts'
import { documentsFolder } from './lowdb-documents.ts'
import { fingerprint, keyFile, manifestFile, manifestText, schema, segmentFile } from './register-folder.ts'
import { RegisterRefused } from './register-refused.ts'
import { makeBatch } from './segment.ts'
import { writeBeside } from './write-beside.ts'

/**
 * Makes an empty register for an authority, and the folder of its documents. Nothing else ever makes one, so a folder
 * that went missing is never taken for a first start. Throws `RegisterRefused` where there is one, or part of one.
 */
export async function createRegister({
  folder,
  authority,
  files = realFiles(),
  now = () => new Date(),
  makeKey = () => randomBytes(32).toString('hex'),
}: {
  folder: string
  authority: string
  files?: Files
  now?: () => Date
  makeKey?: () => string
}): Promise<void> {
  if (authority === '') throw new RegisterRefused('A register needs the name of its authority.')
  await files.makeFolder(folder)
  await refuseWhatIsThere(files, folder)
  await files.makeFolder(join(folder, documentsFolder))
  const key = makeKey()
  await writeBeside(files, join(folder, keyFile), Buffer.from(key))
  await writeBeside(files, join(folder, segmentFile(1)), opening)
  const manifest = {
    register: 'who-agrees',
    schema,
    authority,
    created: now().toISOString(),
    key: fingerprint(key),
  } as const
  // Last, because a folder with a manifest is a register: a crash before this is a folder to run init in again.
  await writeBeside(files, join(folder, manifestFile), Buffer.from(manifestText(manifest)))
}

const opening = makeBatch([], 0, 1, 0).bytes

async function refuseWhatIsThere(files: Files, folder: string): Promise<void> {
  const names = await files.list(folder)
  if (names.includes(manifestFile))
    throw new RegisterRefused(`There is a register in ${folder} already. Nothing was changed.`)
  for (const name of names.filter((it) => it.startsWith('segment-')))
    if (!(await files.read(join(folder, name))).equals(opening))
      throw new RegisterRefused(
        `${folder} holds ${name} and no ${manifestFile}: part of a register. Restore ${manifestFile} from a backup, or choose another folder.`,
      )
}
