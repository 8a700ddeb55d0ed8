import { publicCloud } from '../chat/teams/teams-config.ts'
import { ChatError, type Chat, type Place, type Platform } from '../chat/chat.ts'
import type { AuthorityConfig, Config } from '../config.ts'
import { openLog } from '../log.ts'
import type { GuestThere, Seen, Watched } from '../people/channel-gaps.ts'
import type { Documents } from '../store/store.ts'

type Asked = Pick<Chat, 'members' | 'stop'> & {
  readonly guests?: (place: Place) => Promise<readonly GuestThere[] | undefined>
}

/** Asks the chats that are set up who can read each channel. Sends nothing, and takes no deliveries from the running bot. */
export const seeChannels = async (
  watched: readonly Watched[],
  authority: AuthorityConfig,
  config: Config,
): Promise<readonly Seen[]> => {
  const chats = await chatsFor(authority, config)
  const seen: Seen[] = []
  for (const one of watched) {
    const chat = chats.get(one.place.platform)
    if (chat) seen.push({ ...one, ...(await readersIn(chat, one)) })
  }
  for (const chat of chats.values()) await chat.stop()
  return seen
}

const readersIn = async (chat: Asked, { place }: Watched): Promise<Pick<Seen, 'members' | 'guests'>> => {
  try {
    return { members: await chat.members(place), guests: await chat.guests?.(place) }
  } catch (error) {
    if (error instanceof ChatError) return { members: undefined }
    throw error
  }
}

const chatsFor = async (
  { slackConfig, tenant }: AuthorityConfig,
  { teams, slackApiUrl }: Config,
): Promise<ReadonlyMap<Platform, Asked>> => {
  const chats = new Map<Platform, Asked>()
  const log = openLog('silent')
  const shared = { receive: () => Promise.resolve({ cards: [] }), now: Date.now, log }
  if (slackConfig) {
    const { slackChat } = await import('../chat/slack/slack-chat.ts')
    const { team, botToken } = slackConfig
    // Over HTTP whatever is set up: a second socket would take deliveries away from the bot.
    const chat = slackChat({
      ...shared,
      slackApiUrl,
      config: { mode: 'http', team, botToken, signingSecret: 'nothing is received' },
    })
    await chat.start()
    chats.set('slack', chat)
  }
  if (teams && tenant !== undefined) {
    const { teamsChat } = await import('../chat/teams/teams-chat.ts')
    const options = {
      ...shared,
      config: teams,
      tenants: [tenant],
      cloud: publicCloud,
      documentsOf: () => nowhere,
    }
    chats.set('teams', await teamsChat(options))
  }
  return chats
}

/** What the running bot remembers is its own; asking needs none of it. */
const nowhere: Documents = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  list: () => Promise.resolve([]),
}
