import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { COMPILED } from '../fixtures/compiled.ts'

/** The command line, as `npm start` runs it. */
export const launcher = join(import.meta.dirname, '../../src/cli/who-agrees.js')

export type PlaygroundProcess = {
  readonly url: string
  readonly process: ChildProcess
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** `npm start` as a process of its own, on a folder and a free port, so that it can be killed as a power cut would. */
export const startProcess = async (folder: string): Promise<PlaygroundProcess> => {
  const child = spawn(process.execPath, [launcher, 'start', '--playground'], {
    env: { PATH: process.env['PATH'], ...COMPILED, DATA_FOLDER: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { url: await urlFrom(child), process: child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

const urlFrom = async ({ stdout }: ChildProcess): Promise<string> => {
  if (!stdout) throw new Error('the playground has no output')
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url) return url
  }
  throw new Error('the playground ended before it said where it is')
}
