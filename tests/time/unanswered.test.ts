import { afterEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { openCrisis, type Crisis } from '../fixtures/crisis-hours.ts'
import { REASONS } from '../fixtures/scene.ts'

/** What is asked besides a request's steps: reminded of, raised to the line above, and never answered by silence. */

let close: (() => Promise<void>) | undefined
afterEach(() => close?.())

const all = (bot: Bot, where: string): string => bot.at(where).map(textOf).join('\n')
const about = (bot: Bot, what: string) =>
  bot
    .events()
    .filter(
      ({ type, sealed }) =>
        (type === 'reminded' || type === 'raised') && 'about' in sealed && sealed.about === what,
    )

const crisisAgreed = async (): Promise<Crisis> => {
  const crisis = await openCrisis()
  close = crisis.bot.close
  await crisis.agreed()
  return crisis
}

describe('hours that a lender wants back', () => {
  const recalled = async () => {
    const crisis = await crisisAgreed()
    const dev = crisis.talker('dev')
    await dev.say('can I have my hours back')
    await dev.press('Ask Anna for them back', {
      reasons: 'A family of ours starts on Monday, with nobody else.',
    })
    return crisis
  }
  test('the borrower is reminded ever less often, then the line above hears, and the hours stay', async () => {
    const { bot, used } = await recalled()
    await bot.passTo('2026-12-01T12:00:00Z')
    const [first, ...more] = about(bot, 'recall')
    expect(first?.type).toBe('reminded')
    expect(more.map(({ type }) => type)).toContain('raised')
    expect(all(bot, 'anna')).toContain('Still waiting for your answer, since Thu 26 Nov')
    expect(used('hos-fs', '2026-12-07')).toBe(48)
  })
  test('answered, nobody is reminded of it any more', async () => {
    const { bot, press } = await recalled()
    await press('anna', 'anna', 'Keep them for the family', {
      reasons: 'He comes into care this week without them, as before.',
    })
    await bot.passTo('2026-12-04T12:00:00Z')
    expect(about(bot, 'recall')).toEqual([])
  })
})

describe('a claim that less was used', () => {
  test('whoever decides it is reminded with its buttons, and the sum counts as it did', async () => {
    const bot = await openBot()
    close = bot.close
    const { cards } = await bot.say(
      'sam',
      '£80 gas F2201, DWP said no, food bank and church tried, 6 month old',
    )
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), { reasons: REASONS })
    await bot.say('sam', 'F2201 only needed £60 of it')
    await bot.passTo('2027-02-28T12:00:00Z')
    expect(about(bot, 'claim').map(({ type }) => type)).toEqual(
      expect.arrayContaining(['reminded', 'raised']),
    )
    expect(all(bot, 'jo')).toContain('Still waiting for your answer, since Fri 27 Nov')
    expect(bot.recorded('used-lower')).toEqual([])
    await bot.press(
      'jo',
      buttonNamed(
        bot.at('jo').findLast(({ actions }) => actions.length > 0),
        'Confirm £60',
      ),
      {
        reasons: 'Sam showed me the receipt from the meter shop.',
      },
    )
    const sent = about(bot, 'claim').length
    await bot.passTo('2027-06-01T12:00:00Z')
    expect(about(bot, 'claim')).toHaveLength(sent)
  })
})
