import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { fillReasons, openPlayground, pressButton, say, sees, sitAs, sitIn } from './playground-page.ts'
import { type PlaygroundProcess, startProcess } from './playground-process.ts'

/** Three conversations as they are written for us, typed word for word; what the bot says is held to in substance. */
describe('the conversations that show how it speaks', { timeout: 60_000 }, () => {
  let browser: Browser
  let folder: string
  let bot: PlaygroundProcess
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-agrees-conversations-'))
    ;[browser, bot] = await Promise.all([startBrowser(), startProcess(folder)])
    page = (await openPlayground(browser, bot.url)).page
  }, 60_000)
  afterAll(async () => {
    await Promise.all([browser.close(), bot.stop()])
    await rm(folder, { recursive: true })
  })

  it('1: £80 for gas, asked from a car park', async () => {
    await sitAs(page, 'Sam Reed')
    await say(page, 'need 80 quid for gas F2201, 6 month old in the house, DWP said no')
    const first = await sees(page, 'Jo Marsh, your team manager, can agree this')
    expect(first).toContain('£80 section 17 for gas, family F2201')
    expect(first).toContain('up to £100 a family a year')
    expect(first).toMatch(/F2201 has had nothing so far/)
    expect(first).toContain('food bank, a charity, anyone else?')
    await say(page, 'food bank gave food today, dont do gas. church hardship fund shut til mon')
    await sees(page, 'Thank you, that covers it. Jo will see')
    await pressButton(page, 'Send to Jo, needed today')
    const sent = await sees(page, 'Sent to Jo at')
    expect(sent).toContain('Nothing is agreed yet')
    expect(sent).toMatch(/Ruth Cole,? can agree this too if Jo is tied up/)

    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    const card = await sees(page, '£80 for gas · F2201 · section 17 · needed today')
    expect(card).toContain(
      'A team manager or group manager can agree up to £100 a family a year (section 7).',
    )
    expect(card).toContain('£0 before → £80 with this. £20 left before a head of service must agree.')
    expect(card).toContain('Nothing else is waiting for F2201.')
    expect(card).toContain('church hardship fund shut til mon')
    expect(card).toContain('Nothing approved or rejected for F2201 in the last 12 months.')
    expect(card).toContain('Is everything else tried? Could anything in the community meet this instead?')
    const reasons =
      "A baby of six months and no gas. DWP refused, the food bank and church fund can't pay for gas before Monday, and the children's centre has nothing for fuel."
    await fillReasons(page, 'Approve £80', { 'Your reasons': reasons })
    await sees(page, /Approved · £80 for gas · Jo Marsh, Team Manager, East 2 · Wed 25 Nov, \d\d:\d\d/)

    await sitAs(page, 'Sam Reed')
    const news = await sees(page, /Approved by Jo Marsh, team manager, at \d\d:\d\d: £80 for gas\./)
    expect(news).toContain(reasons)
    expect(news).toContain('F2201 can have £20 more this year before a head of service has to agree')
    await pressButton(page, /^Copy the note/)
    const note = await sees(page, 'Decision about C2201-1 (family F2201), Wed 25 Nov 2026')
    expect(note).toContain('Approved in full by Jo Marsh, Team Manager, East 2.')
    expect(note).toContain("Family's total for the year now £80.")
  })

  it('3: a legal planning meeting, with one viability assessment missing', async () => {
    await sitAs(page, 'Sam Reed')
    await say(page, 'need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri')
    const first = await sees(page, 'Ruth Cole, your group manager, can agree this')
    expect(first).toContain('Legal planning meeting, family F1882')
    expect(first).toMatch(/chair; a team manager can do neither/)
    expect(first).toContain('Are all viability assessments of family finished')
    await say(page, '1-4 yes, fgc was 12 nov. 5 gran half done, ready next thurs')
    const gap = await sees(page, 'One gap, then')
    expect(gap).toMatch(/viability assessment/)
    expect(gap).toContain('Waiting risks significant harm')
    const harm =
      'last time he was home he hurt mum in front of both kids. no licence conditions keeping him away'
    await say(page, `waiting risks it. ${harm}`)
    await sees(page, 'Then Ruth may go ahead without it')
    await pressButton(page, /^Send to Ruth/)
    expect(await sees(page, 'Sent to Ruth at')).toContain('07700 900333')

    await sitIn(page, 'Ruth Cole', 'Group Manager, Family Safeguarding')
    const card = await sees(page, 'Legal planning meeting · F1882')
    expect(card).toMatch(/First, this.*viability assessments of family/s)
    expect(card).toContain(harm)
    expect(card).toContain('Is the meeting needed?')
    const reasons =
      "He is released on Friday with nothing to keep him away, and the children saw the last assault. Their grandmother's assessment can follow; the legal question can't."
    await fillReasons(page, 'Approve', {
      'Is the meeting needed?': 'Yes',
      'clear enough to go ahead': 'Yes',
      Chair: 'Group Manager',
      Date: '2026-11-26',
      Time: '09:30',
      'Your reasons': reasons,
    })
    await sees(page, 'Approved · Legal planning meeting · Ruth Cole')

    await sitAs(page, 'Sam Reed')
    const news = await sees(page, 'Approved by Ruth Cole, group manager')
    expect(news).toContain(reasons)
    expect(news).toContain('09:30')
  })

  it('5: “who signs off a B&B?”, and then asking for one', async () => {
    await sitAs(page, 'Sam Reed')
    await say(page, 'who signs off a b&b?')
    const guide = await sees(page, 'Anna Bright, your head of service')
    expect(guide).toContain('whatever it costs')
    expect(guide).toContain('(section 7)')
    expect(guide).toMatch(/What would change that.*PASP.*foster home/s)
    await say(page, 'its mum + 2 kids F1440 evicted today, 2 nights £110')
    expect(await sees(page, 'What else has been tried for tonight?')).toContain(
      'where do they go after that?',
    )
    await say(page, 'sisters full, refuge no space. housing can see her fri 9.30')
    await sees(page, 'Thank you, that covers it')
    await pressButton(page, /^Send to Anna/)
    expect(await sees(page, 'Sent to Anna at')).toContain("please don't book")

    await sitIn(page, 'Anna Bright', 'Head of Service, Family Safeguarding')
    const card = await sees(page, 'Bed and breakfast · 2 nights · £110 · F1440')
    expect(card).toContain('sisters full, refuge no space')
    expect(card).toContain('housing can see her fri 9.30')
    expect(card).toContain('£40 for food, approved Thu 3 Sep.')
    const reasons =
      'Two children with nowhere to sleep, family and refuge both full, and housing will see them on Friday morning.'
    await fillReasons(page, 'Approve 2 nights, £110', { 'Your reasons': reasons })
    await sees(page, /Approved · Bed and breakfast.*£110.*Anna Bright, Head of Service/)

    await sitAs(page, 'Sam Reed')
    const news = await sees(page, 'Approved by Anna Bright, head of service')
    expect(news).toContain(reasons)
    expect(news).toContain("I've told Finance")
    expect(news).toMatch(/night.*new request.*ask early/)
    await sitIn(page, 'Fay Ogden', 'Finance')
    await sees(page, /bed and breakfast.*£110.*F1440.*approved by Anna Bright/is)
  })
})
