import { type IncomingMessage, type ServerResponse } from 'node:http'
import { faultsOf } from '../adaptive-card-rules.ts'
import { goWrong, type WireFault } from '../wire-fault.ts'
import { listen, readAll } from './loopback.ts'

/** A message as Teams keeps it. */
export type Kept = { readonly id: string; activity: Message }
export type Message = {
  readonly type?: string
  readonly text?: string
  readonly summary?: string
  readonly entities?: readonly unknown[]
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[]
}

export type TeamsMember = {
  readonly id: string
  readonly aadObjectId?: string
  readonly tenantId?: string
  readonly name?: string
  readonly userRole?: string
  readonly userPrincipalName?: string
}

/** A conversation, and who reads it. */
type Room = { readonly members: readonly TeamsMember[]; readonly messages: Kept[] }

/** Teams' side of the Bot Connector: it keeps what it is sent, and refuses what the real one refuses. */
export type StandIn = {
  readonly origin: string
  readonly serviceUrl: string
  readonly rooms: ReadonlyMap<string, Room>
  readonly addRoom: (id: string, members: readonly TeamsMember[]) => void
  /** Somebody who has the bot, and so can be written to. */
  readonly addPerson: (tenant: string, member: TeamsMember, room: string) => void
  /** Answers the next call with this instead; a question who somebody is doesn't count, and has its own. */
  readonly failNext: (status: number, headers?: Readonly<Record<string, string>>) => void
  /** Says of every call from now on whether it goes wrong; left out, none does. */
  readonly failBy: (plan?: (call: Call) => WireFault | undefined) => void
  /** What it says from now on of who somebody is: a member, a refusal, or nothing at all. */
  readonly says: (of: string, member: TeamsMember | number | 'nothing') => void
  /** How often it was asked who somebody is. */
  readonly lookedUp: () => number
  readonly onUpdated: (listener: (room: string, message: string) => void) => void
  readonly calls: readonly Call[]
  readonly close: () => Promise<void>
}

export type Call = { readonly method: string; readonly path: string }

type Refusal = {
  readonly status: number
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
}

const tooLarge = 100_000
const pageSize = 2

export const teamsStandIn = async (): Promise<StandIn> => {
  const rooms = new Map<string, Room>()
  const people = new Map<string, string>()
  const failures: Refusal[] = []
  const sayings = new Map<string, TeamsMember | number | 'nothing'>()
  let lookedUp = 0
  let plan: (call: Call) => WireFault | undefined = () => undefined
  const calls: Call[] = []
  const updated: ((room: string, message: string) => void)[] = []
  let count = 0

  const roomOf = (id: string): Room =>
    rooms.get(id.split(';')[0] ?? '') ?? refuse(404, 'ConversationNotFound')

  const create = (body: Record<string, unknown>) => {
    const { members, tenantId } = body as { members?: { id?: string }[]; tenantId?: string }
    const room = people.get(`${tenantId ?? ''}/${members?.[0]?.id ?? ''}`)
    return room === undefined ? refuse(403, 'BotNotInConversationRoster') : { id: room }
  }

  const send = (room: string, activity: Message) => {
    checkMessage(activity)
    const id = `${1_700_000_000_000 + (count += 1)}`
    roomOf(room).messages.push({ id, activity })
    return { id }
  }

  const update = (room: string, id: string, activity: Message) => {
    const message =
      roomOf(room).messages.find((kept) => kept.id === id) ?? refuse(404, 'ActivityNotFoundInConversation')
    checkMessage(activity)
    message.activity = activity
    for (const listener of updated) listener(room.split(';')[0] ?? '', id)
    return { id }
  }

  const members = (room: string, from: number) => {
    const all = roomOf(room).members
    const next = from + pageSize
    return {
      members: all.slice(from, next),
      ...(next < all.length && { continuationToken: String(next) }),
    }
  }

  const member = (room: string, id: string): object => {
    lookedUp += 1
    const said = sayings.get(id) ?? roomOf(room).members.find((one) => one.id === id)
    if (said === 'nothing') return new Promise(() => undefined)
    if (typeof said === 'number') return refuse(said, 'Planned')
    return said ?? refuse(404, 'MemberNotFoundInConversation')
  }

  const answer = async (request: IncomingMessage): Promise<object> => {
    const url = new URL(request.url ?? '', 'http://teams')
    const method = request.method ?? ''
    const [, of = '', who = ''] = /conversations\/([^/]+)\/members\/([^/]+)$/.exec(url.pathname) ?? []
    if (who !== '') return member(decodeURIComponent(of), decodeURIComponent(who))
    calls.push({ method, path: url.pathname })
    const failure = failures.shift()
    if (failure) throw new Refused(failure)
    if (request.headers.authorization !== 'Bearer the-bots-token') refuse(401, 'Unauthorized')
    const bytes = await readAll(request)
    if (bytes.length > tooLarge) refuse(413, 'MessageSizeTooBig')
    const body = bytes.length > 0 ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {}
    if (!url.pathname.startsWith('/teams/v3/conversations')) refuse(404, 'NotFound')
    const [room = '', what = '', id = ''] = url.pathname.split('/').slice(4).map(decodeURIComponent)
    switch (`${method} ${what}`) {
      case 'POST ':
        return room === '' ? create(body) : refuse(405, 'MethodNotAllowed')
      case 'POST activities':
        return send(room, body)
      case 'PUT activities':
        return update(room, id, body)
      case 'GET pagedmembers':
        return members(room, Number(url.searchParams.get('continuationToken') ?? 0))
      default:
        return refuse(405, 'MethodNotAllowed')
    }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = plan({ method: request.method ?? '', path: (request.url ?? '').split('?')[0] ?? '' })
    if (fault !== undefined) {
      if (fault === 'reply lost') await answer(request).catch(() => undefined)
      goWrong(fault, response)
      return
    }
    try {
      const body = await answer(request)
      response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    } catch (error) {
      const {
        status,
        code,
        headers = {},
      } = error instanceof Refused ? error.refusal : { status: 500, code: String(error) }
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify({ error: { code, message: code } }))
    }
  }

  const server = await listen((request, response) => void serve(request, response))
  return {
    origin: server.origin,
    serviceUrl: `${server.origin}/teams/`,
    rooms,
    addRoom: (id, readers) => rooms.set(id, { members: readers, messages: [] }),
    addPerson: (tenant, member, room) => {
      if (!rooms.has(room)) rooms.set(room, { members: [member], messages: [] })
      people.set(`${tenant}/${member.aadObjectId ?? ''}`, room)
      people.set(`${tenant}/${member.id}`, room)
    },
    failNext: (status, headers) => failures.push({ status, code: 'Planned', ...(headers && { headers }) }),
    says: (of, said) => sayings.set(of, said),
    lookedUp: () => lookedUp,
    failBy: (next) => (plan = next ?? (() => undefined)),
    onUpdated: (listener) => updated.push(listener),
    calls,
    close: server.close,
  }
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const refuse = (status: number, code: string): never => {
  throw new Refused({ status, code })
}

/** What Teams would refuse, or show as a card that could not be drawn. */
const checkMessage = ({ type, text, attachments = [] }: Message): void => {
  if (type !== 'message') refuse(400, 'BadSyntax: type')
  if (!text && attachments.length === 0) refuse(400, 'BadSyntax: empty message')
  for (const { contentType, content } of attachments) {
    if (contentType !== 'application/vnd.microsoft.card.adaptive') refuse(400, `BadSyntax: ${contentType}`)
    const [fault] = faultsOf(content)
    if (fault !== undefined) refuse(400, `BadSyntax: ${fault}`)
  }
}
