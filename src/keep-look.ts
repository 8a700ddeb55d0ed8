import { appendFile } from 'node:fs/promises'
import { leaveOutNames } from './conversation/understand/names.ts'

/** A look at the register by somebody whom no chat vouches for: on the command line, or on the register's pages. */
export type Look = {
  /** Instant, ISO in UTC. */
  readonly at: string
  /** Who they say they are. */
  readonly by: string
  readonly reason: string
  /** What they looked with: a command, or the pages. */
  readonly command: string
  readonly page?: string
  /** A request's reference; left out for a list. */
  readonly request?: string
}

/** Resolves once the look is on record. Nothing is shown before, nor where it can't be. */
export type KeepLook = (look: Look) => Promise<void>

/**
 * Keeps looks beside the register, a line of JSON each. Not in its chain: there stands who a chat vouched for, and a name that
 * was typed at a machine is only somebody's word; and the register has one writer, while these are read beside it, and when
 * the bot is down. Nothing about a child is in a look.
 */
export const keepLooks =
  (registerFolder: string): KeepLook =>
  (look) =>
    appendFile(`${registerFolder}-looks.jsonl`, `${lineOf(look)}\n`, { mode: 0o600 })

/** Keeps looks beside a register in PostgreSQL, where every machine's are. */
export const keepLooksIn =
  (url: string, authority: string): KeepLook =>
  async (look) => {
    const { keepLook } = await import('./store/postgres/keep-look.ts')
    await keepLook(url, authority, lineOf(look))
  }

const lineOf = (look: Look): string => JSON.stringify({ ...look, reason: leaveOutNames(look.reason).text })
