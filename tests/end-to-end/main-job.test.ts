import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { pageClient } from './page-client.ts'
import {
  buttonsOf,
  fillReasons,
  messages,
  moveClock,
  openAsleep,
  openChannel,
  openPlayground,
  openQuestions,
  pressButton,
  registerLines,
  say,
  sees,
  sendAnswers,
  showAs,
  sitAs,
  sitIn,
  visit,
} from './playground-page.ts'
import { launcher, type PlaygroundProcess, startProcess } from './playground-process.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel vouchers.'
const WEIGHED = { 'Your reasons': REASONS }
const JOS_CARDS = { person: 'jo-marsh', conversation: 'channel:team-manager-east-2' }
const RUTHS_CARDS = { person: 'ruth-cole', conversation: 'channel:group-manager-family-safeguarding' }
const DIRECTORS_CHANNEL = /^Director of Children.s Services/
const ANNAS_CHANNEL = 'Head of Service, Family Safeguarding'

let browser: Browser
let parent: string
let bot: PlaygroundProcess
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'who-agrees-main-job-'))
  ;[browser, bot] = await Promise.all([startBrowser(), startProcess(join(parent, 'one'))])
}, 60_000)
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await Promise.all([browser.close(), bot.stop()])
  await rm(parent, { recursive: true })
})

/** Somebody opens the page in a browser of their own. */
const visitor = async (): Promise<Page> => (await openPlayground(browser, bot.url)).page

/** A worker asks in their own words, and sends it off. */
const ask = async (page: Page, worker: string, words: string): Promise<void> => {
  await sitAs(page, worker)
  const sent = messages(page).filter({ hasText: /Sent to \w+ at .* Nothing is agreed yet/ })
  const before = await sent.count()
  await say(page, words)
  await pressButton(page, /^Send to /)
  await sent.nth(before).waitFor()
}

const tried = ', DWP said no, food bank used'

/** What was recorded reaches a page a moment later. */
const SOON = { timeout: 10_000 }

describe('1: a worker asks in chat, and the card goes to whoever can agree it', { timeout: 60_000 }, () => {
  it('shows what it understood, with the row and why, and sends the card to that worker’s own team manager', async () => {
    const page = await visitor()
    await sitAs(page, 'Sam Reed')
    await say(page, `need £80 for F2201 for gas and food${tried}`)
    const understood = await sees(page, 'Jo Marsh, your team manager')
    expect(understood).toContain('£80 section 17 for gas and food, family F2201')
    expect(understood).toContain('up to £100 a family a year (section 7)')
    await pressButton(page, 'Send to Jo, needed today')
    await sees(page, /Sent to Jo at \d\d:\d\d. Nothing is agreed yet/)

    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    const card = await sees(page, '£80 for gas and food · F2201 · section 17 · needed today')
    expect(card).toContain('Asked by Sam Reed, social worker, East 2')
    expect(card).toContain('£0 before → £80 with this. £20 left before a head of service must agree.')
    await sitIn(page, 'Carl Nash', 'Team Manager, East 1')
    expect(await page.locator('#messages').innerText()).not.toContain('F2201')
  })

  it('asks for nothing but what is missing', async () => {
    const page = await visitor()
    await sitAs(page, 'Leah Moss')
    await say(page, 'need £55 for F4052 for gas, DWP said no')
    const asked = await sees(page, 'One thing before it goes.')
    expect(asked).toContain('What about a food bank, a charity, anyone else?')
    expect(asked).not.toMatch(/how much|which family/i)
    await say(page, 'food bank used')
    expect(await sees(page, 'Thank you, that covers it')).toContain('£55 for gas · F4052')
    await pressButton(page, 'Send to Owen, needed today')
  })

  it('sends another £40 for the same family to the head of service, since the year’s total is £120', async () => {
    const page = await visitor()
    await ask(page, 'Mia Dunn', `need £80 for F2120 for gas${tried}`)
    await sitIn(page, 'Carl Nash', 'Team Manager, East 1')
    await fillReasons(page, 'Approve £80', WEIGHED)
    await sees(page, 'Approved · £80')
    await sitAs(page, 'Mia Dunn')
    await say(page, `another £40 for F2120 for nappies${tried}`)
    const understood = await sees(page, 'Anna Bright, your head of service, can agree this')
    expect(understood).toContain('F2120 has had £80 so far this year; £40 more makes £120')
    await pressButton(page, 'Send to Anna, needed today')
    await sitIn(page, 'Anna Bright', ANNAS_CHANNEL)
    expect(await sees(page, '£40 for nappies · F2120')).toContain('£80 before → £120 with this')
  })

  it('says that nobody in the matrix can agree £30 more after £480, and whom to talk to', async () => {
    const page = await visitor()
    await sitAs(page, 'Sam Reed')
    await say(page, `need £30 for F1020 for food tonight${tried}`)
    const told = await sees(page, 'nobody in it can agree this, however urgent')
    expect(told).toContain('F1020 has had £480 so far this year; £30 more makes £510')
    expect(told).toContain('Take it to Anna Bright, your head of service')
    expect(told).toContain('07700 900111')
    expect((await buttonsOf(page, '£30 more makes £510')).join()).not.toContain('Send')
    await pressButton(page, 'Forget this one')
  })
})

