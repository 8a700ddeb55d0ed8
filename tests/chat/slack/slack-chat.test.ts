import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Action, Button, Card } from '../../../cards/card.ts'
import type { Timer } from '../../../src/chat/answer-in-time.ts'
import type { Delivery, Place, Reply } from '../../../src/chat/chat.ts'
import { say } from '../../../src/words/text.ts'
import { type BotAtSlack, botAtSlack } from './bot-at-slack.ts'
import type { CardOnScreen } from './people.ts'
import { readMessage } from './read-blocks.ts'
import { BOT_USER, channelId, privateChannelOf, TEAM, userId } from './workspace.ts'

const button: Button = { on: 'request', id: 'q7Xk2', step: 1, version: 3, act: 'approve' }
const saying = (words: string, actions: readonly Action[] = []): Card => ({
  summary: 'An answer',
  elements: [{ kind: 'say', text: say`${words}` }],
  actions,
})
const approve: Action = {
  button,
  label: 'Approve £80',
  style: 'main',
  questions: [{ id: 'reasons', kind: 'long', label: 'Your reasons', required: true }],
}
const whyMe: Action = {
  button: { ...button, act: 'why-me' },
  label: 'Why me?',
  style: 'plain',
  questions: [],
}
const requestCard: Card = {
  ...saying('Why you', [approve, whyMe]),
  elements: [{ kind: 'heading', text: '£80 for gas & food · F2201' }],
}
const east: Place = { kind: 'channel', platform: 'slack', workspace: TEAM, channel: channelId('east-2') }

