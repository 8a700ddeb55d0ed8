import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { LENDS, openCrisis } from '../fixtures/crisis-hours.ts'

/** A message that asks something keeps its buttons only for as long as it is asked. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for gas and food for F2201, DWP said no, food bank tried')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(() => bot.close())

const asked = () => bot.at('sam').find((card) => textOf(card).includes('Is it a prepayment meter'))
const labels = (): readonly string[] => asked()?.actions.map(({ label }) => label) ?? []
const ask = () =>
  bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Ask Sam'), { question: 'Is it a prepayment meter?' })

describe('a question to the worker', () => {
  test('answered in the chat, its message loses the button and says who answered', async () => {
    await ask()
    expect(labels()).toEqual(['Answer'])
    await bot.say('sam', 'yes, since June')
    await bot.settled()
    expect(labels()).toEqual([])
    expect(asked() && textOf(asked() ?? { summary: '', elements: [], actions: [] })).toMatch(
      /Not asked any more\. Sam Reed, .*: Answered the question\./,
    )
  })

  test('and so it does when the request was decided without an answer, after a restart too', async () => {
    await ask()
    await bot.restart()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Reject'), {
      reasons: 'The food bank has fuel vouchers from Thursday; ask them first.',
    })
    expect(labels()).toEqual([])
  })

  test('something else that happens leaves it as it is', async () => {
    await ask()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Why me?'))
    expect(labels()).toEqual(['Answer'])
  })
})

describe('hours that a lender asks back', () => {
  test('once kept for the family, nobody is offered to give them back', async () => {
    const crisis = await openCrisis()
    await crisis.agreed()
    const dev = crisis.talker('dev')
    await dev.say('hours')
    await dev.press('Ask Anna', { reasons: 'We have a new family of our own in need from Monday.' })
    const wanted = () => crisis.bot.at('anna').find((card) => textOf(card).includes('asks for hours back'))
    expect(wanted()?.actions.map(({ label }) => label)).toEqual([
      'Give them back',
      'Keep them for the family',
    ])
    await crisis.bot.press('anna', buttonNamed(wanted(), 'Keep them'), { reasons: LENDS })
    const after = wanted()
    expect(after?.actions).toEqual([])
    expect(after && textOf(after)).toContain('Kept the hours for the family they were promised to.')
    await crisis.bot.close()
  })
})

describe('cover that was asked for', () => {
  test('once it is answered, its message offers no yes or no any more', async () => {
    const { cards } = await bot.say('jo', 'away 24-28 Dec')
    const whom = cards[0]?.actions[0]?.label ?? ''
    await bot.press('jo', buttonNamed(cards[0], whom))
    const person = [...cast.people.values()].find(({ name }) => name === whom)?.id ?? ''
    const message = () => bot.at(person).find((card) => textOf(card).includes('asks you to cover'))
    expect(message()?.actions).toHaveLength(2)
    await bot.press(person, buttonNamed(message(), 'Yes'))
    expect(message()?.actions).toEqual([])
  })
})
