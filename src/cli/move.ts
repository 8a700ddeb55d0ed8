import type { DatabaseConfig } from '../config.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { chosenAuthority, type Chosen } from './chosen-authority.ts'
import { wordOf, type Command, type ExitCode, type Io } from './io.ts'
import { shownPath } from './tell-mistakes.ts'

/** `who-agrees move`: carries a register to PostgreSQL or back, whole or not at all, with no bot running on it. */
export const move: Command = async (args, io) => {
  const to = wordOf(args, 'to')
  if (to !== 'database' && to !== 'files') return sorry('say where to: --to database, or --to files', 2, io)
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const { database } = chosen
  if (!database) return sorry('set DATABASE_URL to the address of the database', 2, io)
  try {
    return await (to === 'database' ? toDatabase(chosen, database, io) : toFiles(chosen, database, io))
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    return sorry(error.message, 1, io)
  }
}

const toDatabase = async (
  { name: authority, registerFolder: folder }: Chosen,
  database: DatabaseConfig,
  io: Io,
): Promise<ExitCode> => {
  const { moveIn } = await import('../store/postgres/move-in.ts')
  const { events, hash, left } = await moveIn({ folder, authority, database })
  io.out(
    `${String(events)} events of ${authority} are in the database, ending in ${hash}.\n` +
      `The files are as they were, in ${shownPath(left)}. Keep DATABASE_URL set wherever the bot is started.\n`,
  )
  return 0
}

const toFiles = async (
  { name: authority, registerFolder: folder }: Chosen,
  { ownerUrl }: DatabaseConfig,
  io: Io,
): Promise<ExitCode> => {
  if (ownerUrl === undefined)
    return sorry('set DATABASE_OWNER_URL: only the owner may say that a register went elsewhere', 2, io)
  const { moveOut } = await import('../store/postgres/move-out.ts')
  const { events, hash } = await moveOut({ folder, authority, ownerUrl })
  io.out(
    `${String(events)} events of ${authority} are in ${shownPath(folder)}, ending in ${hash}.\n` +
      'The database keeps what it had, and says where it went. Leave DATABASE_URL out wherever the bot is started.\n',
  )
  return 0
}

const sorry = (why: string, code: ExitCode, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return code
}
