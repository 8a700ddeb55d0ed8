import type { ChatError } from '../../src/chat/chat.ts'
import type { WireFault } from '../chat/wire-fault.ts'

/** What the bot is to make of a fault: whether trying again can help, and when, in milliseconds. */
export type Meaning = { readonly kind: ChatError['kind']; readonly retryAfter?: number }

type Fault = {
  readonly name: string
  readonly fault: WireFault
  readonly slack: Meaning
  readonly teams: Meaning
}

/** The Bot Connector asks for another try after most of these; Slack has no word of its own for any. */
const passing = { slack: { kind: 'unreachable' }, teams: { kind: 'busy' } } as const

const tooMany = (retryAfter: string | undefined, milliseconds?: number): Fault => {
  const meaning = { kind: 'busy', ...(milliseconds !== undefined && { retryAfter: milliseconds }) } as const
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  const name = `429, Retry-After ${retryAfter ?? 'left out'}`
  return { name, fault: { status: 429, headers }, slack: meaning, teams: meaning }
}
const status = (code: number, teams: Meaning = passing.teams): Fault => ({
  name: String(code),
  fault: { status: code },
  slack: passing.slack,
  teams,
})
const page = (name: string, body: string, type = 'application/json'): Fault => ({
  name: `200 with ${name}`,
  fault: { status: 200, headers: { 'content-type': type }, body },
  ...passing,
})

/** Everything that can go wrong on the way to a platform, and what it means. */
export const FAULTS: readonly Fault[] = [
  tooMany('1', 1_000),
  tooMany('30', 30_000),
  tooMany('600', 600_000),
  tooMany('0', 0),
  // Nothing waits for longer than an hour without being looked at again.
  tooMany('999999', 3_600_000),
  tooMany(undefined),
  tooMany('abc'),
  tooMany('Wed, 21 Oct 2026 07:28:00 GMT'),
  ...[500, 502, 503, 504, 412].map((code) => status(code)),
  status(403, { kind: 'unreachable' }),
  status(404, { kind: 'gone' }),
  page('a page', '<html>Please sign in to the guest network</html>', 'text/html'),
  page('a page that says it is JSON', '<html>Please sign in</html>'),
  page('nothing in it', ''),
  page('nothing in it, and no type', '', 'text/plain'),
  page('half an answer', '{"ok": true, "id": "1'),
  page('a list', '[]'),
  page('null', 'null'),
  { name: 'a line that breaks', fault: 'resets', ...passing },
  { name: 'a reply that is lost', fault: 'reply lost', ...passing },
]

/** These last as long as the bot waits. */
export const SLOW_FAULTS: readonly Fault[] = [
  { name: 'no answer at all', fault: 'hangs', ...passing },
  { name: 'an answer that never ends', fault: 'stalls', ...passing },
]

/** What Slack says itself, with a good status. */
export const SLACK_REFUSALS: readonly (readonly [string, Meaning])[] = [
  ['channel_not_found', { kind: 'gone' }],
  ['message_not_found', { kind: 'gone' }],
  ['not_in_channel', { kind: 'refused' }],
  ['is_archived', { kind: 'refused' }],
  ['edit_window_closed', { kind: 'refused' }],
  ['token_revoked', { kind: 'refused' }],
  ['account_inactive', { kind: 'refused' }],
  ['ratelimited', { kind: 'busy' }],
  ['internal_error', { kind: 'unreachable' }],
  ['service_unavailable', { kind: 'unreachable' }],
]
