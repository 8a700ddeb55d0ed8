import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../src/chat/chat.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const send = async (): Promise<void> => {
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}

describe('telling people', () => {
  test('a chat that is busy is tried again, and has the card once', async () => {
    bot.breakAt('tm-east-2', new ChatError('busy', 'slow down', 1_000))
    bot.whileWaiting(() => void bot.breakAt('tm-east-2'))
    await send()
    expect(bot.at('tm-east-2')).toHaveLength(1)
  })

  test('a place that can’t be reached holds up nobody else', async () => {
    await send()
    bot.breakAt('sam', new ChatError('refused', 'the account is closed'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), REASONS)
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toMatch(/Approved/)
    expect(bot.at('sam')).toEqual([])
  })

  test('what could not be posted before a restart is posted with the request’s next event, once', async () => {
    bot.breakAt('tm-east-2', new ChatError('refused', 'the channel is archived'))
    await send()
    bot.breakAt('tm-east-2')
    await bot.restart()
    const [request] = bot.spine().state.requests.values()
    expect(request?.status).toBe('open')
    await bot.say('sam', 'F2201 should be £90')
    expect(bot.at('tm-east-2').length).toBeLessThanOrEqual(1)
  })
})

describe('who reads what', () => {
  test('Finance are told by name only where the row says so', async () => {
    await send()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), REASONS)
    expect(bot.messages.map(({ where }) => where)).toEqual(['tm-east-2', 'jo', 'sam'])
  })

  test('a locked telephone shows the post and the hurry, nothing about a family', async () => {
    await send()
    for (const { card } of bot.messages) expect(card.summary).not.toMatch(/F2201|£|gas/)
  })
})
