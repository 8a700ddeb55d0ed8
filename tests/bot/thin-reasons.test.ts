import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(() => bot.close())

const WHO_READS_IT =
  'Somebody will read this in years to come, perhaps the child. What did you weigh? For example: '

describe('a reason of "ok"', () => {
  test.each([
    ['Approve £80', '"Baby at home, no heating, DWP refused."'],
    ['Reject', '"The heating is on again, and DWP pays from Friday."'],
  ])('given [%s], then who will read it, and an example of that decision', async (label, example) => {
    const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), label), { reasons: 'ok' })
    expect(cards.map(textOf).join()).toContain(WHO_READS_IT + example)
    expect(bot.recorded('approved')).toEqual([])
    expect(bot.recorded('rejected')).toEqual([])
  })
})
