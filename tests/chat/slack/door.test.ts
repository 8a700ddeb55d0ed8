import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/chat/chat.ts'
import { valuesFor } from '../../../src/chat/slack/carry.ts'
import { verifier } from '../../../src/chat/slack/verify.ts'
import { type BotAtSlack, botAtSlack } from './bot-at-slack.ts'
import { form, FORM_TYPE, postTo, sign, type SignedRequest } from './slack-requests.ts'
import { APP, BOT_TOKEN, SECRET, TEAM, userId } from './workspace.ts'

const OLD_SECRET = 'b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6'
const NOW = 1_796_000_000

const message = (more: object = {}, envelope: object = {}): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: APP,
    event_id: `Ev${Math.random()}`,
    event: {
      type: 'message',
      channel: 'D0SAM',
      channel_type: 'im',
      user: userId('sam'),
      team: TEAM,
      text: 'need 80 quid',
      ts: '1700000000.000100',
      ...more,
    },
    ...envelope,
  })

/** What a forger would like to get through: a press by the director. */
const smuggled = JSON.stringify({
  type: 'block_actions',
  user: { id: userId('grace'), team_id: TEAM },
  team: { id: TEAM },
  trigger_id: '1.2.3',
  container: { type: 'message', message_ts: '1.2', channel_id: 'C0EAST2' },
  channel: { id: 'C0EAST2' },
  actions: [
    {
      type: 'button',
      action_id: 'press-0',
      block_id: 'card-actions',
      value: '["request","q7Xk2",1,3,"approve"]\n',
      action_ts: '1.2',
    },
  ],
})

