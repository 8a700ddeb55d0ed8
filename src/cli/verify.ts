import { verifyRegister, type Verified } from '../store/verify-register.ts'
import type { ChainEnd } from '../store/sealed-line.ts'
import { chosenAuthority, type Chosen } from './chosen-authority.ts'
import { wordOf, type Command, type Io } from './io.ts'

/** `who-agrees verify`: checks every byte of a register, and ends with 1 where something is not what was written. */
export const verify: Command = async (args, io) => {
  const noted = readNoted(wordOf(args, 'noted'))
  if (noted === 'unreadable') {
    io.err('--noted takes what an earlier check printed: POSITION:HASH\n')
    return 2
  }
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const found = await verified(chosen, noted)
  if (args.values['json'] === true)
    io.out(`${JSON.stringify({ authority: chosen.name, ...found }, undefined, 2)}\n`)
  else tell(found, io)
  return found.ok ? 0 : 1
}

const verified = async (
  { name, registerFolder, database }: Chosen,
  noted: ChainEnd | undefined,
): Promise<Verified> => {
  if (!database) return verifyRegister(registerFolder, noted ? { noted } : {})
  const { verifyPostgres } = await import('../store/postgres/verify-postgres.ts')
  return verifyPostgres(database.url, name, noted)
}

const readNoted = (text: string | undefined) => {
  if (text === undefined) return undefined
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return position !== undefined && hash !== undefined ? { position: Number(position), hash } : 'unreadable'
}

const tell = (found: Verified, io: Io): void => {
  if (!found.ok) {
    found.damages.forEach(({ file, line, message }) =>
      io.out(`${file}${line > 0 ? `:${String(line)}` : ''} ${message}\n`),
    )
    return
  }
  const { authority, events, erased, batches, segments, head, limits } = found
  io.out(
    `The register of ${authority} is whole: ${String(events)} events in ${String(batches)} batches and ${String(segments)} segments, ${String(erased)} private lines erased.\n` +
      `--noted ${String(head.position)}:${head.hash}\n${limits}\n`,
  )
}
