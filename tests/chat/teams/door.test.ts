import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/chat/chat.ts'
import { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { activityFrom, personNamed, typed } from './activities.ts'
import { type BotAtTeams, botAtTeams, otherTenant } from './bot-at-teams.ts'
import { deliver } from './deliver.ts'
import { goodClaims, newKey } from './microsoft-keys.ts'

describe.each(TEAMS_SDKS)('through %s', (sdk) => {
  const received: Delivery[] = []
  let bot: BotAtTeams
  const crashes: unknown[] = []

  beforeAll(async () => {
    process.on('unhandledRejection', (reason) => crashes.push(reason))
    bot = await botAtTeams(
      (delivery) => {
        received.push(delivery)
        return Promise.resolve({ cards: [] })
      },
      { sdk },
    )
  })
  afterAll(() => bot.stop())
  beforeEach(() => {
    received.length = 0
  })

  type Json = Readonly<Record<string, unknown>>
  const sam = personNamed('sam')
  const good = (changes: object = {}): Json => ({
    ...activityFrom(sam, bot.teams.serviceUrl, typed('£80 for gas')),
    ...changes,
  })
  const claims = (changes: Json = {}): Json => ({ ...goodClaims(bot.teams.serviceUrl), ...changes })
  const bearer = (changes: Json = {}, header: Json = {}): string =>
    `Bearer ${bot.keys.mint(claims(changes), header)}`
  const ownKey = () => newKey().publicKey.export({ format: 'jwk' })
  const seconds = () => Math.floor(Date.now() / 1000)

  /** Turned away with a status and not a word more; nothing reached the bot and the process still answers. */
  const expectTurnedAway = async (
    sent: Promise<{ status: number; text: string }>,
    status: number | readonly number[],
  ) => {
    const answer = await sent
    expect([status].flat()).toContain(answer.status)
    expect(answer.text).toBe('')
    expect(received).toEqual([])
    expect(crashes).toEqual([])
  }

  describe('a delivery that Microsoft signed for us', () => {
    it('comes in', async () => {
      expect(await deliver(bot, good())).toEqual({ status: 200, text: '' })
      expect(received).toMatchObject([{ kind: 'said', where: 'private', text: '£80 for gas' }])
    })

    it('comes in within five minutes of the clock either way', async () => {
      const late = bearer({ exp: seconds() - 290 })
      const early = bearer({ nbf: seconds() + 290 })
      expect((await deliver(bot, good(), { authorization: late })).status).toBe(200)
      expect((await deliver(bot, good(), { authorization: early })).status).toBe(200)
      expect(received).toHaveLength(2)
    })

    it('may call the same tenant by capital letters', async () => {
      expect(
        (await deliver(bot, good({ from: { id: '29:sam', aadObjectId: sam.guid.toUpperCase() } }))).status,
      ).toBe(200)
      expect(received).toMatchObject([{ account: { user: sam.guid } }])
    })
  })

  describe('a delivery that nobody signed for us', () => {
    const headers: readonly (readonly [string, () => string])[] = [
      ['no token', () => ''],
      ['Basic', () => 'Basic dXNlcjpwYXNz'],
      ['bearer in small letters', () => bearer().replace('Bearer', 'bearer')],
      ['two tokens', () => `${bearer()}, ${bearer()}`],
      ['an empty token', () => 'Bearer '],
      ['not a token', () => 'Bearer a.b.c'],
      ['15 KB of token', () => `Bearer ${'a'.repeat(5000)}.${'b'.repeat(5000)}.${'c'.repeat(5000)}`],
      ['a body that is no JSON', () => bearer().replace(/\.[^.]+\./, '.e30x.')],
      ['alg none', () => bearer({}, { alg: 'none' })],
      ['alg None', () => bearer({}, { alg: 'None' })],
      ['HS256', () => bearer({}, { alg: 'HS256' })],
      ['HS256 by the public key', () => `Bearer ${bot.keys.mintWithPublicKey(claims())}`],
      ['ES256', () => bearer({}, { alg: 'ES256' })],
      ['RS512', () => bearer({}, { alg: 'RS512' })],
      ['no kid', () => bearer({}, { kid: undefined })],
      ['an unknown kid', () => bearer({}, { kid: 'nobody' })],
      ['a kid that is a path', () => bearer({}, { kid: '../../keys' })],
      ['crit', () => bearer({}, { crit: ['exp'] })],
      [
        'its own key set',
        () =>
          `Bearer ${bot.keys.mint(claims(), { jku: 'http://127.0.0.1:1/keys', kid: 'mine' }, newKey().privateKey)}`,
      ],
      [
        'a certificate and a key set of its own',
        () =>
          `Bearer ${bot.keys.mint(claims(), { x5u: 'http://127.0.0.1:1/', x5c: ['MIIB'], jwk: ownKey() }, newKey().privateKey)}`,
      ],
      ['another key', () => `Bearer ${bot.keys.mint(claims(), {}, newKey().privateKey)}`],
      [
        'a changed claim',
        () => bearer().replace(/\.(.)/, (_, first: string) => `.${first === 'e' ? 'f' : 'e'}`),
      ],
      ['iss with a slash', () => bearer({ iss: 'https://api.botframework.com/' })],
      [
        'iss of an emulator',
        () => bearer({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
      ],
      [
        'iss of a tenant, with our app id',
        () => bearer({ iss: `https://login.microsoftonline.com/${sam.tenant}/v2.0`, tid: sam.tenant }),
      ],
      ['iss of a tenant, the older way', () => bearer({ iss: `https://sts.windows.net/${sam.tenant}/` })],
      ['iss that looks alike', () => bearer({ iss: 'https://api.botframework.com.evil.example' })],
      ['iss in capital letters', () => bearer({ iss: 'https://API.botframework.com' })],
      ['iss in a list', () => bearer({ iss: ['https://api.botframework.com'] })],
      ['no iss', () => bearer({ iss: undefined })],
      ['aud of another', () => bearer({ aud: 'somebody-else' })],
      ['aud in a list', () => bearer({ aud: ['00000000-0000-4000-8000-00000000b0b0'] })],
      ['aud of the service', () => bearer({ aud: 'https://api.botframework.com' })],
      ['no aud', () => bearer({ aud: undefined })],
      ['expired six minutes ago', () => bearer({ exp: seconds() - 360 })],
      ['good in six minutes', () => bearer({ nbf: seconds() + 360 })],
      ['no exp', () => bearer({ exp: undefined })],
      ['exp in words', () => bearer({ exp: '99999999999' })],
      ['no serviceurl', () => bearer({ serviceurl: undefined })],
      ['another serviceurl', () => bearer({ serviceurl: 'https://smba.trafficmanager.net/uk/' })],
      ['serviceurl but for a slash', () => bearer({ serviceurl: bot.teams.serviceUrl.slice(0, -1) })],
      ['a key not for Teams', () => bearer({}, { kid: 'webchat-only' })],
    ]
    it.each(headers)('is turned away: %s', async (_name, authorization) => {
      await expectTurnedAway(deliver(bot, good(), { authorization: authorization() }), 401)
    })

    it.each(['{}', '{"type":1}', '{"type":{}}', 'null', '[]', '', '{', '"', 'x'.repeat(300_000)])(
      'is turned away whatever it says: %.20s',
      async (body) => {
        await expectTurnedAway(deliver(bot, undefined, { body, authorization: '' }), 401)
      },
    )

    it('is turned away with a token in the address', async () => {
      const token = bearer().slice('Bearer '.length)
      const at = { ...bot, endpoint: `${bot.endpoint}?access_token=${token}&authorization=Bearer%20${token}` }
      await expectTurnedAway(deliver(at, good(), { authorization: '' }), 401)
    })

    it('is turned away with a megabyte of token', async () => {
      await expectTurnedAway(deliver(bot, good(), { authorization: `Bearer ${'a'.repeat(1_000_000)}` }), 431)
    })

    it('asks for the keys no more than once a minute, however many come with one that nobody knows', async () => {
      const before = bot.keys.asked()
      const attempts = Array.from({ length: 1000 }, (_, i) =>
        deliver(bot, good(), { authorization: bearer({}, { kid: `nobody-${i}` }) }),
      )
      for (const { status } of await Promise.all(attempts)) expect(status).toBe(401)
      expect(bot.keys.asked() - before).toBeLessThanOrEqual(1)
    })
  })

  describe('a delivery with a good token and something else wrong', () => {
    it.each([
      ['{}', 400],
      ['{"type":1}', 400],
      ['{"type":{}}', 400],
      ['null', 400],
      ['[]', 400],
      ['', 400],
      ['{', 400],
      ['"text"', 400],
      ['{"__proto__":{"type":"message"}}', 400],
      ['['.repeat(100_000), 400],
      [JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }), 413],
    ])('is turned away: %.30s', async (body, status) => {
      await expectTurnedAway(deliver(bot, undefined, { body }), status)
    })

    it('is turned away in another type', async () => {
      await expectTurnedAway(deliver(bot, good(), { type: 'text/plain' }), 400)
      await expectTurnedAway(deliver(bot, good(), { type: 'application/json; charset=utf-16' }), 400)
    })

    const shapes: readonly (readonly [string, object])[] = [
      ['no type', { type: undefined }],
      ['type a number', { type: 1 }],
      ['no from', { from: undefined }],
      ['from a word', { from: 'sam' }],
      ['no conversation', { conversation: undefined }],
      ['no recipient', { recipient: null }],
      ['text a list', { text: ['x'] }],
      ['entities a word', { entities: 'x' }],
      ['attachments a number', { attachments: 4 }],
      ['no serviceUrl', { serviceUrl: undefined }],
      ['no channelId', { channelId: undefined }],
      ['channelId a list', { channelId: ['msteams'] }],
    ]
    it.each(shapes)('is turned away: %s', async (_name, changes) => {
      await expectTurnedAway(deliver(bot, good(changes)), 400)
    })

    it.each(['AseChannel', 'emulator', 'directline', 'webchat', 'Msteams', 'msteams ', ''])(
      'is turned away from the channel %j',
      async (channelId) => {
        await expectTurnedAway(deliver(bot, good({ channelId })), 403)
      },
    )

    const at = (tenantId: unknown, id: unknown) => ({
      conversation: { id: sam.room, conversationType: 'personal', tenantId },
      channelData: id === undefined ? undefined : { tenant: { id } },
    })
    const senders: readonly (readonly [string, () => object])[] = [
      ['another tenant', () => at(otherTenant, otherTenant)],
      ['two tenants', () => at(sam.tenant, otherTenant)],
      ['two tenants the other way', () => at(otherTenant, sam.tenant)],
      ['no tenant', () => at(undefined, undefined)],
      ['a tenant in one place', () => at(sam.tenant, undefined)],
      ['nobody', () => ({ from: { id: '29:sam' } })],
      ['an empty person', () => ({ from: { id: '29:sam', aadObjectId: '' } })],
      ['a display name for an id', () => ({ from: { id: '29:sam', aadObjectId: 'Anna Bright' } })],
      [
        'a guest',
        () => ({
          from: { id: '29:g', aadObjectId: sam.guid, userPrincipalName: 'g_x.org#EXT#@council.gov.uk' },
        }),
      ],
      ['a guest by role', () => ({ from: { id: '29:g', aadObjectId: sam.guid, userRole: 'guest' } })],
      [
        'a visitor in a shared channel',
        () => ({ from: { id: '29:g', aadObjectId: sam.guid, tenantId: otherTenant } }),
      ],
      ['a bot', () => ({ from: { id: '28:other', aadObjectId: sam.guid } })],
      ['a skill', () => ({ from: { id: '29:x', aadObjectId: sam.guid, role: 'skill' } })],
      ['itself', () => ({ from: { id: '29:sam', aadObjectId: sam.guid }, recipient: { id: '29:sam' } })],
    ]
    it.each(senders)('is turned away from %s', async (_name, changes) => {
      await expectTurnedAway(deliver(bot, good(changes())), 403)
    })

    it.each([
      'http://smba.trafficmanager.net/uk/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://smba.trafficmanager.net./uk/',
      'https://smba.trafficmanager.net:8443/',
      'http://169.254.169.254/latest/',
      'http://127.0.0.1:1/',
      'http://127.0.0.1:3978/api/messages',
      'file:///etc/passwd',
      'not an address',
    ])('is turned away with a token for the address %s', async (serviceUrl) => {
      const authorization = bearer({ serviceurl: serviceUrl })
      await expectTurnedAway(deliver(bot, good({ serviceUrl }), { authorization }), 403)
    })
  })

  describe('while Microsoft’s keys can’t be had', () => {
    it.each(['not at all', 'nonsense'] as const)(
      'lets nobody in, and recovers by itself: %s',
      async (how) => {
        let now = Date.now()
        const other = await botAtTeams(() => Promise.resolve({ cards: [] }), { sdk, now: () => now })
        const send = () => {
          const token = other.keys.mint(goodClaims(other.teams.serviceUrl))
          return deliver(other, activityFrom(sam, other.teams.serviceUrl, typed('x')), {
            authorization: `Bearer ${token}`,
          })
        }
        other.keys.answer(how)
        expect((await send()).status).toBe(503)
        other.keys.answer('well')
        expect((await send()).status).toBe(503)
        now += 60_000
        expect((await send()).status).toBe(200)
        await other.stop()
      },
    )

    it('believes keys for a day without asking, and no longer', async () => {
      let now = Date.now()
      const other = await botAtTeams(() => Promise.resolve({ cards: [] }), { sdk, now: () => now })
      const send = () => {
        const token = other.keys.mint(goodClaims(other.teams.serviceUrl, now))
        return deliver(other, activityFrom(sam, other.teams.serviceUrl, typed('x')), {
          authorization: `Bearer ${token}`,
        })
      }
      await send()
      const asked = other.keys.asked()
      await send()
      expect(other.keys.asked()).toBe(asked)
      other.keys.answer('not at all')
      now += 25 * 60 * 60_000
      expect((await send()).status).toBe(503)
      await other.stop()
    })
  })

  describe('what is written down of those turned away', () => {
    it('is a reason and a status, and nothing they sent', async () => {
      await deliver(bot, good({ text: 'a canary', channelId: 'webchat' }))
      expect(bot.logged.join('\n')).not.toMatch(/canary|eyJ/)
      expect(bot.logged.at(-1)).toContain('"reason":"channel"')
    })
  })
})
