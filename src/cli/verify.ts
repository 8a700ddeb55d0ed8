import { verifyAgainst, type Against } from '../checkpoints/verify-against.ts'
import type { CheckpointSettings } from '../checkpoints/settings.ts'
import { readCheckpointSettings } from '../config.ts'
import { readingRegister } from '../register-place.ts'
import { rawFolder } from '../store/raw-register.ts'
import type { ChainEnd } from '../store/sealed-line.ts'
import { verifyRegister, type Verified } from '../store/verify-register.ts'
import { chosenAuthority, type Chosen } from './chosen-authority.ts'
import { count } from './count.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { verifyWith, type VerifyWith } from './verify-with.ts'

/** `who-agrees verify`: checks every byte of a register and holds it against its checkpoints; ends with 1 where something is not what was written. */
export const verify: Command = async (args, io) => {
  const noted = readNoted(wordOf(args, 'noted'))
  if (noted === 'unreadable') return sorry('--noted takes what an earlier check printed: POSITION:HASH', io)
  const place = await placeOf(args, io)
  if (typeof place === 'number') return place
  const given = await verifyWith(args, place.settings)
  if (typeof given === 'string') return sorry(given, io)
  const found = await verified(place, noted)
  const against = await againstIn(place, given)
  const ok = found.ok && (against === undefined || against.damages.length === 0)
  if (args.values['json'] === true)
    io.out(`${JSON.stringify({ ...found, ok, checkpoints: against ?? null }, undefined, 2)}\n`)
  else tell(found, against, io)
  return ok ? 0 : 1
}

/** A register that is whole enough to be read line by line. */
const againstIn = async (
  { folder, database }: Place,
  given: VerifyWith | undefined,
): Promise<Against | undefined> => {
  if (!given) return undefined
  if (database)
    return readingRegister(database, ({ raw }) => verifyAgainst(raw, given.read, given.verifiers)).catch(
      () => undefined,
    )
  const register = await rawFolder(folder).catch(() => undefined)
  return register && verifyAgainst(register, given.read, given.verifiers)
}

type Place = {
  readonly folder: string
  readonly settings: CheckpointSettings | undefined
  /** Where the register is not in the folder. */
  readonly database?: Chosen
}

/** A folder that was named, such as a copy on another machine, or the register of the data folder. */
const placeOf = async (args: Args, io: Io): Promise<Place | ExitCode> => {
  const folder = wordOf(args, 'register')
  if (folder !== undefined) return { folder, settings: undefined }
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const { value, mistakes } = readCheckpointSettings(chosen)
  mistakes.forEach(({ name, message }) => io.err(`${name}: ${message}\n`))
  const settings = value
  return chosen.database
    ? { folder: chosen.registerFolder, settings, database: chosen }
    : { folder: chosen.registerFolder, settings }
}

const verified = async ({ folder, database }: Place, noted: ChainEnd | undefined): Promise<Verified> => {
  if (!database?.database) return verifyRegister(folder, noted ? { noted } : {})
  const { verifyPostgres } = await import('../store/postgres/verify-postgres.ts')
  return verifyPostgres(database.database.url, database.name, noted)
}

const readNoted = (text: string | undefined) => {
  if (text === undefined) return undefined
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return position !== undefined && hash !== undefined ? { position: Number(position), hash } : 'unreadable'
}

const sorry = (why: string, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return 2
}

const NONE = 'No signed checkpoint was there to hold it against; docs/checkpoints.md says how to have them.'

/** What to do where it is not whole. A write that was cut off is the one finding that a start mends by itself. */
const NEXT = `Change nothing yet: copy the folder and its checkpoints, then docs/checkpoints.md, "When verify says no".`
const CUT_OFF =
  'After a power cut or a kill this may be all there is: a write that never finished, at the very end, of which nobody was told that it is recorded. The next start puts it aside.'

const tell = (found: Verified, against: Against | undefined, io: Io): void => {
  const only = found.ok ? undefined : found.only
  const damages = [...(found.ok ? [] : found.damages), ...(against?.damages ?? [])]
  if (only === 'not-read' && !against) {
    damages.forEach(({ message }) => io.out(`${message}\n`))
    return
  }
  damages.forEach(({ file, line, message }) =>
    io.out(`${file}${line > 0 ? `:${String(line)}` : ''} ${message}\n`),
  )
  if (found.ok) {
    const { authority, events, erased, batches, segments, head, limits } = found
    io.out(
      `The register of ${authority} is whole: ${count(events, 'event')} in ${count(batches, 'batch', 'batches')} and ${count(segments, 'segment')}, ${count(erased, 'private line')} erased.\n` +
        `--noted ${String(head.position)}:${head.hash}\n${against ? '' : `${limits}\n`}`,
    )
  }
  io.out(`${(against?.says ?? [NONE]).join('\n')}\n`)
  if (damages.length === 0) return
  io.out(`${only === 'cut-off' && (against?.damages ?? []).length === 0 ? CUT_OFF : NEXT}\n`)
}
