import type { App, Logger, Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Answer } from './http.ts'
import type { Us } from './heard.ts'
import { type Body, readBody } from './shape.ts'

/** The SDK, loaded only where a chat with Slack is configured. */
export const loadBolt = () => import('@slack/bolt')
export type Bolt = Awaited<ReturnType<typeof loadBolt>>

/** Takes a payload, and says when Slack may be told that it arrived. */
export type Listener = (body: Body, acknowledge: (response?: object) => void) => Promise<void>

type Options = {
  readonly bolt: Bolt
  readonly token: string
  readonly us: Us
  readonly logger: Logger
  readonly listener: Listener
}

/** An app of the SDK's that is fed by us and answers to us: what it routes to is always the same listener. */
export const boltApp = ({ bolt, token, us, logger, listener }: Options): App => {
  const app = new bolt.App({
    receiver: fedByUs,
    authorize: () =>
      Promise.resolve({
        botToken: token,
        botUserId: us.botUser,
        botId: us.bot,
        teamId: us.team,
      }),
    convoStore: false,
    logger,
  })
  // The body is the very one that went in: `readBody` built it, and the SDK hands it through.
  const listen = ({ body, ack }: { body: unknown; ack?: unknown }) =>
    listener(body as Body, typeof ack === 'function' ? (ack as (response?: object) => void) : () => undefined)
  app.event(/^(message|app_mention|app_home_opened)$/, listen)
  app.action({ type: 'block_actions' }, listen)
  app.view({ type: 'view_submission' }, listen)
  app.command(/^\//, listen)
  // A listener that broke must not look like one that has dealt with it: Slack sends again what was not answered.
  app.error((error) => Promise.reject(error))
  return app
}

const fedByUs: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}

/**
 * Runs one payload through the SDK. Interactions are answered as soon as the listener acknowledges; the SDK acknowledges
 * events before anybody has dealt with them, so for those only the end counts.
 */
export const dispatcher =
  (app: App) =>
  (body: Body): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const isEvent = 'type' in body && body.type === 'event_callback'
      const ack = (response?: unknown): Promise<void> => {
        const given = typeof response === 'object' && response !== null ? { body: response } : {}
        if (!isEvent) resolve({ status: 200, ...given })
        return Promise.resolve()
      }
      app.processEvent({ body, ack }).then(() => resolve({ status: 200 }), reject)
    })

type Socket = Pick<SocketModeReceiver, 'start' | 'stop'>

/** Socket Mode, with the SDK's connection and our own order of things: acknowledged after it was dealt with, not before. */
export const openSocket = (
  bolt: Bolt,
  options: NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]>,
  dispatch: (body: Body) => Promise<Answer>,
  log: Log,
): Socket => {
  const receiver = new bolt.SocketModeReceiver(options)
  guarded(receiver.client, log)
  receiver.client.on(
    'slack_event',
    ({ body, ack }: { body: unknown; ack: (response?: object) => Promise<void> }) => {
      const read = readBody(body)
      if (read.kind !== 'known') return void ack().catch(() => undefined)
      dispatch(read.body)
        .then((answer) => ack(answer.body))
        .catch((error: unknown) => log.error('A Slack payload failed', error))
    },
  )
  return receiver
}

/** The SDK's reader throws for an envelope of no shape, where nothing would catch it and the process would end. */
const guarded = (client: SocketModeReceiver['client'], log: Log): void => {
  const readers = client.listeners('ws_message') as ((...message: unknown[]) => Promise<void>)[]
  client.removeAllListeners('ws_message')
  client.on('ws_message', (...message: unknown[]) => {
    for (const read of readers)
      read(...message).catch((error: unknown) => log.error('Slack sent something of no shape', error))
  })
}

/** The SDK's own lines: what it was sent may be in them, so only that it complained is kept, and its first words. */
export const quietLogger = (bolt: Bolt, log: Log): Logger => {
  const first = ([words]: unknown[]) => ({
    reason:
      words instanceof Error
        ? words.name
        : String(words)
            .slice(0, 60)
            .replace(/[^\w .,:'-]/g, ' '),
  })
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn('The Slack SDK warns', first(words)),
    error: (...words) => log.error('The Slack SDK reports an error', undefined, first(words)),
    setLevel: () => undefined,
    getLevel: () => bolt.LogLevel.WARN,
    setName: () => undefined,
  }
}
