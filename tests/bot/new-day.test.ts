import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T09:00:00Z' })
  const { cards } = await bot.say('sam', 'need £80 for gas and food for F2201, DWP said no, food bank tried')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(() => bot.close())

const card = (): string => {
  const last = bot.at('tm-east-2')[0]
  return last ? textOf(last) : ''
}

describe('a card turns with the day, though nothing is recorded', () => {
  test('what was needed today was needed by yesterday', async () => {
    expect(card()).toContain('needed today')
    bot.setTime('2026-11-28T00:00:00Z')
    await bot.dayBegan()
    await bot.settled()
    expect(card()).toContain('was needed by Fri 27 Nov')
  })
})
