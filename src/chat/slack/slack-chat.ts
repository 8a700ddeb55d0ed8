import type { Router } from 'express'
import type { Card } from '../../../cards/card.ts'
import type { SlackConfig } from '../../config.ts'
import type { Log } from '../../log.ts'
import { realTimer, type Timer } from '../answer-in-time.ts'
import { type Address, type Chat, ChatError, type Place, type Receive } from '../chat.ts'
import { boltApp, dispatcher, loadBolt, openSocket, quietLogger } from './bolt.ts'
import { type Answer, slackRouter } from './http.ts'
import { listener } from './listen.ts'
import type { Us } from './heard.ts'
import { replier } from './reply.ts'
import type { Body } from './shape.ts'
import { standings } from './standing.ts'
import { clientOptions, type WebApi, webApiOf } from './web-api.ts'

export interface SlackChat extends Chat {
  /** Takes Slack's requests, over HTTP only; mounted at the root, before anything that reads bodies. */
  readonly router: Router | undefined
  /** Asks Slack who we are and begins to take deliveries. Throws where the token is not of the workspace that was configured. */
  start(): Promise<void>
  /** Resolves when everything that is under way has been answered in full. */
  readonly settled: () => Promise<void>
}

export type SlackOptions = {
  readonly config: SlackConfig
  readonly receive: Receive
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
  /** Somewhere else than Slack, in tests. */
  readonly slackApiUrl?: string | undefined
  /** How long Slack may take to answer one call. Milliseconds. */
  readonly patience?: number | undefined
  /** Where Slack's requests arrive; one for each authority where there are several. */
  readonly path?: string
  readonly timer?: Timer
}

type Running = {
  readonly web: WebApi
  readonly team: string
  readonly botUser: string
  readonly privateChannel: (user: string) => Promise<string>
  readonly dispatch: (body: Body) => Promise<Answer>
  readonly settled: () => Promise<void>
  readonly connect?: () => Promise<unknown>
  readonly close: () => Promise<unknown>
}

/** The bot in one Slack workspace. Nothing of the SDK is loaded, and nothing leaves the machine, before `start`. */
export const slackChat = (options: SlackOptions): SlackChat => {
  let running: Running | undefined
  let stopped = false

  const inUse = (workspace: string): Running => {
    if (running === undefined) throw new ChatError('unreachable', 'The chat with Slack is not started.')
    if (workspace !== running.team) throw new ChatError('refused', 'That is another workspace.')
    return running
  }
  const dispatch = async (body: Body): Promise<Answer> => {
    if (running === undefined || stopped) return { status: 503 }
    return running.dispatch(body)
  }

  return {
    platform: 'slack',
    router: routerFor(options, dispatch),
    start: async () => {
      running = await run(options, dispatch)
      // Only now: what the socket brings is handed to what is running.
      await running.connect?.()
    },
    settled: async () => running?.settled(),
    stop: async () => {
      stopped = true
      await running?.settled()
      await running?.close()
    },
    post: async (place, card) => {
      const { web, team, privateChannel } = inUse(workspaceOf(place))
      const to = place.kind === 'channel' ? place.channel : await privateChannel(place.account.user)
      const { channel, ts } = await web.post(to, card)
      return { platform: 'slack', workspace: team, conversation: channel, message: ts }
    },
    edit: async ({ workspace, conversation, message }: Address, card: Card) => {
      await inUse(workspace).web.update(conversation, message, card)
    },
    members: async (place) => {
      if (place.kind === 'private') return [place.account.user]
      const { web, botUser } = inUse(workspaceOf(place))
      return whoCanRead(web, place.channel, botUser)
    },
  }
}

const workspaceOf = (place: Place): string =>
  place.kind === 'channel' ? place.workspace : place.account.workspace

/** Slack won't say to somebody outside the channel: that is an answer, not a failure. */
const whoCanRead = async (
  web: WebApi,
  channel: string,
  botUser: string,
): Promise<readonly string[] | undefined> => {
  try {
    return (await web.members(channel))?.filter((user) => user !== botUser)
  } catch (error) {
    if (error instanceof ChatError && (error.kind === 'refused' || error.kind === 'gone')) return undefined
    throw error
  }
}

const routerFor = (
  { config, now, log, path = '/slack/events' }: SlackOptions,
  dispatch: (body: Body) => Promise<Answer>,
): Router | undefined => {
  if (config.mode !== 'http') return undefined
  // Two, with a comma between, while Slack's is being replaced.
  const secrets = config.signingSecret.split(',').map((secret) => secret.trim())
  return slackRouter({ path, secrets, now, log, dispatch })
}

const run = async (options: SlackOptions, dispatch: (body: Body) => Promise<Answer>): Promise<Running> => {
  const { config, receive, now, log, slackApiUrl, patience, timer = realTimer } = options
  const bolt = await loadBolt()
  const logger = quietLogger(bolt, log)
  const web = webApiOf(
    new bolt.webApi.WebClient(config.botToken, clientOptions(slackApiUrl, logger, patience)),
  )
  const us = await whoWeAre(web, config.team)
  const replies = replier(web, timer)
  const standing = standings(web, us.team, now)
  const { listen, settled } = listener({
    us,
    receive,
    standing,
    replies,
    openForm: web.openForm,
    timer,
    now,
    log,
  })
  const app = boltApp({ bolt, token: config.botToken, us, logger, listener: listen })
  const running = { ...us, web, privateChannel: replies.privateChannel, dispatch: dispatcher(app), settled }
  if (config.mode === 'http') return { ...running, close: () => Promise.resolve() }
  const api = slackApiUrl === undefined ? {} : { slackApiUrl }
  const socketOptions = { appToken: config.appToken, logger, installerOptions: { clientOptions: api } }
  const socket = openSocket(bolt, socketOptions, dispatch, log)
  return { ...running, connect: () => socket.start(), close: () => socket.stop() }
}

const whoWeAre = async (web: WebApi, team: string | undefined): Promise<Us> => {
  const me = await web.whoAmI()
  if (team !== undefined && team !== me.team_id)
    throw new Error(
      `The Slack bot token is of workspace ${me.team_id}, but ${team} is configured. Check both.`,
    )
  return { team: me.team_id, botUser: me.user_id, bot: me.bot_id, app: await web.appOf(me.bot_id) }
}
