import express from 'express'
import type { Documents } from '../../../src/store/store.ts'
import type { Receive } from '../../../src/chat/chat.ts'
import { type MicrosoftCloud, TEAMS_SDKS, type TeamsSdk } from '../../../src/chat/teams/teams-config.ts'
import { type TeamsChat, teamsChat } from '../../../src/chat/teams/teams-chat.ts'
import type { Log } from '../../../src/log.ts'
import { realTimer, type Timer } from '../../../src/chat/answer-in-time.ts'
import { chatLog } from '../../fixtures/chat-log.ts'
import { listen } from './loopback.ts'
import { appId, cloudAt, type MicrosoftKeys, microsoftKeys } from './microsoft-keys.ts'
import { type StandIn, teamsStandIn } from './stand-in.ts'

export const tenant = '11111111-1111-4111-8111-111111111111'
export const otherTenant = '22222222-2222-4222-8222-222222222222'

/** The bot with its real Teams adapter, served. */
export type ServedBot = {
  readonly chat: TeamsChat
  readonly endpoint: string
  readonly documents: Documents
  readonly logged: readonly string[]
  readonly stop: () => Promise<void>
}

/** The same, between a stand-in for Teams and Microsoft's keys. */
export type BotAtTeams = ServedBot & { readonly keys: MicrosoftKeys; readonly teams: StandIn }

type Options = {
  readonly sdk?: TeamsSdk
  readonly now?: () => number
  readonly timer?: Timer
  readonly documents?: Documents
  /** How long Teams may take to answer one call. Milliseconds. */
  readonly patience?: number
}

/** Serves the adapter for a cloud, with this door into the bot. */
export const serveBot = async (
  receive: Receive,
  cloud: MicrosoftCloud,
  {
    sdk = TEAMS_SDKS[0],
    now = () => Date.now(),
    timer = realTimer,
    documents = documentsInMemory(),
  }: Options = {},
): Promise<ServedBot> => {
  const logged: string[] = []
  const config = { sdk, appId, password: 'a password', tenant }
  const log = logInto(logged)
  const chat = await teamsChat({
    config,
    tenants: [tenant],
    cloud,
    receive,
    documentsOf: () => documents,
    now,
    log,
    timer,
  })
  const app = express().use(chat.router)
  const server = await listen((request, response) => void app(request, response))
  const stop = async () => {
    await chat.stop()
    await server.close()
  }
  return { chat, endpoint: `${server.origin}/api/messages`, documents, logged, stop }
}

/** Never over: a busy machine is not a bot that takes too long. */
const patient: Timer = () => ({ cancel: () => undefined })

export const botAtTeams = async (receive: Receive, options: Options = {}): Promise<BotAtTeams> => {
  const keys = await microsoftKeys()
  const teams = await teamsStandIn()
  const { patience = 10_000 } = options
  const cloud = { ...cloudAt(keys.metadataUrl, teams.serviceUrl), patience }
  const served = await serveBot(receive, cloud, {
    timer: patient,
    ...options,
  })
  const stop = async () => {
    await served.stop()
    await Promise.all([teams.close(), keys.close()])
  }
  return { ...served, keys, teams, stop }
}

const logInto = (lines: string[]): Log => ({
  info: (message, fields) => {
    chatLog.current?.info(message, fields)
    lines.push(JSON.stringify([message, fields]))
  },
  warn: (message, fields) => {
    chatLog.current?.warn(message, fields)
    lines.push(JSON.stringify([message, fields]))
  },
  error: (message, error, fields) => {
    chatLog.current?.error(message, error, fields)
    lines.push(`${message} ${String(error)}`)
  },
})

export const documentsInMemory = (): Documents => {
  const kept = new Map<string, unknown>()
  return {
    get: (kind, key) => Promise.resolve(structuredClone(kept.get(`${kind} ${key}`))),
    put: (kind, key, value) => {
      if (value === undefined) kept.delete(`${kind} ${key}`)
      else kept.set(`${kind} ${key}`, structuredClone(value))
      return Promise.resolve()
    },
    list: (kind) =>
      Promise.resolve(
        [...kept].flatMap(([key, value]) =>
          key.startsWith(`${kind} `) ? [[key.slice(kind.length + 1), value] as const] : [],
        ),
      ),
  }
}
