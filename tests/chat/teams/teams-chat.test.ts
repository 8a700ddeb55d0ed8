import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Card } from '../../../cards/card.ts'
import type { Timer } from '../../../src/chat/answer-in-time.ts'
import { ChatError, type Delivery, type Reply } from '../../../src/chat/chat.ts'
import { publicCloud, isAllowedService, TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import { teamsChat } from '../../../src/chat/teams/teams-chat.ts'
import { activityFrom, installed, personNamed, press, roomOfChannel, typed } from './activities.ts'
import { botAtTeams, documentsInMemory, tenant } from './bot-at-teams.ts'
import { deliver } from './deliver.ts'
import { listen } from './loopback.ts'
import { appId } from './microsoft-keys.ts'
import { teamsRig } from './teams-rig.ts'

describe.each(TEAMS_SDKS)('through %s', (sdk) => {
  const card = (words: string, acts: readonly string[] = []): Card => ({
    summary: 'A request for the team manager, East 2. Needed today.',
    elements: [{ kind: 'say', text: [words] }],
    actions: acts.map((act) => ({
      button: { on: 'request', id: 'r-1', step: 1, version: 1, act },
      label: act,
      style: 'plain',
      questions:
        act === 'approve' ? [{ id: 'reasons', label: 'Your reasons', required: true, kind: 'long' }] : [],
    })),
  })

  const received: Delivery[] = []
  let reply: Reply | Error = { cards: [] }
  let rig: ReturnType<typeof teamsRig>
  const jo = () => rig.account('jo')
  const privately = () => ({ kind: 'private', account: jo() }) as const
  const only = <T>(items: readonly T[]): T => {
    expect(items).toHaveLength(1)
    return items[0] as T
  }

  const saidIn = (channel: string) =>
    (rig.bot().teams.rooms.get(roomOfChannel(channel))?.messages ?? []).map(({ activity }) => activity.text)

  let chat: Awaited<ReturnType<typeof rig.start>>
  beforeEach(async () => {
    received.length = 0
    reply = { cards: [] }
    rig = teamsRig(sdk)
    chat = await rig.start((delivery) => {
      received.push(delivery)
      return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)
    })
  })
  afterEach(() => rig.stop())

  describe('what people do in Teams', () => {
    it('is heard in a private chat and answered there', async () => {
      reply = { cards: [card('Jo Marsh can agree this.'), card('One thing before it goes.')] }
      await rig.say('sam', 'need 80 quid for gas F2201')
      expect(received).toMatchObject([
        { kind: 'said', where: 'private', text: 'need 80 quid for gas F2201', files: false },
      ])
      expect((await rig.seenBy('sam')).map((shown) => shown.text)).toEqual([
        'Jo Marsh can agree this.',
        'One thing before it goes.',
      ])
    })

    it('is heard in a channel without the mention, and answered in private', async () => {
      reply = { cards: [card('Jo Marsh can agree this.')] }
      await rig.say('sam', 'LPM <b>F1882</b> for @Jo', { channel: 'east-2' })
      expect(received).toMatchObject([{ where: 'open', text: 'LPM <b>F1882</b> for @Jo' }])
      expect(only(await rig.seenBy('sam')).text).toBe('Jo Marsh can agree this.')
      expect(saidIn('east-2')).toEqual(["Let's do this in private. I've messaged you."])
      expect(await rig.postedIn('east-2')).toEqual([])
    })

    it("is told in the channel when the bot can't reach them", async () => {
      reply = { cards: [card('Jo Marsh can agree this.')] }
      rig.bot().teams.failNext(403)
      await rig.say('sam', 'LPM F1882', { channel: 'east-2' })
      expect(only(saidIn('east-2'))).toContain("I can't message you yet.")
    })

    it('is known to have a file with it', async () => {
      await rig.say('sam', '', { files: true })
      expect(received).toMatchObject([{ kind: 'said', text: '', files: true }])
    })

    it('opens the bot once, however often Teams says so', async () => {
      reply = { cards: [card('Hello.')] }
      await rig.open('sam')
      await rig.open('sam')
      expect(only(await rig.seenBy('sam')).text).toBe('Hello.')
      expect(received).toMatchObject([{ kind: 'opened' }])
    })

    it('opens the bot again after taking it away', async () => {
      const sam = personNamed('sam')
      const send = (what: object) => deliver(rig.bot(), activityFrom(sam, rig.bot().teams.serviceUrl, what))
      await rig.open('sam')
      await send({ type: 'installationUpdate', action: 'remove' })
      await Promise.all(installed.map(send))
      expect(received.map((delivery) => delivery.kind)).toEqual(['opened', 'opened'])
    })

    it('is answered once when it is delivered twice', async () => {
      reply = { cards: [card('Hello.')] }
      await rig.say('sam', 'help')
      await rig.redeliver()
      expect(received.map((delivery) => delivery.delivery)).toEqual([
        received[0]?.delivery,
        received[0]?.delivery,
      ])
      expect(await rig.seenBy('sam')).toHaveLength(1)
    })

    it('is refused under the id of something else that was delivered, whoever it says it is from', async () => {
      const sent = (name: string, text: string) =>
        deliver(rig.bot(), {
          ...activityFrom(personNamed(name), rig.bot().teams.serviceUrl, typed(text)),
          id: '1',
          conversation: { id: 'a:one', conversationType: 'personal', tenantId: tenant },
        })
      await sent('sam', 'help')
      await sent('sam', 'need £900 for F2201')
      await sent('anna', 'help')
      expect(received.map(({ account, kind }) => [account.user, kind])).toEqual([
        [personNamed('sam').guid, 'said'],
      ])
    })

    it.each(['typing', 'messageReaction', 'messageUpdate', 'event', 'endOfConversation', 'somethingNew'])(
      'means nothing as %s',
      async (type) => {
        const { status } = await deliver(
          rig.bot(),
          activityFrom(personNamed('sam'), rig.bot().teams.serviceUrl, { type }),
        )
        expect(status).toBe(200)
        expect(received).toEqual([])
      },
    )
  })

  describe('a press', () => {
    const shownTo = async () => only(await rig.postedIn('heads'))
    beforeEach(() => chat.post(rig.channel('heads'), card('£80 for gas', ['approve', 'why-me'])))

    it('carries the button, the answers, the presser and the card', async () => {
      const shown = await shownTo()
      await rig.press('jo', shown, 'approve', { reasons: 'A baby and no gas.' })
      expect(received).toMatchObject([
        {
          kind: 'pressed',
          account: jo(),
          button: { on: 'request', id: 'r-1', step: 1, version: 1, act: 'approve' },
          answers: { reasons: 'A baby and no gas.' },
          at: shown.address,
        },
      ])
    })

    it('redraws the message itself, and answers with the same', async () => {
      reply = { cards: [], redraw: card('Approved.') }
      await rig.press('jo', await shownTo(), 'why-me')
      expect((await shownTo()).text).toBe('Approved.')
    })

    it('shows the presser alone what it is redrawn as, where the message is gone', async () => {
      const shown = await shownTo()
      reply = { cards: [], redraw: card('Approved.') }
      rig.bot().teams.failNext(404)
      await rig.press('jo', shown, 'why-me')
      expect((await shownTo()).text).toBe('£80 for gas')
      expect(only(await rig.seenBy('jo')).text).toBe('Approved.')
      expect(await rig.seenBy('anna')).toEqual([])
    })

    it("is answered in the presser's private chat", async () => {
      reply = { cards: [card("You asked for this, so you can't decide it.")] }
      await rig.press('jo', await shownTo(), 'why-me')
      expect(only(await rig.seenBy('jo')).text).toContain("you can't decide it")
      expect(rig.toasts).toEqual([JSON.stringify("I've messaged you.")])
      expect(await shownTo()).toBeDefined()
    })

    it("is answered on the card when the private chat can't be reached", async () => {
      reply = { cards: [card("You asked for this, so you can't decide it.")] }
      rig.bot().teams.failNext(403)
      await rig.press('jo', await shownTo(), 'why-me')
      expect(only(await rig.seenBy('jo')).text).toContain("you can't decide it")
    })

    it('in a private chat redraws the message itself, so that it stays', async () => {
      const address = await chat.post(privately(), card('Ready for Jo.', ['send']))
      reply = { cards: [], redraw: card('Sent.') }
      await rig.press('jo', only(await rig.seenBy('jo')), 'send')
      expect(only(rig.bot().teams.rooms.get(address.conversation)?.messages ?? []).activity).toMatchObject({
        attachments: [{ content: { actions: [] } }],
      })
      expect(only(await rig.seenBy('jo')).text).toBe('Sent.')
    })

    it('that fails says nothing of the record, and gives the words back', async () => {
      reply = new Error('the disk is full')
      await rig.press('jo', await shownTo(), 'approve', { reasons: 'A baby and no gas.' })
      const shown = only(await rig.seenBy('jo'))
      expect(shown.text).toContain("I can't say whether this was recorded")
      expect(shown.text).toContain('A baby and no gas.')
    })

    const raw = (what: object) =>
      deliver(rig.bot(), activityFrom(personNamed('jo'), rig.bot().teams.serviceUrl, what, 'heads'))

    it('is never made by Teams drawing a card again by itself', async () => {
      const data = { button: { on: 'request', id: 'r-1', step: 1, version: 1, act: 'approve' }, inputs: '0.' }
      const { status } = await raw(press('1', data, 'automatic'))
      expect(status).toBe(200)
      expect(received).toEqual([])
    })

    it.each([undefined, null, 'x', {}, { button: {}, inputs: '0.' }, { button: { on: 'request' } }])(
      'on nothing of ours is answered well and changes nothing: %j',
      async (data) => {
        const { status, text } = await raw(press('1', data))
        expect([status, (JSON.parse(text) as { statusCode: number }).statusCode]).toEqual([200, 400])
        expect(received).toEqual([])
      },
    )

    it.each(['task/fetch', 'signin/verifyState', 'composeExtension/query', 'fileConsent/invoke'])(
      'of a kind we have none of means nothing: %s',
      async (name) => {
        expect((await raw({ type: 'invoke', name, value: {} })).status).toBe(200)
        expect(received).toEqual([])
      },
    )

    it('from an old client comes as a message', async () => {
      const data = {
        button: { on: 'draft', id: 'd-1', step: 0, version: 0, act: 'send' },
        inputs: '0.',
        '0.day': '2026-11-26',
      }
      await raw({ ...typed(''), replyToId: '7', value: data })
      expect(received).toMatchObject([
        { kind: 'pressed', button: data.button, answers: { day: '2026-11-26' } },
      ])
    })

    it('names its card the same whether pressed in the channel or in its thread', async () => {
      const shown = await shownTo()
      const data = { button: { on: 'request', id: 'r-1', step: 1, version: 1, act: 'approve' }, inputs: '0.' }
      const thread = `${shown.address?.conversation ?? ''};messageid=${shown.address?.message ?? ''}`
      await raw({
        ...press(shown.address?.message ?? '', data),
        conversation: { id: thread, conversationType: 'channel', tenantId: tenant },
      })
      expect(received).toMatchObject([{ at: shown.address }])
    })
  })

  describe('what the bot does in Teams', () => {
    it('edits a posted card', async () => {
      const address = await chat.post(rig.channel('heads'), card('£80 for gas', ['approve']))
      await chat.edit(address, card('Approved.'))
      const shown = only(await rig.postedIn('heads'))
      expect([shown.text, shown.buttons]).toEqual(['Approved.', []])
    })

    it('writes first to somebody who has never written', async () => {
      await chat.post(privately(), card('For you.'))
      expect(only(await rig.seenBy('jo')).summary).toBe(
        'A request for the team manager, East 2. Needed today.',
      )
    })

    it("reads every page of a channel's members, and takes nobody from elsewhere for one of ours", async () => {
      const members = await chat.members(rig.channel('heads'))
      expect(members).toHaveLength(6)
      expect(members).toContain(rig.account('anna').user)
      expect(members).toContain('29:outsider')
      expect(await chat.members(privately())).toEqual([jo().user])
    })

    it('says who in a channel is a guest, and takes a guest for nobody, whosever account it is', async () => {
      const [jo, gus, vic] = [personNamed('jo').guid, personNamed('sam').guid, personNamed('anna').guid]
      rig.bot().teams.addRoom('19:guests@thread.tacv2', [
        { id: '29:jo', aadObjectId: jo, tenantId: tenant, name: 'Jo Marsh', userRole: 'user' },
        { id: '29:gus', aadObjectId: gus, tenantId: tenant, name: 'Gus Test', userRole: 'guest' },
        { id: '29:vic', aadObjectId: vic, tenantId: 'elsewhere', name: 'Vic Tor', userRole: 'user' },
      ])
      const place = {
        kind: 'channel',
        platform: 'teams',
        workspace: tenant,
        channel: '19:guests@thread.tacv2',
      } as const
      const { chat: teams } = rig.bot()
      expect(await teams.guests(place)).toEqual([
        { user: gus, name: 'Gus Test', is: 'guest' },
        { user: vic, name: 'Vic Tor', is: 'outside' },
      ])
      expect(await teams.members(place)).toEqual([jo, '29:gus', '29:vic'])
    })

    it("doesn't know the members where Teams won't say", async () => {
      rig.bot().teams.failNext(403)
      expect(await chat.members(rig.channel('heads'))).toBeUndefined()
    })

    const refusals: readonly (readonly [
      number,
      ChatError['kind'],
      Readonly<Record<string, string>>,
      number | undefined,
    ])[] = [
      [404, 'gone', {}, undefined],
      [403, 'unreachable', {}, undefined],
      [400, 'refused', {}, undefined],
      [401, 'refused', {}, undefined],
      [413, 'refused', {}, undefined],
      [429, 'busy', { 'retry-after': '30' }, 30_000],
      [429, 'busy', { 'retry-after': 'soon' }, undefined],
      [429, 'busy', { 'retry-after': '999999' }, 3_600_000],
      [412, 'busy', {}, undefined],
      [500, 'busy', {}, undefined],
      [502, 'busy', {}, undefined],
      [503, 'busy', { 'retry-after': '0' }, 0],
      [504, 'busy', {}, undefined],
      [302, 'busy', { location: 'http://127.0.0.1:1/' }, undefined],
    ]
    it.each(refusals)('asks once, and knows %d as %s %j', async (status, kind, headers, retryAfter) => {
      const address = await chat.post(rig.channel('heads'), card('£80 for gas'))
      const { teams } = rig.bot()
      const before = teams.calls.length
      teams.failNext(status, headers)
      const error: unknown = await chat.edit(address, card('x')).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ChatError)
      expect(error).toMatchObject({ kind, retryAfter })
      expect(teams.calls.length - before).toBe(1)
    })

    it('never follows Teams elsewhere with its token in hand', async () => {
      const went: string[] = []
      const elsewhere = await listen((request, response) => {
        went.push(request.url ?? '')
        response.end('{"id":"1"}')
      })
      rig.bot().teams.failNext(307, { location: `${elsewhere.origin}/v3` })
      await expect(chat.post(rig.channel('heads'), card('x'))).rejects.toBeInstanceOf(ChatError)
      expect(went).toEqual([])
      await elsewhere.close()
    })

    it('says a place is out of reach, never that it is gone', async () => {
      const nowhere = {
        kind: 'channel',
        platform: 'teams',
        workspace: tenant,
        channel: '19:none@thread.tacv2',
      } as const
      await expect(chat.post(nowhere, card('x'))).rejects.toMatchObject({ kind: 'unreachable' })
    })

    it('never speaks to a service it was not told of', async () => {
      await rig
        .bot()
        .documents.put('conversation', `teams/${tenant}`, { serviceUrl: 'http://169.254.169.254/' })
      const before = rig.bot().teams.calls.length
      await expect(chat.post(rig.channel('heads'), card('x'))).rejects.toMatchObject({ kind: 'refused' })
      expect(rig.bot().teams.calls).toHaveLength(before)
    })

    it('keeps where people are across a restart', async () => {
      const documents = documentsInMemory()
      const first = await botAtTeams(() => Promise.resolve({ cards: [] }), { sdk, documents })
      await deliver(first, activityFrom(personNamed('sam'), first.teams.serviceUrl, typed('hello')))
      await first.stop()
      const kept = await documents.list('conversation')
      expect(kept).toContainEqual([
        `teams/${tenant}/${personNamed('sam').guid}`,
        { conversation: 'a:private-sam', welcomed: false },
      ])
    })

    it('takes nothing more once it is stopped', async () => {
      await chat.stop()
      expect((await deliver(rig.bot(), {})).status).toBe(503)
    })
  })

  describe('an answer that takes too long', () => {
    it('is promised in time and follows when it is there', async () => {
      const soon: Timer = (_milliseconds, over) => {
        over()
        return { cancel: () => undefined }
      }
      const answer = Promise.withResolvers<Reply>()
      const bot = await botAtTeams(() => answer.promise, { sdk, timer: soon })
      const sam = personNamed('sam')
      bot.teams.addPerson(sam.tenant, { id: '29:sam', aadObjectId: sam.guid }, sam.room)
      const { status } = await deliver(bot, activityFrom(sam, bot.teams.serviceUrl, typed('help')))
      expect(status).toBe(200)
      const said = () => JSON.stringify(bot.teams.rooms.get(sam.room)?.messages)
      expect(said()).toContain("I don't know yet whether this is recorded")
      expect(said()).not.toContain('Here it is.')
      answer.resolve({ cards: [card('Here it is.')] })
      await bot.stop()
      expect(said()).toContain('Here it is.')
    })
  })

  describe('opening Teams', () => {
    const open = (config: object, tenants: readonly string[] = [tenant]) =>
      teamsChat({
        config: { sdk, appId, password: 'x', tenant, ...config },
        tenants,
        cloud: publicCloud,
        receive: () => Promise.resolve({ cards: [] }),
        documentsOf: documentsInMemory,
        now: () => 0,
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      })

    it.each([
      [{ appId: '' }, 'MicrosoftAppId'],
      [{ appId: '  ' }, 'MicrosoftAppId'],
      [{ password: '' }, 'MicrosoftAppPassword'],
      [{ tenant: '' }, 'MicrosoftAppTenantId'],
      [{ appId: '', password: '', tenant: '' }, 'MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId'],
    ])('is refused in words that name what is missing: %j', async (config, name) => {
      await expect(open(config)).rejects.toThrow(`Teams can't start without ${name}.`)
    })

    it.each(['development', 'test', 'production', ''])(
      'is refused without an app id, whatever the environment is called: %j',
      async (called) => {
        vi.stubEnv('NODE_ENV', called)
        await expect(open({ appId: '' })).rejects.toThrow('MicrosoftAppId')
        vi.unstubAllEnvs()
      },
    )

    it.each([[[]], [['']], [['*']], [[tenant, 'any']]])(
      'is refused without tenants that can be checked: %j',
      async (tenants) => {
        await expect(open({}, tenants)).rejects.toThrow('tenant id')
      },
    )

    it('reaches Microsoft, and no name that anybody else could own', () => {
      expect(isAllowedService(publicCloud.serviceUrl, publicCloud.serviceHosts)).toBe(true)
      expect(isAllowedService('https://smba.trafficmanager.net/uk/', publicCloud.serviceHosts)).toBe(true)
      expect(isAllowedService('https://other.trafficmanager.net/uk/', publicCloud.serviceHosts)).toBe(false)
    })
  })
})
