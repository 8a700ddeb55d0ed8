import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Delivery } from '../../../src/chat/chat.ts'
import { failed } from '../../prove/failed.ts'
import { proved, trials, within } from '../../prove/proof.ts'
import { type BotAtSlack, botAtSlack } from './bot-at-slack.ts'
import { form, FORM_TYPE, postTo, sign, type SignedRequest } from './slack-requests.ts'
import { APP, TEAM, userId } from './workspace.ts'

const PROMISE = 'Bad input can’t stop it'
const signed = trials(2_000, 100_000)
const unsigned = trials(500, 100_000)

const actor = {
  api_app_id: APP,
  user: { id: userId('sam'), team_id: TEAM },
  team: { id: TEAM },
  trigger_id: '1.2.3',
}
const value = '["request","q7Xk2",1,3,"approve"]\n'
const said = {
  channel: 'D0SAM',
  user: userId('sam'),
  team: TEAM,
  text: 'x',
  ts: '1.2',
  files: [{ id: 'F1' }],
}
const event = (event: object) => ({
  type: 'event_callback',
  team_id: TEAM,
  api_app_id: APP,
  event_id: 'Ev1',
  event,
  authorizations: [{ team_id: TEAM }],
})
const button = {
  type: 'button',
  action_id: 'press-0',
  block_id: 'card-actions',
  value,
  action_ts: '1.2',
  text: { type: 'plain_text', text: 'Approve' },
}

const PAYLOADS: readonly object[] = [
  event({ ...said, type: 'message', channel_type: 'im' }),
  event({ ...said, type: 'app_mention' }),
  event({ type: 'app_home_opened', user: userId('sam'), channel: 'D0SAM', tab: 'home' }),
  {
    type: 'block_actions',
    ...actor,
    channel: { id: 'C0EAST2' },
    container: { type: 'message', message_ts: '1.2', channel_id: 'C0EAST2' },
    message: {
      blocks: [
        { type: 'header', text: { text: 'x' } },
        { type: 'actions', block_id: 'card-actions', elements: [button] },
      ],
    },
    actions: [button],
  },
  {
    type: 'view_submission',
    ...actor,
    view: {
      id: 'V1',
      hash: 'h',
      callback_id: 'form',
      private_metadata: JSON.stringify([value.trim(), 'C1', '1.2']),
      state: { values: { reasons: { answer: { value: 'x' } } } },
    },
  },
  {
    command: '/who-agrees',
    text: 'x',
    team_id: TEAM,
    user_id: userId('sam'),
    channel_id: 'C0EAST2',
    trigger_id: '1.2.3',
  },
]

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    0,
    -1,
    true,
    [],
    {},
    [null],
    { id: null },
    '__proto__',
    '\u0000',
    '\ud800',
    '<!channel>',
    'x'.repeat(5000),
    1e308,
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant(JSON.parse('{"__proto__":{"id":"U0GRACE"},"constructor":1,"toString":2,"hasOwnProperty":3}')),
)

/** Puts something else at a place somewhere within a payload. */
const spoiled = (payload: unknown, path: readonly number[], what: unknown): unknown => {
  const [first, ...rest] = path
  if (first === undefined || typeof payload !== 'object' || payload === null) return what
  const keys = Object.keys(payload)
  const key = keys[first % Math.max(keys.length, 1)]
  if (key === undefined) return what
  const inside: unknown = Reflect.get(payload, key)
  const changed = spoiled(inside, rest, what)
  return Array.isArray(payload)
    ? payload.map((one: unknown, i) => (String(i) === key ? changed : one))
    : { ...payload, [key]: changed }
}

const body = fc
  .tuple(
    fc.constantFrom(...PAYLOADS),
    fc.array(fc.tuple(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), junk), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([payload, changes]) =>
    JSON.stringify(changes.reduce<unknown>((made, [path, what]) => spoiled(made, path, what), payload)),
  )

/** The same bot, which takes what came over the wire for what it looks like. */
const botWithoutShapes = async (): Promise<BotAtSlack> => {
  vi.resetModules()
  vi.doMock('../../../src/chat/slack/shape.ts', () => ({
    readBody: (payload: unknown) => ({ kind: 'known', body: payload }),
  }))
  const bolder = await import('./bot-at-slack.ts')
  vi.doUnmock('../../../src/chat/slack/shape.ts')
  return bolder.botAtSlack(() => Promise.resolve({ cards: [] }))
}

describe('whatever is sent to the door', () => {
  let bot: BotAtSlack
  const heard: Delivery[] = []
  beforeAll(async () => {
    bot = await botAtSlack((delivery) => {
      heard.push(delivery)
      return Promise.resolve({ cards: [] })
    })
  })
  afterAll(() => bot.stop())

  it(
    'signed, it is answered, and nobody acts but who the envelope names',
    { timeout: within(60_000) },
    async () => {
      const delivered = fc
        .tuple(body, fc.constantFrom('event', 'payload'))
        .map(([text, as]) =>
          as === 'event' ? sign(text) : sign(form({ payload: text }), { type: FORM_TYPE }),
        )
      const isAnswered = async (at: BotAtSlack, sent: SignedRequest): Promise<void> => {
        expect([200, 400, 413]).toContain((await postTo(at.url, sent)).status)
      }
      await fc.assert(
        fc.asyncProperty(delivered, (sent) => isAnswered(bot, sent)),
        { numRuns: signed, endOnFailure: true },
      )
      await bot.settled()
      expect(heard.every(({ account }) => account.workspace === TEAM && account.user === userId('sam'))).toBe(
        true,
      )
      const open = await botWithoutShapes()
      const fallen = await failed(fc.sample(delivered, 100), (sent) => isAnswered(open, sent))
      await open.stop()
      expect(fallen).toBeGreaterThan(0)
      proved({
        promise: PROMISE,
        of: 'spoiled payloads that Slack signed',
        tried: signed,
        broken: 0,
        control: { without: 'reading a payload into a known shape', tried: 100, broken: fallen },
      })
    },
  )

  it('unsigned, it changes nothing', { timeout: within(60_000) }, async () => {
    heard.splice(0)
    const isTurnedAway = async (sent: SignedRequest): Promise<void> => {
      expect([401, 413]).toContain((await postTo(bot.url, sent)).status)
    }
    const madeUp = fc.record({ body, signature: fc.string() }).map(({ body: text, signature }) => ({
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-slack-signature': encodeURIComponent(signature),
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      },
    }))
    await fc.assert(fc.asyncProperty(madeUp, isTurnedAway), { numRuns: unsigned, endOnFailure: true })
    expect(heard).toEqual([])
    const known = await failed(fc.sample(body, 50), (text) => isTurnedAway(sign(text)))
    expect(known).toBeGreaterThan(0)
    proved({
      promise: PROMISE,
      of: 'payloads that Slack never signed',
      tried: unsigned,
      broken: 0,
      control: { without: 'a door: the same, with Slack’s signature', tried: 50, broken: known },
    })
  })

  it('leaves it standing', async () => {
    heard.splice(0)
    await bot.say('sam', 'need 80 quid')
    expect(heard).toMatchObject([{ text: 'need 80 quid' }])
  })
})
