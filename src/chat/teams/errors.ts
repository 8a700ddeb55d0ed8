import { ChatError } from '../chat.ts'

/** What Teams or the way to it did, as the bot knows it. Only the status is repeated: a refusal may quote the card. */
export const chatErrorOf = (error: unknown): ChatError => {
  if (error instanceof ChatError) return error
  const status = statusOf(error)
  const message = signInFault(error) ?? `Teams answered ${status ?? 'nothing'}.`
  const kind = kinds[status ?? 0] ?? 'busy'
  return new ChatError(kind, message, kind === 'busy' ? retryAfterOf(error) : undefined)
}

/** Everything else may pass: Teams asks for another try after 412, 429, 502 and 504, and a broken line is no answer at all. */
const kinds: Readonly<Record<number, ChatError['kind']>> = {
  400: 'refused',
  401: 'refused',
  403: 'unreachable',
  404: 'gone',
  405: 'refused',
  410: 'gone',
  413: 'refused',
}

const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' ? status : undefined
}

/** What a secret that has run out looks like: it may be mended any minute, so nothing is given up for it. */
const signInFault = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : ''
  return /^\w{1,60}$/.test(code) ? `The bot could not sign in at Microsoft: ${code}.` : undefined
}

const anHour = 3_600_000

/** Whole seconds, as Teams gives them; anything else in that header is left to whoever tries again. */
const retryAfterOf = (error: unknown): number | undefined => {
  const seconds = Number(headerOf(error, 'retry-after') ?? NaN)
  return seconds >= 0 ? Math.min(seconds * 1000, anHour) : undefined
}

const headerOf = (error: unknown, name: string): string | undefined => {
  const response: unknown = error instanceof Error && 'response' in error ? error.response : undefined
  const headers: unknown = isObject(response) ? response['headers'] : undefined
  const get: unknown = isObject(headers) ? headers['get'] : undefined
  const value: unknown = typeof get === 'function' ? get.call(headers, name) : undefined
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
