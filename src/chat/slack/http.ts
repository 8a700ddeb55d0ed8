import { type Request, type Response, Router } from 'express'
import type { Log } from '../../log.ts'
import { LIMITS } from './limits.ts'
import { onceEach } from './once.ts'
import { type Body, readBody } from './shape.ts'
import { PASSES_FOR, type Signed, verifier } from './verify.ts'

/** What goes back over the wire. */
export type Answer = { readonly status: number; readonly body?: object }

type Options = {
  readonly path: string
  readonly secrets: readonly string[]
  readonly now: () => number
  readonly log: Log
  /** Hands a payload of Slack's on; its shape is already one that we built. */
  readonly dispatch: (body: Body) => Promise<Answer>
}

/**
 * The door that Slack's requests come through: size first, then the signature over the raw bytes, then the shape;
 * only then does the SDK see anything, and only what was built from it. The one path, POST only.
 */
export const slackRouter = ({ path, secrets, now, log, dispatch }: Options): Router => {
  const verify = verifier(secrets, now)
  // Only requests with a good signature come this far, so nobody else can fill it. A failure is not an answer.
  const done = ({ status }: Answer) => status < 500
  const once = onceEach<Answer>({ now, lasts: PASSES_FOR, most: 50_000, done })

  const answer = async (request: Request): Promise<Answer> => {
    const raw = await rawBody(request)
    if (raw === 'too large') return { status: 413 }
    if (raw === 'broken off') return { status: 400 }
    const verified = verify({ headers: request.rawHeaders, raw } satisfies Signed)
    if (!verified.ok) {
      log.warn('Refused a Slack request: not signed by Slack', { reason: verified.why, status: 401 })
      return { status: 401 }
    }
    return once(verified.proof, () => handle(request.headers['content-type'], raw))
  }

  const handle = async (contentType: string | undefined, raw: Buffer): Promise<Answer> => {
    const payload = readPayload(contentType, raw)
    if (payload.kind === 'answer') return payload.answer
    const read = readBody(payload.value)
    if (read.kind === 'known') return dispatch(read.body)
    return { status: read.kind === 'unwanted' ? 200 : 400 }
  }

  const router = Router({ strict: true, caseSensitive: true })
  router.post(path, (request, response) => {
    void answer(request)
      .catch((error: unknown): Answer => {
        log.error('A Slack request failed', error)
        return { status: 503 }
      })
      .then((given) => send(response, given))
  })
  return router
}

const send = (response: Response, { status, body }: Answer): void => {
  response.status(status).set('X-Content-Type-Options', 'nosniff')
  if (body === undefined) response.end()
  else response.json(body)
}

/** The bytes as they came, never more than the limit: a long body is refused before anything is worked out over it. */
const rawBody = async (request: Request): Promise<Buffer | 'too large' | 'broken off'> => {
  if (Number(request.headers['content-length'] ?? 0) > LIMITS.body) return 'too large'
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > LIMITS.body) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    return 'broken off'
  }
  return Buffer.concat(chunks)
}

type Payload =
  { readonly kind: 'payload'; readonly value: unknown } | { readonly kind: 'answer'; readonly answer: Answer }

const bad: Payload = { kind: 'answer', answer: { status: 400 } }

const TYPE = /^(application\/json|application\/x-www-form-urlencoded)(?:\s*;\s*charset=utf-8)?$/i

/** Signed bytes as Slack means them: JSON for events, a form for everything else, and nothing read as the other. */
const readPayload = (contentType: string | undefined, raw: Buffer): Payload => {
  const [, type] = TYPE.exec(contentType ?? '') ?? []
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    if (type?.toLowerCase() === 'application/json') return readJson(JSON.parse(text))
    return type === undefined ? bad : readForm(new URLSearchParams(text))
  } catch {
    return bad
  }
}

const readJson = (value: unknown): Payload => {
  if (typeof value !== 'object' || value === null) return bad
  if (!('type' in value) || value.type !== 'url_verification') return { kind: 'payload', value }
  const challenge = 'challenge' in value ? value.challenge : undefined
  if (typeof challenge !== 'string' || !/^[\w.-]{1,256}$/.test(challenge)) return bad
  return { kind: 'answer', answer: { status: 200, body: { challenge } } }
}

/** A form says one thing: a certificate check, an interaction or a command. Two at once is somebody trying a door. */
const readForm = (form: URLSearchParams): Payload => {
  const keys = [...form.keys()]
  const meanings = ['ssl_check', 'payload', 'command'].filter((key) => form.has(key))
  if (new Set(keys).size !== keys.length || meanings.length !== 1) return bad
  if (form.has('ssl_check')) return { kind: 'answer', answer: { status: 200 } }
  const value: unknown = form.has('payload')
    ? JSON.parse(form.get('payload') ?? '')
    : Object.fromEntries(form)
  return typeof value === 'object' && value !== null ? { kind: 'payload', value } : bad
}
