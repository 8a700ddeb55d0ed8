import { writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { originOf } from '../checkpoints/checkpoint.ts'
import { makeSigningKey, readSigner } from '../checkpoints/signed-note.ts'
import { chosenAuthority } from './chosen-authority.ts'
import { wordOf, type Command, type ExitCode, type Io } from './io.ts'

/** `who-agrees checkpoint key`: makes the key pair of an authority's checkpoints. The private key goes into a file, never on the screen. */
export const checkpointKey: Command = async (args, io) => {
  const to = wordOf(args, 'to')
  if (to === undefined) return sorry('say which new file the private key goes into: --to FILE', 2, io)
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  if (isWithin(dirname(chosen.registerFolder), to))
    return sorry(
      `${to} is in the data folder: whoever can change the register could sign it too. Name a file outside it, that only the bot's account reads`,
      2,
      io,
    )
  const key = makeSigningKey((fingerprint) => originOf(chosen.name, fingerprint))
  try {
    await writeFile(to, `${key}\n`, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    return sorry(
      isThere
        ? `${to} is there already: a key is never written over. Name another file`
        : `${to} can't be written`,
      1,
      io,
    )
  }
  io.out(
    `made  ${to}\n\nThe public key of ${chosen.name}:\n${readSigner(key)?.publicKey ?? ''}\n\n` +
      'Note it down where nobody who runs the bot can change it: with it anybody can check a checkpoint.\n' +
      `Then set CHECKPOINT_KEY to ${resolve(to)} and CHECKPOINT_FOLDER to a folder outside the data folder.\n`,
  )
  return 0
}

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(resolve(folder), resolve(path))
  return !way.startsWith('..') && !isAbsolute(way)
}

const sorry = (why: string, code: ExitCode, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return code
}
