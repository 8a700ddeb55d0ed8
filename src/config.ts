import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { TEAMS_SDKS, type TeamsConfig } from './chat/teams/teams-config.ts'
import { checkpointSettings, type CheckpointSettings, type ReadSettings } from './checkpoints/settings.ts'
import type { AuthoritiesFile, AuthorityFile } from './people/authorities-file.ts'

/** Everything the environment settles, checked. This is the only file that reads the environment. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly logLevel: LogLevel
  /** Where a watcher of machines reads figures: a door of its own, never the one that the chats come through. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined
  readonly slackApiUrl: string | undefined
  readonly teams: TeamsConfig | undefined
  /** Undefined where registers are kept in files. */
  readonly database: DatabaseConfig | undefined
  readonly authorities: readonly AuthorityConfig[]
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** PostgreSQL for several machines: the address with the bot's own role, and with the role that owns the tables. */
export type DatabaseConfig = { readonly url: string; readonly ownerUrl: string | undefined }

export type AuthorityConfig = AuthorityFile & {
  readonly name: string
  readonly slackConfig: SlackConfig | undefined
  /** The Teams tenant whose people are this authority's. */
  readonly tenant: string | undefined
  /** Undefined where no key signs this authority's register. */
  readonly signing: CheckpointSettings | undefined
}

export type SlackConfig = {
  /** Undefined in the one-authority short form: the workspace is whichever the token belongs to. */
  readonly team: string | undefined
  readonly botToken: string
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
)

/** One thing missing or wrong in the environment: the variable's name, and what to do. */
export type ConfigMistake = { readonly name: string; readonly message: string }
export type Environment = Readonly<Record<string, string | undefined>>
export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[] }

/** Where the data are. Needed before anything else can be checked, and never wrong by itself. */
export const readPlaces = (env: Environment = process.env) => {
  const dataFolder = resolve(given(env, 'DATA_FOLDER') ?? 'data')
  return {
    dataFolder,
    authorities: resolve(given(env, 'AUTHORITIES') ?? join(dataFolder, 'authorities.yaml')),
    /** Each authority's register has a folder of its own: nothing of one is ever beside another's. */
    registerOf: (authority: string): string => join(dataFolder, authority),
  }
}

/** Which database registers are kept in, by the bot's own role; the owner's address is wanted only to make or bring up the tables. */
export const readDatabase = (env: Environment = process.env): Part<DatabaseConfig> => {
  const [url, ownerUrl] = [given(env, DATABASE), given(env, DATABASE_OWNER)]
  const mistakes = [DATABASE, DATABASE_OWNER].flatMap((name) => {
    const message = wrongAddress(given(env, name))
    return message === undefined ? [] : [{ name, message }]
  })
  return { value: url === undefined || mistakes.length > 0 ? undefined : { url, ownerUrl }, mistakes }
}

const DATABASE = 'DATABASE_URL'
const DATABASE_OWNER = 'DATABASE_OWNER_URL'

/** What is wrong with a database's address. Never quoted back: there is a password in it. */
const wrongAddress = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !isDatabaseUrl(url))
    return 'set it to an address such as postgres://role:password@host:5432/database, or leave it out'
  if (url.searchParams.has('sslmode') || isHere(url)) return undefined
  return 'say how the way to that machine is encrypted: put ?sslmode=verify-full at its end, or ?sslmode=disable where nobody else is on the network between'
}

/** It names a role: that role is who may add lines, and no other. */
const isDatabaseUrl = ({ protocol, username, pathname }: URL): boolean =>
  /^postgres(?:ql)?:$/.test(protocol) && username !== '' && /^\/[^/]+$/.test(pathname)

/** On this machine, by its own network or a socket's folder. */
const isHere = ({ hostname, searchParams }: URL): boolean =>
  hostname === '' ||
  /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname) ||
  (searchParams.get('host')?.startsWith('/') ?? false)

/** Where the playground listens and keeps what it makes: never a real register's folder unless somebody names one. */
export const readPlayground = (env: Environment = process.env) => {
  const { value, mistakes } = readServer(env)
  return { folder: resolve(given(env, 'DATA_FOLDER') ?? '.playground'), port: value?.port, mistakes }
}

