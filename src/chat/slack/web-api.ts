import type { types, webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Card } from '../../../cards/card.ts'
import { render } from './render.ts'
import { toChatError } from './web-api-error.ts'

/** Every method the bot calls, with the scopes it needs. The manifest asks for these and no more; a test compares them. */
export const METHODS = {
  'auth.test': [],
  'bots.info': ['users:read'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.members': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Slack takes forty pages of a roll in a minute; a channel this full is nobody's private one anyway. */
const MOST_PAGES = 5

/** A call that hangs is given up, so that one bad connection can't hold everything behind it. Milliseconds. */
const PATIENCE = 10_000

/** Settings for the SDK's client: it never waits or tries again by itself, since it would do so out of sight and forget it at a restart. */
export const clientOptions = (
  slackApiUrl: string | undefined,
  logger: NonNullable<webApi.WebClientOptions['logger']>,
  patience = PATIENCE,
): webApi.WebClientOptions => ({
  ...(slackApiUrl !== undefined && { slackApiUrl }),
  logger,
  timeout: patience,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
})

const asWritten = { unfurl_links: false, unfurl_media: false }
const id = z.string().min(1)
const flag = z.boolean().optional()
const member = z.object({
  id,
  team_id: id.optional(),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  real_name: z.string().optional(),
})
export type Member = z.infer<typeof member>

export type WebApi = ReturnType<typeof webApiOf>

/** Slack's Web API as far as the bot needs it. Whatever goes wrong comes out as a `ChatError`. */
export const webApiOf = (client: webApi.WebClient) => {
  const call = async <Shape>(
    method: keyof typeof METHODS,
    options: Readonly<Record<string, unknown>>,
    shape: z.ZodType<Shape>,
  ): Promise<Shape> => {
    try {
      return shape.parse(await client.apiCall(method, options))
    } catch (error) {
      throw toChatError(method, error)
    }
  }
  const page = (channel: string, cursor: string | undefined) =>
    call(
      'conversations.members',
      { channel, limit: 1000, ...(cursor && { cursor }) },
      z.object({ members: z.array(id), response_metadata: z.object({ next_cursor: z.string().optional() }) }),
    )
  return {
    whoAmI: () => call('auth.test', {}, z.object({ team_id: id, user_id: id, bot_id: id })),
    /** Which app a bot belongs to. */
    appOf: async (bot: string): Promise<string> =>
      (await call('bots.info', { bot }, z.object({ bot: z.object({ app_id: id }) }))).bot.app_id,
    /** Says where the message is: posting to a person gives the channel that it went to. */
    post: (channel: string, card: Card) =>
      call('chat.postMessage', { channel, ...render(card), ...asWritten }, z.object({ channel: id, ts: id })),
    update: (channel: string, ts: string, card: Card) =>
      call('chat.update', { channel, ts, ...render(card) }, z.unknown()),
    postEphemeral: (channel: string, user: string, card: Card) =>
      call('chat.postEphemeral', { channel, user, ...render(card) }, z.unknown()),
    openPrivate: async (user: string): Promise<string> => {
      const shape = z.object({ channel: z.object({ id }) })
      return (await call('conversations.open', { users: user }, shape)).channel.id
    },
    /** Everybody who can read a channel, or undefined for one with more people than are worth counting. */
    members: async (channel: string): Promise<readonly string[] | undefined> => {
      const found: string[] = []
      let cursor: string | undefined
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const { members, response_metadata: next } = await page(channel, cursor)
        found.push(...members)
        cursor = next.next_cursor
        if (cursor === undefined || cursor === '') return found
      }
      return undefined
    },
    member: async (user: string): Promise<Member> =>
      (await call('users.info', { user }, z.object({ user: member }))).user,
    openForm: (trigger: string, view: types.ModalView) =>
      call('views.open', { trigger_id: trigger, view }, z.unknown()),
    publishHome: (user: string, view: types.HomeView) =>
      call('views.publish', { user_id: user, view }, z.unknown()),
  }
}
