import {
  AuthType,
  ConnectorClient,
  type HttpClient,
  type HttpRequestConfig,
  type HttpResponse,
  MsalTokenProvider,
} from '@microsoft/agents-hosting'
import { answerOfTeams } from './answer-of-teams.ts'
import type { Connector, Sdk } from './microsoft.ts'
import type { MicrosoftCloud, TeamsConfig } from './teams-config.ts'

/**
 * Microsoft's newer SDK, which it keeps mended. Only its way out is used: signing in, and calling Teams. Its own look at a
 * token is weaker than our door's: the keys' address is fixed in it, neither issuer nor the key's endorsements have to fit,
 * another service address is only noted, and with an empty app id it lets in whoever has no token. Its turn is not run
 * either: it would let a body choose as which of several identities the bot signs in.
 */
export const agentsSdk = (config: TeamsConfig, cloud: MicrosoftCloud): Sdk => {
  const password = new MsalTokenProvider({
    authType: AuthType.ClientSecret,
    clientId: config.appId,
    clientSecret: config.password,
    tenantId: config.tenant,
    authorityEndpoint: new URL(cloud.loginUrl).origin,
    msalRetryCount: 0,
  })
  const token = cloud.credentials?.token ?? (() => password.getAccessToken(cloud.tokenScope))
  return {
    connect: async ({ serviceUrl }, signal, work) => {
      const client = ConnectorClient.createClientWithToken(serviceUrl, await token())
      client.httpClient.request = once(client.httpClient, signal)
      return work(calling(client))
    },
  }
}

/** The SDK's own shapes, which say more than Teams asks for. */
type Message = Parameters<ConnectorClient['sendToConversation']>[1]
type Opening = Parameters<ConnectorClient['createConversation']>[0]

/** The SDK puts ids into addresses as they are, and has no method for a long list of members. */
const calling = (client: ConnectorClient): Connector => ({
  sendToConversation: (conversation, message) =>
    client.sendToConversation(encodeURIComponent(conversation), message as Message),
  updateActivity: (conversation, id, message) =>
    client.updateActivity(encodeURIComponent(conversation), encodeURIComponent(id), message as Message),
  createConversation: (parameters) => client.createConversation(parameters as Opening),
  getConversationMember: (conversation, user) =>
    client.getConversationMember(encodeURIComponent(user), encodeURIComponent(conversation)),
  getConversationPagedMembers: async (conversation, { pageSize, continuationToken }) => {
    const url = `v3/conversations/${encodeURIComponent(conversation)}/pagedmembers`
    const params = { pageSize: String(pageSize), continuationToken }
    const { data } = await client.httpClient.get(url, { params })
    return data
  },
})

/** The SDK's way of calling would follow a redirect with what is being said in hand, and wait for an answer for ever. */
const once =
  ({ baseURL, defaultHeaders: headers }: HttpClient, signal: AbortSignal): HttpClient['request'] =>
  async <T>(config: HttpRequestConfig): Promise<HttpResponse<T>> => {
    const { method, url, params = {}, data } = config
    const address = new URL(url.replace(/^\//, ''), baseURL.replace(/\/?$/, '/'))
    for (const [name, value] of Object.entries(params))
      if (value !== undefined) address.searchParams.set(name, value)
    const body = data === undefined ? {} : { body: JSON.stringify(data) }
    const response = await fetch(address, {
      method: method.toUpperCase(),
      headers,
      signal,
      redirect: 'manual',
      ...body,
    })
    const text = await response.text()
    if (!response.ok)
      throw Object.assign(new Error('Teams refused.'), { statusCode: response.status, response })
    const { status, statusText } = response
    return { status, statusText, headers: response.headers, config, data: answerOfTeams(text) as T }
  }
