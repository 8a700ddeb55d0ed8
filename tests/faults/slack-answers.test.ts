import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import type { Address } from '../../src/chat/chat.ts'
import { loadBolt, quietLogger } from '../../src/chat/slack/bolt.ts'
import { clientOptions, type WebApi, webApiOf } from '../../src/chat/slack/web-api.ts'
import { type BotAtSlack, botAtSlack, logTo } from '../chat/slack/bot-at-slack.ts'
import type { Fault } from '../chat/slack/stand-in.ts'
import { BOT_TOKEN, channelId, TEAM, userId } from '../chat/slack/workspace.ts'
import { FAULTS, type Meaning, SLACK_REFUSALS, SLOW_FAULTS } from './platform-faults.ts'

/** Slack's own SDK, as the bot sets it up, and a Slack that misbehaves over HTTP. */

/** Milliseconds: so long that no other answer takes it, on the busiest machine; and so short that a call that hangs is soon given up. */
const [PATIENT, SHORT] = [10_000, 1_000]
const card: Card = { summary: 'New request', elements: [{ kind: 'heading', text: '£80' }], actions: [] }
const east = { kind: 'channel', platform: 'slack', workspace: TEAM, channel: channelId('east-2') } as const
const inPrivate = (person: string) =>
  ({ kind: 'private', account: { platform: 'slack', workspace: TEAM, user: userId(person) } }) as const

const REFUSALS = SLACK_REFUSALS.map(([error, slack]) => ({ name: error, fault: { ok: false, error }, slack }))
const TRIED = [
  { patience: PATIENT, faults: [...FAULTS, ...REFUSALS] },
  { patience: SHORT, faults: SLOW_FAULTS },
]

describe.each(TRIED)(
  'of Slack, with every call going wrong in one way, the bot that waits $patience ms',
  ({ patience, faults }) => {
    let bot: BotAtSlack
    let web: WebApi
    let there: Address
    beforeAll(async () => {
      bot = await botAtSlack(() => Promise.resolve({ cards: [] }), { patience })
      const bolt = await loadBolt()
      const options = clientOptions(bot.slack.url, quietLogger(bolt, logTo([])), patience)
      web = webApiOf(new bolt.webApi.WebClient(BOT_TOKEN, options))
      there = await bot.chat.post(east, card)
      await bot.chat.post(inPrivate('jo'), card)
    })
    afterAll(() => bot.stop())

    /** Everything that the bot asks of Slack of its own accord, and by which method. */
    const asks: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['chat.postMessage', () => bot.chat.post(east, card)],
      ['chat.postMessage', () => bot.chat.post(inPrivate('jo'), card)],
      ['chat.postEphemeral', () => web.postEphemeral(channelId('east-2'), userId('jo'), card)],
      ['conversations.open', () => bot.chat.post(inPrivate('sam'), card)],
      ['chat.update', () => bot.chat.edit(there, card)],
      ['conversations.members', () => bot.chat.members(east)],
    ]

    const made = async (fault: Fault) => {
      const before = bot.slack.calls.length
      bot.slack.failBy(() => fault)
      const found = await Promise.all(
        asks.map(async ([method, ask]) => [method, await ask().catch((error: unknown) => error)] as const),
      )
      bot.slack.failBy()
      const calls = bot.slack.calls.slice(before).map(({ method }) => method)
      return { found, calls: calls.toSorted() }
    }
    const once = asks.map(([method]) => method).toSorted()
    /** Slack not telling who reads a channel is an answer: it is then taken for one that others read. */
    const isAnswer = (method: string, { kind }: Meaning): boolean =>
      method === 'conversations.members' && (kind === 'refused' || kind === 'gone')

    const expectMade = async (fault: Fault, meaning: Meaning) => {
      const { found, calls } = await made(fault)
      expect(calls).toEqual(once)
      for (const [method, error] of found)
        if (isAnswer(method, meaning)) expect([method, error]).toEqual([method, undefined])
        else
          expect([method, error]).toMatchObject([
            method,
            { name: 'ChatError', kind: meaning.kind, retryAfter: meaning.retryAfter },
          ])
    }

    it.each(faults)('asks once, in time, and knows what it means: $name', async ({ fault, slack }) => {
      const began = performance.now()
      await expectMade(fault, slack)
      expect(performance.now() - began).toBeLessThan(patience * 6)
    })
  },
)