describe('Slack', () => {
  let bot: BotAtSlack
  let heard: Delivery[]
  let answer: (delivery: Delivery) => Promise<Reply>
  let later: number
  /** Everything counted down, with what it waits for: a test lets it be over. */
  let waits: { readonly milliseconds: number; readonly over: () => void }[]
  const timer: Timer = (milliseconds, over) => {
    const wait = { milliseconds, over }
    waits.push(wait)
    return { cancel: () => void waits.splice(waits.indexOf(wait) >>> 0, 1) }
  }
  const passTime = async (): Promise<void> => {
    await until(() => waits.length > 0)
    waits.splice(0).forEach(({ over }) => over())
  }

  beforeEach(async () => {
    heard = []
    waits = []
    answer = () => Promise.resolve({ cards: [] })
    later = 0
    bot = await botAtSlack(
      (delivery) => {
        heard.push(delivery)
        return answer(delivery)
      },
      { timer, now: () => Date.now() + later },
    )
  })
  afterEach(() => bot.stop())

  const posted = () => bot.slack.workspace.posted
  const privately = (person: string): readonly string[] =>
    posted()
      .filter(({ channel }) => channel === privateChannelOf(userId(person)))
      .map(({ blocks }) => readMessage(blocks).text)
  const onlyTo = (person: string): readonly string[] =>
    posted()
      .filter(({ onlyFor }) => onlyFor === userId(person))
      .map(({ blocks }) => readMessage(blocks).text)
  const cardInEast = async (card = requestCard): Promise<CardOnScreen> => {
    await bot.chat.post(east, card)
    const [found] = posted().slice(-1)
    if (!found) throw new Error('Not posted.')
    return { ...found }
  }
  const replyWith = (...cards: Card[]) => {
    answer = () => Promise.resolve({ cards })
  }

  describe('in a channel', () => {
    it('says there only that it answered in private', async () => {
      replyWith(saying('Which family?'))
      await bot.mention('sam', 'need 80 quid', channelId('east-2'))
      await bot.settled()
      expect(privately('sam')).toEqual(['Which family?'])
      expect(onlyTo('sam')).toEqual(["Let's do this in private. I've messaged you."])
      expect(posted()).toHaveLength(2)
    })
    it('says nothing where there is nothing to answer', async () => {
      await bot.mention('sam', 'lol ok', channelId('east-2'))
      await bot.settled()
      expect(posted()).toEqual([])
    })
    it('answers a press beside the card where that is enough, and in the private chat what is to last', async () => {
      const card = await cardInEast()
      replyWith(saying('Because.'), saying('Ask Ruth as well?', [whyMe]))
      await bot.press('jo', card, 'Why me?')
      await bot.settled()
      expect(onlyTo('jo')).toEqual(['Because.'])
      expect(privately('jo')).toEqual(['Ask Ruth as well?'])
    })
    it('still brings the answer where the card is gone since', async () => {
      const card = await cardInEast()
      answer = () => Promise.resolve({ cards: [saying('Recorded.')], redraw: saying('Approved') })
      bot.slack.workspace.posted.splice(0)
      await bot.press('jo', card, 'Why me?')
      await bot.settled()
      expect(onlyTo('jo')).toEqual(['Recorded.'])
    })
    it('does not take for a card what only its reader could see', async () => {
      const card = await cardInEast()
      const container = { type: 'message', message_ts: card.ts, channel_id: card.channel, is_ephemeral: true }
      await bot.press('jo', card, 'Why me?', { container })
      expect(heard[0]).not.toHaveProperty('at')
    })
    it('answers in private somebody who has left the channel since', async () => {
      const card = await cardInEast()
      replyWith(saying('Because.'))
      await bot.press('dev', card, 'Why me?')
      await bot.settled()
      expect(privately('dev')).toEqual(['Because.'])
    })
  })

  describe('the command', () => {
    it('is answered in private, and says so where it was typed', async () => {
      replyWith(saying('Which family?'))
      const sent = await bot.command('sam', '£80 gas & food <F2201>')
      await bot.settled()
      expect(heard).toMatchObject([{ kind: 'said', where: 'private', text: '£80 gas & food <F2201>' }])
      expect(JSON.parse(sent.body)).toEqual({
        response_type: 'ephemeral',
        text: "Let's do this in private. I've messaged you.",
      })
      expect(privately('sam')).toEqual(['Which family?'])
    })
    it('alone opens the bot', async () => {
      replyWith(saying('Nothing is waiting for you.'))
      await bot.command('sam', '  ')
      await bot.settled()
      expect(heard).toMatchObject([{ kind: 'opened', account: { user: userId('sam') } }])
      expect(privately('sam')).toEqual(['Nothing is waiting for you.'])
    })
  })

  describe('the home page', () => {
    it('shows the answer, and its buttons work', async () => {
      replyWith(saying('Waiting for you', [approve]), saying('Yours', [whyMe]))
      await bot.openHome('jo')
      await bot.settled()
      const home = bot.slack.workspace.homes.get(userId('jo'))
      expect(home?.type).toBe('home')
      const card: CardOnScreen = { channel: 'home', ts: '', blocks: home?.type === 'home' ? home.blocks : [] }
      await bot.press('jo', card, 'Approve £80')
      await bot.settled()
      await bot.submit('jo', { reasons: 'Baby at home.' })
      await bot.press('jo', card, 'Why me?')
      await bot.settled()
      expect(heard[0]).toMatchObject({ kind: 'opened', home: true })
      expect(heard.slice(1)).toMatchObject([
        { kind: 'pressed', button, answers: { reasons: 'Baby at home.' } },
        { kind: 'pressed', button: whyMe.button },
      ])
      expect(heard[1]).not.toHaveProperty('at')
    })
    it('is not written to for opening the private chat', async () => {
      await bot.openHome('jo', 'messages')
      expect(heard).toEqual([])
    })
  })

  describe('a form', () => {
    it('names what is being decided, and carries the button and the place of the card and nothing else', async () => {
      await bot.press('jo', await cardInEast(), 'Approve £80')
      await bot.settled()
      const view = bot.modalOf('jo')?.view
      expect(view).toMatchObject({ title: { text: 'Approve £80' }, submit: { text: 'Approve £80' } })
      expect(view?.blocks[0]).toMatchObject({
        text: { type: 'plain_text', text: '£80 for gas & food · F2201' },
      })
      expect(view?.type === 'modal' && JSON.parse(view.private_metadata)).toEqual([
        '["request","q7Xk2",1,3,"approve"]',
        channelId('east-2'),
        posted()[0]?.ts,
      ])
      expect(heard).toEqual([])
    })
    it('that opened too late says so, and nothing has happened', async () => {
      const card = await cardInEast()
      bot.slack.failNext('views.open', { ok: false, error: 'expired_trigger_id' })
      await bot.press('jo', card, 'Approve £80')
      await bot.settled()
      expect(heard).toEqual([])
      expect(privately('jo')).toEqual([expect.stringContaining('Nothing has changed. Please press again.')])
    })
    it('stays open with its words where the bot could not take them', async () => {
      answer = () => Promise.reject(new Error('disk full'))
      await bot.press('jo', await cardInEast(), 'Approve £80')
      await bot.settled()
      const sent = await bot.submit('jo', { reasons: 'Baby at home.' })
      expect(JSON.parse(sent.body)).toMatchObject({
        response_action: 'errors',
        errors: { reasons: expect.stringContaining('Your words are still here') as unknown },
      })
      expect(bot.modalOf('jo')).toBeDefined()
      replyWith(saying('Recorded.'))
      await bot.submit('jo', { reasons: 'Baby at home.' })
      await bot.settled()
      expect(heard).toHaveLength(2)
      expect(onlyTo('jo')).toEqual(['Recorded.'])
    })
    it('says at its own box what could not be taken, and keeps everything in the form', async () => {
      const again = saying('Nearly there.', [approve])
      answer = () =>
        Promise.resolve({
          cards: [],
          redraw: again,
          mistakes: { reasons: 'That is no reason.', other: 'No such box.' },
        })
      await bot.press('jo', await cardInEast(), 'Approve £80')
      await bot.settled()
      const sent = await bot.submit('jo', { reasons: 'ok' })
      expect(JSON.parse(sent.body)).toEqual({
        response_action: 'errors',
        errors: { reasons: 'That is no reason.' },
      })
      expect(bot.modalOf('jo')).toBeDefined()
      replyWith(saying('Recorded.'))
      await bot.submit('jo', { reasons: 'Baby at home.' })
      await bot.settled()
      expect(bot.modalOf('jo')).toBeUndefined()
    })
    it('with a button that was never ours is nothing', async () => {
      await bot.press('jo', await cardInEast(), 'Approve £80')
      await bot.settled()
      const view = { id: 'V9', hash: 'h', callback_id: 'form', state: { values: {} } }
      for (const metadata of [
        '',
        'null',
        '[]',
        '["x"]',
        '["[\\"request\\",\\"q\\",-1,0,\\"approve\\"]"]',
        '{"user":"U0GRACE"}',
      ])
        await bot
          .submit('jo', { reasons: 'x' }, { view: { ...view, private_metadata: metadata } })
          .catch(() => undefined)
      expect(heard).toEqual([])
    })
  })

  describe('who pressed', () => {
    it('is never what the button or the form says', async () => {
      const card = await cardInEast()
      await bot.press('jo', card, 'Why me?', { user_id: userId('grace'), actor: { id: userId('grace') } })
      await bot.settled()
      expect(heard).toMatchObject([{ account: { user: userId('jo'), workspace: TEAM } }])
    })
    it.each(['is_restricted', 'is_ultra_restricted'])(
      'is told, being a guest, that this is not for guests (%s)',
      async (flag) => {
        bot.slack.workspace.users.set(userId('jo'), { id: userId('jo'), team_id: TEAM, [flag]: true })
        await bot.press('jo', await cardInEast(), 'Why me?')
        await bot.press('jo', await cardInEast(), 'Approve £80')
        await bot.settled()
        expect(heard).toEqual([])
        expect(bot.modalOf('jo')).toBeUndefined()
        expect(privately('jo')[0]).toContain('guest account')
      },
    )
    it.each(['is_stranger', 'is_bot', 'deleted'])('is not heard at all, being %s', async (flag) => {
      bot.slack.workspace.users.set(userId('jo'), { id: userId('jo'), team_id: TEAM, [flag]: true })
      await bot.press('jo', await cardInEast(), 'Why me?')
      await bot.say('jo', 'hello')
      await bot.settled()
      expect(heard).toEqual([])
      expect(privately('jo')).toEqual([])
    })
    it.each(['user_not_found', 'user_not_visible'])(
      'is not heard, and not waited for, where Slack knows nobody by that id (%s)',
      async (error) => {
        bot.slack.failNext('users.info', { ok: false, error })
        await bot.say('jo', 'hello')
        await bot.settled()
        expect(heard).toEqual([])
        expect(privately('jo')).toEqual([])
      },
    )
    it('is not believed while Slack cannot say who they are, and they are told', async () => {
      bot.slack.failNext('users.info', { status: 503 })
      await bot.say('jo', 'hello')
      await bot.settled()
      expect(heard).toEqual([])
      expect(privately('jo')).toEqual([expect.stringContaining("I can't say whether this was recorded")])
    })
    it('is still known while Slack cannot say for a moment', async () => {
      await bot.say('jo', 'hello')
      later = 61_000
      bot.slack.failNext('users.info', { status: 503 })
      await bot.say('jo', 'hello again')
      await bot.settled()
      expect(heard).toHaveLength(2)
      expect(bot.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(2)
    })
    it('is nobody of ours where the envelope names another workspace', async () => {
      const elsewhere = { user: { id: userId('jo'), team_id: 'T0ELSEWHRE' } }
      const card = await cardInEast()
      await bot.press('jo', card, 'Why me?', elsewhere)
      await bot.press('jo', card, 'Why me?', { team: { id: 'T0ELSEWHRE' } })
      await bot.press('jo', card, 'Approve £80')
      await bot.settled()
      await bot.submit('jo', { reasons: 'Baby at home.' }, elsewhere)
      await bot.settled()
      expect(heard).toEqual([])
    })
    it.each([
      '["request","q7Xk2",1,3]',
      '["request","q7Xk2",1.5,3,"approve"]',
      '["ledger","q7Xk2",1,3,"approve"]',
      '{"id":"q7Xk2"}',
      'approve',
      '',
      '["request","q7Xk2",1,3,"approve"]junk',
    ])('with a forged button is not heard: %s', async (value) => {
      const card = await cardInEast()
      await bot.press('jo', card, 'Why me?', {
        actions: [
          { type: 'button', action_id: 'press-1', block_id: 'card-actions', value, action_ts: '1.2' },
        ],
      })
      await bot.settled()
      expect(heard).toEqual([])
    })
  })

  describe('two seconds', () => {
    const held = () => {
      const recorded = Promise.withResolvers<Reply>()
      answer = () => recorded.promise
      return recorded
    }
    const unsure = expect.stringContaining(
      "I don't know yet whether this is recorded; I'll tell you here.",
    ) as string

    it('without an answer let a press go, say so, and bring the true outcome later', async () => {
      const card = await cardInEast()
      const recorded = held()
      const sent = bot.press('jo', card, 'Why me?')
      await passTime()
      expect((await sent).status).toBe(200)
      await until(() => privately('jo').length > 0)
      expect(privately('jo')).toEqual([unsure])
      recorded.resolve({ cards: [saying('Recorded.')], redraw: saying('Approved') })
      await bot.settled()
      expect(onlyTo('jo')).toEqual(['Recorded.'])
      expect(readMessage(posted()[0]?.blocks ?? []).text).toBe('Approved')
    })
    it('close a form, and the words that were in it are not lost', async () => {
      await bot.press('jo', await cardInEast(), 'Approve £80')
      await bot.settled()
      const recorded = held()
      const sent = bot.submit('jo', { reasons: 'Baby at home.' })
      await passTime()
      expect((await sent).body).toBe('')
      await until(() => privately('jo').length > 0)
      expect(privately('jo')).toEqual([expect.stringContaining('“Baby at home.”')])
      recorded.reject(new Error('disk full'))
      await bot.settled()
      expect(privately('jo')[1]).toContain("I can't say whether this was recorded")
      expect(privately('jo')[1]).toContain('“Baby at home.”')
    })
    it('do not acknowledge an event: Slack sends it again until it is on disk', async () => {
      const recorded = held()
      let answered = false
      const sent = bot.say('sam', 'need 80 quid').then(() => (answered = true))
      await passTime()
      await until(() => privately('sam').length > 0)
      const again = bot.resendEvent()
      expect([privately('sam'), answered]).toEqual([[unsure], false])
      recorded.resolve({ cards: [saying('Which family?')] })
      await Promise.all([sent, again])
      await bot.settled()
      expect(heard).toHaveLength(1)
      expect(privately('sam')).toEqual([unsure, 'Which family?'])
    })
    it('are not spent when the answer is there', async () => {
      replyWith(saying('Which family?'))
      await bot.say('sam', 'need 80 quid')
      await bot.settled()
      expect(waits).toEqual([])
      expect(privately('sam')).toEqual(['Which family?'])
    })
  })

  describe('what breaks', () => {
    it('in the bot is told, and neither recorded nor refused is claimed', async () => {
      answer = () => Promise.reject(new Error('disk full'))
      const sent = await bot.say('sam', 'need 80 quid')
      await bot.settled()
      expect(sent.status).toBe(200)
      expect(privately('sam')).toEqual([expect.stringContaining("I can't say whether this was recorded")])
    })
    it('in the bot and in Slack at once is left for Slack to send again', async () => {
      answer = () => Promise.reject(new Error('disk full'))
      bot.slack.failNext('chat.postMessage', { ok: false, error: 'internal_error' })
      expect((await bot.say('sam', 'need 80 quid')).status).toBe(503)
      replyWith(saying('Which family?'))
      expect((await bot.resendEvent()).status).toBe(200)
      await bot.settled()
      expect(heard).toHaveLength(2)
      expect(privately('sam')).toEqual(['Which family?'])
    })
    it('between us is waited for, as long as Slack asks', async () => {
      replyWith(saying('Which family?'))
      bot.slack.failNext(
        'chat.postMessage',
        { status: 429, headers: { 'retry-after': '7' } },
        { status: 503 },
      )
      await bot.say('sam', 'need 80 quid')
      await until(() => waits.length > 0)
      expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([7000])
      await passTime()
      await passTime()
      await bot.settled()
      expect(privately('sam')).toEqual(['Which family?'])
    })
    it('for good is given up, and logged without the words', async () => {
      replyWith(saying('Which family?'))
      bot.slack.failNext('chat.postMessage', { ok: false, error: 'account_inactive' })
      await bot.say('sam', 'need 80 quid')
      await bot.settled()
      expect(privately('sam')).toEqual([])
      expect(bot.logged.join('\n')).toContain('A reply could not be delivered')
      expect(bot.logged.join('\n')).not.toContain('family')
    })
  })

  describe('what Slack refuses comes out as', () => {
    it.each([
      [{ ok: false, error: 'not_in_channel' }, { kind: 'refused' }],
      [{ ok: false, error: 'is_archived' }, { kind: 'refused' }],
      [{ ok: false, error: 'token_revoked' }, { kind: 'refused' }],
      [{ ok: false, error: 'msg_blocks_too_long' }, { kind: 'refused' }],
      [{ ok: false, error: 'channel_not_found' }, { kind: 'gone' }],
      [{ ok: false, error: 'internal_error' }, { kind: 'unreachable' }],
      [
        { ok: false, error: 'ratelimited' },
        { kind: 'busy', retryAfter: undefined },
      ],
      [
        { status: 429, headers: { 'retry-after': '30' } },
        { kind: 'busy', retryAfter: 30_000 },
      ],
      [
        { status: 429, headers: { 'retry-after': '0' } },
        { kind: 'busy', retryAfter: 0 },
      ],
      [
        { status: 429, headers: { 'retry-after': 'abc' } },
        { kind: 'busy', retryAfter: undefined },
      ],
      [{ status: 429 }, { kind: 'busy', retryAfter: undefined }],
      [{ status: 500 }, { kind: 'unreachable' }],
      [{ status: 503 }, { kind: 'unreachable' }],
      [{ status: 200 }, { kind: 'unreachable' }],
    ])('%j', async (fault, error) => {
      bot.slack.failNext('chat.postMessage', fault)
      await expect(bot.chat.post(east, requestCard)).rejects.toMatchObject({ name: 'ChatError', ...error })
    })

    it.each(['message_not_found', 'channel_not_found'])(
      'gone, for a card that is no longer there: %s',
      async (error) => {
        const address = await bot.chat.post(east, requestCard)
        bot.slack.failNext('chat.update', { ok: false, error })
        await expect(bot.chat.edit(address, requestCard)).rejects.toMatchObject({ kind: 'gone' })
      },
    )
    it('refused, for another workspace', async () => {
      await expect(bot.chat.post({ ...east, workspace: 'T0OTHER' }, requestCard)).rejects.toMatchObject({
        kind: 'refused',
      })
    })
    it('a refusal once, and no second try behind our back', async () => {
      bot.slack.failNext('chat.postMessage', { status: 500 })
      await expect(bot.chat.post(east, requestCard)).rejects.toThrow()
      expect(bot.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
    })
  })

  describe('who can read a channel', () => {
    it('is asked page by page, and the bot is not counted', async () => {
      expect(await bot.chat.members({ ...east, channel: channelId('heads') })).toEqual(
        ['anna', 'dev', 'grace'].map(userId),
      )
      expect(bot.slack.calls.filter(({ method }) => method === 'conversations.members')).toHaveLength(2)
    })
    it('is unknown where Slack will not say', async () => {
      expect(await bot.chat.members({ ...east, channel: 'C0NOWHERE' })).toBeUndefined()
      bot.slack.failNext('conversations.members', { ok: false, error: 'missing_scope' })
      expect(await bot.chat.members(east)).toBeUndefined()
    })
    it('is no answer while Slack is down', async () => {
      bot.slack.failNext('conversations.members', { status: 503 })
      await expect(bot.chat.members(east)).rejects.toMatchObject({ kind: 'unreachable' })
    })
    it('is unknown where there are more than are worth counting', async () => {
      const crowd = Array.from({ length: 50 }, (_, i) => `U0${i}`)
      bot.slack.workspace.channels.set('C0ALL', {
        id: 'C0ALL',
        members: [BOT_USER, ...crowd],
        archived: false,
      })
      expect(await bot.chat.members({ ...east, channel: 'C0ALL' })).toBeUndefined()
    })
  })

  describe('stopping', () => {
    it('waits for what is under way and takes nothing more', async () => {
      const recorded = Promise.withResolvers<Reply>()
      answer = () => recorded.promise
      const sent = bot.say('sam', 'need 80 quid')
      await until(() => heard.length > 0)
      let stopped = false
      const stopping = bot.chat.stop().then(() => (stopped = true))
      expect((await bot.say('jo', 'hello')).status).toBe(503)
      expect(stopped).toBe(false)
      recorded.resolve({ cards: [saying('Which family?')] })
      await Promise.all([stopping, sent])
      expect(heard).toHaveLength(1)
      expect(privately('sam')).toEqual(['Which family?'])
    })
  })

  it('starts in no other workspace than the one it was given', async () => {
    const other = botAtSlack(() => Promise.resolve({ cards: [] }), {
      config: { mode: 'http', team: 'T0OTHER', botToken: 'xoxb-stand-in', signingSecret: 'x'.repeat(32) },
    })
    await expect(other).rejects.toThrow(/T0PETERBRO.*T0OTHER/)
  })
})

const until = async (ready: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !ready(); i++) await new Promise((resolve) => setTimeout(resolve, 4))
  if (!ready()) throw new Error('It never happened.')
}
