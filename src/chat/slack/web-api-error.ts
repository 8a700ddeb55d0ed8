import { z } from 'zod'
import { ChatError } from '../chat.ts'

const platformError = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string().regex(/^[a-z0-9_]{1,80}$/) }),
})
const rateLimited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() })
/** Something else than Slack answered: the SDK takes the page for the name of a refusal. */
const nonsense = z.object({ code: z.literal('slack_webapi_platform_error') })
const httpError = z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() })

/** What Slack says when there is nothing left to write on, or nobody there. */
const GONE = [
  'message_not_found',
  'channel_not_found',
  'thread_not_found',
  'user_not_found',
  'user_not_visible',
]
/** What Slack says when Slack is the trouble. */
const BROKEN = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]
/** However long Slack asks to wait, it is asked again after this. Milliseconds. */
const LONGEST = 3_600_000
const BUSY = ['ratelimited', 'rate_limited']

const NEXT_STEP: Readonly<Record<string, string>> = {
  not_in_channel: 'Invite the bot to the channel.',
  is_archived: 'The channel is archived: give the post another one.',
  channel_not_found: 'Check the channel id, and invite the bot if the channel is private.',
  missing_scope: 'Reinstall the app from manifests/slack/manifest.yaml.',
  invalid_auth: 'Check the bot token.',
  token_revoked: 'Reinstall the app and set the new bot token.',
  account_inactive: 'Reinstall the app and set the new bot token.',
}

/** Turns whatever the SDK throws into the one error of the port. Says which method and what to do; never what was being said. */
export const toChatError = (method: string, error: unknown): ChatError => {
  const refused = platformError.safeParse(error).data?.data.error
  if (refused !== undefined) return fromPlatform(method, refused)
  const limited = rateLimited.safeParse(error).data
  if (limited) return busy(method, Math.min(Math.max(0, limited.retryAfter) * 1000, LONGEST))
  // The SDK gives up on a limit whose `Retry-After` it cannot read, without a type of its own.
  if (error instanceof Error && /retry header/i.test(error.message)) return busy(method)
  const status = httpError.safeParse(error).data?.statusCode
  if (status !== undefined) return new ChatError('unreachable', `Slack answered ${status} for ${method}.`)
  if (nonsense.safeParse(error).success)
    return new ChatError('unreachable', `What came back for ${method} was no answer of Slack's.`)
  return new ChatError('unreachable', `Slack did not answer for ${method}.`)
}

const fromPlatform = (method: string, code: string): ChatError => {
  if (BUSY.includes(code)) return busy(method)
  const kind = GONE.includes(code) ? 'gone' : BROKEN.includes(code) ? 'unreachable' : 'refused'
  return new ChatError(kind, [`Slack refused ${method}: ${code}.`, NEXT_STEP[code]].filter(Boolean).join(' '))
}

const busy = (method: string, retryAfter?: number): ChatError =>
  new ChatError('busy', `Slack asks to wait before ${method}.`, retryAfter)
