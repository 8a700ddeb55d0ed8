import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { openCrisis } from '../fixtures/crisis-hours.ts'

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

  test('hours of a week that has begun are not offered to be moved any more', async () => {
    const crisis = await openCrisis()
    await crisis.short()
    const weeks = () =>
      crisis.bot
        .last('hos-fs')
        ?.actions.flatMap(({ questions }) => questions)
        .flatMap((one) => (one.id === 'from' && one.kind === 'choice' ? one.options.map(({ id }) => id) : []))
    expect(weeks()).toContain('2026-11-30')
    // On Sunday it is late already: what turns on Monday is the week.
    for (const day of ['2026-11-29', '2026-11-30']) {
      crisis.bot.setTime(`${day}T00:01:00Z`)
      await crisis.bot.dayBegan()
      await crisis.bot.settled()
    }
    expect(weeks()).not.toContain('2026-11-30')
    expect(weeks()).toContain('2026-12-07')
    await crisis.bot.close()
  })
})
