import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import {
  fillReasons,
  openPlayground,
  pressButton,
  say,
  sees,
  showAs,
  sitAs,
  sitIn,
  TELEPHONE,
} from './playground-page.ts'
import { startProcess, type PlaygroundProcess } from './playground-process.ts'

const REASONS =
  "A baby of six months and no gas. DWP refused, the food bank and church fund can't pay for gas before Monday, and the children's centre has nothing for fuel."

let folder: string
let browser: Browser
let bot: PlaygroundProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-note-'))
  ;[browser, bot] = await Promise.all([startBrowser(), startProcess(folder)])
}, 60_000)
afterAll(async () => {
  await Promise.all([browser.close(), bot.stop()])
  await rm(folder, { recursive: true })
})

describe('the note for the case file, as Slack shows it', { timeout: 60_000 }, () => {
  it.each([
    ['a desk', { width: 1300, height: 900 }],
    ['a telephone', TELEPHONE],
  ])('on %s every line of it can be read, and the whole is copied', async (where, size) => {
    const { page } = await openPlayground(browser, bot.url, size)
    const family = where === 'a desk' ? 'F2201' : 'F3107'
    await showAs(page, 'Slack')
    await sitAs(page, 'Sam Reed')
    await say(page, `need £80 for ${family} for gas, DWP said no, food bank used`)
    await pressButton(page, /^Send to /)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    await showAs(page, 'Teams')
    await fillReasons(page, 'Approve £80', { 'Your reasons': REASONS })
    await sees(page, 'Approved · £80 for gas')
    await showAs(page, 'Slack')
    await sitAs(page, 'Sam Reed')
    await pressButton(page, 'Copy the note')
    const note = page.locator('#messages .slack pre').last()
    await note.waitFor()
    const { hidden, beyond, text } = await note.evaluate((pre) => ({
      hidden: pre.scrollWidth - pre.clientWidth,
      beyond:
        pre.getBoundingClientRect().right -
        (document.querySelector('#messages')?.getBoundingClientRect().right ?? 0),
      text: pre.textContent,
    }))
    expect(hidden).toBe(0)
    expect(beyond).toBeLessThanOrEqual(0)
    expect(text).toContain('nothing for fuel.')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('nothing for fuel.')
    expect(text.trim().startsWith(copied.trim().split('\n')[0] ?? '-')).toBe(true)
  })
})