describe('2: the team manager decides', { timeout: 60_000 }, () => {
  it('approves with reasons typed in the card, which then says outcome, who, for which post and when', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £45 for F3107 for gas${tried}`)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    await fillReasons(page, 'Approve £45', { ...WEIGHED, 'What else did you consider?': 'Waiting a week' })
    const outcome = await sees(page, 'Approved · £45 for gas')
    expect(outcome).toMatch(/F3107 · S17 spend/)
    expect(outcome).toMatch(/Jo Marsh, Team Manager, East 2 · Wed 25 Nov, \d\d:\d\d/)
    expect(outcome).not.toContain('no fuel vouchers')
    expect(await buttonsOf(page, 'Approved · £45 for gas')).toEqual(['See the reasons', 'Read the form'])
  })

  it('answers “See the reasons” in private to those entitled, and to nobody else', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £46 for F3107 for shoes${tried}`)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    await fillReasons(page, 'Approve £46', WEIGHED)
    await sees(page, 'Approved · £46')
    await pressButton(page, 'See the reasons')
    await page.getByRole('button', { name: 'Read it' }).click()
    await sees(page, REASONS)
    const carl = await pageClient(bot.url)
    await carl.pressTaken('carl-nash', JOS_CARDS, 'See the reasons', {})
    await sitAs(page, 'Carl Nash')
    await sees(page, /reasons/)
    expect(await page.locator('#messages').innerText()).not.toContain('no fuel vouchers')
  })

  it('approves in Slack’s look, through its form', async () => {
    const page = await visitor()
    await showAs(page, 'Slack')
    await ask(page, 'Tom Hale', `need £65 for F5260 for a bus pass${tried}`)
    await sitIn(page, 'Rosa King', 'Team Manager, Children Looked After 1')
    await fillReasons(page, 'Approve £65', WEIGHED)
    await sees(page, 'Approved · £65')
    await sitAs(page, 'Tom Hale')
    expect(await sees(page, 'Approved by Rosa King')).toContain(REASONS)
  })

  it('approves part of it, on conditions, and the worker is told both', async () => {
    const page = await visitor()
    await ask(page, 'Leah Moss', `need £90 for F4187 for a cot${tried}`)
    await sitIn(page, 'Owen Pike', 'Team Manager, FRT 1')
    await fillReasons(page, 'Approve less, or with conditions', {
      'How much, in pounds?': '50',
      'Conditions, with who does what by when': 'Leah puts the receipt on file by Friday.',
      'By when?': '2026-12-04',
      ...WEIGHED,
    })
    await sees(page, 'Approved in part · £50 of £90 for a cot')
    await sitAs(page, 'Leah Moss')
    const news = await sees(page, 'Approved in part by Owen Pike')
    expect(news).toContain('£50 of the £90 asked')
    expect(news).toContain('Leah puts the receipt on file by Friday.')
    expect(news).toContain('F4187 can have £50 more this year')
  })

  it('rejects it, and the worker is told why and what to do', async () => {
    const page = await visitor()
    await ask(page, 'Leah Moss', `need £35 for F4187 for toys${tried}`)
    await sitIn(page, 'Owen Pike', 'Team Manager, FRT 1')
    await fillReasons(page, 'Reject', {
      'Your reasons': 'The toy library two streets away lends these free.',
    })
    await sees(page, 'Rejected · £35 for toys')
    await sitAs(page, 'Leah Moss')
    const news = await sees(page, 'Rejected by Owen Pike, team manager')
    expect(news).toContain('The toy library two streets away lends these free.')
    expect(news).toContain('You can talk to Owen, or change it and ask again')
  })

  it('asks; the worker answers in the conversation, and the answer is on the card', async () => {
    const page = await visitor()
    await ask(page, 'Tom Hale', `need £31 for F5260 for gas${tried}`)
    await sitIn(page, 'Rosa King', 'Team Manager, Children Looked After 1')
    await fillReasons(page, 'Ask Tom', { 'What do you want to ask?': 'Is it a prepayment meter?' })
    await sitAs(page, 'Tom Hale')
    await sees(page, 'Is it a prepayment meter?')
    await say(page, 'yes, a prepayment one since June')
    await sitIn(page, 'Rosa King', 'Team Manager, Children Looked After 1')
    const card = await sees(page, 'a prepayment one since June')
    expect(card).toContain('£31 for gas · F5260')
    expect(card).toContain('Approve £31')
  })

  it('refers it on with a reason, and every copy ends with the same outcome and no other button', async () => {
    const page = await visitor()
    await ask(page, 'Mia Dunn', `need £37 for F3344 for bedding${tried}`)
    await sitIn(page, 'Carl Nash', 'Team Manager, East 1')
    await fillReasons(page, 'Refer on', {
      'Who should have it?': 'Group Manager, Family Safeguarding',
      'Your reasons': 'I know this family from my own street, so Ruth should decide.',
    })
    await sees(page, /£37 for bedding · .*with (Ruth Cole|Group Manager)/)
    await sitIn(page, 'Ruth Cole', 'Group Manager, Family Safeguarding')
    expect(await sees(page, '£37 for bedding · F3344')).toContain('I know this family from my own street')
    await fillReasons(page, 'Approve £37', WEIGHED)
    const outcome = /Approved · £37 for bedding · Ruth Cole, Group Manager, Family Safeguarding · Wed 25 Nov/
    await sees(page, outcome)
    await sitIn(page, 'Carl Nash', 'Team Manager, East 1')
    await sees(page, outcome)
    expect(await buttonsOf(page, outcome)).toEqual(['See the reasons', 'Read the form'])
  })
})

