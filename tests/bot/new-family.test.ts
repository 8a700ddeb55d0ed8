import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../src/people/directory.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'

const GAIL: Person = {
  id: 'gail',
  name: 'Gail Poe',
  title: 'information governance',
  team: undefined,
  phone: '07700 900321',
  accounts: [{ platform: 'web', workspace: 'playground', user: 'gail' }],
  governance: true,
}

let bot: Bot
beforeEach(async () => {
  const directory = { ...cast, people: new Map([...cast.people, ['gail', GAIL]]) }
  bot = await openBot({ council: { ...PETERBOROUGH, directory } })
})
afterEach(() => bot.close())

const said = ({ cards }: Awaited<ReturnType<Bot['say']>>): string => cards.map(textOf).join('\n')
const press = async (asked: Awaited<ReturnType<Bot['say']>>, label: string) =>
  bot.press('sam', buttonNamed(asked.cards.at(-1), label))

/** Sam sends £80 for a family that the bot has never heard of; Leah Moss searched for it. */
const sendNew = async () => {
  const unknown = await bot.say('sam', 'need £80 for F2210 for gas, DWP said no, food bank used')
  await press(unknown, "No, it's a new family")
  await press(await bot.say('sam', 'Leah Moss did'), 'Send')
}

describe('a family that is new to the bot', () => {
  test('is told to governance at once, who look and confirm that it is no old one (RC-38)', async () => {
    await sendNew()
    expect(bot.recorded('family-added')).toHaveLength(1)
    expect(bot.at('gail').map(textOf)).toEqual([
      expect.stringMatching(
        /^F2210 was added as a new family; Leah Moss searched for the child and the address\./,
      ),
    ])
    expect(bot.last('gail')?.summary).not.toContain('F2210')
    const asked = await bot.say('gail', 'F2210 is new')
    await bot.press('gail', buttonNamed(asked.cards.at(-1), 'It is new'), {
      reasons: 'Searched the mother, both children and the address: nothing under another reference.',
    })
    expect(bot.recorded('family-confirmed')).toHaveLength(1)
    expect(bot.at('tm-east-2').map(textOf).join()).not.toContain('Not confirmed yet')
  })

  test('and once only, whatever is asked for it after that', async () => {
    await sendNew()
    await press(await bot.say('sam', 'need £20 for F2210 for food, DWP said no, food bank used'), 'Send')
    expect(said(await bot.say('sam', 'where is my request?'))).toContain('£20')
    expect(bot.at('gail')).toHaveLength(1)
  })
})
