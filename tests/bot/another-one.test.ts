import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** The same thing is asked twice for one family, and the worker says that it is another one. */

let bot: Bot
let cards: readonly Card[] = []
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const say = async (text: string, person = 'sam'): Promise<string> => {
  cards = (await bot.say(person, text)).cards
  return cards.map(textOf).join('\n')
}
const press = async (label: string): Promise<void> => {
  const card = cards.find(({ actions }) => actions.some((action) => action.label.startsWith(label)))
  cards = (await bot.press('sam', buttonNamed(card, label))).cards
}
const gas = 'need £60 for F2201 for gas, DWP said no, food bank used'

describe('given £60 for gas was sent and waits with Jo, and the same is asked again as another one', () => {
  beforeEach(async () => {
    await say(gas)
    await press('Send')
    await say(gas)
    await press("It's another")
    await press('Send')
  })

  test('then the second is linked to the first on record', () => {
    const [first, second] = bot.recorded('submitted')
    expect(second?.sealed).toMatchObject({ from: { request: first?.request, as: 'another' } })
  })

  test('then both of Jo’s cards say so, and so does what waits for the family', () => {
    const [first, second] = bot.at('tm-east-2').map(textOf)
    expect(second).toMatch(/Asked already: .*2026\/0001, not decided yet\. This is another one/)
    expect(first).toMatch(/Asked again: .*2026\/0002, not decided yet\. It is one besides this/)
    expect(second).toContain('£60')
  })

  test('then what the family has had says which is one besides which', async () => {
    expect(await say('what has F2201 had?', 'jo')).toContain('(2026/0002, besides 2026/0001)')
  })

  test('when the first is approved, the second’s card says that of it', async () => {
    await bot.press('jo', buttonNamed(bot.at('tm-east-2')[0], 'Approve £60'), {
      reasons: 'A baby of six months and no gas; DWP refused.',
    })
    expect(bot.at('tm-east-2').map(textOf)[1]).toMatch(/Asked already: .*2026\/0001, approved/)
  })
})

test('given it is changed to another family before it is sent, then nothing is linked', async () => {
  await say(gas)
  await press('Send')
  await say(gas)
  await press("It's another")
  await say('sorry, family F3107')
  await press('Send')
  const [, second] = bot.recorded('submitted')
  expect(second?.sealed).toMatchObject({ family: 'F3107' })
  expect(second?.sealed).not.toHaveProperty('from')
})

test('given a meeting is open and another is reported as decided, then the two are linked', async () => {
  await say('need LPM F1882 today, nothing shifting on the CP plan')
  await say('1-4 yes, fgc was 12 nov. 5 PLO')
  await press('Send')
  await say('Anna agreed the LPM for F1882 by phone last night at 21:10')
  await press('Another one')
  await press('Record it')
  const [first, second] = bot.recorded('submitted')
  expect(second?.sealed).toMatchObject({
    made: { by: 'anna' },
    from: { request: first?.request, as: 'another' },
  })
  expect(bot.at('gm-fs').map(textOf).join()).toContain('Asked again')
})