describe('3: the worker is told at once, and the register tells the whole story', { timeout: 60_000 }, () => {
  it('gives the worker the reasons, what comes next and the note in private, and prints the story of it', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £25 for F1440 for gas${tried}`)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    await fillReasons(page, 'Approve £25', WEIGHED)
    await sitAs(page, 'Sam Reed')
    const news = await sees(page, 'Approved by Jo Marsh, team manager')
    expect(news).toContain(REASONS)
    expect(news).toContain('F1440 can have £35 more this year before a head of service has to agree')
    await pressButton(page, 'Copy the note')
    await sees(page, 'Decision about C1440-1 (family F1440), Wed 25 Nov 2026')
    const note = await sees(page, 'Decision about C1440-2 (family F1440), Wed 25 Nov 2026')
    expect(note).toContain('Approved in full by Jo Marsh, Team Manager, East 2.')
    expect(note).not.toContain('C1440-1')
    const reference = /Register (\S+)\./.exec(note)?.[1] ?? ''
    await fillReasons(page, "It's on file", { 'Whose file is it on?': 'All of them' })
    await sees(page, "marked as on C1440-1's and C1440-2's case files")

    await page.goto(`${bot.url}/register`)
    await page.getByRole('searchbox').fill('F1440')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: '£25 for gas' }).click()
    const story = await page.locator('.story').innerText()
    const printed = await printRegister(join(parent, 'one'), reference)
    for (const words of [
      'Sam Reed',
      'Asked: £25',
      'Jo Marsh',
      'Approved £25.',
      REASONS,
      "C1440-2's case file",
    ]) {
      expect(story).toContain(words)
      expect(printed).toContain(words)
    }
    expect(await printRegister(join(parent, 'one'))).toContain(reference)
  })
})

/** What `who-agrees register` prints beside the running bot. */
const printRegister = async (folder: string, ...request: readonly string[]): Promise<string> => {
  const args = [launcher, 'register', ...request, '--data', folder]
  return (await promisify(execFile)(process.execPath, args)).stdout
}

describe('4: a case with several steps', { timeout: 60_000 }, () => {
  it('child protection conference, aged 14: the group manager is consulted first, the team manager decides', async () => {
    const page = await visitor()
    const words = 'need a child protection conference for F2750, 14yo'
    await ask(page, 'Sam Reed', words)
    await sitIn(page, 'Ruth Cole', 'Group Manager, Family Safeguarding')
    const view = 'Three disclosures to two adults, and the family plan has not held since August.'
    await sees(page, 'Initial child protection plan · F2750')
    await fillReasons(page, 'Give your view', { 'Your view': view })
    await sees(page, 'Answered · Initial child protection plan · Ruth Cole')
    await sitAs(page, 'Sam Reed')
    await sees(page, /Ruth has given a view.*Now Jo Marsh.*Nothing is agreed yet/s)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    expect(await sees(page, 'Initial child protection plan · F2750')).toContain(view)
    await fillReasons(page, 'Approve', {
      'Your reasons': 'I agree with Ruth: the plan at home is not enough.',
    })
    await sees(page, 'Approved · Initial child protection plan · Jo Marsh, Team Manager, East 2')
    await sitAs(page, 'Sam Reed')
    await sees(page, 'Approved by Jo Marsh, team manager')
  })

  it('ceasing to look after at 16: the service director recommends; the director answers four tests, then decides', async () => {
    const page = await visitor()
    await sitAs(page, 'Tom Hale')
    await say(page, 'want to cease looking after F5113, 16yo, s20, going home to mum')
    await say(page, '1 he told us at three reviews he wants to be with mum 2 yes 3 yes')
    await pressButton(page, /^Send to Grace/)
    await sitIn(page, 'Grace Holt', 'Service Director')
    const recommends = 'Mum has kept every contact since May, and he has asked for this at three reviews.'
    await fillReasons(page, 'Agree', { 'Your reasons': recommends })
    await sees(page, 'Agreed · Ceasing to look after')
    await sitIn(page, 'Helen Frith', DIRECTORS_CHANNEL)
    expect(await sees(page, 'Ceasing to look after · aged 16 · F5113')).toContain(recommends)
    const form = await openQuestions(page, 'Approve')
    await sendAnswers(page, form, 'Approve', {
      'Your reasons': 'All four tests are met, and it is what he wants.',
    })
    await page.getByText('This one is needed.').first().waitFor()
    await expect.poll(async () => (await registerLines(page)).join(), SOON).not.toMatch(/Helen Frith/)
    await sendAnswers(page, form, 'Approve', {
      'wishes and feelings': 'Yes',
      'safeguard and promote': 'Yes',
      'Has the IRO been told?': 'Yes',
      'regulations 40 to 44': 'Yes',
    })
    await sees(
      page,
      "Approved · Ceasing to look after · aged 16 · Helen Frith, Director of Children's Services",
    )
    await sitAs(page, 'Tom Hale')
    await sees(page, 'Approved by Helen Frith')
  })

  it('section 20 tonight: head of service, then assistant director, then the next PASP confirms it', async () => {
    const page = await visitor()
    await sitAs(page, 'Sam Reed')
    await say(page, 'need s20 tonight F3107 15yo dad wont have him back, nowhere to go')
    const opened = await sees(page, 'has to agree first')
    expect(opened).toMatch(/^.*ring 999/m)
    expect(opened).toContain('07700 900111')
    expect(opened).toMatch(
      /Anna Bright.*has to agree first.*Then Ian West.*Then PASP has to confirm it.*Wed 2 Dec/s,
    )
    await pressButton(page, /^Send to Anna/)
    await sitIn(page, 'Anna Bright', ANNAS_CHANNEL)
    await sees(page, 'TONIGHT · Section 20 · aged 15 · F3107')
    const annas = 'Every relative and friend has been asked, and he has nowhere safe to sleep.'
    await fillReasons(page, 'Agree', { 'Your reasons': annas })
    await sees(page, /Agreed · Section 20 · aged 15 · Anna Bright, Head of Service, Family Safeguarding/)
    await sitAs(page, 'Sam Reed')
    await sees(page, /Anna agrees.*Now Ian West.*07700 900222.*Nothing is agreed yet/s)
    await sitIn(page, 'Ian West', 'Assistant Director')
    expect(await sees(page, 'TONIGHT · Section 20 · aged 15 · F3107')).toContain(annas)
    await fillReasons(page, 'Approve', IANS_ANSWERS)
    await sees(
      page,
      /Approved · Section 20.*Ian West, Assistant Director.*PASP Wed 2 Dec, not yet confirmed/s,
    )
    await sitAs(page, 'Sam Reed')
    await sees(page, /Approved by Ian West.*PASP/s)

    for (let days = 0; days < 5; days += 1) await moveClock(page, 'next-working-day')
    expect(await page.locator('#clock').innerText()).toContain('Wed 2 Dec 2026')
    await sitIn(page, 'Bea Lowe', 'PASP')
    await fillReasons(page, 'Enter the confirmation', {
      'Which sitting': 'Wed 2 Dec',
      'What did the panel say?': 'Confirmed',
      "The panel's reasons":
        'PASP saw the assessment and agreed that nothing else could have been done that night.',
    })
    await sees(page, /Confirmed · Section 20.*PASP/s)
    await sitIn(page, 'Ian West', 'Assistant Director')
    expect(await sees(page, 'Approved · Section 20')).not.toContain('not yet confirmed')
  })
})

/** Everything the card asks, whatever it found missing. */
const IANS_ANSWERS = {
  'Can it really not wait for PASP?': 'Yes',
  'Has every alternative been explored?': 'Yes',
  'Go ahead without this: family and friends explored?': 'Yes',
  'Go ahead without this: an assessment and a first care plan?': 'Yes',
  'Your reasons': 'He has nowhere to sleep tonight, and this cannot wait until Wednesday.',
}

describe('5: what must not work changes nothing, is told why, and is recorded', { timeout: 60_000 }, () => {
  it('somebody else in the channel presses Approve', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £22 for F1440 for nappies${tried}`)
    await sitIn(page, 'Finn Abbot', 'Team Manager, East 2')
    await fillReasons(page, 'Approve £22', WEIGHED)
    await page.getByRole('button', { name: 'Read it' }).click()
    const told = await sees(page, 'Nothing has changed')
    expect(told).toContain('This one needs a team manager')
    expect(told).toContain('Jo Marsh has it')
    await expect
      .poll(async () => (await registerLines(page))[0], SOON)
      .toMatch(/Finn Abbot.*Tried to approve, but it is not theirs/s)
    await openChannel(page, 'Team Manager, East 2')
    expect(await sees(page, '£22 for nappies · F1440')).toContain('Approve £22')
  })

  it('the team manager presses for their own request, with a button taken from another’s card', async () => {
    const page = await visitor()
    await ask(page, 'Jo Marsh', `need £18 for F2750 for food${tried}`)
    const forger = await pageClient(bot.url)
    await forger.pressTaken('jo-marsh', RUTHS_CARDS, 'Approve £18', { reasons: REASONS })
    expect(await sees(page, /You asked for this|This one needs a group manager/)).toContain('Ruth Cole')
    await expect
      .poll(async () => (await registerLines(page)).join(), SOON)
      .toMatch(/Jo Marsh\s+Tried to approve, but it is/)
    await sitIn(page, 'Ruth Cole', 'Group Manager, Family Safeguarding')
    expect(await sees(page, '£18 for food · F2750')).toContain('Approve £18')
  })

  it('a card from before the request grew is pressed', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £28 for F6301 for shoes${tried}`)
    const old = await josOldCard(page, '£28 for shoes · F6301')
    await sitAs(page, 'Sam Reed')
    await say(page, 'F6301 should be £150')
    await pressButton(page, 'Change it')
    await fillReasons(old, 'Approve £28', WEIGHED)
    await sitAs(old, 'Jo Marsh')
    await sees(old, /changed/)
    await expect
      .poll(async () => (await registerLines(old)).slice(0, 2).join('\n'), SOON)
      .toMatch(/Jo Marsh.*Tried to approve, but the card was an old one/s)
    await sitIn(page, 'Anna Bright', ANNAS_CHANNEL)
    expect(await sees(page, '£150 for shoes · F6301')).toContain('Approve £150')
  })

  it('a second click comes after somebody was first', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £23 for F1882 for nappies${tried}`)
    const old = await josOldCard(page, '£23 for nappies · F1882')
    await fillReasons(page, 'Approve £23', WEIGHED)
    await sees(page, 'Approved · £23')
    await fillReasons(old, 'Reject', {
      'Your reasons': 'The children’s centre gives these out on Thursdays.',
    })
    await sitAs(old, 'Jo Marsh')
    await sees(old, /approved this at \d\d:\d\d. Nothing you pressed has changed it/)
    await expect
      .poll(async () => (await registerLines(old))[0], SOON)
      .toMatch(/Tried to reject, but it was already decided/)
    await openChannel(old, 'Team Manager, East 2')
    await sees(old, 'Approved · £23')
  })

  it('the reasons are empty, or cannot be seen', async () => {
    const page = await visitor()
    await ask(page, 'Sam Reed', `need £24 for F1882 for bedding${tried}`)
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    const form = await openQuestions(page, 'Approve £24')
    await sendAnswers(page, form, 'Approve £24', { 'Your reasons': '' })
    await page.getByText('This one is needed.').first().waitFor()
    await sendAnswers(page, form, 'Approve £24', { 'Your reasons': '\u200B' })
    await page.getByRole('button', { name: 'Read it' }).click()
    await sees(page, 'It needs your reasons before it counts')
    await expect
      .poll(async () => (await registerLines(page))[0], SOON)
      .toMatch(/Tried to approve, but there were no reasons/)
    await openChannel(page, 'Team Manager, East 2')
    expect(await sees(page, '£24 for bedding · F1882')).toContain('Approve £24')
  })
})

