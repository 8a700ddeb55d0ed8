import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/chat/chat.ts'
import { JO_REASONS } from '../web/cards.ts'
import { memoryDocuments } from '../web/memory-documents.ts'
import { startBrowser } from './browser.ts'
import {
  fillReasons,
  lastMessage,
  messages,
  moveClock,
  openChannel,
  openPlayground,
  openQuestions,
  pressButton,
  registerLines,
  say,
  showAs,
  sitAs,
  TELEPHONE,
} from './playground-page.ts'
import { illegible } from './legible.ts'
import { scriptedPlayground } from './scripted-playground.ts'

const NEED = 'need 80 quid for gas F2201, 6 month old in the house, DWP said no'
const ANSWERS = {
  'Has everything else been tried?': 'Yes',
  'Your reasons': JO_REASONS,
  'What else did you consider?': 'Waiting until Monday',
}

let browser: Browser
let pictures: string
beforeAll(async () => {
  browser = await startBrowser()
  pictures = await mkdtemp(join(tmpdir(), 'who-agrees-pictures-'))
}, 60_000)
afterAll(() => browser.close())

let playground: Awaited<ReturnType<typeof scriptedPlayground>>
beforeEach(async () => {
  playground = await scriptedPlayground()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await playground.stop()
})

const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) })
const presses = (heard: readonly Delivery[]) => heard.flatMap((one) => (one.kind === 'pressed' ? [one] : []))

const askAsSam = async (page: Page): Promise<void> => {
  await say(page, NEED)
  await pressButton(page, 'Send to Jo, needed today')
}

/** What was recorded reaches a page a moment later. */
const SOON = { timeout: 10_000 }

