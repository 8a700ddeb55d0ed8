import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const YES = {
  reasons:
    'He is released on Friday with nothing to keep him away, as I told Sam by telephone on Thursday night.',
  'attest-needed': 'yes',
  chair: 'Head of Service',
  date: '2026-12-03',
  time: '10:00',
}

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

  test('then Anna alone has a card that asks whether it was so, nothing second is sent, and Ruth’s says what was reported', async () => {
    await report()
    expect(await press('It is about')).toMatch(
      /not confirmed: that Anna Bright decided it Thu 26 Nov 21:10 by telephone\. I've asked Anna.*Nothing is agreed until Anna says so, with reasons/s,
    )
    expect(bot.recorded('submitted')).toHaveLength(1)
    expect(bot.at('hos-fs')).toEqual([])
    const hers = bot.last('anna')
    expect(hers && textOf(hers)).toContain(
      'Sam Reed says that you decided this Thu 26 Nov 21:10 by telephone',
    )
    expect(hers && textOf(hers)).toContain('fgc was 12 nov')
    expect(hers?.summary).not.toContain('F1882')
    const ruths = bot.last('gm-fs')
    expect(ruths && textOf(ruths)).toContain(
      'Not confirmed. Sam Reed says that Anna Bright decided this Thu 26 Nov 21:10 by telephone',
    )
    expect(await say('where is my request?')).toContain(
      'Reported as decided by Anna Bright, Thu 26 Nov 21:10 by telephone, and not confirmed.',
    )
  })

  test('when Anna says that it is right, then every copy and Sam read when it was decided, how, and when recorded', async () => {
    await report()
    await press('It is about')
    await bot.press('anna', buttonNamed(bot.last('anna'), "That's right"), { ...YES, reported: 'then' })
    const then = 'decided Thu 26 Nov 21:10 by telephone, recorded Fri 27 Nov 09:02, the next day'
    expect(bot.recorded('approved')).toMatchObject([
      { by: 'anna', post: 'hos-fs', sealed: { made: { on: '2026-11-26', time: '21:10', how: 'telephone' } } },
    ])
    for (const where of ['gm-fs', 'anna', 'sam']) expect(bot.at(where).map(textOf).join('\n')).toContain(then)
  })

  test('when Anna says that it was not so, then it is still Ruth’s, and Sam reads that', async () => {
    await report()
    await press('It is about')
    await bot.press('anna', buttonNamed(bot.last('anna'), 'Not what I decided'), {
      reasons: 'I said that I would think about it overnight.',
    })
    expect(bot.at('sam').map(textOf).join('\n')).toMatch(
      /Anna Bright did not decide legal planning meeting, F1882, as was reported.*still open with Group Manager/s,
    )
    const ruths = bot.last('gm-fs')
    expect(ruths && textOf(ruths)).not.toContain('Not confirmed')
    expect(bot.at('anna').map(textOf).join()).toContain('now with Ruth Cole')
    await bot.press('ruth', buttonNamed(ruths, 'Approve'), YES)
    expect(bot.recorded('approved')).toMatchObject([{ by: 'ruth' }])
  })

  test('when it is not said on which day, then the button asks for it', async () => {
    await say('Anna agreed the LPM for F1882 by phone')
    const card = cards.at(-1)
    expect(card?.actions[0]?.questions.map(({ id }) => id)).toEqual(['made-on', 'made-time', 'made-how'])
    await bot.press('sam', buttonNamed(card, 'It is about'), {
      'made-on': '2026-11-26',
      'made-how': 'telephone',
    })
    expect(bot.recorded('decision-reported')).toMatchObject([
      { by: 'sam', sealed: { made: { by: 'anna', on: '2026-11-26', how: 'telephone', reportedBy: 'sam' } } },
    ])
  })

  test('when the matrix would not have let them decide it, then nothing is recorded and Sam is told what to do', async () => {
    await say('Jo agreed the LPM for F1882 by phone last night at 21:10')
    expect(await press('It is about')).toContain(
      "Jo Marsh couldn't have agreed that one then, so I've recorded nothing",
    )
    expect(bot.recorded('decision-reported')).toEqual([])
  })

  test('when Anna says it of herself, then she is given her own card and Sam hears that it is not confirmed', async () => {
    cards = (await bot.say('anna', 'I agreed the LPM for F1882 by phone last night at 21:10')).cards
    cards = (await bot.press('anna', buttonNamed(cards.at(-1), 'It is about'))).cards
    expect(cards.map(textOf).join()).toContain('Your card for it is in this chat')
    expect(bot.at('anna').map(textOf).join()).toContain('You decided this Thu 26 Nov 21:10 by telephone')
    expect(bot.at('sam').map(textOf).join()).toContain('That is not confirmed')
  })

  test('another one is recorded as one of its own', async () => {
    await report()
    expect(await press('Another one')).toMatch(/record/)
  })

  test('when a stranger to the family reports it, then they read no more of it than before', async () => {
    cards = (await bot.say('lee', 'Anna agreed the LPM for F1882 by phone last night at 21:10')).cards
    cards = (await bot.press('lee', buttonNamed(cards.at(-1), "It's right: I'm covering"))).cards
    await bot.press('lee', buttonNamed(cards.at(-1), 'It is about'))
    expect(bot.recorded('decision-reported')).toMatchObject([{ by: 'lee' }])
    const { request = '' } = bot.recorded('submitted')[0] ?? {}
    const open = { on: 'request', id: request, step: 0, version: 1, act: 'open' } as const
    expect((await bot.press('lee', open)).cards.map(textOf).join('\n')).not.toContain('fgc was 12 nov')
    await bot.press('ruth', buttonNamed(bot.last('gm-fs'), 'Approve'), YES)
    const reasons = { ...open, act: 'see-reasons' }
    expect((await bot.press('lee', reasons)).cards.map(textOf).join('\n')).not.toContain('released on Friday')
  })
})
