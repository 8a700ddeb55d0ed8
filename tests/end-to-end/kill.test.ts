import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { pageClient } from './page-client.ts'
import { startProcess } from './playground-process.ts'

let parent = ''
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'who-agrees-kill-'))
})
afterAll(() => rm(parent, { recursive: true }))

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'

/** Everything that happens to one request, each step acknowledged before the process is killed. */
const STEPS: readonly ((page: Awaited<ReturnType<typeof pageClient>>) => Promise<void>)[] = [
  (page) => page.say('sam-reed', 'need £80 for F2201 for gas and food, DWP said no'),
  (page) => page.say('sam-reed', 'food bank used'),
  (page) => page.press('sam-reed', 'Send to Jo'),
  (page) =>
    page.press(
      'jo-marsh',
      'Ask Sam',
      { question: 'Is it a prepayment meter?' },
      'channel:team-manager-east-2',
    ),
  (page) => page.say('sam-reed', 'yes, a prepayment one since June'),
  (page) => page.press('jo-marsh', 'Approve £80', { reasons: REASONS }, 'channel:team-manager-east-2'),
  (page) => page.press('sam-reed', "It's on file"),
]

test(
  'killed with kill -9 after every step and started again: nothing acknowledged is lost',
  { timeout: 120_000 },
  async () => {
    const folder = join(parent, 'register')
    for (const step of STEPS) {
      const running = await startProcess(folder)
      await step(await pageClient(running.url))
      await running.kill()
    }
    const running = await startProcess(folder)
    const page = await pageClient(running.url)
    const story = await page.story()
    for (const words of [
      'prepayment meter',
      'a prepayment one since June',
      'no gas; DWP refused',
      "C2201-1's case file",
    ])
      expect(story).toContain(words)
    const mine = JSON.stringify(await page.messages('sam-reed'))
    expect(mine).toContain('Approved by Jo Marsh')
    const channel = await page.messages('jo-marsh', 'channel:team-manager-east-2')
    expect(JSON.stringify(channel)).toContain('See the reasons')
    await running.stop()
    expect(await verifyRegister(join(folder, 'peterborough'))).toMatchObject({ ok: true })
  },
)
