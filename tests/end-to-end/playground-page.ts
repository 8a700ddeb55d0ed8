import type { Browser, Locator, Page } from 'playwright-core'

/** A page of the playground, and everything that the browser complained about on it. */
export type Playground = { readonly page: Page; readonly complaints: readonly string[] }

type Size = { readonly width: number; readonly height: number }

export const DESK: Size = { width: 1440, height: 900 }
export const TELEPHONE: Size = { width: 390, height: 780 }

/** Long enough for a busy machine: nothing waits for it but what never comes. */
const PATIENCE = 15_000

/** Opens the playground as a new visitor would, and waits until it can be used. */
export const openPlayground = async (
  browser: Browser,
  url: string,
  size: Size = DESK,
): Promise<Playground> => {
  const page = await newPage(browser, size)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    if (!request.url().endsWith('/live')) complaints.push(`${request.url()} failed`)
  })
  await visit(page, url)
  return { page, complaints }
}

/** The page as on a telephone that has slept: it hears of nothing new until somebody does something on it. */
export const openAsleep = async (browser: Browser, url: string): Promise<Page> => {
  const page = await newPage(browser, DESK)
  await page.route('**/playground/live', (route) => route.abort())
  await visit(page, url)
  return page
}

const newPage = async (browser: Browser, size: Size): Promise<Page> => {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  return page
}

/** Goes to an address of the playground, and waits until its page can be used. */
export const visit = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.waitForSelector('body[data-ready]')
  await settled(page)
}

/** On a telephone one part of the page shows at a time. */
const goTo = async (page: Page, part: 'People' | 'Talk' | 'Register'): Promise<void> => {
  const tab = page.getByRole('button', { name: part, exact: true })
  if (await tab.isVisible()) await tab.click()
}

/** Sits down as somebody, by name, in their private conversation. */
export const sitAs = async (page: Page, name: string): Promise<void> => {
  await goTo(page, 'People')
  await page.locator('.seat > button', { hasText: name }).click()
  await page.getByRole('heading', { level: 1, name: `${name} and the bot` }).waitFor()
  await settled(page)
}

/** Goes to a channel that whoever sits here can see, by its name. */
export const openChannel = async (page: Page, name: string | RegExp): Promise<void> => {
  await goTo(page, 'People')
  await page.locator('.places button', { hasText: name }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  await settled(page)
}

/** Types something where one is, sends it, and waits for what the bot answers. */
export const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#say').fill(text)
  await done(page, () => page.getByRole('button', { name: 'Send', exact: true }).click())
}

/** The messages of the conversation in view, oldest first. */
export const messages = (page: Page): Locator => page.locator('#messages > li')

export const lastMessage = (page: Page): Locator => messages(page).last()

/** The newest message in view that has these words, once it is there: what it says. */
export const sees = async (page: Page, words: string | RegExp): Promise<string> => {
  const found = messages(page).filter({ hasText: words }).last()
  await found.waitFor()
  return found.innerText()
}

/** Sits down as somebody in a channel of theirs. */
export const sitIn = async (page: Page, name: string, channel: string | RegExp): Promise<void> => {
  await sitAs(page, name)
  await openChannel(page, channel)
}

/** What the buttons of the newest message with these words are called. */
export const buttonsOf = (page: Page, words: string | RegExp): Promise<readonly string[]> =>
  messages(page).filter({ hasText: words }).last().getByRole('button').allInnerTexts()

/** The newest card in view that has a button of this name. */
const cardWith = (page: Page, button: string | RegExp): Locator =>
  messages(page)
    .filter({ has: page.getByRole('button', { name: button, exact: true }) })
    .last()

/** Presses a button that asks nothing, on the newest card that has it, and waits until it was answered. */
export const pressButton = async (page: Page, button: string | RegExp): Promise<void> => {
  const card = cardWith(page, button)
  await done(page, () => card.getByRole('button', { name: button, exact: true }).first().click())
}

/** Opens what a button asks: in the Teams look beneath the card, in the Slack look as a form over the page. */
export const openQuestions = async (page: Page, button: string | RegExp): Promise<Locator> => {
  const card = cardWith(page, button)
  await settled(page)
  await card.getByRole('button', { name: button, exact: true }).first().click()
  return (await inSlackLook(page)) ? page.locator('dialog') : card
}

/** Fills in answers by the question's words: a choice or yes and no by its label, everything else by typing. */
const fillIn = async (form: Locator, answers: Readonly<Record<string, string>>): Promise<void> => {
  for (const [question, answer] of Object.entries(answers)) {
    const choice = radio(form, question, answer)
    if ((await choice.count()) > 0) await choice.first().check()
    else await fillOne(fieldFor(form, question), answer)
  }
}

/** Microsoft's renderer names a choice by question and answer together, with what is wrong with it if anything is; Slack's form by its answer, within the question. */
const radio = (form: Locator, question: string, answer: string): Locator =>
  form
    .locator('fieldset')
    .filter({ hasText: question })
    .getByRole('radio', { name: answer, exact: true })
    .or(form.getByRole('radio', { name: new RegExp(`${literally(question)}.*\\b${literally(answer)}\\b`) }))
    .filter({ visible: true })

/** A button may be called like what it asks. */
const fieldFor = (form: Locator, question: string): Locator =>
  form.getByLabel(question).and(form.locator('input, textarea, select')).filter({ visible: true }).first()

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const fillOne = async (field: Locator, answer: string): Promise<void> => {
  const tag = await field.evaluate((element) => element.tagName)
  if (tag === 'SELECT') await field.selectOption({ label: answer })
  else await field.fill(answer)
}

/** Presses a button with questions, answers them, and presses the button under them. */
export const fillReasons = async (
  page: Page,
  button: string | RegExp,
  answers: Readonly<Record<string, string>>,
): Promise<void> => {
  await sendAnswers(page, await openQuestions(page, button), button, answers)
}

/** Answers questions that are open already, and presses the button under them. */
export const sendAnswers = async (
  page: Page,
  form: Locator,
  button: string | RegExp,
  answers: Readonly<Record<string, string>>,
): Promise<void> => {
  await fillIn(form, answers)
  await done(page, () => form.getByRole('button', { name: button, exact: true }).last().click())
}

/** How the cards are drawn. */
export const showAs = async (page: Page, look: 'Teams' | 'Slack'): Promise<void> => {
  await page.locator('.looks').getByText(look, { exact: true }).click()
  await settled(page)
}

const inSlackLook = (page: Page): Promise<boolean> =>
  page.locator('input[name=look][value=slack]').isChecked()

/** Puts the clock forward by one of its buttons. */
export const moveClock = async (
  page: Page,
  leap: '10-minutes' | '1-day' | 'next-working-day',
): Promise<void> => {
  const clock = page.locator('.clock')
  if ((await clock.getAttribute('open')) === null) await clock.locator('summary').click()
  await done(page, () => page.locator(`[data-leap="${leap}"]`).click())
  await clock.locator('summary').click()
}

/** The register's lines as they stand beside the conversation, newest first. */
export const registerLines = (page: Page): Promise<readonly string[]> =>
  page.locator('#story > li').allInnerTexts()

/** Does something, and waits until the bot answered it and the page shows the answer. */
const done = async (page: Page, act: () => Promise<void>): Promise<void> => {
  await act()
  await settled(page)
}

/** Until nothing is under way on the page. */
const settled = (page: Page): Promise<void> =>
  page.locator('body:not([data-busy])').waitFor({ state: 'attached' })
