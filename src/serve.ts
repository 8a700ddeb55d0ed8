import { readLetters } from './announcing/letters.ts'
import { CannotStart } from './cannot-start.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { startSlack, startTeams, type Opened } from './start-chats.ts'
import { webServer, type Mount, type WebServer } from './web/server.ts'

/** The doors of the chats, open. */
export type Served = Pick<WebServer, 'url' | 'stop'> & {
  /** A balancer may send people here from now on. */
  readonly ready: () => void
}

/**
 * Opens the doors that the chats come through and, where a port is set for it, the one for figures. Throws `CannotStart`
 * where an address can't be had or a chat can't be opened.
 */
export const serve = async (authorities: readonly Opened[], config: Config, log: Log): Promise<Served> => {
  const { host, port } = config
  let isReady = false
  const chats = [
    ...(await startSlack(authorities, config, log)),
    ...(await startTeams(authorities, config, log)),
  ]
  const figures = config.metrics && (await serveFigures(authorities, config.metrics, log))
  const mounts = figures ? [figures.timing, ...chats] : chats
  const server = await listening({ host, port, mounts, settings: 'HOST and PORT' }, log, () => isReady).catch(
    async (error: unknown) => {
      await figures?.server.stop()
      throw error
    },
  )
  return {
    url: server.url,
    ready: () => {
      isReady = true
    },
    stop: async () => {
      isReady = false
      await server.stop()
      await figures?.server.stop()
    },
  }
}

type Place = { readonly host: string; readonly port: number }

const serveFigures = async (
  authorities: readonly Opened[],
  place: Place,
  log: Log,
): Promise<{ readonly server: WebServer; readonly timing: Mount }> => {
  const { openMetrics } = await import('./metrics.ts')
  const metrics = openMetrics()
  metrics.watch(
    authorities.map(({ config, spine, opened }) => ({
      name: config.name,
      spine,
      head: () => opened.store.head,
      unsent: async () => readLetters(await opened.documents.list('unsent')).map(([, letter]) => letter),
    })),
  )
  const mounts = [{ path: '/metrics', handler: metrics.page }]
  const server = await listening({ ...place, mounts, settings: 'METRICS_HOST and METRICS_PORT' }, log)
  log.info('figures for Prometheus', { address: server.url })
  return { server, timing: { path: '/', handler: metrics.timing } }
}

/** Something to listen on, and what its variables are called. */
type Door = Place & { readonly mounts: readonly Mount[]; readonly settings: string }

const listening = async (
  { host, port, mounts, settings }: Door,
  log: Log,
  ready?: () => boolean,
): Promise<WebServer> => {
  const onError = (error: unknown, path: string): void =>
    log.error('a request could not be answered', error, { path })
  try {
    return await webServer({ host, port, mounts, onError, ...(ready && { ready }) })
  } catch (cause) {
    throw new CannotStart(
      `The bot can't listen on ${host}, port ${String(port)} (${codeOf(cause) ?? 'no reason given'}). Stop what is there, or set another ${settings}.`,
      { cause },
    )
  }
}

/** The system's own word for it, also where it was put into a sentence already. */
const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? String(error.code) : codeOf(error.cause)
}
