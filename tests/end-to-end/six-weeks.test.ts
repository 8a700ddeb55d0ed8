import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pageClient, type PageMessage } from './page-client.ts'
import { startProcess, type PlaygroundProcess } from './playground-process.ts'

let folder: string
let playground: PlaygroundProcess
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-weeks-'))
  playground = await startProcess(folder)
})
afterEach(async () => {
  await playground.stop()
  await rm(folder, { recursive: true })
})

/** What stands on the cards, run after run, with their buttons. */
const wordsIn = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(wordsIn).join('')
  if (typeof node !== 'object' || node === null) return ''
  return Object.entries(node)
    .map(([key, value]) =>
      (key === 'text' || key === 'title') && typeof value === 'string' ? value : wordsIn(value),
    )
    .join('')
}
const text = (messages: readonly PageMessage[]): string =>
  messages.map(({ teams }) => wordsIn(teams)).join('\n')
const times = (haystack: string, needle: string): number => haystack.split(needle).length - 1

test('six weeks in a minute: the reminders come in their order, and a restart brings none again', async () => {
  const began = Date.now()
  const page = await pageClient(playground.url)
  await page.say('sam-reed', 'need £80 for F2201 for gas, DWP said no, food bank used')
  await page.press('sam-reed', 'Send, this week will do')
  for (let week = 0; week < 6; week += 1) await page.leap('1-week')
  const told = text(await page.messages('sam-reed'))
  expect(times(told, "Jo hasn't answered since")).toBe(3)
  expect(told).toMatch(/Ask Ruth as well.*Give Jo longer/)
  expect(told).toMatch(/I've told .* that it waits/)
  expect(Date.now() - began).toBeLessThan(60_000)

  await playground.kill()
  playground = await startProcess(folder)
  const again = await pageClient(playground.url)
  await again.leap('10-minutes')
  expect(times(text(await again.messages('sam-reed')), "Jo hasn't answered since")).toBe(3)
  await again.press('sam-reed', 'Ask Ruth as well')
}, 120_000)
