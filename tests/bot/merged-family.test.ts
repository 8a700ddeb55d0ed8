import { afterEach, beforeEach, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** F2750 had £70 and F2201 £60, and Jo found that they are one family. */
let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  for (const [pounds, family] of [
    [70, 'F2750'],
    [60, 'F2201'],
  ] as const) {
    const { cards } = await bot.say(
      'sam',
      `need £${pounds} for ${family} for gas, DWP said no, food bank used`,
    )
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), `Approve £${pounds}`), {
      reasons: 'A baby of six months and no gas; DWP refused.',
    })
  }
  await read('jo', 'what has F2750 had?')
  const { cards } = await bot.say('jo', 'merge F2750 into F2201')
  await bot.press('jo', buttonNamed(cards.at(-1), 'They are one family'), {
    reasons: 'Same mother and same address, found on the case system.',
  })
})
afterEach(() => bot.close())

const read = async (person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')

test.each(['F2201', 'F2750'])(
  'given two merged references, then what %s has had is what both had',
  async (asked) => {
    const other = asked === 'F2201' ? 'F2750' : 'F2201'
    const said = await read('jo', `what has ${asked} had?`)
    expect(said).toContain(`${asked} has had £130 since 1 April`)
    expect(said).toContain(`That is together with ${other}, found to be the same family.`)
    expect(said).toMatch(/£70 for gas: approved \(2026\/0001/)
    expect(said).toMatch(/£60 for gas: approved \(2026\/0002/)
    expect(said).toContain(`, ${other})`)
  },
)

test('given two merged references, then who looked at the one says who looked at the other', async () => {
  expect(await read('jo', 'who looked at F2201?')).toMatch(/Jo Marsh.*: looked at what it has had, as F2750/)
  expect(await read('jo', 'who looked at F2750?')).toMatch(/Jo Marsh.*: looked at what it has had$/m)
})

test('given two merged references, then the worker of the one alone may read what both had, and a stranger neither', async () => {
  expect(await read('sam', 'what has F2201 had?')).toContain('£70 for gas')
  expect(await read('lee', 'what has F2201 had?')).toContain('kept for its team')
})
