/** An instance of the bot that begins to announce what waits, and never gets an answer from its chat: says so, and stays there. */
import { writeSync } from 'node:fs'
import { openInstance } from '../fixtures/instances.ts'
import { memoryChat } from '../fixtures/memory-chat.ts'

const [url = '', authority = '', at = ''] = process.argv.slice(2)
setInterval(() => undefined, 1000)
const { chat } = memoryChat(() => [])
const stuck = (): Promise<never> => {
  writeSync(1, 'announcing\n')
  return new Promise(() => undefined)
}
await openInstance({
  url,
  authority,
  at,
  chat: { ...chat, post: stuck },
  announces: { beatEvery: 200, deadAfter: 60_000 },
})
