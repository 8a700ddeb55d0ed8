import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from './browser.ts'
import {
  fillReasons,
  moveClock,
  openPlayground,
  openQuestions,
  pressButton,
  say,
  sees,
  showAs,
  sitAs,
  sitIn,
  TELEPHONE,
  visit,
} from './playground-page.ts'
import { startProcess } from './playground-process.ts'

/** Takes the pictures in docs/screens: the first conversation, as it runs. `npm run screens`. */

const SCREENS = join(import.meta.dirname, '../../docs/screens')
/** High enough for a whole card. */
const DESK = { width: 1440, height: 1060 }
const CHANNEL = 'Team Manager, East 2'
const REASONS =
  "A baby of six months and no gas. DWP refused, the food bank and church fund can't pay for gas before Monday, and the children's centre has nothing for fuel."

/** With the pointer out of the way: what it rests on looks different. */
const picture = async (page: Page, name: string, fullPage = false): Promise<void> => {
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage })
}

/** A browser that sees the same conversation at another width. */
const at = async (browser: Browser, page: Page, size: typeof DESK): Promise<Page> => {
  const { page: other } = await openPlayground(browser, page.url(), size)
  await visit(other, page.url())
  return other
}

/** The conversation is of a Friday, before a weekend. */
const toFriday = async (page: Page): Promise<void> => {
  await moveClock(page, '1-day')
  await moveClock(page, '1-day')
}

const takeScreens = async (browser: Browser, url: string): Promise<void> => {
  const { page } = await openPlayground(browser, url, DESK)
  await toFriday(page)
  await sitAs(page, 'Sam Reed')
  await say(page, 'need 80 quid for gas F2201, 6 month old in the house, DWP said no')
  await say(page, 'food bank gave food today, dont do gas. church hardship fund shut til mon')
  await picture(page, 'worker-desk')
  await picture(await at(browser, page, TELEPHONE), 'worker-telephone')
  await pressButton(page, 'Send to Jo, needed today')

  await sitIn(page, 'Jo Marsh', CHANNEL)
  await sees(page, '£80 for gas · F2201')
  await picture(page, 'card-teams')
  await showAs(page, 'Slack')
  await picture(page, 'card-slack')
  await openQuestions(page, 'Approve £80')
  await picture(page, 'card-slack-form')
  await page.getByRole('button', { name: 'Close' }).last().click()
  await showAs(page, 'Teams')
  await moveClock(page, '10-minutes')
  await fillReasons(page, 'Approve £80', { 'Your reasons': REASONS })
  await sees(page, 'Approved · £80 for gas')

  await sitAs(page, 'Sam Reed')
  await sees(page, 'Approved by Jo Marsh')
  await picture(page, 'approved-desk')
  await moveClock(page, '10-minutes')
  await pressButton(page, "It's on file")
  await page.goto(`${url}/register`)
  await picture(page, 'register')
  await page.getByRole('link', { name: '£80 for gas' }).click()
  await page.locator('.story').waitFor()
  await picture(page, 'register-story', true)
}

const folder = await mkdtemp(join(tmpdir(), 'who-agrees-screens-'))
const [browser, bot] = await Promise.all([startBrowser(), startProcess(folder)])
try {
  await mkdir(SCREENS, { recursive: true })
  await takeScreens(browser, bot.url)
} finally {
  await Promise.all([browser.close(), bot.stop()])
  await rm(folder, { recursive: true })
}
