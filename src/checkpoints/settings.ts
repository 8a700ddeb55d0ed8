import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { AuthorityFile } from '../people/authorities-file.ts'
import { authorityOf } from './checkpoint.ts'
import { readSigner, type Signer } from './signed-note.ts'

/** How an authority's checkpoints are made, and where they go. */
export type CheckpointSettings = {
  readonly signer: Signer
  /** Where each is kept as a file: outside the data folder, because that is what the bot holds its own register against. */
  readonly folder: string
  readonly webhook: URL | undefined
  readonly channels: NonNullable<AuthorityFile['checkpoints']>['channels']
  /** A checkpoint at the latest after so many lines. */
  readonly every: number
  /** And once a day at this time in London, where anything is new. */
  readonly at: string
}

type Wrong = { readonly name: string; readonly message: string }
export type ReadSettings = {
  readonly value: CheckpointSettings | undefined
  readonly mistakes: readonly Wrong[]
}

const DEFAULTS = {
  key: 'CHECKPOINT_KEY',
  folder: 'CHECKPOINT_FOLDER',
  webhook: 'CHECKPOINT_WEBHOOK',
  channels: {},
  every: 200,
  at: '17:00',
} as const

type Reading = {
  readonly name: string
  readonly file: Pick<AuthorityFile, 'checkpoints'>
  readonly dataFolder: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Reads how an authority's checkpoints are made; no value where no key is set. Names every setting that is wrong. */
export function checkpointSettings({ name, file, dataFolder, env }: Reading): ReadSettings {
  const names = file.checkpoints ?? DEFAULTS
  const given = (variable: string) => env[variable]?.trim() || undefined
  const [key, folder, webhook] = [given(names.key), given(names.folder), given(names.webhook)]
  if (key === undefined) return { value: undefined, mistakes: [] }
  const signer = signerIn(key)
  const url = webhook === undefined ? undefined : httpsIn(webhook)
  const mistakes: Wrong[] = []
  const wrong = (variable: string, message: string) => mistakes.push({ name: variable, message })
  if (!key.startsWith('PRIVATE+KEY+') && isWithin(dataFolder, key))
    wrong(names.key, 'the key lies in the data folder: whoever can change the register could sign it too')
  else if (signer === undefined)
    wrong(names.key, 'set it to what "who-agrees checkpoint key" made, or to the file that holds it')
  else if (authorityOf(signer.name) !== name)
    wrong(names.key, `it is the key of ${signer.name}, not one of ${name}: give each authority its own`)
  if (folder === undefined)
    wrong(names.folder, 'set it to a folder outside the data folder: there each checkpoint is kept')
  else if (isWithin(dataFolder, folder))
    wrong(
      names.folder,
      'it is inside the data folder: a restored copy of that would bring old checkpoints back',
    )
  if (webhook !== undefined && url === undefined)
    wrong(names.webhook, 'set it to an address that begins with https://, or leave it out')
  if (signer === undefined || folder === undefined || mistakes.length > 0)
    return { value: undefined, mistakes }
  const { channels, every, at } = names
  return { value: { signer, folder: resolve(folder), webhook: url, channels, every, at }, mistakes }
}

function signerIn(key: string): Signer | undefined {
  if (key.startsWith('PRIVATE+KEY+')) return readSigner(key)
  return existsSync(key) ? readSigner(readFileSync(key, 'utf8').trim()) : undefined
}

function httpsIn(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' ? url : undefined
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return !way.startsWith('..') && !isAbsolute(way)
}
