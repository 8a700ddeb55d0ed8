import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, Reply } from '../../../src/chat/chat.ts'
import { say } from '../../../src/words/text.ts'
import { type BotAtSlack, botAtSlack } from './bot-at-slack.ts'
import { readMessage } from './read-blocks.ts'
import type { SocketSide } from './socket.ts'
import { APP, APP_TOKEN, BOT_TOKEN, privateChannelOf, TEAM, userId } from './workspace.ts'

describe('Slack in Socket Mode', () => {
  let bot: BotAtSlack
  let slack: SocketSide
  let heard: Delivery[]
  let answer: () => Promise<Reply>
  beforeEach(async () => {
    heard = []
    answer = () =>
      Promise.resolve({
        cards: [{ summary: 'x', elements: [{ kind: 'say', text: say`Which family?` }], actions: [] }],
      })
    bot = await botAtSlack(
      (delivery) => {
        heard.push(delivery)
        return answer()
      },
      { config: { mode: 'socket', team: TEAM, botToken: BOT_TOKEN, appToken: APP_TOKEN } },
    )
    slack = await bot.slack.socket()
  })
  afterEach(() => bot.stop())

  const said = (text: string) => ({
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: APP,
    event_id: 'Ev1',
    event: {
      type: 'message',
      channel: 'D0SAM',
      channel_type: 'im',
      user: userId('sam'),
      team: TEAM,
      text,
      ts: '1.2',
    },
  })

  it('opens no door to the outside', () => {
    expect(bot.chat.router).toBeUndefined()
  })

  it('hears, answers, and acknowledges only what was dealt with', async () => {
    const recorded = Promise.withResolvers<Reply>()
    const { cards } = await answer()
    answer = () => recorded.promise
    slack.send({
      type: 'events_api',
      envelope_id: 'e1',
      accepts_response_payload: false,
      payload: said('need 80 quid'),
    })
    await expect
      .poll(() => heard)
      .toMatchObject([{ kind: 'said', text: 'need 80 quid', account: { user: userId('sam') } }])
    expect(slack.isAcknowledged('e1')).toBe(false)
    recorded.resolve({ cards })
    await slack.acknowledged('e1')
    await bot.settled()
    const [posted] = bot.slack.workspace.posted
    expect(posted?.channel).toBe(privateChannelOf(userId('sam')))
    expect(readMessage(posted?.blocks ?? []).text).toBe('Which family?')
  })

  it('answers a command over the socket', async () => {
    slack.send({
      type: 'slash_commands',
      envelope_id: 'e2',
      accepts_response_payload: true,
      payload: {
        command: '/who-agrees',
        text: 'hours',
        team_id: TEAM,
        user_id: userId('jo'),
        channel_id: 'C0EAST2',
        channel_name: 'east-2',
        trigger_id: '1.2',
      },
    })
    expect(await slack.acknowledged('e2')).toMatchObject({ response_type: 'ephemeral' })
    await expect.poll(() => heard).toMatchObject([{ kind: 'said', text: 'hours' }])
  })

  it('lets pass what it does not know, and is not harmed', async () => {
    slack.send({ type: 'events_api', envelope_id: 'e3', payload: { type: 'event_callback', event: null } })
    slack.send({ type: 'events_api', envelope_id: 'e4', payload: null })
    slack.send({
      type: 'events_api',
      envelope_id: 'e5',
      payload: { type: 'event_callback', event: { type: 'team_join' } },
    })
    await slack.acknowledged('e5')
    expect(heard).toEqual([])
  })
})
