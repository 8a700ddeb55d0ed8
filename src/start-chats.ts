import { CannotStart } from './cannot-start.ts'
import { ChatError, type Receive, type Reply } from './chat/chat.ts'
import { publicCloud } from './chat/teams/teams-config.ts'
import type { AuthorityConfig, Config } from './config.ts'
import type { Log } from './log.ts'
import type { OpenAuthority } from './open-authority.ts'
import type { Workspaces } from './people/build-directory.ts'
import type { OpenStore } from './open-store.ts'
import type { Mount } from './web/server.ts'

/** An authority that is open, with its settings and its store. */
export type Opened = OpenAuthority & {
  readonly config: AuthorityConfig
  readonly opened: OpenStore
  readonly workspaces: Workspaces
}

/** Opens each authority's Slack workspace, and says where its requests arrive. No SDK is loaded for a chat that is not configured. */
export const startSlack = async (
  authorities: readonly Opened[],
  config: Config,
  log: Log,
): Promise<readonly Mount[]> => {
  const mounts: Mount[] = []
  for (const { config: authority, receive, chats } of authorities) {
    if (!authority.slackConfig) continue
    const { slackChat } = await import('./chat/slack/slack-chat.ts')
    const path = authorities.length === 1 ? '/slack/events' : `/slack/${authority.name}/events`
    const chat = slackChat({
      config: authority.slackConfig,
      receive,
      now: Date.now,
      log,
      slackApiUrl: config.slackApiUrl,
      path,
    })
    chats.set('slack', chat)
    await reaching('Slack', authority.name, chat.start())
    if (chat.router) mounts.push({ path: '/', handler: chat.router })
  }
  return mounts
}

/** Unsupported software is to be removed or kept apart: whoever reads the log has to know that it is there. */
const NOT_MENDED =
  'Teams is spoken to through botbuilder, which its maker no longer mends. For its successor leave TEAMS_SDK out, or set it to agents.'

/** Opens Teams: one bot registration for every tenant; whose delivery it is, is the first thing decided. */
export const startTeams = async (
  authorities: readonly Opened[],
  config: Config,
  log: Log,
): Promise<readonly Mount[]> => {
  const [first] = authorities
  if (!config.teams || !first) return []
  if (config.teams.sdk === 'botbuilder') log.warn(NOT_MENDED)
  const { teamsChat } = await import('./chat/teams/teams-chat.ts')
  const tenants = authorities.flatMap(({ config: { tenant } }) =>
    tenant === undefined ? [] : [tenant.toLowerCase()],
  )
  const receive: Receive = (delivery) =>
    ofTenant(authorities, delivery.account.workspace)?.receive(delivery) ??
    Promise.resolve<Reply>({ cards: [] })
  const opening = teamsChat({
    config: config.teams,
    tenants,
    cloud: publicCloud,
    receive,
    documentsOf: (tenant) => {
      const its = ofTenant(authorities, tenant)
      if (!its) throw new Error('A tenant of no authority came past the door.')
      return its.opened.documents
    },
    now: Date.now,
    log,
  })
  const chat = await reaching('Teams', first.config.name, opening)
  for (const {
    chats,
    config: { tenant },
  } of authorities)
    if (tenant !== undefined) chats.set('teams', chat)
  return [{ path: '/', handler: chat.router }]
}

/** Faults of the program itself: their stack is worth more than a sentence. */
const OURS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError']

/** Why a chat can't be opened is for the operator to read. */
export const reaching = async <T>(chat: string, authority: string, opening: Promise<T>): Promise<T> => {
  try {
    return await opening
  } catch (cause) {
    if (!(cause instanceof Error) || OURS.includes(cause.name)) throw cause
    const network =
      cause instanceof ChatError && cause.kind === 'unreachable'
        ? ' Check that this server reaches the hosts in docs/before-you-install.md ("The network"), and start it again.'
        : ''
    throw new CannotStart(`${authority} can't be opened in ${chat}. ${cause.message}${network}`, { cause })
  }
}

const ofTenant = (authorities: readonly Opened[], tenant: string): Opened | undefined =>
  authorities.find(({ config }) => config.tenant?.toLowerCase() === tenant.toLowerCase())
