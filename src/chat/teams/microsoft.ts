import type {
  Activity as SdkActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
} from 'botbuilder'
import { ChatError } from '../chat.ts'
import type { Activity } from './activity.ts'
import { chatErrorOf } from './errors.ts'
import { isAllowedService, type MicrosoftCloud, type TeamsConfig } from './teams-config.ts'

/** One conversation, where Teams can be asked about it. */
export type Conversation = { readonly serviceUrl: string; readonly id: string }

export type Member = {
  readonly id: string
  readonly aadObjectId?: string
  readonly tenantId?: string
  readonly name?: string
  readonly userRole?: string
  readonly userPrincipalName?: string
}

/** All that the bot asks of Microsoft's SDK, so that another can take its place. Everything it throws is a `ChatError`. */
export interface Microsoft {
  /** Has the SDK check an activity for itself, then runs the turn. Says whether it was believed. */
  take(activity: Activity, authorization: string, turn: () => Promise<void>): Promise<boolean>
  /** Sends a message and says its id. */
  send(to: Conversation, message: object): Promise<string>
  update(at: Conversation, id: string, message: object): Promise<void>
  /** Opens somebody's private chat with the bot, or finds the one there is, and says its id. */
  openPrivate(serviceUrl: string, tenant: string, user: string): Promise<string>
  members(of: Conversation): Promise<readonly Member[]>
}

/** The part of the SDK's connector that is used, over every answer it can give. */
type Connector = {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } }
  readonly conversations: {
    sendToConversation(conversation: string, message: object, options: object): Promise<{ id?: string }>
    updateActivity(conversation: string, id: string, message: object, options: object): Promise<unknown>
    createConversation(parameters: object, options: object): Promise<{ id?: string }>
    getConversationPagedMembers(conversation: string, options: object): Promise<MembersPage>
  }
}

type MembersPage = { readonly members?: readonly Member[]; readonly continuationToken?: string }

/** The SDK's password credentials are this in all but the name of their class. */
type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]

/** How long Teams may take over one call. */
const patience = 10_000

/** Loads the SDK, which takes a second, only where Teams is configured. */
export const microsoft = async (config: TeamsConfig, cloud: MicrosoftCloud): Promise<Microsoft> => {
  const sdk = await import('botbuilder')
  const settings = settingsOf(config, cloud)
  const password = new sdk.ConfigurationServiceClientCredentialFactory(settings)
  const credentials: object = cloud.credentials
    ? Object.assign(password, signingWith(cloud.credentials))
    : password
  const authentication = new sdk.ConfigurationBotFrameworkAuthentication(settings, credentials as Credentials)
  const adapter = new sdk.CloudAdapter(authentication)
  const call = caller(adapter, config, cloud)
  return {
    take: async (activity, authorization, turn) => {
      const incoming = activity as object as SdkActivity
      const sender = await authentication.authenticateRequest(incoming, authorization).catch(() => undefined)
      if (sender === undefined) return false
      await adapter.processActivityDirect(sender, incoming, turn)
      return true
    },
    send: (to, message) =>
      call(to, async (teams, options) => idOf(await teams.sendToConversation(to.id, message, options))),
    update: (at, id, message) =>
      call(at, async (teams, options) => {
        await teams.updateActivity(at.id, id, { ...message, id }, options)
      }),
    openPrivate: (serviceUrl, tenant, user) =>
      call({ serviceUrl, id: '' }, async (teams, options) => {
        const bot = { id: `28:${config.appId}` }
        const channelData = { tenant: { id: tenant } }
        const parameters = { isGroup: false, bot, members: [{ id: user }], tenantId: tenant, channelData }
        return idOf(await teams.createConversation(parameters, options))
      }),
    members: (of) => call(of, (teams, options) => everyMember(teams, of.id, options)),
  }
}

/** All seven are given: the SDK fills any that is not with an address of its own. */
const settingsOf = (config: TeamsConfig, cloud: MicrosoftCloud) => ({
  MicrosoftAppId: config.appId,
  MicrosoftAppPassword: config.password,
  MicrosoftAppTenantId: config.tenant,
  MicrosoftAppType: 'SingleTenant',
  ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
  ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
  ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadata,
  ToChannelFromBotOAuthScope: cloud.tokenScope,
  ToChannelFromBotLoginUrl: cloud.loginUrl,
  OAuthUrl: cloud.tokenScope,
  CallerId: 'urn:botframework:azure',
  ValidateAuthority: 'true',
})

/** A token from elsewhere, in place of Microsoft's for the password. */
const signingWith = ({ token }: { readonly token: () => Promise<string> }) => ({
  createCredentials: () =>
    Promise.resolve({
      signRequest: async <R extends Signable>(request: R): Promise<R> => {
        request.headers.set('authorization', `Bearer ${await token()}`)
        return request
      },
    }),
})

type Signable = { readonly headers: { set(name: string, value: string): void } }

/**
 * Calls Teams once. The SDK would follow a redirect with the bot's token in hand, and would try again by itself, for as
 * long as it is told to wait: both are taken out, and whoever asked decides whether to ask again.
 */
const caller =
  (adapter: CloudAdapter, config: TeamsConfig, cloud: MicrosoftCloud) =>
  async <T>(
    to: Conversation,
    work: (teams: Connector['conversations'], options: object) => Promise<T>,
  ): Promise<T> => {
    if (!isAllowedService(to.serviceUrl, cloud.serviceHosts))
      throw new ChatError('refused', 'The bot may not speak to that service address.')
    const results: T[] = []
    try {
      await adapter.continueConversationAsync(config.appId, referenceTo(to, config), async (context) => {
        const connector = context.turnState.get<Connector>(adapter.ConnectorClientKey)
        for (const name of ['defaultRetryPolicy', 'redirectPolicy'])
          connector.client.pipeline.removePolicy({ name })
        results.push(await work(connector.conversations, { abortSignal: AbortSignal.timeout(patience) }))
      })
    } catch (error) {
      throw chatErrorOf(error)
    }
    return results[0] as T
  }

const referenceTo = (to: Conversation, config: TeamsConfig) => ({
  channelId: 'msteams',
  serviceUrl: to.serviceUrl,
  bot: { id: `28:${config.appId}`, name: '' },
  conversation: { id: to.id, isGroup: false, conversationType: '', name: '' },
})

const idOf = ({ id }: { readonly id?: string }): string => {
  if (id === undefined || id === '') throw new ChatError('busy', 'Teams did not say where the message is.')
  return id
}

const everyMember = async (
  teams: Connector['conversations'],
  id: string,
  options: object,
): Promise<readonly Member[]> => {
  const members: Member[] = []
  let continuationToken: string | undefined
  do {
    const paging = { ...options, pageSize: 200, ...(continuationToken && { continuationToken }) }
    const page = await teams.getConversationPagedMembers(id, paging)
    members.push(...(page.members ?? []))
    continuationToken = page.continuationToken
  } while (continuationToken)
  return members
}
