/** Microsoft's SDKs, one of which carries what the bot says to Teams. The first is what is used unless another is asked for. */
export const TEAMS_SDKS = ['agents', 'botbuilder'] as const
export type TeamsSdk = (typeof TEAMS_SDKS)[number]

/** Who the bot is in Teams: an app registered in one tenant. */
export type TeamsConfig = {
  readonly sdk: TeamsSdk
  readonly appId: string
  readonly password: string
  /** The tenant that the app is registered in; the tokens it sends with come from there. */
  readonly tenant: string
}

/** Where Microsoft is. Another cloud, or a stand-in in a test, is another one of these. */
export type MicrosoftCloud = {
  readonly openIdMetadata: string
  readonly tokenIssuer: string
  readonly tokenScope: string
  readonly loginUrl: string
  /** The only hosts that the bot's token is ever sent to. A name means https on that host; a whole origin means itself. */
  readonly serviceHosts: readonly string[]
  /** Where a tenant is reached before anybody in it has written. */
  readonly serviceUrl: string
  /** How the bot signs what it sends; left out, it asks Microsoft for a token with its password. */
  readonly credentials?: { readonly token: () => Promise<string> }
  /** How long signing in and one call may take together. Milliseconds. */
  readonly patience?: number
}

/** Teams outside the clouds of governments. No wildcards: anybody can own a name under trafficmanager.net. */
export const publicCloud: MicrosoftCloud = {
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  tokenScope: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com/botframework.com',
  serviceHosts: ['smba.trafficmanager.net'],
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
}

/** Throws a sentence naming everything missing: with an empty app id the SDK would believe whatever anybody sends. */
export const checkTeamsConfig = (config: TeamsConfig, tenants: readonly string[]): void => {
  const needed = {
    MicrosoftAppId: config.appId,
    MicrosoftAppPassword: config.password,
    MicrosoftAppTenantId: config.tenant,
    'a Teams tenant id in authorities.yaml': tenants.length > 0 && tenants.every(isGuid) ? 'given' : '',
  }
  const missing = Object.entries(needed).flatMap(([name, value]) => (value.trim() === '' ? [name] : []))
  if (missing.length > 0)
    throw new Error(
      `Teams can't start without ${missing.join(', ')}. Set what is missing, or leave Teams out altogether.`,
    )
}

/** Whether an id is one that Entra gives people and tenants. */
export const isGuid = (id: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(id)

/** Whether the bot may speak to an address: the token it would show there is worth stealing. */
export const isAllowedService = (address: string, hosts: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false
  return hosts.some((host) => url.origin === (host.includes('://') ? host : `https://${host}`))
}
