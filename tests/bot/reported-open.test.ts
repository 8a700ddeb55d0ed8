import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** A decision is reported of what was asked for already, and waits with somebody else. */

let bot: Bot
let cards: readonly Card[] = []
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-25T09:58:00Z' })
  await say('need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri')
  await say('1-4 yes, fgc was 12 nov. 5 all finished. 6 PLO')
  await press('Send to Ruth')
  bot.setTime('2026-11-27T09:02:00Z')
})
afterEach(() => bot.close())

const say = async (text: string): Promise<string> => {
  cards = (await bot.say('sam', text)).cards
  return cards.map(textOf).join('\n')
}
const press = async (label: string): Promise<string> => {
  const card = cards.find(({ actions }) => actions.some((action) => action.label.startsWith(label)))
  cards = (await bot.press('sam', buttonNamed(card, label))).cards
  return cards.map(textOf).join('\n')
}
const report = () => say('Anna agreed the LPM for F1882 by phone last night at 21:10')

describe('given a legal planning meeting is open with Ruth since 25 Nov', () => {
  test('when Sam reports that Anna agreed it, then it is asked whether it is that one, before anything else', async () => {
    expect(await report()).toContain(
      'Legal planning meeting, F1882, was sent on Wed 25 Nov and is still open with Ruth Cole',
    )
    expect(cards.flatMap(({ actions }) => actions.map(({ label }) => label))).toEqual([
      'It is about the one sent on Wed 25 Nov',
      'Another one',
    ])
  })

  test('then Anna has that one’s card with its facts, nothing second is recorded, and Ruth’s says what Anna did', async () => {
    await report()
    expect(await press('It is about')).toMatch(
      /I've sent Anna Bright the card of that one.*Nothing is agreed until Anna says so there, with reasons/s,
    )
    expect(bot.recorded('submitted')).toHaveLength(1)
    const hers = bot.last('hos-fs')
    expect(hers && textOf(hers)).toContain('fgc was 12 nov')
    await bot.press('anna', buttonNamed(hers, 'Approve'), {
      reasons:
        'He is released on Friday with nothing to keep him away, as I told Sam by telephone on Thursday night.',
      'attest-needed': 'yes',
      chair: 'Head of Service',
      date: '2026-12-03',
      time: '10:00',
    })
    expect(bot.recorded('approved')).toMatchObject([{ by: 'anna', post: 'hos-fs' }])
    const ruths = bot.last('gm-fs')
    expect(ruths && textOf(ruths)).toContain('Approved')
    expect(ruths && textOf(ruths)).toContain('Anna Bright')
  })

  test('another one is recorded as one of its own', async () => {
    await report()
    expect(await press('Another one')).toMatch(/record/)
  })
})
