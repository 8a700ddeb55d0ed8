import { z } from 'zod'
import { ChatError } from '../chat.ts'
import type { Activity } from './activity.ts'
import { chatErrorOf } from './errors.ts'
import { isAllowedService, type MicrosoftCloud, type TeamsConfig } from './teams-config.ts'

/** One conversation, where Teams can be asked about it. */
export type Conversation = { readonly serviceUrl: string; readonly id: string }

const said = z.string().nullish()
const member = z.object({
  id: z.string().min(1),
  aadObjectId: said,
  tenantId: said,
  name: said,
  userRole: said,
  userPrincipalName: said,
})
/** An answer without a list is no empty list: nobody would be taken for somebody who reads along. */
const membersPage = z.object({ members: z.array(member), continuationToken: said })

/** Somebody in a conversation, as Teams lists them: any of it but the id may be missing. */
export type Member = z.output<typeof member>

type Made = { readonly id?: string }
type Page = { readonly pageSize: number; readonly continuationToken?: string }

/** One connection to Teams, good for one call: what every SDK of Microsoft's can do there, under Microsoft's own names. */
export type Connector = {
  readonly sendToConversation: (conversation: string, message: object) => Promise<Made>
  readonly updateActivity: (conversation: string, id: string, message: object) => Promise<unknown>
  readonly createConversation: (parameters: object) => Promise<Made>
  readonly getConversationMember: (conversation: string, user: string) => Promise<unknown>
  readonly getConversationPagedMembers: (conversation: string, page: Page) => Promise<unknown>
}

/** All that differs between Microsoft's SDKs. What it throws has the HTTP status of what Teams answered, if Teams did. */
export type Sdk = {
  /** Looks at a delivery's token again, behind our own door. Left out where an SDK's look adds nothing to it. */
  readonly believes?: (activity: Activity, authorization: string) => Promise<boolean>
  /** Signs in and calls Teams once: nothing is tried again, no redirect is followed, and after the signal nothing is sent. */
  readonly connect: <T>(
    to: Conversation,
    signal: AbortSignal,
    work: (teams: Connector) => Promise<T>,
  ) => Promise<T>
}

/** What the bot asks of Microsoft, whichever SDK is behind it. Everything it throws is a `ChatError`. */
export interface Microsoft {
  /** Whether the SDK, too, believes who a delivery is from. */
  believes(activity: Activity, authorization: string): Promise<boolean>
  /** Sends a message and says its id. */
  send(to: Conversation, message: object): Promise<string>
  update(at: Conversation, id: string, message: object): Promise<void>
  /** Opens somebody's private chat with the bot, or finds the one there is, and says its id. */
  openPrivate(serviceUrl: string, tenant: string, user: string): Promise<string>
  /** Looks one member of a conversation up. */
  member(of: Conversation, user: string): Promise<Member>
  members(of: Conversation): Promise<readonly Member[]>
}

/** A call that hangs is given up, so that one bad connection can't hold everything behind it. Milliseconds. */
const patience = 10_000

/** Speaks to Teams through the SDK that was chosen. An SDK takes a while to load, so only that one is. */
export const microsoft = async (config: TeamsConfig, cloud: MicrosoftCloud): Promise<Microsoft> => {
  const sdk = await load(config, cloud)
  const call = caller(sdk, cloud)
  return {
    believes: async (activity, authorization) => (await sdk.believes?.(activity, authorization)) ?? true,
    send: (to, message) => call(to, async (teams) => idOf(await teams.sendToConversation(to.id, message))),
    update: (at, id, message) =>
      call(at, async (teams) => {
        await teams.updateActivity(at.id, id, { ...message, id })
      }),
    openPrivate: (serviceUrl, tenant, user) =>
      call({ serviceUrl, id: '' }, async (teams) => {
        const bot = { id: `28:${config.appId}` }
        const channelData = { tenant: { id: tenant } }
        const parameters = { isGroup: false, bot, members: [{ id: user }], tenantId: tenant, channelData }
        return idOf(await teams.createConversation(parameters))
      }),
    member: (of, user) =>
      call(of, async (teams) => understood(member, await teams.getConversationMember(of.id, user))),
    members: (of) => call(of, (teams) => everyMember(teams, of.id)),
  }
}

const load = async (config: TeamsConfig, cloud: MicrosoftCloud): Promise<Sdk> => {
  switch (config.sdk) {
    case 'agents':
      return (await import('./agents-sdk.ts')).agentsSdk(config, cloud)
    case 'botbuilder':
      return (await import('./botbuilder-sdk.ts')).botbuilderSdk(config, cloud)
  }
}

/** The bot's token is shown to Microsoft's addresses alone, and whoever asked decides whether to ask again. */
const caller =
  (sdk: Sdk, cloud: MicrosoftCloud) =>
  async <T>(to: Conversation, work: (teams: Connector) => Promise<T>): Promise<T> => {
    if (!isAllowedService(to.serviceUrl, cloud.serviceHosts))
      throw new ChatError('refused', 'The bot may not speak to that service address.')
    const signal = AbortSignal.timeout(cloud.patience ?? patience)
    try {
      return await Promise.race([sdk.connect(to, signal, work), over(signal)])
    } catch (error) {
      throw chatErrorOf(error)
    }
  }

const over = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('It took too long.')), { once: true })
  })

const understood = <Shape>(shape: z.ZodType<Shape>, answer: unknown): Shape => {
  const read = shape.safeParse(answer).data
  if (read === undefined) throw new ChatError('busy', 'Teams answered something else than it was asked.')
  return read
}

const idOf = ({ id }: Made): string => {
  if (id === undefined || id === '') throw new ChatError('busy', 'Teams did not say where the message is.')
  return id
}

const everyMember = async (teams: Connector, id: string): Promise<readonly Member[]> => {
  const members: Member[] = []
  let continuationToken: string | null | undefined
  do {
    const paging = { pageSize: 200, ...(continuationToken && { continuationToken }) }
    const page = understood(membersPage, await teams.getConversationPagedMembers(id, paging))
    members.push(...page.members)
    continuationToken = page.continuationToken
  } while (continuationToken)
  return members
}
