import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** Being away, said as people say it. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-12-02T09:38:00Z' })
})
afterEach(() => bot.close())

const say = async (person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')
const labels = async (person: string, text: string) =>
  (await bot.say(person, text)).cards.flatMap(({ actions }) => actions.map(({ label }) => label))

describe('who covers, in plain English', () => {
  test.each([
    'away 24-28 Dec, Dev covers',
    'away 24-28 Dec, Dev is covering',
    'away 24-28 Dec, Dev will cover',
    'away 24-28 Dec Dev covers',
  ])('"%s" asks Dev', async (said) => {
    expect(await say('anna', said)).toContain("I've asked Dev Shah to cover you, Thu 24 Dec to Mon 28 Dec")
  })
  test('another takes the place of whoever was set, in one message', async () => {
    await say('anna', 'away 24-28 Dec, Dev covers me')
    await bot.press('dev', buttonNamed(bot.last('dev'), 'Yes'))
    expect(await say('anna', 'Ian West is covering me 24-28 Dec instead')).toContain("I've asked Ian West")
  })
  test('a worker is told at once who can say who covers their manager', async () => {
    expect(await say('sam', 'Jo is away til thursday')).toBe(
      "Only Jo Marsh, or a manager above them, can say who covers them, so I've set nothing. Ask Ruth Cole to tell me. What you need meanwhile, ask for as usual: if nobody answers, I tell the line above.",
    )
    expect(await labels('sam', 'Jo is away til thursday')).toEqual([])
  })
  test('those of the same service are offered first', async () => {
    expect((await labels('jo', 'away 24-28 Dec')).slice(0, 3)).toEqual([
      'Max Field',
      'Ruth Cole',
      'Anna Bright',
    ])
  })
})
