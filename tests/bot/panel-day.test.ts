import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'section 20 for F2750, 14yo, planned, mum agrees')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  await bot.press('anna', buttonNamed(bot.last('hos-fs'), 'Agree'), {
    reasons: 'He can not stay at home, and family and friends were asked.',
  })
})
afterEach(() => bot.close())

const item = () => bot.at('pasp').find(({ summary }) => summary.includes('PASP'))
const labels = (): readonly string[] => item()?.actions.map(({ label }) => label) ?? []
const text = (): string => {
  const card = item()
  return card ? textOf(card) : ''
}

describe("“agenda” in a panel's own channel", () => {
  const said = async (channel: string, text: string) =>
    (await bot.sayIn('sam', channel, text)).cards.map(textOf).join('\n')

  test('is about that panel; elsewhere, or where another is named, it is asked or taken as named', async () => {
    expect(await said('pasp', 'agenda')).toMatch(/^PASP · Wed 2 Dec/)
    expect(await said('hos-fs', 'agenda')).toMatch(/^Which panel/)
    expect(await said('pasp', 'care planning panel agenda')).toMatch(/^Care Planning Panel/)
  })
})

describe('the card of a panel turns with the day', () => {
  test('no outcome can be entered before the sitting; from its day one can, without anybody doing anything', async () => {
    expect(labels()).not.toContain('Enter “agreed”')
    await bot.passTo('2026-12-01T23:00:00Z')
    expect(labels().join()).not.toContain('Enter')
    await bot.passTo('2026-12-02T07:00:00Z')
    expect(labels().join()).toContain('Enter')
  })

  test('the day after it says that nothing was entered', async () => {
    await bot.passTo('2026-12-03T07:00:00Z')
    expect(text()).toContain('no outcome has been entered')
  })

  test('a bot that was stopped over the day draws it when it starts', async () => {
    bot.setTime('2026-12-02T07:00:00Z')
    await bot.restart()
    expect(labels().join()).toContain('Enter')
  })
})