describe('the door that Slack comes through', () => {
  let bot: BotAtSlack
  const heard: Delivery[] = []
  beforeAll(async () => {
    bot = await botAtSlack(
      (delivery) => {
        heard.push(delivery)
        return Promise.resolve({ cards: [] })
      },
      {
        config: { mode: 'http', team: TEAM, botToken: BOT_TOKEN, signingSecret: `${SECRET}, ${OLD_SECRET}` },
        now: () => NOW * 1000 + 999,
      },
    )
  })
  afterAll(() => bot.stop())
  beforeEach(() => heard.splice(0))

  const signed = (body: string, options: Parameters<typeof sign>[1] = {}) =>
    sign(body, { at: NOW, ...options })
  const send = (request: SignedRequest) => postTo(bot.url, request)
  const withHeaders = ({ body, headers }: SignedRequest, more: Record<string, string>): SignedRequest => ({
    body,
    headers: { ...headers, ...more },
  })
  const refused = async (request: SignedRequest, status = 401): Promise<void> => {
    const answer = await send(request)
    await bot.settled()
    expect(answer).toMatchObject({ status, body: '' })
    expect(heard).toEqual([])
  }
  const taken = async (request: SignedRequest): Promise<void> => {
    expect((await send(request)).status).toBe(200)
    expect(heard).toHaveLength(1)
  }

  it('takes what Slack signed', () => taken(signed(message())))
  it('takes exactly 300 seconds old', () => taken(signed(message(), { at: NOW - 300 })))
  it('takes exactly 300 seconds ahead', () => taken(signed(message(), { at: NOW + 300 })))
  it('takes the secret that is being replaced', () => taken(signed(message(), { secret: OLD_SECRET })))

  it.each([-301, 301, -86_400, 315_360_000])('refuses %i seconds away', (seconds) =>
    refused(signed(message(), { at: NOW + seconds })),
  )

  it('refuses no headers, and empty ones', async () => {
    const { body } = signed(message())
    const type = { 'content-type': 'application/json' }
    await refused({ body, headers: type })
    await refused({ body, headers: { ...type, 'x-slack-signature': '', 'x-slack-request-timestamp': '' } })
  })

  it.each(['x-slack-signature', 'x-slack-request-timestamp'])('refuses %s twice', async (name) => {
    const { body, headers } = signed(message())
    const doubled = Object.entries(headers).flatMap(([key, value]) =>
      key === name ? [key, value, key, value] : [key, value],
    )
    expect(await rawPost(bot.url, body, doubled)).toBe(401)
    expect(heard).toEqual([])
  })

  it.each<[string, (signature: string) => string]>([
    ['v1=', (s) => s.replace('v0=', 'v1=')],
    ['V0=', (s) => s.replace('v0=', 'V0=')],
    ['v0 =', (s) => s.replace('v0=', 'v0 =')],
    ['=hash', (s) => s.replace('v0', '')],
    ['hash alone', (s) => s.slice(3)],
    ['v0==hash', (s) => s.replace('v0=', 'v0==')],
    ['v0=hash=junk', (s) => `${s}=junk`],
    ['upper case', (s) => `v0=${s.slice(3).toUpperCase()}`],
    ['63 digits', (s) => s.slice(0, -1)],
    ['65 digits', (s) => `${s}0`],
    ['no hash', () => 'v0='],
    ['undefined', () => 'undefined'],
    ['all zeros', () => `v0=${'0'.repeat(64)}`],
  ])('refuses a signature with %s', async (_, change) => {
    const request = signed(message())
    await refused(
      withHeaders(request, { 'x-slack-signature': change(request.headers['x-slack-signature'] ?? '') }),
    )
  })

  it.each([
    '',
    '0',
    '-1',
    '1e10',
    '0x6b0d3b00',
    `${NOW}.0`,
    'Infinity',
    'NaN',
    'abc',
    `${NOW}000`,
    `0${NOW}`,
    `+${NOW}`,
  ])('refuses the timestamp %j, even signed', async (stamp) => {
    const { body, headers } = sign(message(), { at: stamp as unknown as number })
    await refused({ body, headers })
  })

  it.each<[string, (body: string) => string]>([
    ['one byte changed', (b) => b.replace('80', '81')],
    ['made anew from its JSON', (b) => JSON.stringify(JSON.parse(b), null, 1)],
    ['a byte order mark', (b) => `\ufeff${b}`],
    ['a space behind', (b) => `${b} `],
    ['nothing', () => ''],
  ])('refuses a right signature over another body: %s', async (_, change) => {
    const request = signed(message())
    await refused({ ...request, body: change(request.body) })
  })

  it('refuses the same form with its keys in another order, or its spaces written otherwise', async () => {
    const fields = { command: '/who-agrees', text: 'a b', user_id: userId('sam') }
    const request = signed(form(fields), { type: FORM_TYPE })
    await refused({
      ...request,
      body: form({ user_id: fields.user_id, text: fields.text, command: fields.command }),
    })
    await refused({ ...request, body: request.body.replace('a+b', 'a%20b') })
  })

  it.each(['', 'undefined', 'another-apps-signing-secret-0123'])(
    'refuses what the secret %j signed',
    (secret) => refused(signed(message(), { secret })),
  )

  describe('certificate checks', () => {
    const unsigned = (body: string): SignedRequest => ({ body, headers: { 'content-type': FORM_TYPE } })
    it.each([
      form({ ssl_check: '1', payload: smuggled }),
      form({ ssl_check: 'x', payload: smuggled }),
      form({ ssl_check: '1' }),
      `ssl_check=1&ssl_check=1&${form({ payload: smuggled })}`,
    ])('bring nothing in unsigned: %#', (body) => refused(unsigned(body)))

    it('bring nothing in by the address either', async () => {
      const answer = await postTo(`${bot.url}?ssl_check=1`, unsigned(form({ payload: smuggled })))
      expect(answer.status).toBe(401)
    })
    it('are answered when signed, and never together with anything else', async () => {
      expect((await send(signed(form({ ssl_check: '1', token: 't' }), { type: FORM_TYPE }))).status).toBe(200)
      await refused(signed(form({ ssl_check: '1', payload: smuggled }), { type: FORM_TYPE }), 400)
      await refused(signed(`payload=${encodeURIComponent(smuggled)}&payload=x`, { type: FORM_TYPE }), 400)
      await refused(signed(form({ payload: smuggled, command: '/who-agrees' }), { type: FORM_TYPE }), 400)
    })
    it('in JSON are nothing', () => refused(signed(JSON.stringify({ ssl_check: 1 })), 400))
  })

  describe('the same request again', () => {
    it('gets the same answer and has no second effect', async () => {
      const request = signed(message())
      const answers = [
        await send(request),
        await send(request),
        await send(withHeaders(request, { 'x-extra': '1' })),
      ]
      await bot.settled()
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(heard).toHaveLength(1)
    })
    it('opens no form a second time', async () => {
      const questions = [{ kind: 'long' as const, id: 'reasons', label: 'Your reasons', required: true }]
      const button = { on: 'request', id: 'q7Xk2', step: 1, version: 3, act: 'approve' } as const
      const [value = ''] = valuesFor([{ button, label: 'Approve', style: 'main', questions }])
      const press = JSON.parse(smuggled) as { actions: object[] }
      const actions = press.actions.map((action) => ({ ...action, value }))
      const message = {
        blocks: [{ type: 'actions', block_id: 'card-actions', elements: [{ type: 'button', value }] }],
      }
      const request = signed(form({ payload: JSON.stringify({ ...press, actions, message }) }), {
        type: FORM_TYPE,
      })
      const answers = [await send(request), await send(request)]
      await bot.settled()
      expect(answers[1]).toEqual(answers[0])
      expect(bot.slack.calls.filter(({ method }) => method === 'views.open')).toHaveLength(1)
    })
    it('at the same moment has one effect', async () => {
      const request = signed(message())
      await Promise.all(Array.from({ length: 20 }, () => send(request)))
      expect(heard).toHaveLength(1)
    })
    it('signed anew by Slack, as a retry is, has one effect', async () => {
      const body = message()
      await send(signed(body))
      await send(withHeaders(signed(body, { at: NOW + 60 }), { 'x-slack-retry-num': '2' }))
      expect(heard).toHaveLength(1)
    })
    it('is a press of its own only when Slack says so', async () => {
      const press = form({ payload: smuggled })
      await send(signed(press, { type: FORM_TYPE }))
      await send(signed(press, { type: FORM_TYPE, at: NOW + 1 }))
      expect(new Set(heard.map(({ delivery }) => delivery)).size).toBe(1)
      expect(heard).toHaveLength(1)
    })
  })

  describe('the challenge', () => {
    it('comes back as JSON when signed', async () => {
      const answer = await send(
        signed(JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aB10' })),
      )
      expect(answer).toMatchObject({ status: 200, body: '{"challenge":"3eZbrw1aB10"}' })
      expect(answer.type).toContain('application/json')
    })
    it.each(['<script>alert(1)</script>', 'x'.repeat(257), '', 7, null])(
      'does not carry %j back',
      (challenge) => refused(signed(JSON.stringify({ type: 'url_verification', challenge })), 400),
    )
    it('is nothing unsigned', () =>
      refused({
        body: JSON.stringify({ type: 'url_verification', challenge: 'x' }),
        headers: { 'content-type': 'application/json' },
      }))
  })

  it.each([
    '/slack/events/',
    '//slack/events',
    '/SLACK/EVENTS',
    '/slack/events;x',
    '/slack/%65vents/',
    '/slack',
  ])('is at no other address: %s', async (path) => {
    expect((await postTo(bot.url.replace('/slack/events', path), signed(message()))).status).toBe(404)
    expect(heard).toEqual([])
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('takes no %s', async (method) => {
    const { headers } = signed('')
    const response = await fetch(bot.url, {
      method,
      headers: { ...headers, 'x-http-method-override': 'POST' },
    })
    expect(response.status === 404 || method === 'OPTIONS').toBe(true)
    expect(heard).toEqual([])
  })

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonx',
    FORM_TYPE,
  ])('reads a JSON body as nothing else: %s', (type) => refused(signed(message(), { type }), 400))

  it('reads a form as nothing else', () =>
    refused(signed(form({ payload: smuggled, x: '1' }), { type: 'application/json' }), 400))
  it('reads no bytes that are no text', async () => {
    const response = await fetch(bot.url, {
      method: 'POST',
      body: gzipSync(message()),
      headers: signed(message()).headers,
    })
    expect(response.status).toBe(401)
  })

  it('reads no more than 256 kB, and says so before it has checked anything', async () => {
    await refused(signed(message({ text: 'x'.repeat(300_000) })), 413)
    await refused({ body: 'x'.repeat(1_000_000), headers: { 'content-type': 'application/json' } }, 413)
    await taken(signed(message()))
  })

  it('reads no more of a body that does not say how long it is', async () => {
    const endless = [Object.entries(signed('x').headers).flat(), ['transfer-encoding', 'chunked']].flat()
    expect(await rawPost(bot.url, 'x'.repeat(1_000_000), endless).catch(() => 413)).toBe(413)
    await taken(signed(message()))
  })

  it.each([
    'null',
    '[]',
    '7',
    '"x"',
    '{}',
    '{"type":"event_callback","event":null}',
    '{"type":"event_callback"}',
    '{"type":"block_actions"}',
    '{"type":"block_actions","actions":[],"user":null}',
    '{"type":"view_submission","view":null}',
    message({ user: null, channel: 7 }),
    message({ ts: {} }),
    '{"__proto__":{"type":"event_callback"},"constructor":{"prototype":{"x":1}}}',
    `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  ])('is not harmed by a signed body of no shape: %#', async (body) => {
    await refused(signed(body), 400)
    await refused(signed(form({ payload: body }), { type: FORM_TYPE }), 400)
    await taken(signed(message()))
  })

  it('takes a null for what Slack left out, the home page’s channel too', () =>
    taken(signed(message({ type: 'app_home_opened', tab: 'home', channel: null }))))

  it('takes a null for what Slack left out, a press’s channel too', async () => {
    const press = { ...JSON.parse(smuggled), channel: null, api_app_id: APP } as object
    await taken(signed(form({ payload: JSON.stringify(press) }), { type: FORM_TYPE }))
  })

  it.each(['reaction_added', 'team_join', 'message_action'])('lets %s pass without a word', async (type) => {
    const answer = await send(signed(JSON.stringify({ type: 'event_callback', event: { type } })))
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(heard).toEqual([])
  })

  it.each<[string, string]>([
    ['another workspace', message({}, { team_id: 'T0ELSEWHRE' })],
    ['another app', message({}, { api_app_id: 'A0OTHER' })],
    ['a person of another workspace', message({ user_team: 'T0ELSEWHRE' })],
    ['a person whose message came from another workspace', message({ source_team: 'T0ELSEWHRE' })],
    ['a channel shared with another workspace', message({}, { is_ext_shared_channel: true })],
    ['a bot', message({ bot_id: 'B0OTHER' })],
    ['this bot', message({ user: 'U0BOT' })],
    ['Slackbot', message({ user: 'USLACKBOT' })],
    ['nobody', message({ user: undefined })],
    ['an edit', message({ subtype: 'message_changed', message: { text: 'need 490 quid' } })],
    ['a deletion', message({ subtype: 'message_deleted', previous_message: {} })],
    ['somebody joining', message({ subtype: 'channel_join' })],
    ['a channel the bot was not spoken to in', message({ channel_type: 'channel' })],
  ])('hears nothing from %s', async (_, body) => {
    const answer = await send(signed(body))
    await bot.settled()
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(heard).toEqual([])
  })

  it('keeps no words of anybody in its log', async () => {
    await send(signed(message({ text: 'Tommy Smith' }, { team_id: 'T0ELSEWHRE' })))
    await send({ ...signed(message({ text: 'Tommy Smith' })), headers: {} })
    expect(bot.logged.length).toBeGreaterThan(0)
    expect(bot.logged.join('\n')).not.toMatch(/Tommy|quid|xoxb|an8f2c0d/)
  })
})

describe('a signing secret', () => {
  it.each(['', '   ', 'short', 'changeme'])('of %j starts nothing', (secret) => {
    expect(() => verifier([secret], Date.now)).toThrow(/signing secret/)
  })
  it('that is missing starts nothing', () => {
    expect(() => verifier([], Date.now)).toThrow(/signing secret/)
  })
})

/** fetch would join two headers of one name. */
const rawPost = (url: string, body: string, headers: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      {
        method: 'POST',
        headers: [
          ...headers,
          'host',
          '127.0.0.1',
          ...(headers.includes('chunked') ? [] : ['content-length', String(Buffer.byteLength(body))]),
        ],
      },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