/** Reads the environment for these authorities. Reports everything missing or wrong in one go, by name. */
export const readConfig = (authorities: AuthoritiesFile, env: Environment = process.env): ReadConfig => {
  const server = readServer(env)
  const teams = readTeams(authorities, env)
  const database = readDatabase(env)
  const slack = Object.entries(authorities).map(([name, it]) => readSlack(name, it, { authorities, env }))
  const signing = Object.entries(authorities).map(([name, file]) =>
    readCheckpointSettings({ name, settings: file, registerFolder: readPlaces(env).registerOf(name) }, env),
  )
  const mistakes = [
    ...server.mistakes,
    ...database.mistakes,
    ...debugging(env),
    ...teams.mistakes,
    ...[...slack, ...signing].flatMap((one) => one.mistakes),
  ]
  if (mistakes.length > 0 || !server.value) return { ok: false, mistakes: once(mistakes) }
  const only = Object.keys(authorities).length === 1
  return {
    ok: true,
    config: {
      ...server.value,
      teams: teams.value,
      database: database.value,
      authorities: Object.entries(authorities).map(([name, it], i) => ({
        ...it,
        name,
        slackConfig: slack[i]?.value,
        signing: signing[i]?.value,
        tenant: it.teams?.tenant ?? (only ? teams.value?.tenant : undefined),
      })),
    },
  }
}

/** How the register in a folder of the data folder gets its checkpoints. */
export const readCheckpointSettings = (
  { name, settings: file, registerFolder }: { name: string; settings: AuthorityFile; registerFolder: string },
  env: Environment = process.env,
): ReadSettings => checkpointSettings({ name, file, dataFolder: dirname(registerFolder), env })

/** A sentence for each authority that nobody could ask anything: a bot that is started and hears nobody looks well from outside. */
export const withoutChat = ({ authorities, teams }: Config): readonly string[] => {
  const mute = authorities.filter(({ slackConfig, tenant }) => !slackConfig && !(teams && tenant))
  if (authorities.length > 1)
    return mute.map(
      ({ name }) => `${name} has no chat: give it \`slack:\` or \`teams:\` in authorities.yaml.`,
    )
  return mute.map(
    ({ name }) =>
      `No chat is set up, so nobody in ${name} could ask anything. For Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or ` +
      `SLACK_SIGNING_SECRET; for Teams set ${Object.keys(TEAMS).join(', ')}. To try it without either, run "npm start".`,
  )
}

type Part<T> = { readonly value: T | undefined; readonly mistakes: readonly ConfigMistake[] }

/** An empty variable is one that is not set. */
const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

const once = (mistakes: readonly ConfigMistake[]): readonly ConfigMistake[] => [
  ...new Map(mistakes.map((one) => [`${one.name} ${one.message}`, one])).values(),
]

const server = z.object({
  PORT: z.coerce.number('a port between 1 and 65535').int().min(0).max(65535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SLACK_API_URL: z.url().optional(),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
})

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'set it to a port between 1 and 65535, or leave it out for 3978',
  LOG_LEVEL: 'set it to trace, debug, info, warn, error, fatal or silent, or leave it out for info',
  SLACK_API_URL: 'set it to a whole address such as http://127.0.0.1:4003/api/, or leave it out',
  METRICS_PORT: 'set it to a port between 1 and 65535, or leave it out for no figures',
}

type Server = Pick<Config, 'port' | 'host' | 'logLevel' | 'slackApiUrl' | 'metrics'>

const readServer = (env: Environment): Part<Server> => {
  const names = Object.keys(server.shape)
  const read = server.safeParse(Object.fromEntries(names.map((name) => [name, given(env, name)])))
  if (read.success) {
    const { PORT: port, HOST: host, LOG_LEVEL: logLevel, SLACK_API_URL: slackApiUrl } = read.data
    const { METRICS_PORT, METRICS_HOST } = read.data
    const metrics = METRICS_PORT === undefined ? undefined : { host: METRICS_HOST, port: METRICS_PORT }
    return { value: { port, host, logLevel, slackApiUrl, metrics }, mistakes: [] }
  }
  const wrong = read.error.issues.map((issue) => String(issue.path[0]))
  return {
    value: undefined,
    mistakes: wrong.map((name) => ({ name, message: EXPECTED[name] ?? 'this value cannot be used' })),
  }
}

