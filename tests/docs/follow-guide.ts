import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { eventually, pageClient, type PageMessage } from '../end-to-end/page-client.ts'
import { launcher } from '../end-to-end/playground-process.ts'
import type { GuideStep } from './read-guide.ts'

const START = 'npx who-agrees start'
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/

/**
 * Somebody who does what the guide says, in a folder of their own as if it were the program's.
 * @returns how it came out: for a command and for what is to be seen, what is there; otherwise nothing
 */
export const reader = (folder: string) => {
  let page: Page | undefined
  const onPage = (): Page => {
    if (!page) throw new Error('the page has not been opened yet')
    return page
  }
  const run = async (command: string): Promise<string> => {
    if (!command.startsWith(START)) return printed(command, folder)
    page = await openPage(command, folder)
    return page.printed
  }
  return async (step: GuideStep): Promise<string> => {
    switch (step.does) {
      case 'save':
        await writeFile(join(folder, step.file), step.text, { flag: 'wx' })
        return ''
      case 'add':
        await appendFile(join(folder, step.file), step.text)
        return ''
      case 'run':
        return run(step.command)
      case 'stop':
        return (await page?.stop()) ?? ''
      case 'sit':
      case 'channel':
      case 'type':
      case 'see':
      case 'press':
        return onPage().act(step)
    }
  }
}

/** Runs a command to its end; `npx who-agrees` is this program. */
const printed = (command: string, folder: string): Promise<string> =>
  new Promise((resolve) => {
    const [program = '', ...args] = wordsOf(command)
    const done = (_: unknown, out: string, err: string): void => resolve(out + err)
    const [file, rest] =
      program === 'npx' ? [process.execPath, [launcher, ...args.slice(1)]] : [program, args]
    execFile(file, rest, { cwd: folder, env: { PATH: process.env['PATH'] } }, done).stdin?.end()
  })

const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')

type Act = Extract<GuideStep, { does: 'sit' | 'channel' | 'type' | 'see' | 'press' }>
type Page = {
  readonly printed: string
  readonly act: (step: Act) => Promise<string>
  readonly stop: () => Promise<string>
}

const openPage = async (command: string, folder: string): Promise<Page> => {
  const [, , ...args] = wordsOf(command)
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const line = await firstLine(child)
  const url = ADDRESS.exec(line)?.[0] ?? ''
  return {
    // Any free port, where the guide has the usual one.
    printed: `${line.replace(ADDRESS, 'http://127.0.0.1:3978')}\n`,
    act: await seated(url),
    stop: async () => {
      child.kill('SIGINT')
      await ended
      return ''
    },
  }
}

const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
  if (stdout) for await (const line of createInterface({ input: stdout })) return line
  throw new Error('the program ended before it said where it is')
}

type State = {
  readonly cast: readonly { readonly user: string; readonly name: string }[]
  readonly places: readonly { readonly conversation: string; readonly name: string }[]
}

/** One reader at the page, in one conversation at a time. */
const seated = async (url: string): Promise<Page['act']> => {
  const client = await pageClient(url)
  const { cast, places } = (await (await fetch(`${url}/playground/state`)).json()) as State
  let [user, conversation] = ['', '']
  return async (step) => {
    switch (step.does) {
      case 'sit':
        user = cast.find(({ name }) => name === step.person)?.user ?? `no ${step.person}`
        conversation = `private:${user}`
        return ''
      case 'channel':
        conversation = places.find(({ name }) => name === step.channel)?.conversation ?? `no ${step.channel}`
        return ''
      case 'type':
        await client.say(user, step.words)
        return ''
      case 'press':
        await client.press(
          user,
          step.label,
          step.reasons === undefined ? {} : { reasons: step.reasons },
          conversation,
        )
        return ''
      case 'see':
        return eventually(async () => {
          const text = (await client.messages(user, conversation)).map(textOf).join('\n')
          return text.includes(step.words) ? text : undefined
        }, `"${step.words}" in ${conversation}`)
    }
  }
}

const textOf = ({ teams }: PageMessage): string => textsIn(teams).join('').replaceAll(/\s+/g, ' ')

const textsIn = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(textsIn)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsIn(value),
  )
}
