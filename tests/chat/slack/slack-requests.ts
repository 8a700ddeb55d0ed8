import { createHmac } from 'node:crypto'
import { SECRET } from './workspace.ts'

export type SignedRequest = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** Signs a body as Slack does. */
export const sign = (
  body: string,
  { secret = SECRET, at = Math.floor(Date.now() / 1000), type = 'application/json' } = {},
): SignedRequest => ({
  body,
  headers: {
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
  },
})

export const FORM_TYPE = 'application/x-www-form-urlencoded'

export const form = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString()

export const postTo = async (
  url: string,
  { body, headers }: SignedRequest,
): Promise<{ readonly status: number; readonly body: string; readonly type: string | null }> => {
  const response = await fetch(url, { method: 'POST', body, headers })
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') }
}