/** With these the parts that the bot is built of print addresses, who signed what, and what people wrote, past the bot's own log. */
const debugging = (env: Environment): readonly ConfigMistake[] =>
  [
    ...(/\*|agents|express|router/.test(given(env, 'DEBUG') ?? '') ? ['DEBUG'] : []),
    ...(given(env, 'NODE_DEBUG') === undefined ? [] : ['NODE_DEBUG']),
  ].map((name) => ({ name, message: 'it would print what people wrote about children: leave it out' }))

const TEAMS = {
  MicrosoftAppId: 'the application (client) id of the bot’s registration in Entra',
  MicrosoftAppPassword: 'a client secret of the bot’s registration in Entra',
  MicrosoftAppTenantId: 'the directory (tenant) id of the bot’s registration in Entra',
} as const

const sdkSchema = z.enum(TEAMS_SDKS).default(TEAMS_SDKS[0])

const readTeams = (authorities: AuthoritiesFile, env: Environment): Part<TeamsConfig> => {
  const sdk = sdkSchema.safeParse(given(env, 'TEAMS_SDK')).data
  if (!sdk) {
    const message = `set it to ${TEAMS_SDKS.join(' or ')}, or leave it out for ${TEAMS_SDKS[0]}`
    return { value: undefined, mistakes: [{ name: 'TEAMS_SDK', message }] }
  }
  const [appId, password, tenant] = [
    given(env, 'MicrosoftAppId'),
    given(env, 'MicrosoftAppPassword'),
    given(env, 'MicrosoftAppTenantId'),
  ]
  if (appId && password && tenant) return { value: { sdk, appId, password, tenant }, mistakes: [] }
  const wanted = Object.values(authorities).some((one) => one.teams !== undefined)
  if (!wanted && !appId && !password && !tenant) return { value: undefined, mistakes: [] }
  const missing = Object.entries(TEAMS).filter(([name]) => !given(env, name))
  return {
    value: undefined,
    mistakes: missing.map(([name, what]) => ({ name, message: `Teams needs it: set it to ${what}` })),
  }
}

type Deployment = { readonly authorities: AuthoritiesFile; readonly env: Environment }

const readSlack = (
  name: string,
  { slack }: AuthorityFile,
  { authorities, env }: Deployment,
): Part<SlackConfig> => {
  const names = {
    bot: slack?.['bot-token'] ?? 'SLACK_BOT_TOKEN',
    secret: slack?.['signing-secret'] ?? 'SLACK_SIGNING_SECRET',
    app: slack?.['app-token'] ?? 'SLACK_APP_TOKEN',
  }
  const [botToken, signingSecret, appToken] = [names.bot, names.secret, names.app].map((one) =>
    given(env, one),
  )
  const team = slack?.team
  if (!slack && !botToken && !signingSecret && !appToken) return { value: undefined, mistakes: [] }
  if (!slack && Object.keys(authorities).length > 1)
    return { value: undefined, mistakes: [manyAuthorities(names, env)] }
  if (botToken && appToken) return { value: { mode: 'socket', team, botToken, appToken }, mistakes: [] }
  if (botToken && signingSecret)
    return { value: { mode: 'http', team, botToken, signingSecret }, mistakes: [] }
  const mistakes: ConfigMistake[] = []
  const needs = `Slack needs it for ${name}: set it to`
  if (!botToken)
    mistakes.push({ name: names.bot, message: `${needs} the bot token (xoxb-…) from OAuth & Permissions` })
  if (!signingSecret && !appToken)
    mistakes.push({
      name: names.secret,
      message: `${needs} the signing secret from Basic Information, or set ${names.app} to an app-level token (xapp-…) for Socket Mode`,
    })
  return { value: undefined, mistakes }
}

const manyAuthorities = (names: Readonly<Record<string, string>>, env: Environment): ConfigMistake => ({
  name: Object.values(names).find((one) => given(env, one)) ?? 'SLACK_BOT_TOKEN',
  message:
    'it is set, but there are several authorities: give each its own `slack:` in authorities.yaml, with the names of its variables, or leave it out',
})
