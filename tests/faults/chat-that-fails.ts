import type { ChatError, Place } from '../../src/chat/chat.ts'
import { toChatError } from '../../src/chat/slack/web-api-error.ts'
import { chatErrorOf } from '../../src/chat/teams/errors.ts'
import { conversationOf, nameOf, type Sending } from '../../src/announcing/sending.ts'

/** One try, as the chat saw it. */
export type Try = {
  readonly at: number
  readonly conversation: string
  readonly name: string
  /** Milliseconds that it was asked to wait after this, where it was. */
  readonly asked?: number
}

const RETRY_AFTER = [1, 30, 600, 0]

/** What a platform answers when something is wrong, by way of the adapters' own reading of it. */
const slackFaults: readonly ((random: () => number) => ChatError)[] = [
  (random) => slack({ code: 'slack_webapi_rate_limited_error', retryAfter: one(RETRY_AFTER, random) }),
  () => toChatError('chat.postMessage', new Error('A retry header was not found')),
  () => slack({ code: 'slack_webapi_http_error', statusCode: 503 }),
  () => slack({ code: 'slack_webapi_platform_error', data: { error: 'internal_error' } }),
  () => toChatError('chat.postMessage', new Error('socket hang up')),
]
const teamsFaults: readonly ((random: () => number) => ChatError)[] = [
  (random) => teams(429, String(one([...RETRY_AFTER, 'abc', 'Wed, 21 Oct 2026 07:28:00 GMT'], random))),
  () => teams(412),
  () => teams(502),
  () => teams(504),
  () => teams(500),
  () => chatErrorOf(new Error('socket hang up')),
]
const slackLost = ['channel_not_found', 'is_archived', 'not_in_channel', 'account_inactive', 'token_revoked']

const slack = (error: object): ChatError =>
  toChatError('chat.postMessage', Object.assign(new Error('no'), error))
const teams = (statusCode: number, retryAfter?: string): ChatError => {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter })
  return chatErrorOf(Object.assign(new Error('no'), { statusCode, response: { headers } }))
}
const one = <T>(all: readonly T[], random: () => number): T => {
  const found = all[Math.floor(random() * all.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** A place of one chat, and how it fails: now and then, never, or altogether up to an instant. */
export type Failing = { readonly place: Place; readonly often: number; readonly lostUntil: number }

export type Playing = {
  /** Milliseconds. */
  readonly now: () => number
  readonly random: () => number
  /** Which state of things a card drawn now would show. */
  readonly version: () => number
}

/** Chats with something to bring to them: how often it was tried, and what came of it, by the name of what was sent. */
export type Played = {
  readonly act: (sending: Sending) => Promise<void>
  readonly tries: readonly Try[]
  readonly brought: ReadonlyMap<string, readonly { readonly at: number; readonly version: number }[]>
  /** From now on nothing fails but what is lost. */
  readonly calmDown: () => void
  /** Resolves when nothing is on its way to them. */
  readonly settled: () => Promise<unknown>
}

/**
 * Chats that fail by a seed, and what was brought to each place all the same: also where the effect came and its answer did
 * not. A card is drawn as it stands at that moment.
 */
export const failingChat = (
  places: ReadonlyMap<string, Failing>,
  { now, random, version }: Playing,
): Played => {
  const tries: Try[] = []
  let isCalm = false
  const brought = new Map<string, { readonly at: number; readonly version: number }[]>()
  const bring = (sending: Sending): void => {
    const name = nameOf(sending)
    brought.set(name, [...(brought.get(name) ?? []), { at: now(), version: version() }])
  }
  const act = async (sending: Sending): Promise<void> => {
    await Promise.resolve()
    const conversation = conversationOf(sending)
    const failing = places.get(conversation)
    if (!failing) throw new Error('nobody knows that place')
    const isSlack = conversation.startsWith('slack')
    const fault =
      now() < failing.lostUntil
        ? isSlack
          ? slack({ code: 'slack_webapi_platform_error', data: { error: one(slackLost, random) } })
          : teams(403)
        : !isCalm && random() < failing.often
          ? one(isSlack ? slackFaults : teamsFaults, random)(random)
          : undefined
    const asked = fault?.retryAfter
    tries.push({ at: now(), conversation, name: nameOf(sending), ...(asked !== undefined && { asked }) })
    // The effect came, and the answer was lost on the way.
    if (!fault || (fault.kind === 'unreachable' && now() >= failing.lostUntil && random() < 0.3))
      bring(sending)
    if (fault) throw fault
  }
  return { act, tries, brought, calmDown: () => void (isCalm = true), settled: () => Promise.resolve() }
}

/** Tries that came sooner than the platform takes them. */
export const tooFast = (tries: readonly Try[]): readonly string[] =>
  [...Map.groupBy(tries, ({ conversation }) => conversation)].flatMap(([conversation, theirs]) => {
    const limits = conversation.startsWith('slack')
      ? [[1, 1000]]
      : [
          [7, 1000],
          [8, 2000],
          [60, 30_000],
          [1800, 3_600_000],
        ]
    return limits.flatMap(([most = 1, within = 0]) =>
      theirs.flatMap(({ at }, index) => {
        const before = theirs[index - most]
        return before && at - before.at < within
          ? [`${conversation}: ${most + 1} in ${at - before.at} ms`]
          : []
      }),
    )
  })

/** Tries that came before the time that the chat had asked to wait was over. */
export const tooSoon = (tries: readonly Try[]): readonly string[] =>
  [...Map.groupBy(tries, ({ conversation }) => conversation)].flatMap(([conversation, theirs]) =>
    theirs.flatMap(({ at }, index) => {
      const before = theirs[index - 1]
      return before?.asked !== undefined && at - before.at < before.asked
        ? [`${conversation}: after ${at - before.at} ms of ${before.asked}`]
        : []
    }),
  )
