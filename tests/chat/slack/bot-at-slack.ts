import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Receive } from '../../../src/chat/chat.ts'
import { type SlackChat, slackChat, type SlackOptions } from '../../../src/chat/slack/slack-chat.ts'
import type { Log, LogFields } from '../../../src/log.ts'
import { chatLog } from '../../fixtures/chat-log.ts'
import { people, type People } from './people.ts'
import { slackStandIn, type StandIn } from './stand-in.ts'
import { BOT_TOKEN, SECRET, TEAM } from './workspace.ts'

export type BotAtSlack = People & {
  readonly chat: SlackChat
  readonly slack: StandIn
  /** Where Slack sends to. */
  readonly url: string
  readonly logged: readonly string[]
  readonly stop: () => Promise<void>
}

/** The real adapter and the real SDK over HTTP, between a stand-in for Slack and a scripted bot. */
export const botAtSlack = async (
  receive: Receive,
  options: Partial<SlackOptions> = {},
): Promise<BotAtSlack> => {
  const slack = await slackStandIn()
  const logged: string[] = []
  const chat = slackChat({
    config: { mode: 'http', team: TEAM, botToken: BOT_TOKEN, signingSecret: SECRET },
    receive,
    now: Date.now,
    log: logTo(logged),
    slackApiUrl: slack.url,
    ...options,
  })
  await chat.start()
  const app = express()
  if (chat.router) app.use(chat.router)
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  return {
    ...people(slack.workspace, url, chat.settled),
    chat,
    slack,
    url,
    logged,
    stop: async () => {
      await chat.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.stop()
    },
  }
}

export const logTo = (lines: string[]): Log => {
  const write = (message: string, fields: LogFields = {}) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`)
  return {
    info: (message, fields) => {
      chatLog.current?.info(message, fields)
      write(message, fields)
    },
    warn: (message, fields) => {
      chatLog.current?.warn(message, fields)
      write(message, fields)
    },
    error: (message, error, fields) => {
      chatLog.current?.error(message, error, fields)
      write(message, fields)
    },
  }
}
