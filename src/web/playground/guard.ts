import type { RequestHandler } from 'express'
import { timingSafeEqual } from 'node:crypto'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

const HEADERS = {
  // The renderer of cards sets styles through the object model, which this allows; style attributes in markup it doesn't.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

const hostOf = (authority: string): string => authority.replace(/:\d+$/, '')

/** Only this machine, under its own names: a page elsewhere that points its name here (DNS rebinding) is turned away. */
export const onlyThisMachine: RequestHandler = (request, response, next) => {
  const near = LOOPBACK.has(request.socket.remoteAddress ?? '')
  if (!near || !HOSTS.has(hostOf(request.headers.host ?? ''))) {
    response.status(403).type('text/plain').send('The playground is only for this machine.')
    return
  }
  response.set(HEADERS)
  next()
}

/** A change must come from this page: its own origin, and the token that only the page could read. */
export const onlyThisPage =
  (token: string): RequestHandler =>
  (request, response, next) => {
    const { origin, host } = request.headers
    const same = origin === `http://${host ?? ''}`
    if (same && isToken(request.headers['x-playground-token'], token)) {
      next()
      return
    }
    response.status(403).type('text/plain').send('This page is out of date. Load it again.')
  }

const isToken = (given: string | string[] | undefined, token: string): boolean => {
  const [one, other] = [Buffer.from(String(given)), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
