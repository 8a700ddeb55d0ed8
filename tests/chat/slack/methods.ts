import { z } from 'zod'
import { problemsInBlocks, problemsInView, readBlocks, readView } from './block-rules.ts'
import {
  APP,
  BOT,
  BOT_USER,
  type Channel,
  type Posted,
  privateChannelOf,
  TEAM,
  type Workspace,
} from './workspace.ts'

export type Arguments = Readonly<Record<string, string>>
export type Result = Readonly<Record<string, unknown>>
type Method = (workspace: Workspace, given: Arguments) => Result

const refuse = (error: string, extra: Result = {}): Result => ({ ok: false, error, ...extra })

class Refused extends Error {
  readonly result: Result
  constructor(result: Result) {
    super('refused')
    this.result = result
  }
}

/** Answers a call, or undefined where there is no such method. */
export const answerCall = (workspace: Workspace, method: string, given: Arguments): Result | undefined => {
  try {
    return methods[method]?.(workspace, given)
  } catch (error) {
    if (error instanceof Refused) return error.result
    throw error
  }
}

/** Refuses what the real methods refuse, by the names they give it. */
const methods: Readonly<Record<string, Method>> = {
  'auth.test': () => ({ ok: true, team_id: TEAM, user_id: BOT_USER, bot_id: BOT }),
  'bots.info': () => ({ ok: true, bot: { id: BOT, app_id: APP, user_id: BOT_USER } }),

  'users.info': ({ users }, { user = '' }) => {
    const found = users.get(user)
    return found ? { ok: true, user: found } : refuse('user_not_found')
  },

  'conversations.open': (workspace, { users = '' }) => {
    const user = workspace.users.get(users)
    if (!user) return refuse('user_not_found')
    const id = privateChannelOf(user.id)
    if (!workspace.channels.has(id))
      workspace.channels.set(id, { id, members: [BOT_USER, user.id], archived: false })
    return { ok: true, channel: { id } }
  },

  /** Two to a page, so that pages have to be asked for. */
  'conversations.members': ({ channels }, { channel = '', cursor = '0' }) => {
    const found = channels.get(channel)
    if (!found) return refuse('channel_not_found')
    const from = Number(cursor)
    const more = from + 2 < found.members.length
    return {
      ok: true,
      members: found.members.slice(from, from + 2),
      response_metadata: { next_cursor: more ? String(from + 2) : '' },
    }
  },

  'chat.postMessage': (workspace, given) => {
    const channel = writable(workspace, given['channel'])
    const message = readMessage(given)
    const posted: Posted = { channel: channel.id, ts: newStamp(workspace), ...message }
    workspace.posted.push(posted)
    return { ok: true, channel: posted.channel, ts: posted.ts, message: { ...message } }
  },

  'chat.postEphemeral': (workspace, given) => {
    const channel = writable(workspace, given['channel'])
    const user = given['user'] ?? ''
    if (!channel.members.includes(user)) return refuse('user_not_in_channel')
    const message = readMessage(given)
    const ts = newStamp(workspace)
    workspace.posted.push({ channel: channel.id, ts, ...message, onlyFor: user })
    return { ok: true, message_ts: ts }
  },

  'chat.update': (workspace, given) => {
    const channel = workspace.channels.get(given['channel'] ?? '')
    if (!channel) return refuse('channel_not_found')
    const posted = workspace.posted.find(
      ({ ts, channel: where, onlyFor }) =>
        ts === given['ts'] && where === channel.id && onlyFor === undefined,
    )
    if (!posted) return refuse('message_not_found')
    const message = readMessage(given)
    Object.assign(posted, message)
    return { ok: true, channel: channel.id, ts: posted.ts }
  },

  'views.open': (workspace, { trigger_id: trigger = '', view = '' }) => {
    const found = workspace.triggers.get(trigger)
    if (!found) return refuse('invalid_trigger_id')
    if (found.used) return refuse('exchanged_trigger_id')
    if (Date.now() - found.at > 3000) return refuse('expired_trigger_id')
    const problems = problemsInView(parsed(view))
    if (problems.length > 0) return refuse('invalid_arguments', { response_metadata: { messages: problems } })
    found.used = true
    const [id, hash] = [`V${workspace.next()}`, `${workspace.next()}.hash`]
    workspace.modals.set(found.user, { id, hash, user: found.user, view: readView(parsed(view)) })
    return { ok: true, view: { id } }
  },

  'views.publish': (workspace, { user_id: user = '', view = '' }) => {
    if (!workspace.users.has(user)) return refuse('user_not_found')
    const problems = problemsInView(parsed(view))
    if (problems.length > 0) return refuse('invalid_arguments', { response_metadata: { messages: problems } })
    workspace.homes.set(user, readView(parsed(view)))
    return { ok: true }
  },
}

const writable = ({ channels }: Workspace, id = ''): Channel => {
  const channel = channels.get(id)
  if (!channel) throw new Refused(refuse('channel_not_found'))
  if (channel.archived) throw new Refused(refuse('is_archived'))
  if (!channel.members.includes(BOT_USER)) throw new Refused(refuse('not_in_channel'))
  return channel
}

const readMessage = ({ text = '', blocks }: Arguments): Pick<Posted, 'text' | 'blocks'> => {
  if (text === '' && blocks === undefined) throw new Refused(refuse('no_text'))
  if (text.length > 40_000) throw new Refused(refuse('msg_too_long'))
  const given = blocks === undefined ? [] : parsed(blocks)
  const problems = problemsInBlocks(given)
  if (problems.includes('msg_blocks_too_long')) throw new Refused(refuse('msg_blocks_too_long'))
  if (problems.length > 0)
    throw new Refused(refuse('invalid_blocks', { response_metadata: { messages: problems } }))
  return { text, blocks: readBlocks(given) }
}

const newStamp = ({ next }: Workspace): string => `17000000${String(next()).padStart(2, '0')}.000100`

const parsed = (text: string): unknown =>
  z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .parse(text)
