import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { publicCloud } from './chat/teams/teams-config.ts'
import type { Chat, Delivery, Receive, Reply } from './chat/chat.ts'
import { readConfig, readPlaces, type AuthorityConfig, type Config } from './config.ts'
import { loadAuthorities, loadAuthority, type FileMistake, type LoadedAuthority } from './load-authority.ts'
import { CannotStart } from './cannot-start.ts'
import { openLog, type Log } from './log.ts'
import { openAuthority, type OpenAuthority } from './open-authority.ts'
import { openStore, type OpenStore } from './open-store.ts'
import type { StoreFailed } from './store/store.ts'
import { webServer, type Mount, type WebServer } from './web/server.ts'

export type Running = { readonly url: string; readonly stop: () => Promise<void> }

/** The exit code after a failed sync: the disk cannot be trusted until the register was checked. */
const DISK_NOT_TRUSTED = 74

/** Starts the bot: on a real register, or as the playground on one of its own. Resolves once it takes deliveries. */
export const main = async ({ playground }: { readonly playground: boolean }): Promise<Running> => {
  if (playground) {
    const { startPlayground } = await import('./web/playground/start-playground.ts')
    return startPlayground()
  }
  const { dataFolder, authorities: path } = readPlaces()
  const files = await loadAuthorities(path)
  if (!files.ok) throw new CannotStart(inSentences(files.mistakes))
  const read = readConfig(files.value)
  if (!read.ok)
    throw new CannotStart(read.mistakes.map(({ name, message }) => `${name}: ${message}`).join('\n'))
  return startReal(read.config, dataFolder)
}

type Opened = OpenAuthority & { readonly config: AuthorityConfig; readonly opened: OpenStore }

const startReal = async (config: Config, dataFolder: string): Promise<Running> => {
  const log = openLog(config.logLevel)
  const authorities = await Promise.all(config.authorities.map((one) => open(one, config, dataFolder, log)))
  const mounts = [
    ...(await startSlack(authorities, config, log)),
    ...(await startTeams(authorities, config, log)),
  ]
  const server = await webServer({
    host: config.host,
    port: config.port,
    mounts,
    onError: (error, path) => log.error('a request could not be answered', error, { path }),
  })
  for (const { announcer } of authorities) await announcer.start()
  log.info('taking deliveries', { address: server.url, count: authorities.length })
  return { url: server.url, stop: () => stop(server, authorities) }
}

const open = async (
  config: AuthorityConfig,
  { teams }: Config,
  dataFolder: string,
  log: Log,
): Promise<Opened> => {
  const workspaces = {
    ...(config.slackConfig?.team && { slack: config.slackConfig.team }),
    ...(teams && config.tenant && { teams: config.tenant }),
  }
  const loaded = await loadAuthority(config.name, config, workspaces)
  if (!loaded.ok) throw new CannotStart(inSentences(loaded.mistakes))
  const opened = await openStore(join(dataFolder, config.name), config.name, log)
  return { ...(await openWith(loaded.value, opened, log)), config, opened }
}

const openWith = (loaded: LoadedAuthority, opened: OpenStore, log: Log): Promise<OpenAuthority> =>
  openAuthority({
    ...opened,
    loaded,
    log,
    now: () => new Date().toISOString(),
    newId: randomUUID,
    wait: (milliseconds) => setTimeout(milliseconds),
    onFatal: (cause) => leave(cause, log),
  })

/** After a failed sync nothing may be acknowledged any more, by this process or by anything that trusts its memory. */
const leave = (cause: StoreFailed, log: Log): void => {
  log.error('the disk refused a sync: check it and the register, then start again', cause)
  process.exit(DISK_NOT_TRUSTED)
}

const startSlack = async (
  authorities: readonly Opened[],
  config: Config,
  log: Log,
): Promise<readonly Mount[]> => {
  const mounts: Mount[] = []
  for (const { config: authority, receive, chats } of authorities) {
    if (!authority.slackConfig) continue
    const { slackChat } = await import('./chat/slack/slack-chat.ts')
    const path = authorities.length === 1 ? '/slack/events' : `/slack/${authority.name}/events`
    const chat = slackChat({
      config: authority.slackConfig,
      receive,
      now: Date.now,
      log,
      slackApiUrl: config.slackApiUrl,
      path,
    })
    await chat.start()
    chats.set('slack', chat)
    if (chat.router) mounts.push({ path: '/', handler: chat.router })
  }
  return mounts
}

/** One bot registration for every tenant; whose delivery it is, is the first thing decided. */
const startTeams = async (
  authorities: readonly Opened[],
  config: Config,
  log: Log,
): Promise<readonly Mount[]> => {
  const [first] = authorities
  if (!config.teams || !first) return []
  const { teamsChat } = await import('./chat/teams/teams-chat.ts')
  const tenants = authorities.flatMap(({ config: { tenant } }) =>
    tenant === undefined ? [] : [tenant.toLowerCase()],
  )
  const receive: Receive = (delivery) =>
    ofTenant(authorities, delivery)?.receive(delivery) ?? Promise.resolve<Reply>({ cards: [] })
  const chat = await teamsChat({
    config: config.teams,
    tenants,
    cloud: publicCloud,
    receive,
    documents: first.opened.documents,
    now: Date.now,
    log,
  })
  for (const {
    chats,
    config: { tenant },
  } of authorities)
    if (tenant !== undefined) chats.set('teams', chat)
  return [{ path: '/', handler: chat.router }]
}

const ofTenant = (authorities: readonly Opened[], { account }: Delivery): Opened | undefined =>
  authorities.find(({ config }) => config.tenant?.toLowerCase() === account.workspace.toLowerCase())

const inSentences = (mistakes: readonly FileMistake[]): string =>
  mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n')

const stop = async (server: WebServer, authorities: readonly Opened[]): Promise<void> => {
  await server.stop()
  const chats = new Set<Chat>(authorities.flatMap(({ chats: all }) => [...all.values()]))
  for (const chat of chats) await chat.stop()
  for (const { announcer, opened } of authorities) {
    await announcer.settled()
    await opened.close()
  }
}
