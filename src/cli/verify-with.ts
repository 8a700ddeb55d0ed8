import { readFile, stat } from 'node:fs/promises'
import { checkpointsIn, readCheckpoints, type ReadCheckpoints } from '../checkpoints/read-checkpoints.ts'
import type { CheckpointSettings } from '../checkpoints/settings.ts'
import { readVerifier, type Verifier } from '../checkpoints/signed-note.ts'
import { realFiles } from '../store/files.ts'
import { wordOf, type Args } from './io.ts'

/** The checkpoints that a check is to use, and the keys they must be signed with. */
export type VerifyWith = { readonly read: ReadCheckpoints; readonly verifiers: readonly Verifier[] }

/**
 * Finds the checkpoints to check with: those named, or those in the folder of the settings. Undefined where there are none, a
 * sentence where what was named can't be used.
 */
export const verifyWith = async (
  args: Args,
  settings: CheckpointSettings | undefined,
): Promise<VerifyWith | string | undefined> => {
  const verifiers = await verifiersIn(wordOf(args, 'key') ?? settings?.signer.publicKey)
  if (verifiers === 'unreadable')
    return '--key takes the public key that "who-agrees checkpoint key" printed, or a file with it; the private key is for the bot alone'
  const named = wordOf(args, 'checkpoints')?.split(',')
  if (verifiers.length === 0)
    return named ? 'say with which public key they were signed: --key PUBLIC-KEY' : undefined
  const places = named ?? (settings ? [settings.folder] : [])
  const paths: string[] = []
  for (const place of places) {
    const found = await filesAt(place, verifiers)
    if (found === undefined) return `${place} is not there`
    paths.push(...found)
  }
  if (named && paths.length === 0) return `there is no checkpoint of that key in ${named.join(', ')}`
  return paths.length === 0 ? undefined : { read: await readCheckpoints(paths, verifiers), verifiers }
}

const verifiersIn = async (keys: string | undefined): Promise<readonly Verifier[] | 'unreadable'> => {
  const texts = await Promise.all((keys?.split(',') ?? []).map(textOf))
  const read = texts.flatMap((text) => text.trim().split(/\s+/)).map(readVerifier)
  const known = read.filter((one) => one !== undefined)
  return known.length === read.length ? known : 'unreadable'
}

const textOf = async (key: string): Promise<string> =>
  readVerifier(key) ? key : readFile(key, 'utf8').catch(() => key)

const filesAt = async (
  place: string,
  verifiers: readonly Verifier[],
): Promise<readonly string[] | undefined> => {
  const there = await stat(place).catch(() => undefined)
  if (!there) return undefined
  if (!there.isDirectory()) return [place]
  return (await Promise.all(verifiers.map(({ name }) => checkpointsIn(place, name, realFiles())))).flat()
}
