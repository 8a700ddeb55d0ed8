import { userInfo } from 'node:os'
import { keepLooks, keepLooksIn } from '../keep-look.ts'
import type { RegisterPlace } from '../register-place.ts'
import { wordOf, type Args, type Io } from './io.ts'

/** What was read out of a register on the command line: a request's reference, or undefined for the list. */
type Read = {
  readonly command: string
  readonly request: string | undefined
  readonly place: RegisterPlace
}

/**
 * Puts on record that somebody read the register with the machine's own disk: who they say they are, or the account's
 * name, and why. It goes beside the register, which a running bot holds; nothing about a child is in it. Nobody is judged
 * by what they type: whoever has the disk has the files. But nothing is printed of which no look is on record.
 * @returns whether it is on record
 */
export const recordLook = async ({ command, request, place }: Read, args: Args, io: Io): Promise<boolean> => {
  const look = {
    at: new Date().toISOString(),
    by: wordOf(args, 'by') ?? userInfo().username,
    reason: wordOf(args, 'reason') ?? '',
    command,
    ...(request !== undefined && { request }),
  }
  try {
    const { database, name, registerFolder } = place
    await (database ? keepLooksIn(database.url, name) : keepLooks(registerFolder))(look)
    return true
  } catch (error) {
    io.err(
      `this look could not be put on record, so nothing is shown (${error instanceof Error ? error.message : String(error)})\n`,
    )
    return false
  }
}
