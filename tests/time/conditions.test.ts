import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T12:41:00Z' })
})
afterEach(() => bot.close())

const remindedOf = (about: string): number =>
  bot.recorded('reminded').filter((event) => event.type === 'reminded' && event.sealed.about === about).length

const said = (where: string): string => bot.at(where).map(textOf).at(-1) ?? ''

const ask = async (text: string): Promise<void> => {
  const { cards } = await bot.say('sam', text)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}

/** £80 approved on the condition that the charity is asked, with who sees to it and by when. */
const approved = async (terms: Readonly<Record<string, string>> = {}) => {
  await ask('need £80 for F2201 for gas, DWP said no, food bank used')
  return approve(terms)
}

const approve = (terms: Readonly<Record<string, string>>) =>
  bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve less'), {
    ...REASONS,
    conditions: 'Ask the fuel charity for the next top-up.',
    ...terms,
  })

describe('a condition has an owner and a day', () => {
  it('the worker sees to it unless another is named, and the approval says so', async () => {
    await approved({ 'condition-by': '2026-12-04' })
    expect(said('sam')).toMatch(/Sam Reed sees to the conditions, by Fri 4 Dec\./)
  })

  it('two working days before, on the day, and then ever less often, until it is marked met', async () => {
    await approved({ 'condition-by': '2026-12-04' })
    await bot.passTo('2026-12-02T09:00:00Z')
    expect(said('sam')).toBe(
      'A condition of £80 for gas, F2201, is due on Fri 4 Dec: "Ask the fuel charity for the next top-up." Tell me when it is done.',
    )
    await bot.passTo('2026-12-04T09:00:00Z')
    expect(said('sam')).toMatch(/is due today/)
    await bot.passTo('2026-12-09T09:00:00Z')
    expect(said('sam')).toMatch(/was due on Fri 4 Dec, and nobody has said that it is met/)
    expect(said('tm-east-2')).toMatch(/A condition of S17 spend, 2026\/0001, was due on Fri 4 Dec/)
    await bot.press('sam', buttonNamed(bot.last('sam'), 'It is done'), {
      words: 'Charity paid £50 on 8 Dec.',
    })
    expect(said('jo')).toBe(
      'Sam Reed says that a condition of £80 for gas, F2201, is met: "Charity paid £50 on 8 Dec."',
    )
    const before = remindedOf('condition')
    await bot.passTo('2026-12-20T09:00:00Z')
    expect(remindedOf('condition')).toBe(before)
  })

  it('stands on the family’s next card until it is met', async () => {
    await approved({ 'condition-by': '2026-12-04' })
    await ask('£15 for F2201 for nappies, DWP said no, food bank used')
    const card = () => said('tm-east-2')
    expect(card()).toMatch(
      /Open conditions: 2026\/0001: "Ask the fuel charity for the next top-up\." \(Sam Reed, by Fri 4 Dec\)/,
    )
    const done = bot.at('sam').findLast((one) => one.actions.some(({ label }) => label === 'It is done'))
    await bot.press('sam', buttonNamed(done, 'It is done'), { words: 'Asked and paid.' })
    expect(card()).not.toMatch(/Open conditions/)
  })

  it('a day that has passed, one that is none, and an owner from elsewhere are sent back', async () => {
    await ask('need £80 for F2201 for gas, DWP said no, food bank used')
    for (const terms of [
      { 'condition-by': '2026-11-26' },
      { 'condition-by': '2027-02-31' },
      { 'condition-owner': 'lee' },
    ])
      expect((await approve(terms)).cards.map(textOf).join('')).toMatch(/By which day|Who sees to/)
    expect(bot.recorded('approved')).toEqual([])
  })

  it('a stranger cannot mark it met, and nobody without words', async () => {
    await approved({ 'condition-by': '2026-12-04' })
    const done = buttonNamed(bot.last('sam'), 'It is done')
    await bot.press('lee', done, { words: 'Done.' })
    await bot.press('sam', done, { words: '  ' })
    expect(bot.recorded('condition-met')).toEqual([])
  })

  it('the reasons say whose it is, and how it was met', async () => {
    await approved({ 'condition-by': '2026-12-04' })
    await bot.press('sam', buttonNamed(bot.last('sam'), 'It is done'), { words: 'Charity paid.' })
    const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'See the reasons'))
    expect(cards.map(textOf).join('\n')).toMatch(
      /Conditions, Sam Reed, by Fri 4 Dec: Ask the fuel charity for the next top-up\.\nMet, Sam Reed, Fri 27 Nov: Charity paid\./,
    )
  })
})

describe('was it used?', () => {
  it('four weeks after money was agreed the worker is asked, and the answer moves no total', async () => {
    await ask('need £80 for F2201 for gas, DWP said no, food bank used')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), REASONS)
    // Four weeks are Christmas Day: asked on the working day before.
    await bot.passTo('2026-12-24T09:00:00Z')
    expect(said('sam')).toBe(
      "£80 for gas, F2201, was approved on Fri 27 Nov. Was it used? It doesn't run out; I only ask.",
    )
    await bot.press('sam', buttonNamed(bot.last('sam'), 'Say whether it was used'), { used: 'none' })
    expect(bot.spine().world('2026-12-24T09:00:00Z').used('F2201', {})['s17FinancialYear']).toBe(8000)
    await bot.passTo('2027-06-01T09:00:00Z')
    expect(bot.recorded('fell-due')).toHaveLength(1)
  })

  it('asked three times and no more, and it stays approved', async () => {
    await ask('need £80 for F2201 for gas, DWP said no, food bank used')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), REASONS)
    await bot.passTo('2027-11-01T09:00:00Z')
    expect(bot.recorded('fell-due').length + remindedOf('used')).toBe(3)
    expect([...bot.spine().state.requests.values()].map(({ status }) => status)).toEqual(['approved'])
  })
})

describe('a condition and the moment', () => {
  it('due today, it is not reminded of in the minute in which it was made, but asked after the next working day', async () => {
    await approved({ 'condition-by': '2026-11-27' })
    await bot.passTo('2026-11-27T20:00:00Z')
    expect(said('sam')).not.toMatch(/is due today/)
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(said('sam')).toMatch(/was due on Fri 27 Nov, and nobody has said that it is met/)
  })

  it('due at the weekend, the same: nobody hears of it at once', async () => {
    await approved({ 'condition-by': '2026-11-29' })
    await bot.passTo('2026-11-27T17:00:00Z')
    expect(bot.recorded('fell-due')).toEqual([])
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(bot.recorded('fell-due')).toHaveLength(1)
  })
})