describe('6: killed with kill -9 and started again between the steps', { timeout: 120_000 }, () => {
  it('loses nothing that was acknowledged, the half-typed request included', async () => {
    const folder = join(parent, 'killed')
    let running = await startProcess(folder)
    const { page } = await openPlayground(browser, running.url)
    const killAndReload = async (): Promise<void> => {
      await running.kill()
      running = await startProcess(folder)
      await visit(page, running.url + new URL(page.url()).search)
    }
    await sitAs(page, 'Sam Reed')
    await say(page, 'need £80 for F2201 for gas and food, DWP said no')
    await sees(page, 'One thing before it goes.')
    await killAndReload()
    await say(page, 'food bank used')
    expect(await sees(page, 'Thank you, that covers it')).toContain('£80 for gas and food · F2201')
    await killAndReload()
    await pressButton(page, 'Send to Jo, needed today')
    await sees(page, 'Sent to Jo')
    await killAndReload()
    await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
    await sees(page, '£80 for gas and food · F2201')
    await killAndReload()
    await fillReasons(page, 'Approve £80', WEIGHED)
    await killAndReload()
    await sees(page, 'Approved · £80 for gas and food · Jo Marsh, Team Manager, East 2')
    await sitAs(page, 'Sam Reed')
    expect(await sees(page, 'Approved by Jo Marsh')).toContain(REASONS)
    await killAndReload()
    await pressButton(page, 'Copy the note')
    await sees(page, 'Decision about C2201-1 (family F2201)')
    await page.getByText('The note is copied.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.replaceAll(/\s+/g, ' ')).toContain(REASONS)
    expect((await registerLines(page)).filter((line) => line.includes('Approved £80.'))).toHaveLength(1)
    await running.stop()
  })
})

/** Jo's channel with a card on it, on a page that then hears of nothing new. The first page is left there too. */
const josOldCard = async (page: Page, heading: string): Promise<Page> => {
  await sitIn(page, 'Jo Marsh', 'Team Manager, East 2')
  await sees(page, heading)
  const old = await openAsleep(browser, bot.url)
  await sitIn(old, 'Jo Marsh', 'Team Manager, East 2')
  await sees(old, heading)
  return old
}