describe('the playground', () => {
  it('tells a first visitor what to do, and complains of nothing', async () => {
    const { page, complaints } = await openPlayground(browser, playground.url)
    await page.getByRole('button', { name: NEED }).click()
    expect(await page.locator('#say').inputValue()).toBe(NEED)
    await picture(page, 'first-visit')
    expect(complaints).toEqual([])
  })

  it('lists the cast by what they are', async () => {
    const { page } = await openPlayground(browser, playground.url)
    const groups = page.locator('#people > li')
    expect(await groups.locator('h3').allInnerTexts()).toEqual([
      'Workers',
      'Managers',
      'Heads of service',
      'Directors',
      'Others',
    ])
    expect(await groups.nth(0).locator('.who b').allInnerTexts()).toContain('Sam Reed')
    expect(await groups.nth(1).locator('.who b').allInnerTexts()).toEqual(['Jo Marsh', 'Ruth Cole'])
    expect(await groups.nth(3).locator('.who b').allInnerTexts()).toEqual(['Ian West', 'Grace Holt'])
  })

  it.each(['Teams', 'Slack'] as const)('holds a whole request in the %s look', async (look) => {
    const { page, complaints } = await openPlayground(browser, playground.url)
    await showAs(page, look)
    await askAsSam(page)
    await page.getByRole('button', { name: 'Sit as Jo Marsh' }).click()
    await picture(page, `card-${look}`)
    await fillReasons(page, 'Approve £80', ANSWERS)
    expect(await lastMessage(page).innerText()).toContain('Approved · £80')
    await sitAs(page, 'Sam Reed')
    expect(await lastMessage(page).innerText()).toContain(JO_REASONS)
    await expect.poll(async () => (await registerLines(page))[0], SOON).toContain('Approved £80.')
    await picture(page, `answer-${look}`)
    const [, approve] = presses(playground.heard)
    expect(approve).toMatchObject({
      account: { platform: 'web', workspace: 'playground', user: 'jo' },
      button: { on: 'request', id: 'r-1', step: 0, version: 1, act: 'approve' },
      answers: { 'attest:tried': 'yes', reasons: JO_REASONS, considered: 'Waiting until Monday' },
      at: { conversation: 'channel:tm-east-2', message: 'm-1' },
    })
    expect(complaints).toEqual([])
  })

  it('sends nothing while an answer that is needed is missing, in either look', async () => {
    const { page } = await openPlayground(browser, playground.url)
    await askAsSam(page)
    await sitAs(page, 'Jo Marsh')
    await openChannel(page, 'Team Manager, East 2')
    for (const look of ['Teams', 'Slack'] as const) {
      await showAs(page, look)
      await fillReasons(page, 'Approve £80', { 'Your reasons': JO_REASONS })
      expect(await page.getByText('This one is needed.').first().isVisible()).toBe(true)
    }
    expect(presses(playground.heard)).toHaveLength(1)
  })

  it('shows words that people typed as words', async () => {
    const { page, complaints } = await openPlayground(browser, playground.url)
    const typed = '<img src=x onerror=alert(1)> **bold** [a](https://evil.example) <!channel> & &amp;'
    await say(page, typed)
    await pressButton(page, 'Send to Jo, needed today')
    expect(await messages(page).filter({ hasText: 'onerror' }).locator('.said p').innerText()).toBe(typed)
    await sitAs(page, 'Jo Marsh')
    await openChannel(page, 'Team Manager, East 2')
    for (const look of ['Teams', 'Slack'] as const) {
      await showAs(page, look)
      expect(await lastMessage(page).innerText()).toContain(typed)
      expect(await page.locator('#messages img, #messages a, #story img').count()).toBe(0)
    }
    await page.goto(`${playground.url}/register/r-1`)
    expect(await page.locator('blockquote').innerText()).toBe(typed)
    expect(complaints).toEqual([])
  })

  it('says where the answer is when a press in a channel was refused', async () => {
    const { page } = await openPlayground(browser, playground.url)
    await askAsSam(page)
    await sitAs(page, 'Jo Marsh')
    await openChannel(page, 'Team Manager, East 2')
    await fillReasons(page, 'Approve £80', { ...ANSWERS, 'Your reasons': 'ok' })
    expect(await page.getByLabel('Your reasons').filter({ visible: true }).inputValue()).toBe('ok')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByText('What did you weigh?').waitFor()
    await expect
      .poll(async () => (await registerLines(page))[0], SOON)
      .toContain('the reasons were too thin. Nothing changed.')
  })

  it('keeps half-typed reasons when something new arrives', async () => {
    const { page } = await openPlayground(browser, playground.url)
    await askAsSam(page)
    await sitAs(page, 'Jo Marsh')
    await openChannel(page, 'Team Manager, East 2')
    await openQuestions(page, 'Approve £80')
    const reasons = messages(page).first().getByLabel('Your reasons').filter({ visible: true })
    await reasons.fill('A baby of six months')
    const other = await openPlayground(browser, playground.url)
    await askAsSam(other.page)
    await messages(page).nth(1).waitFor()
    expect(await reasons.inputValue()).toBe('A baby of six months')
  })

  it('can be worked by the keyboard alone', async () => {
    const { page } = await openPlayground(browser, playground.url)
    await page.locator('#say').focus()
    await page.keyboard.type(NEED)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Send to Jo, needed today' }).waitFor()
    await page.keyboard.press('Shift+Tab')
    await tabTo(page, 'Send to Jo, needed today', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Sit as Jo Marsh' }).waitFor()
    await tabTo(page, 'Sit as Jo Marsh', 'Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Team Manager, East 2' }).waitFor()
    expect(await page.locator('.place h1').innerText()).toBe('Team Manager, East 2')
  })

  it('works on a telephone, with nothing wider than the screen', async () => {
    const { page } = await openPlayground(browser, playground.url, TELEPHONE)
    await picture(page, 'telephone-first')
    await askAsSam(page)
    await sitAs(page, 'Jo Marsh')
    await openChannel(page, 'Team Manager, East 2')
    await picture(page, 'telephone-card')
    const wide = await page.evaluate(
      () =>
        [...document.querySelectorAll('main *')].filter(
          (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
        ).length,
    )
    expect(wide).toBe(0)
    await fillReasons(page, 'Approve £80', ANSWERS)
    await page.goto(`${playground.url}/register/r-1`)
    await picture(page, 'telephone-register')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      TELEPHONE.width,
    )
  })

  it('moves the clock, and lets somebody take their own message away', async () => {
    const { page } = await openPlayground(browser, playground.url)
    expect(await page.locator('#clock').innerText()).toBe('Fri 27 Nov 2026, 12:38')
    await moveClock(page, '10-minutes')
    expect(await page.locator('#clock').innerText()).toBe('Fri 27 Nov 2026, 12:48')
    await moveClock(page, 'next-working-day')
    expect(await page.locator('#clock').innerText()).toBe('Mon 30 Nov 2026, 09:00')
    await say(page, 'Tommy Smith needs shoes')
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Message deleted').waitFor()
    expect(await page.getByText('Tommy Smith').count()).toBe(0)
  })

  it('can be read and used by everybody, in every part of it', async () => {
    const { page } = await openPlayground(browser, playground.url)
    expect(await illegible(page)).toEqual([])
    await askAsSam(page)
    await fillReasonsOf(page)
    expect(await illegible(page)).toEqual([])
    await showAs(page, 'Slack')
    expect(await illegible(page)).toEqual([])
    await fillReasonsOf(page)
    expect(await illegible(page)).toEqual([])
    for (const path of ['/register', '/register/r-1', '/register/spend']) {
      await page.goto(playground.url + path)
      expect(await illegible(page)).toEqual([])
    }
  })

  it('would say what cannot be read or used', async () => {
    const { page } = await openPlayground(browser, playground.url)
    await page.evaluate(() => {
      const faint = document.createElement('p')
      faint.textContent = 'Grey on grey'
      faint.style.color = '#8a949a'
      document.querySelector('.register')?.append(faint, document.createElement('input'))
    })
    expect(await illegible(page)).toEqual([
      expect.stringMatching(/^faint .* Grey on grey$/),
      expect.stringMatching(/^no name: <input/),
    ])
  })

  it('goes on after the bot was stopped and started again, with what was half written', async () => {
    const documents = memoryDocuments()
    const before = await scriptedPlayground({ documents })
    const { page } = await openPlayground(browser, before.url)
    await say(page, NEED)
    await before.stop()
    await say(page, 'are you there?')
    expect(await page.getByRole('status').innerText()).toContain('What you wrote is still here')
    expect(await page.locator('#say').inputValue()).toBe('are you there?')
    const after = await scriptedPlayground({ documents, port: Number(new URL(before.url).port) })
    await page.getByRole('status').getByText('What you wrote').waitFor({ state: 'detached' })
    await pressButton(page, 'Send to Jo, needed today')
    expect(await messages(page).filter({ hasText: NEED }).count()).toBe(1)
    expect(presses(after.heard)).toHaveLength(1)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await messages(page).filter({ hasText: 'are you there?' }).waitFor()
    await after.stop()
  })

  it('draws the register: every request, one story, and spend', async () => {
    const { page, complaints } = await openPlayground(browser, playground.url)
    await askAsSam(page)
    await page.getByRole('link', { name: 'Every request' }).click()
    await page.getByRole('searchbox').fill('f2201')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: '£80 section 17 for gas' }).click()
    expect(await page.locator('.story li').count()).toBe(2)
    expect(await page.locator('svg.timeline circle').count()).toBe(2)
    await picture(page, 'register-story')
    await page.getByRole('link', { name: 'Spend' }).click()
    expect(await page.locator('figcaption').first().innerText()).toContain('£80 since 1 April')
    await picture(page, 'register-spend')
    expect(complaints).toEqual([])
  })
})

/** Jo's card with its questions open, nothing answered. */
const fillReasonsOf = async (page: Page): Promise<void> => {
  await sitAs(page, 'Jo Marsh')
  await openChannel(page, 'Team Manager, East 2')
  await fillReasons(page, 'Approve £80', {})
}

const tabTo = async (page: Page, button: string, key: 'Tab' | 'Shift+Tab'): Promise<void> => {
  for (let presses = 0; presses < 40; presses += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent)
    if (focused === button) return
    await page.keyboard.press(key)
  }
  throw new Error(`${button} was not reached by ${key}`)
}
