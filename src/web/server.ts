import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { CannotStart } from '../cannot-start.ts'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A part of the server: where it is reached, and what answers there. Each parses its own bodies. */
export type Mount = { readonly path: string; readonly handler: RequestHandler }

export type WebServer = {
  /** Where it listens, with the port that was given to it: "http://127.0.0.1:3000". */
  readonly url: string
  /** Takes nothing new, lets what is under way finish, and closes what stays open after the grace. */
  stop(): Promise<void>
}

type Options = {
  readonly mounts: readonly Mount[]
  readonly host: string
  readonly port: number
  /** False while the register can't be written: a balancer then sends people elsewhere. */
  readonly healthy?: () => boolean
  /** False while it starts, while it stops, and while what it writes to can't be reached. */
  readonly ready?: () => boolean | Promise<boolean>
  /** Told of what broke, for the log. The person sees a sentence, never a stack. */
  readonly onError?: (error: unknown, path: string) => void
  readonly grace?: number
  /** Milliseconds for the headers of a request, and for the whole of it. */
  readonly patience?: { readonly headers: number; readonly request: number }
}

/** Slack and Teams send a few kilobytes at once: whoever takes longer keeps a door open that others need. */
const PATIENCE = { headers: 5_000, request: 10_000 }
/** Far more than the two platforms ever open, far fewer than a process can hold. */
const MOST_CONNECTIONS = 2_000

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}

/** The one HTTP server: no parser of its own, so that a signature can be checked over the bytes that arrived. */
export const webServer = async (options: Options): Promise<WebServer> => {
  const { headers, request } = options.patience ?? PATIENCE
  const limits = {
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: headers / 5,
    keepAliveTimeout: 5_000,
  }
  const server = createServer(limits, application(options))
  server.maxConnections = MOST_CONNECTIONS
  await listen(server, options.port, options.host)
  const { address, port, family } = server.address() as AddressInfo
  const host = family === 'IPv6' ? `[${address}]` : address
  return { url: `http://${host}:${port}`, stop: () => stop(server, options.grace ?? 3000) }
}

const application = ({
  mounts,
  healthy = () => true,
  ready = healthy,
  onError = () => undefined,
}: Options) => {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use((_, response, next) => {
    response.set(HEADERS)
    next()
  })
  app.get('/healthz', (_, response) => {
    response.status(healthy() ? 200 : 503).json({ ok: healthy() })
  })
  app.get('/readyz', async (_, response) => {
    const ok = await ready()
    response.status(ok ? 200 : 503).json({ ok })
  })
  for (const { path, handler } of mounts) app.use(path, handler)
  app.use((_, response) => {
    response.status(404).type('text/plain').send('There is nothing at this address.')
  })
  app.use(sorry(onError))
  return app
}

const statusOf = (error: unknown): number => {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

/** Four arguments make it express's error handler. */
const sorry =
  (onError: NonNullable<Options['onError']>): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    const status = statusOf(error)
    if (status === 500) onError(error, request.path)
    if (response.headersSent) {
      next(error)
      return
    }
    response
      .status(status)
      .type('text/plain')
      .send(SAID[status] ?? SAID[500])
  }

const SAID: Readonly<Record<number, string>> = {
  400: 'That could not be read.',
  413: 'That is too long to take in one go.',
  500: 'Something went wrong here. If you were asking for something, look before you ask again.',
}

const cannotListen = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE' || error.code === 'EACCES'
    ? new CannotStart(
        `Port ${port} can't be had (${error.code}). Stop what has it, or set PORT to another.`,
        {
          cause: error,
        },
      )
    : error

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(cannotListen(error, port))
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })

/** A connection that falls idle after its last answer is closed too: clients keep theirs open. */
const stop = (server: Server, grace: number): Promise<void> =>
  new Promise((resolve) => {
    const tidy = setInterval(() => server.closeIdleConnections(), 25)
    const giveUp = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearInterval(tidy)
      clearTimeout(giveUp)
      resolve()
    })
  })
