import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { COMPILED } from '../fixtures/compiled.ts'

const LAUNCHER = join(import.meta.dirname, '../../src/cli/who-agrees.js')

/** What the process is told by its environment, over nothing but a path: none of this machine's own settings reach it. */
export type Settings = Readonly<Record<string, string>>

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

export type Program = {
  /** What it has printed so far. */
  readonly out: () => string
  readonly ended: Promise<Ended>
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>
}

/** The command line as a process of its own, as an operator runs it. `limit`: a shell's command before it, such as `ulimit`. */
export const launch = (args: readonly string[], settings: Settings = {}, limit?: string): Program => {
  const words = [process.execPath, LAUNCHER, ...args]
  const limited = ['sh', '-c', `${limit ?? ''}; exec "$@"`, 'sh', ...words]
  const [program = '', ...rest] = limit === undefined ? words : limited
  const child = spawn(program, rest, {
    env: { PATH: process.env['PATH'], ...COMPILED, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = collected(child.stdout)
  const err = collected(child.stderr)
  // Once its output has been read to the end, not only once it has ended.
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out: out(), err: err() }))
  return {
    out,
    ended,
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a command to its end. */
export const ran = (args: readonly string[], settings: Settings = {}, limit?: string): Promise<Ended> =>
  launch(args, settings, limit).ended

const collected = (stream: NonNullable<ChildProcess['stdout']>): (() => string) => {
  let text = ''
  stream.setEncoding('utf8').on('data', (more: string) => (text += more))
  return () => text
}
