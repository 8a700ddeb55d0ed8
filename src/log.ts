import { pino, type DestinationStream } from 'pino'
import type { LogLevel } from './config.ts'

/** What a log line may hold: ids, counts and fixed names. A fact about a child has no key here, so it cannot be logged. */
const ALLOWED = [
  'address',
  'authority',
  'batch',
  'code',
  'count',
  'delivery',
  'event',
  'file',
  'host',
  'line',
  'milliseconds',
  'path',
  'platform',
  'port',
  'position',
  'post',
  'reason',
  'request',
  'status',
  'step',
  'tenant',
  'version',
  'workspace',
] as const

export type LogFields = Readonly<Partial<Record<(typeof ALLOWED)[number], string | number | boolean>>>

/** A structured log: a fixed sentence, and fields from the allow-list. */
export type Log = {
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  /** Of an error only its name, code and places in the code are kept: its message may quote what somebody typed. */
  readonly error: (message: string, error?: unknown, fields?: LogFields) => void
}

/** Writes JSON lines, by default to standard output. */
export const openLog = (level: LogLevel, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    info: (message, fields = {}) => logger.info(allowed(fields), message),
    warn: (message, fields = {}) => logger.warn(allowed(fields), message),
    error: (message, error, fields = {}) =>
      logger.error(
        { ...allowed(fields), ...(error === undefined ? {} : { error: withoutWords(error) }) },
        message,
      ),
  }
}

/** Types stop the usual mistake; this stops a field that came in under another type. */
const allowed = (fields: LogFields): Record<string, unknown> =>
  Object.fromEntries(ALLOWED.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]))

const withoutWords = (error: unknown): object => {
  if (!(error instanceof Error)) return { name: typeof error }
  return {
    name: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    places: placesOf(error).slice(0, 12),
    ...(error.cause === undefined ? {} : { cause: withoutWords(error.cause) }),
  }
}

/** A stack begins with the message, which may itself have lines that look like places. */
const placesOf = ({ stack = '', message }: Error): readonly string[] =>
  stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
