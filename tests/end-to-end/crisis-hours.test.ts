import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import {
  buttonsOf,
  fillReasons,
  moveClock,
  openPlayground,
  pressButton,
  say,
  sees,
  sitAs,
  sitIn,
} from './playground-page.ts'
import { type PlaygroundProcess, startProcess } from './playground-process.ts'

const ANNAS = 'Head of Service, Family Safeguarding'
const DEVS = 'Head of Service, Corporate Parenting'

/** The second conversation as it is written for us: crisis family support, and two hours to borrow. */
describe('crisis family support, and two hours to borrow', { timeout: 90_000 }, () => {
  let browser: Browser
  let folder: string
  let bot: PlaygroundProcess
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-agrees-hours-'))
    ;[browser, bot] = await Promise.all([startBrowser(), startProcess(folder)])
    page = (await openPlayground(browser, bot.url)).page
    // The conversation is of a Thursday.
    await moveClock(page, '1-day')
  }, 60_000)
  afterAll(async () => {
    await Promise.all([browser.close(), bot.stop()])
    await rm(folder, { recursive: true })
  })

  const ask = async (words: string, answers: string): Promise<void> => {
    await sitAs(page, 'Sam Reed')
    await say(page, words)
    await say(page, answers)
    await pressButton(page, /^Send to ART/)
    await sees(page, 'Sent to ART at')
    await sitIn(page, 'Kit Lane', 'ART')
    await fillReasons(page, 'Confirm the hours', {})
  }

  it('leaves Anna three hours a week, after two families', async () => {
    for (const [family, hours] of [
      ['F1440', 4],
      ['F2750', 3],
    ] as const) {
      await ask(
        `crisis support pls ${family} ${hours} hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday`,
        '1 adolescent worker been twice, mediation last fri. 2 school mentor from 7th',
      )
      await sitIn(page, 'Anna Bright', ANNAS)
      await sees(page, family)
      await fillReasons(page, `Approve ${hours} hours a week`, {
        'Your reasons': 'The child comes into care on Monday without it, and everything else was tried.',
      })
    }
  })

  it('is asked for by Sam, confirmed by Kit, short with Anna, lent by Dev and agreed by Anna', async () => {
    await sitAs(page, 'Sam Reed')
    await say(
      page,
      'crisis support pls F3107 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
    )
    const first = await sees(page, 'Mon 30 Nov to Sun 20 Dec, family F3107')
    expect(first).toContain('Anna Bright')
    expect(first).toContain('F3107 and its children have used none of their 3 weeks.')
    await say(
      page,
      '1 bags packed, she rang today asking for s20. 2 adolescent worker been 3 times, mediation last fri, nan can do sat nights. 3 school mentor from 7th, FGC 15 dec',
    )
    await sees(page, 'Thank you, that covers it')
    expect(await buttonsOf(page, 'Thank you, that covers it')).toContain('Look at it')
    await pressButton(page, /^Send to ART/)

    await sitIn(page, 'Kit Lane', 'ART')
    const confirm = await sees(page, 'Hours of the Head of Service, Family Safeguarding')
    expect(confirm).toContain('7 used, 3 free; this asks 5: 2 short')
    await fillReasons(page, 'Confirm the hours', {})

    await sitIn(page, 'Anna Bright', ANNAS)
    const short = await sees(page, 'F3107 · needed today')
    expect(short).toContain('You are short by 2 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec.')
    const cannot =
      'All seven hours are for two families who also start on Monday. Either child would come in without it.'
    await fillReasons(page, "I can't move any", { 'Why can none of the hours be moved?': cannot })
    await sees(page, 'Who has hours')
    await pressButton(page, 'Ask Dev for 2')

    await sitIn(page, 'Dev Shah', DEVS)
    const lend = await sees(page, 'Can you lend hours? · 2 hours a week · F3107')
    expect(lend).toContain(cannot)
    expect(lend).toContain('Only whether to lend. Anna decides about the family.')
    expect(lend).not.toMatch(/14yo|mum|mentor/)
    const lends = "No family of ours starts before Christmas and this boy's risk is now."
    await fillReasons(page, 'Lend 2 hours a week', { 'Your reasons': lends })
    await sees(page, /Lent · 2 hours a week .* Dev Shah/)

    await sitIn(page, 'Anna Bright', ANNAS)
    const enough = await sees(page, 'F3107 · needed today')
    expect(enough).toContain(lends)
    expect(enough).toContain("F3107 isn't agreed yet. That is still yours to decide.")
    const reasons =
      'He will be in care by Monday without it, and the mentor and the family group conference can hold this by the 20th.'
    await fillReasons(page, 'Approve 5 hours a week', { 'Your reasons': reasons })
    await sees(page, /Approved · Crisis family support · 5 hours a week/)

    await sitAs(page, 'Sam Reed')
    const news = await sees(page, /Approved by Anna Bright, head of service.*F3107/s)
    expect(news).toContain(reasons)
    expect(news).toContain("don't ring the provider")
    expect(news).toMatch(/Its last day is Sun 20 Dec\. The last PASP before then is/)
  })

  it('shows Anna her weeks, and the register every post’s', async () => {
    await sitAs(page, 'Anna Bright')
    await say(page, 'hours')
    const hours = await sees(page, 'Hours of the Head of Service, Family Safeguarding')
    expect(hours).toContain('12 used of 10 and 2 borrowed, none free')
    expect(hours).toContain('F3107')
    await page.goto(`${bot.url}/register/hours`)
    const text = await page.locator('main').innerText()
    expect(text).toContain('none used, 2 lent, 8 free')
    expect(text).toContain('Borrowed from Head of Service, Corporate Parenting for F3107')
  })
})
