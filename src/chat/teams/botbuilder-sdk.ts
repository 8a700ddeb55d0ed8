import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import { answerOfTeams } from './answer-of-teams.ts'
import type { Connector, Conversation, Sdk } from './microsoft.ts'
import type { MicrosoftCloud, TeamsConfig } from './teams-config.ts'

/** The part of the SDK's connector that is used, over every answer it can give. */
type SdkConnector = {
  readonly client: {
    readonly pipeline: { removePolicy(policy: { name: string }): unknown; addPolicy(policy: Policy): void }
  }
  readonly conversations: WithOptions<Omit<Connector, 'getConversationPagedMembers'>> &
    Pick<Connector, 'getConversationPagedMembers'>
}

type Policy = {
  readonly name: string
  readonly sendRequest: (
    request: unknown,
    next: (request: unknown) => Promise<{ readonly status: number; readonly bodyAsText?: string | null }>,
  ) => Promise<unknown>
}

type WithOptions<Methods extends Record<keyof Methods, (...given: never) => unknown>> = {
  readonly [Name in keyof Methods]: (
    ...given: [...Parameters<Methods[Name]>, options: object]
  ) => ReturnType<Methods[Name]>
}

/** The SDK's password credentials are this in all but the name of their class. */
type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]

/** Microsoft's older SDK, botbuilder 4, which its maker stopped mending at the end of 2025. */
export const botbuilderSdk = (config: TeamsConfig, cloud: MicrosoftCloud): Sdk => {
  const settings = settingsOf(config, cloud)
  const password = new ConfigurationServiceClientCredentialFactory(settings)
  const credentials: object = cloud.credentials
    ? Object.assign(password, signingWith(cloud.credentials))
    : password
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, credentials as Credentials)
  const adapter = new CloudAdapter(authentication)
  return {
    believes: (activity, authorization) =>
      authentication.authenticateRequest(activity as object as Activity, authorization).then(
        () => true,
        () => false,
      ),
    connect: async <T>(to: Conversation, signal: AbortSignal, work: (teams: Connector) => Promise<T>) => {
      const results: T[] = []
      await adapter.continueConversationAsync(config.appId, referenceTo(to, config), async (context) => {
        const connector = context.turnState.get<SdkConnector>(adapter.ConnectorClientKey)
        results.push(await work(calling(connector, signal)))
      })
      return results[0] as T
    },
  }
}

/** The SDK takes a good status for a good answer, whatever came with it. */
const understood: Policy = {
  name: 'understood',
  sendRequest: async (request, next) => {
    const response = await next(request)
    if (response.status < 300) answerOfTeams(response.bodyAsText ?? '')
    return response
  },
}

/** The SDK would follow a redirect with the bot's token in hand, and would try again by itself: both are taken out. */
const calling = ({ client, conversations }: SdkConnector, abortSignal: AbortSignal): Connector => {
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) client.pipeline.removePolicy({ name })
  client.pipeline.addPolicy(understood)
  const options = { abortSignal }
  return {
    sendToConversation: (conversation, message) =>
      conversations.sendToConversation(conversation, message, options),
    updateActivity: (conversation, id, message) =>
      conversations.updateActivity(conversation, id, message, options),
    createConversation: (parameters) => conversations.createConversation(parameters, options),
    getConversationMember: (conversation, user) =>
      conversations.getConversationMember(conversation, user, options),
    getConversationPagedMembers: (conversation, page) =>
      conversations.getConversationPagedMembers(conversation, { ...page, ...options }),
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

const referenceTo = (to: Conversation, config: TeamsConfig) => ({
  channelId: 'msteams',
  serviceUrl: to.serviceUrl,
  bot: { id: `28:${config.appId}`, name: '' },
  conversation: { id: to.id, isGroup: false, conversationType: '', name: '' },
})
