import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { goWrong, type WireFault } from '../wire-fault.ts'
import { answerCall, type Arguments, type Result } from './methods.ts'
import { acceptSocket, type SocketSide } from './socket.ts'
import { APP_TOKEN, BOT_TOKEN, newWorkspace, type Workspace } from './workspace.ts'

export type Call = { readonly method: string; readonly given: Arguments }
/** What a method answers instead: a refusal of its own, or whatever goes wrong on the way. */
export type Fault = Result | WireFault

export type StandIn = {
  readonly url: string
  readonly workspace: Workspace
  readonly calls: readonly Call[]
  /** The bot's socket, in Socket Mode. */
  readonly socket: () => Promise<SocketSide>
  readonly failNext: (method: string, ...faults: readonly Fault[]) => void
  /** Says of every call from now on whether it goes wrong; left out, none does. */
  readonly failBy: (plan?: (call: Call) => Fault | undefined) => void
  readonly stop: () => Promise<void>
}

/** Slack's Web API, as far as the bot uses it, on this machine. */
export const slackStandIn = async (): Promise<StandIn> => {
  const workspace = newWorkspace()
  const calls: Call[] = []
  const faults: { readonly method: string; readonly fault: Fault }[] = []
  let plan: (call: Call) => Fault | undefined = () => undefined
  const connected = Promise.withResolvers<SocketSide>()

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').replace('/api/', '')
    const given = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
    calls.push({ method, given })
    const planned = faults.splice(faults.findIndex((one) => one.method === method) >>> 0, 1)[0]?.fault
    const fault = planned ?? plan({ method, given })
    const effect = () =>
      answer(method, request.headers.authorization ?? `Bearer ${given['token'] ?? ''}`, given)
    if (isOnTheWire(fault)) {
      if (fault === 'reply lost') effect()
      goWrong(fault, response)
      return
    }
    const result = fault ?? effect()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  const answer = (method: string, authorization: string, given: Arguments): Result => {
    if (method === 'apps.connections.open')
      return authorization === `Bearer ${APP_TOKEN}`
        ? { ok: true, url: `${base().replace('http', 'ws')}/socket` }
        : { ok: false, error: 'invalid_auth' }
    if (authorization !== `Bearer ${BOT_TOKEN}`) return { ok: false, error: 'invalid_auth' }
    return answerCall(workspace, method, given) ?? { ok: false, error: 'unknown_method' }
  }

  const server = createServer((request, response) => void take(request, response))
  server.on('upgrade', (request, socket) => connected.resolve(acceptSocket(request, socket)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url: `${base()}/api/`,
    workspace,
    calls,
    socket: () => connected.promise,
    failBy: (next) => (plan = next ?? (() => undefined)),
    failNext: (method, ...more) => void faults.push(...more.map((fault) => ({ method, fault }))),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const isOnTheWire = (fault: Fault | undefined): fault is WireFault =>
  typeof fault === 'string' || typeof fault?.status === 'number'

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
