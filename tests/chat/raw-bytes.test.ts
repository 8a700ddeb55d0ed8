import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webServer, type WebServer } from '../../src/web/server.ts'
import { failed } from '../prove/failed.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { type BotAtSlack, botAtSlack } from './slack/bot-at-slack.ts'
import { type BotAtTeams, botAtTeams } from './teams/bot-at-teams.ts'

/** Both doors behind the one server, spoken to over a bare socket: what no HTTP client would send. */
let slack: BotAtSlack
let teams: BotAtTeams
let server: WebServer
let received = 0
const broken: unknown[] = []
const note = (reason: unknown): void => void broken.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', note).on('uncaughtException', note)
  const receive = () => {
    received += 1
    return Promise.resolve({ cards: [] })
  }
  slack = await botAtSlack(receive)
  teams = await botAtTeams(receive)
  const handlers = [slack.chat.router, teams.chat.router].filter((one) => one !== undefined)
  const mounts = handlers.map((handler) => ({ path: '/', handler }))
  const onError = (error: unknown): void => note(error)
  server = await webServer({
    host: '127.0.0.1',
    port: 0,
    mounts,
    onError,
    patience: { headers: 300, request: 600 },
  })
})
afterAll(async () => {
  process.off('unhandledRejection', note).off('uncaughtException', note)
  await server.stop()
  await slack.stop()
  await teams.stop()
})

/** What comes back until the server closes; the other side has nothing more to say, or keeps the line open. */
const sent = (bytes: Buffer, { stays = false, to = server } = {}): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port: Number(new URL(to.url).port), host: '127.0.0.1', allowHalfOpen: true })
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('end', () => socket.destroy())
    socket.on('close', () => resolve(text))
    if (stays) socket.write(bytes)
    else socket.end(bytes)
  })

const statuses = (answer: string): readonly number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))

const isWell = async (): Promise<boolean> => (await fetch(`${server.url}/healthz`)).ok

const to = (path: string, headers: readonly string[], body = ''): string =>
  [`POST ${path} HTTP/1.1`, 'Host: bot', ...headers, '', body].join('\r\n')

const PATHS = ['/slack/events', '/api/messages']
const JSON_TYPE = 'Content-Type: application/json'

