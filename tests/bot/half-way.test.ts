import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** A button that begins a request never throws away another that is half-finished. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for gas and food for F2201, DWP said no, food bank tried')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Reject'), {
    reasons: 'The food bank has fuel vouchers from Thursday; ask them first.',
  })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const again = () => bot.press('sam', buttonNamed(bot.last('sam'), 'Change and ask again'))
const press = (card: Card | undefined, label: string) => bot.press('sam', buttonNamed(card, label))

describe('“Change and ask again”, while something else is half-finished', () => {
  test('is asked about first, and the half-finished one can be kept', async () => {
    await bot.say('sam', 'need £40 for school shoes for F3107')
    const { cards } = await again()
    expect(read(cards)).toMatch(
      /^You were half-way through £40 for .*shoes, F3107\. Nothing of it has been sent/,
    )
    expect(cards[0]?.actions.map(({ label }) => label)).toEqual(['Keep that one', 'Start this one instead'])
    const kept = await press(cards[0], 'Keep that one')
    expect(read(kept.cards)).toContain('Jo needs two things')
    expect(read((await bot.say('sam', 'help')).cards)).toContain('£40 for school shoes, F3107')
  })

  test('or the new one is begun instead, by whoever says so', async () => {
    await bot.say('sam', 'need £40 for school shoes for F3107')
    const { cards } = await again()
    const begun = await press(cards[0], 'Start this one instead')
    expect(read(begun.cards)).toMatch(/£80/)
    expect(read((await press(cards[0], 'Keep that one')).cards)).not.toContain('£40')
  })

  test('a change that waits to be confirmed is kept too', async () => {
    const sent = await bot.say('sam', 'need £30 for gas and food for F3107, DWP said no, food bank tried')
    await bot.press('sam', buttonNamed(sent.cards.at(-1), 'Send'))
    const { cards: changed } = await bot.say('sam', 'F3107 should be £35')
    expect(read(changed)).toContain('£35')
    const { cards } = await again()
    expect(read(cards)).toContain('You were half-way through changing £35')
    expect(read((await press(cards[0], 'Keep that one')).cards)).toContain('would be: £35')
  })

  test('with nothing half-finished it begins at once', async () => {
    expect(read((await again()).cards)).toMatch(/£80/)
  })
})

describe('a button of a conversation that begins another request', () => {
  test('asks first too', async () => {
    const asked = await bot.say('sam', 'who agrees a b&b?')
    await bot.say('sam', 'need £40 for school shoes for F3107')
    const { cards } = await press(asked.cards.at(-1), 'Ask for')
    expect(read(cards)).toContain('You were half-way through £40')
    const begun = await press(cards[0], 'Start this one instead')
    expect(read(begun.cards)).toMatch(/which family/i)
  })
})
