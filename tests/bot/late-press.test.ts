import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(() => bot.close())

/** Jo approves on the card that the bot knows of, while another copy of it still has its buttons. */
const approved = async () => {
  const button = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
  await bot.press('jo', button, REASONS)
  return button
}

describe('a copy that the bot knows nothing of, pressed after the decision', () => {
  test('says how it was decided from then on, without the family: who reads it there is not known', async () => {
    const button = await approved()
    const copy = await bot.postTo('jo', '£80 for gas')
    const { cards } = await bot.press('jo', button, REASONS, { at: copy })
    expect(cards.map(textOf).join('\n')).toContain('Nothing you pressed has changed it')
    const drawn = bot.last('jo')
    expect(drawn && textOf(drawn)).toMatch(/^2026\/0001 · .*\nApproved · Jo Marsh/)
    expect(drawn?.actions.map(({ label }) => label)).toEqual(['See the reasons', 'Read the form'])
    expect(bot.spine().state.entries.get('F2201 s17')).toHaveLength(1)
  })

  test('by somebody it was never with, stays as it is: they may have made it up', async () => {
    const button = await approved()
    const theirs = await bot.postTo('max', 'Hello Max.')
    await bot.press('max', button, REASONS, { at: theirs })
    expect(bot.at('max').map(textOf).join('\n')).toContain('Hello Max.')
    const sams = await bot.postTo('sam', 'Hello Sam.')
    await bot.press('sam', button, REASONS, { at: sams })
    expect(bot.at('sam').map(textOf).join('\n')).toContain('Hello Sam.')
  })
})