/** Each: what is odd about it, and the bytes. */
const ODD = (path: string): readonly (readonly [string, string])[] => [
  [
    'a length and chunks at once',
    to(path, ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\nPOST'),
  ],
  ['two lengths', to(path, ['Content-Length: 2', 'Content-Length: 9'], '{}')],
  ['a length below nothing', to(path, ['Content-Length: -1'], '{}')],
  ['a length that is no number', to(path, ['Content-Length: 0x10'], '{}')],
  ['a chunk that is no number', to(path, ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n')],
  ['a chunk as long as the world', to(path, ['Transfer-Encoding: chunked'], 'ffffffffffffffff\r\n{}\r\n')],
  ['chunks that break off', to(path, [JSON_TYPE, 'Transfer-Encoding: chunked'], '2\r\n{')],
  ['a body that breaks off', to(path, [JSON_TYPE, 'Content-Length: 9000'], '{"type":')],
  ['an encoding that nobody knows', to(path, ['Transfer-Encoding: nonsense'], '{}')],
  ['two requests in one', to(path, [JSON_TYPE, 'Content-Length: 2'], `{}${to(path, ['Content-Length: 0'])}`)],
  ['a request hidden in a body', to(path, ['Content-Length: 3'], `abc${to('/healthz', [])}`)],
  ['a header that folds', to(path, ['X-Slack-Signature: v0=', ' abc', 'Content-Length: 0'])],
  ['a header without a name', to(path, [': nothing', 'Content-Length: 0'])],
  ['a header with nothing in it that ends', to(path, ['X-A: a\0b', 'Content-Length: 0'])],
  ['a header of 100 kB', to(path, [`X-A: ${'a'.repeat(100_000)}`, 'Content-Length: 0'])],
  [
    '3,000 headers',
    to(
      path,
      [...Array(3_000).keys()].map((n) => `X-${String(n)}: 1`),
    ),
  ],
  ['no host', `POST ${path} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`],
  ['another version', `POST ${path} HTTP/3.9\r\nHost: bot\r\n\r\n`],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a whole address', to(`http://evil.example${path}`, ['Content-Length: 0'])],
  ['an address of broken characters', to(`${path}%ff%zz%00`, ['Content-Length: 0'])],
  ['an address that climbs', to(`/..%2f..${path}`, ['Content-Length: 0'])],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ['an upgrade', to(path, ['Connection: Upgrade', 'Upgrade: websocket', 'Content-Length: 0'])],
  ['a zipped body', to(path, [JSON_TYPE, 'Content-Encoding: gzip', 'Content-Length: 2'], '{}')],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['nothing at all', ''],
]

const CASES = PATHS.flatMap((path) => ODD(path).map(([name, bytes]) => ({ name, path, bytes })))

/** The same server with a door that believes what comes: it reads a body without asking whose it is, or of what kind. */
const trustingServer = (): Promise<WebServer> => {
  const handler: RequestHandler = async (request, response) => {
    const body: unknown = JSON.parse(await text(request))
    response.json(body)
  }
  return webServer({ host: '127.0.0.1', port: 0, mounts: [{ path: '/', handler }] })
}

describe('bytes that no client would send', () => {
  it.each(CASES)('$name, to $path', async ({ bytes }) => {
    const answer = await sent(Buffer.from(bytes, 'latin1'))
    expect(statuses(answer).filter((status) => status >= 500)).toEqual([])
    expect(answer).not.toMatch(/node_modules|\bat .+:\d+:\d+/)
    expect({ received, broken, well: await isWell() }).toEqual({ received: 0, broken: [], well: true })
  })

  it(
    'and whatever else comes of them when bytes are changed, cut and put in',
    { timeout: within(60_000) },
    async () => {
      const runs = trials(2_000, 100_000)
      const edit = fc.record({
        at: fc.nat(),
        cut: fc.integer({ min: 0, max: 12 }),
        put: fc.uint8Array({ maxLength: 12 }),
      })
      const changed = fc
        .tuple(fc.constantFrom(...CASES), fc.array(edit, { minLength: 1, maxLength: 4 }))
        .map(([{ bytes }, edits]) =>
          edits.reduce(
            (raw, { at, cut, put }) => {
              const place = at % (raw.length + 1)
              return Buffer.concat([raw.subarray(0, place), put, raw.subarray(place + cut)])
            },
            Buffer.from(bytes, 'latin1'),
          ),
        )
      const isAnswered = async (bytes: Buffer, to: WebServer): Promise<void> => {
        expect(statuses(await sent(bytes, { to })).filter((status) => status >= 500)).toEqual([])
      }
      await fc.assert(
        fc.asyncProperty(changed, (bytes) => isAnswered(bytes, server)),
        { numRuns: runs, endOnFailure: true },
      )
      expect({ received, broken, well: await isWell() }).toEqual({ received: 0, broken: [], well: true })
      const trusting = await trustingServer()
      const fallen = await failed(fc.sample(changed, 200), (bytes) => isAnswered(bytes, trusting))
      await trusting.stop()
      expect(fallen).toBeGreaterThan(0)
      proved({
        promise: 'Bad input can’t stop it',
        of: 'requests of broken bytes',
        tried: runs,
        broken: 0,
        control: { without: 'the doors, reading each body as it comes', tried: 200, broken: fallen },
      })
    },
  )

  it('are not waited for: whoever dawdles is let go, and others are answered meanwhile', async () => {
    const begun = Buffer.from('POST /slack/events HTTP/1.1\r\nHost: bot\r\nX-A: ')
    const dawdling = Promise.all(Array.from({ length: 50 }, () => sent(begun, { stays: true })))
    expect(await isWell()).toBe(true)
    const answers = await Promise.race([dawdling, setTimeout(10_000, ['still there'])])
    expect(answers.flatMap(statuses)).toEqual(Array.from({ length: 50 }, () => 408))
  })
})
