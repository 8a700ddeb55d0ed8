import { createRequire } from 'node:module'
import { format } from 'node:util'
import { vi } from 'vitest'
import { openLog, type Log } from '../../src/log.ts'

type Debug = { readonly enable: (names: string) => void; readonly disable: () => void }

/** What a process says in every way it has: its log at the most talkative level, the console, both streams, and what express and its parts say when they are asked to. */
export const listenIn = ({ debug: wanted = true } = {}): {
  readonly log: Log
  readonly lines: string[]
  readonly stop: () => void
} => {
  const lines: string[] = []
  const keep = (text: unknown): void => void lines.push(String(text))
  const debug = createRequire(import.meta.resolve('express'))('debug') as Debug
  if (wanted) debug.enable('*')
  const streams = [process.stdout, process.stderr].map((stream) => {
    const before = stream.write.bind(stream)
    stream.write = (chunk: string | Uint8Array) => {
      keep(Buffer.from(chunk as Uint8Array).toString())
      return true
    }
    return () => void (stream.write = before)
  })
  const spies = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => keep(format(...said))),
  )
  process.on('unhandledRejection', keep)
  return {
    log: openLog('trace', { write: keep }),
    lines,
    stop: () => {
      debug.disable()
      process.off('unhandledRejection', keep)
      spies.forEach((spy) => spy.mockRestore())
      streams.forEach((restore) => restore())
    },
  }
}
