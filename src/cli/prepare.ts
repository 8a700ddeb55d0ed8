import { readDatabase } from '../config.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import type { Command } from './io.ts'

/** `who-agrees prepare`: brings a database's tables to this version, as their owner. Safe to run again. */
export const prepare: Command = async (_, io) => {
  const { value: database, mistakes } = readDatabase()
  mistakes.forEach(({ name, message }) => io.err(`${name}: ${message}\n`))
  if (mistakes.length > 0) return 1
  if (database?.ownerUrl === undefined) {
    io.err('Set DATABASE_URL to the address with the bot’s role, and DATABASE_OWNER_URL with the owner’s.\n')
    return 2
  }
  try {
    const { prepared } = await import('../store/postgres/init-postgres.ts')
    await prepared(database)
  } catch (error) {
    if (!(error instanceof RegisterRefused)) throw error
    io.err(`${error.message}\n`)
    return 1
  }
  io.out('The tables are as this version of the bot needs them.\n')
  return 0
}
