import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { heldSince, holdTelling } from './backup/held.ts'
import type { Chat } from './chat/chat.ts'
import { checkpointerOf } from './checkpoints/checkpointer-of.ts'
import { isCutShort } from './checkpoints/cut-short.ts'
import { readConfig, readPlaces, withoutChat, type AuthorityConfig, type Config } from './config.ts'
import { loadAuthorities, loadAuthority, type FileMistake, type LoadedAuthority } from './load-authority.ts'
import { CannotStart } from './cannot-start.ts'
import { openLog, type Log } from './log.ts'
import { openAuthority, type OpenAuthority } from './open-authority.ts'
import type { OpenStore } from './open-store.ts'
import { openRegister } from './register-place.ts'
import { rulesFiles } from './rules/files.ts'
import type { StoreFailed } from './store/store.ts'
import type { Workspaces } from './people/build-directory.ts'
import { serve } from './serve.ts'
import { reaching, type Opened } from './start-chats.ts'

export type Running = { readonly url: string; readonly stop: () => Promise<void> }

/** The exit code after a failed sync: the disk cannot be trusted until the register was checked. */
const DISK_NOT_TRUSTED = 74

type Starting = {
  readonly playground: boolean
  /** A policy's folder for the playground to try; its own where there is none. */
  readonly policy?: string | undefined
}

/** Starts the bot: on a real register, or as the playground on one of its own. Resolves once it takes deliveries. */
export const main = async ({ playground, policy }: Starting): Promise<Running> => {
  if (playground) {
    const { startPlayground } = await import('./web/playground/start-playground.ts')
    return startPlayground(policy)
  }
  const { dataFolder, authorities: path } = readPlaces()
  if (!existsSync(path)) throw new CannotStart(noData(path, dataFolder))
  const files = await loadAuthorities(path)
  if (!files.ok) throw new CannotStart(inSentences(files.mistakes))
  const read = readConfig(files.value)
  if (!read.ok)
    throw new CannotStart(read.mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  const mute = withoutChat(read.config)
  if (mute.length > 0) throw new CannotStart(mute.join('\n'))
  return startReal(read.config, dataFolder)
}

const noData = (path: string, dataFolder: string): string =>
  `There is no ${path}. For a new authority run "who-agrees init --data ${dataFolder}"; a data folder that is ` +
  'somewhere else is named with DATA_FOLDER. Nothing was made.'

const startReal = async (config: Config, dataFolder: string): Promise<Running> => {
  const log = openLog(config.logLevel)
  const authorities = await Promise.all(config.authorities.map((one) => open(one, config, dataFolder, log)))
  try {
    const server = await serve(authorities, config, log)
    const checkpointers = authorities.flatMap((one) => checkpointerOf(one, { log, now }) ?? [])
    for (const authority of authorities) await beginTelling(authority, log)
    for (const checkpointer of checkpointers) checkpointer.start()
    server.ready()
    log.info('taking deliveries', { address: server.url, count: authorities.length })
    return {
      url: server.url,
      stop: async () => {
        await server.stop()
        for (const checkpointer of checkpointers) await checkpointer.stop()
        await close(authorities)
      },
    }
  } catch (error) {
    // A socket that one chat opened already would keep alive a process that takes nothing.
    await close(authorities)
    throw error
  }
}

/** After a restore the doors are open and nobody is told anything, until a person has looked and released it. */
const beginTelling = async ({ announcer, timers, opened, config }: Opened, log: Log): Promise<void> => {
  if (await heldSince(opened.documents)) {
    await opened.errands?.appear?.()
    log.warn(
      'restored from a backup, or shorter than its last checkpoint: nobody is told anything until "who-agrees release"',
      {
        authority: config.name,
      },
    )
    return
  }
  await announcer.start()
  timers.start()
}

const open = async (
  config: AuthorityConfig,
  shared: Config,
  dataFolder: string,
  log: Log,
): Promise<Opened> => {
  const workspaces = await workspacesOf(config, shared, log)
  const registerFolder = join(dataFolder, config.name)
  const opened = await openRegister({ name: config.name, registerFolder, database: shared.database }, log)
  try {
    await holdWhereCutShort(config, opened)
    return { ...(await openWith(config, workspaces, opened, log)), config, opened, workspaces }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** A register that somebody put back by hand is held too: looked at before this start adds a line of its own to it. */
const holdWhereCutShort = async (
  { signing }: AuthorityConfig,
  { store, documents, alone }: OpenStore,
): Promise<void> => {
  // Another instance may have signed what it recorded a moment ago.
  const caughtUp = alone && (() => alone('beginning', (head) => reached(store, head)))
  if (signing && !(await heldSince(documents)) && (await isCutShort(store, signing, caughtUp)))
    await holdTelling(documents, { restored: now() })
}

/** Resolves once a register is known here up to a position. */
const reached = (store: OpenStore['store'], position: number): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (store.head < position) return
      forget()
      resolve()
    }
    const forget = store.onAppended(look)
    look()
  })

const load = async (config: AuthorityConfig, workspaces: Workspaces): Promise<LoadedAuthority> => {
  const loaded = await loadAuthority(config.name, config, workspaces)
  if (!loaded.ok) throw new CannotStart(inSentences(loaded.mistakes))
  return loaded.value
}

/** Which workspace and tenant are this authority's: everybody else's accounts are strangers. */
const workspacesOf = async (
  { name, slackConfig, tenant }: AuthorityConfig,
  { teams, slackApiUrl }: Config,
  log: Log,
): Promise<Workspaces> => {
  const slack =
    slackConfig &&
    (slackConfig.team ?? (await reaching('Slack', name, slackTeam(slackConfig.botToken, slackApiUrl, log))))
  return { ...(slack !== undefined && { slack }), ...(teams && tenant !== undefined && { teams: tenant }) }
}

const slackTeam = async (botToken: string, slackApiUrl: string | undefined, log: Log): Promise<string> => {
  const { teamOf } = await import('./chat/slack/team-of.ts')
  return teamOf({ botToken, slackApiUrl, log })
}

const now = (): string => new Date().toISOString()

const openWith = (
  config: AuthorityConfig,
  workspaces: Workspaces,
  opened: OpenStore,
  log: Log,
): Promise<OpenAuthority> =>
  openAuthority({
    ...opened,
    loaded: () => load(config, workspaces),
    files: rulesFiles(config.name, config, workspaces, opened.kept),
    log,
    now,
    newId: randomUUID,
    wait: (milliseconds) => setTimeout(milliseconds),
    onFatal: (cause) => leave(cause, log),
  })

/** After a failed sync, or an answer of the database that never came, nothing this process has in memory can be trusted. */
const leave = (cause: StoreFailed, log: Log): void => {
  log.error(
    'what is on record is not known: check the disk or the database and the register, then start again',
    cause,
  )
  process.exit(DISK_NOT_TRUSTED)
}

const inSentences = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')

const close = async (authorities: readonly Opened[]): Promise<void> => {
  const chats = new Set<Chat>(authorities.flatMap(({ chats: all }) => [...all.values()]))
  for (const chat of chats) await chat.stop()
  for (const { announcer, timers, opened } of authorities) {
    await timers.stop()
    await announcer.stop()
    await opened.close()
  }
}
