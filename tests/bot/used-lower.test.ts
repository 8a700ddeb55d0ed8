import { afterEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { REASONS } from '../fixtures/scene.ts'

let bot: Bot
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const WHY = { reasons: 'Sam showed me the receipt from the meter shop.' }
const FINE = 'DWP said no, food bank and church tried, 6 month old in the house'

const send = async (what: string): Promise<void> => {
  const { cards } = await bot.say('sam', `${what} ${FINE}`)
  const card = cards.findLast(({ actions }) => actions.some(({ label }) => label.startsWith('Send')))
  await bot.press('sam', buttonNamed(card, 'Send'))
}
const approvedGas = async (): Promise<void> => {
  bot = await openBot()
  await send('£80 gas F2201,')
  await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), { reasons: REASONS })
}
const used = () => bot.spine().world('2026-11-27T12:38:00Z').used('F2201', {})['s17FinancialYear']

describe('what was not needed comes off the family’s year once it is confirmed', () => {
  test.each([
    'F2201 only needed £60 of it',
    'we only spent £60 of that for F2201',
    'the gas only came to £60',
    'F2201 used 60 pounds',
    'F2201 only used £60',
    'used £60 of it',
  ])('given Sam says "%s", then Jo is asked, and £80 counts until she confirms it', async (text) => {
    await approvedGas()
    const told = await bot.say('sam', text)
    expect(read(told.cards)).toBe(
      "Thank you. I've asked Jo to confirm that £60 was used. Until then £80 counts.",
    )
    expect(used()).toBe(80_00)
    const card = bot.last('jo')
    expect(card && textOf(card)).toContain(
      'Sam Reed says F2201 needed only £60 of what was agreed: £80 for gas.',
    )
    await bot.press('jo', buttonNamed(card, 'Confirm £60'), WHY)
    expect(used()).toBe(60_00)
    expect(read(bot.at('tm-east-2'))).toContain('£60 used')
    expect(read(bot.at('sam').slice(-1))).toContain(
      'Jo Marsh, team manager, has confirmed that £60 was used.',
    )
  })

  test.each(['F1882 used 25 pounds', 'F1882 only used £25'])(
    'given nothing of that family’s is agreed, "%s" says so, and asks for nothing',
    async (text) => {
      await approvedGas()
      expect(read((await bot.say('sam', text)).cards)).toMatch(
        /^Nothing that you asked for is agreed and counted for F1882/,
      )
    },
  )

  test('given more was used than agreed, then that would be a new request', async () => {
    await approvedGas()
    expect(read((await bot.say('sam', 'F2201 used 95 pounds')).cards)).toContain(
      '£80 is counted for that now',
    )
    expect(used()).toBe(80_00)
  })

  test('given Sam presses [Say what was used], then it is the same, and a no is told with its reasons', async () => {
    await approvedGas()
    const approved = bot
      .at('sam')
      .findLast(({ actions }) => actions.some(({ label }) => label === 'Say what was used'))
    const typed = await bot.press('sam', buttonNamed(approved, 'Say what was used'), {
      amount: 'about sixty',
    })
    expect(read(typed.cards)).toContain('Pounds and pence')
    await bot.press('sam', buttonNamed(approved, 'Say what was used'), { amount: '£60' })
    await bot.press('jo', buttonNamed(bot.last('jo'), 'No, it stays'), WHY)
    expect(used()).toBe(80_00)
    expect(read(bot.at('sam').slice(-1))).toContain("hasn't confirmed it, so £80 still counts")
  })

  test('another card of the family shows the new total as soon as it is confirmed', async () => {
    await approvedGas()
    await send('£30 nappies F2201,')
    const drawn = () => read(bot.at('hos-fs').slice(-1))
    expect(drawn()).toContain('£80 before')
    await bot.say('sam', 'F2201 only needed £60 of the gas money')
    await bot.press('jo', buttonNamed(bot.last('jo'), 'Confirm £60'), WHY)
    expect(drawn()).toContain('£60 before')
  })

  test('asking for more is not saying that less was used', async () => {
    await approvedGas()
    await bot.say('sam', 'F2201 only spent £60 so far, need £20 more for nappies please')
    expect(bot.recorded('used-less-said')).toEqual([])
  })
})
