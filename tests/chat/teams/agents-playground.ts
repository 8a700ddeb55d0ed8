import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MicrosoftCloud } from '../../../src/chat/teams/teams-config.ts'
import { bot, people } from './activities.ts'
import { tenant } from './bot-at-teams.ts'
import { listen, readAll } from './loopback.ts'
import { cloudAt, goodClaims, type MicrosoftKeys, microsoftKeys } from './microsoft-keys.ts'
import type { Message } from './stand-in.ts'

/** A message in the playground, as its page would draw it. */
export type Shown = { readonly id: string; readonly conversation: string; readonly message: Message }

/**
 * Microsoft 365 Agents Playground, with five people, one private chat (Sam's), a group and a channel. It is Microsoft's
 * own client: what it sends is what Teams sends, and what it refuses is refused by their code.
 */
export type AgentsPlayground = {
  /** Types as Sam; in a group or a channel with the mention that calls the bot. */
  readonly say: (conversation: string, text: string) => Promise<void>
  /** Presses as anybody, and says what came back. */
  readonly press: (person: string, shown: Shown, data: unknown) => Promise<unknown>
  /** Installs the bot for Sam, as the page does whenever it is opened. */
  readonly install: () => Promise<void>
  /** The newest form of every message that the bot posted in a conversation. */
  readonly shownIn: (conversation: string) => readonly Shown[]
  /** Waits until a conversation shows this. */
  readonly until: (
    conversation: string,
    isThere: (shown: readonly Shown[]) => boolean,
  ) => Promise<readonly Shown[]>
  readonly stop: () => Promise<void>
}

export const privateChat = 'personal-chat-id'
export const group = 'group-chat-id'
export const channel = 'channel-approvals-id'

type Served = { readonly endpoint: string; readonly stop: () => Promise<void> }

/** Starts the playground on a free port, with a bot opened for the cloud that it is. */
export const agentsPlayground = async (
  openBot: (cloud: MicrosoftCloud) => Promise<Served>,
): Promise<AgentsPlayground> => {
  const keys = await microsoftKeys()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const bot = await openBot(cloudAt(keys.metadataUrl, `${origin}/_connector`))
  const signer = await signingProxy(keys, bot.endpoint)
  const folder = await mkdtemp(join(tmpdir(), 'playground-'))
  await writeFile(join(folder, '.m365agentsplayground.yml'), JSON.stringify(settings))
  const child = start(folder, `${signer.origin}/api/messages`, port)
  const shown = new Map<string, Shown>()
  const stop = async () => {
    socket.close()
    await kill(child)
    await Promise.all([bot.stop(), signer.close(), keys.close()])
    await rm(folder, { recursive: true, force: true })
  }
  const socket = await connect(child, origin, shown).catch(async (error: unknown) => {
    await kill(child)
    throw error
  })
  const shownIn = (conversation: string) =>
    [...shown.values()].filter((one) => one.conversation === conversation)
  return {
    shownIn,
    stop,
    say: async (conversation, text) => {
      await call(
        `${origin}/_conversation/v1/conversations/${conversation}/messages`,
        said(conversation, text),
      )
    },
    press: (person, { id, conversation }, data) =>
      call(`${origin}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        from: { id: userId(person) },
        conversation: { id: conversation },
        replyToId: id,
        value: { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' },
      }),
    install: async () => {
      for (const type of ['install', 'botAdded']) {
        const template = await fetch(
          `${origin}/_internal/v1/customActivities/template?conversationId=${privateChat}&type=${type}`,
        )
        await call(`${origin}/_internal/v1/customActivities`, await template.json())
      }
    },
    until: (conversation, isThere) =>
      waitFor(() => {
        const now = shownIn(conversation)
        return isThere(now) ? now : undefined
      }, `${conversation} to show it`),
  }
}

const userId = (person: string): string => `user-id-${[...people.keys()].indexOf(person)}`

const userOf = (person: string) => ({
  id: userId(person),
  name: person,
  userPrincipleName: `${person}@example.com`,
  aadObjectId: people.get(person)?.guid,
  givenName: person,
  surname: person,
  email: `${person}@example.com`,
})

/** What the page is told of a message, new or changed. */
type Drawn = {
  readonly actionConversationId: string
  readonly message?: Message & { readonly messageId: string; readonly from: { readonly id: string } }
}

/** JSON is YAML too. The playground wants five users beside the current one, no more and no fewer. */
const settings = {
  version: '0.1.1',
  tenantId: tenant,
  bot: { id: bot.id, name: 'Who Agrees' },
  currentUser: userOf('sam'),
  users: ['jo', 'anna', 'dev', 'grace', 'stranger'].map(userOf),
  personalChat: { id: privateChat },
  groupChat: { id: group, name: 'Heads of service' },
  team: {
    id: 'team-id',
    name: 'Safeguarding',
    aadGroupId: '00000000-0000-4000-8000-000000000031',
    channels: [{ id: channel, name: 'Approvals' }],
  },
}

const said = (conversation: string, text: string): object => {
  const mention = `<at>${settings.bot.name}</at>`
  const called = { mentions: [{ mentioned: { id: bot.id }, text: mention }], text: `${mention} ${text}` }
  return {
    from: { id: userId('sam') },
    textFormat: 'plain',
    ...(conversation === privateChat ? { text } : called),
  }
}

/** The playground signs nothing and the bot has no anonymous mode: this signs for it, as Microsoft does for Teams. */
const signingProxy = (keys: MicrosoftKeys, endpoint: string) =>
  listen((request, response) => {
    const forward = async () => {
      const body = await readAll(request)
      if (request.method !== 'POST') return response.writeHead(405).end()
      const { serviceUrl } = JSON.parse(body.toString()) as { serviceUrl: string }
      const authorization = `Bearer ${keys.mint(goodClaims(serviceUrl))}`
      const headers = { 'content-type': 'application/json', authorization }
      const answer = await fetch(endpoint, { method: 'POST', headers, body: new Uint8Array(body) })
      const type = answer.headers.get('content-type') ?? 'text/plain'
      return response.writeHead(answer.status, { 'content-type': type }).end(await answer.text())
    }
    forward().catch(() => response.writeHead(502).end())
  })

const cli = new URL('../../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url).pathname

const start = (folder: string, endpoint: string, port: number): ChildProcess =>
  spawn(process.execPath, [cli, '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'log'),
    },
  })

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Listens to what the page is told, once the playground answers. */
const connect = async (
  child: ChildProcess,
  origin: string,
  shown: Map<string, Shown>,
): Promise<WebSocket> => {
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error('The playground did not start.')
    const pong = await fetch(`${origin}/_debug/ping`).catch(() => undefined)
    return pong?.ok === true ? true : undefined
  }, 'the playground to answer')
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`)
  socket.addEventListener('message', ({ data }) => {
    const { actionConversationId: conversation, message } = JSON.parse(String(data)) as Drawn
    if (message?.from.id === bot.id)
      shown.set(message.messageId, { id: message.messageId, conversation, message })
  })
  await once(socket, 'open')
  return socket
}

const call = async (url: string, body: unknown): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`The playground answered ${response.status}: ${text}`)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

const waitFor = async <T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string,
  patience = 15_000,
): Promise<T> => {
  const deadline = Date.now() + patience
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const freePort = async (): Promise<number> => {
  const server = await listen(() => undefined)
  await server.close()
  return Number(new URL(server.origin).port)
}
