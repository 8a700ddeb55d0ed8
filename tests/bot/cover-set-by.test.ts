import { afterEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const open = async (): Promise<Bot> => {
  const bot = await openBot()
  bots.push(bot)
  return bot
}

const answer = async (bot: Bot, person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')

describe('who sets cover for somebody who is away', () => {
  test('given Anna is above Jo, when she says that Max covers, then Max is asked, Jo hears of it, and all hear his yes', async () => {
    const bot = await open()
    expect(await answer(bot, 'anna', 'Jo is away 24-28 Dec, Max covers')).toContain(
      "I've asked Max Field to cover Jo Marsh, Thu 24 Dec to Mon 28 Dec",
    )
    expect(textOf(bot.last('jo') ?? { summary: '', elements: [], actions: [] })).toContain(
      'Anna Bright asked Max Field to cover you',
    )
    expect(bot.recorded('cover-asked')).toMatchObject([
      { by: 'anna', post: 'hos-fs', sealed: { post: 'tm-east-2', person: 'max', away: 'jo', asker: 'anna' } },
    ])
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    expect(bot.at('anna').map(textOf).join('\n')).toContain('Max Field covers Jo Marsh')
    expect(bot.at('jo').map(textOf).join('\n')).toContain('Max Field covers you')
  })

  test.each([
    'Jo is away 24-28 Dec, Ruth covers',
    "Jo's off 24-28 Dec, I'll cover",
    'Jo is away 24-28 Dec, I cover',
  ])('Ruth is above Jo too, and is refused what she would gain: "%s"', async (said) => {
    const bot = await open()
    expect(await answer(bot, 'ruth', said)).toContain("You'd gain that post yourself")
    expect(bot.recorded('cover-asked')).toEqual([])
  })

  test.each(['max', 'sam', 'dev', 'pat'])('%s is not above Jo, and sets nothing', async (person) => {
    const bot = await open()
    expect(await answer(bot, person, 'Jo is away 24-28 Dec, Ruth covers')).toContain(
      'Only whoever is away, or a manager above them in their line',
    )
    expect(bot.recorded('cover-asked')).toEqual([])
  })

  test('without a name, whoever is above is asked who; the buttons leave them out themselves', async () => {
    const bot = await open()
    const { cards } = await bot.say('ruth', 'Jo is off sick tomorrow')
    expect(cards.map(textOf).join()).toContain('Who covers them as Team Manager, East 2?')
    expect(cards[0]?.actions.map(({ label }) => label)).not.toContain('Ruth Cole')
    await bot.press('ruth', buttonNamed(cards[0], 'Max Field'))
    expect(bot.recorded('cover-asked')).toMatchObject([{ by: 'ruth', sealed: { away: 'jo', person: 'max' } }])
  })

  test('somebody who is nobody here is no matter of cover', async () => {
    const bot = await open()
    expect(await answer(bot, 'anna', 'mum is away 24-28 Dec, gran covers')).not.toContain("I've asked")
    expect(bot.recorded('cover-asked')).toEqual([])
  })
})
