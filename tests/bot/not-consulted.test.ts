import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** A plan for a boy of 15: Ruth is consulted before Jo decides, and Jo is said to have decided it by telephone last night. */
let bot: Bot
const REASONS = 'Neglect over months and no change; talked through with Sam last night by telephone.'
beforeEach(async () => {
  bot = await openBot()
  const { cards } = await bot.say(
    'sam',
    'Jo agreed a child protection plan for F2750 by phone last night at 21:10, he is 15',
  )
  await bot.press('sam', buttonNamed(cards.at(-1), 'Record it'))
})
afterEach(() => bot.close())

const confirm = (answers: Readonly<Record<string, string>> = {}) =>
  bot.press('jo', buttonNamed(bot.at('jo')[0], "That's right"), { reasons: REASONS, ...answers })
const told = (where: string) => bot.at(where).map(textOf).join('\n')

describe('given a reported decision that needed a consultation', () => {
  test('then Ruth is not asked, and Jo’s form asks whether she was, who and when, or why not', () => {
    expect(bot.at('gm-fs')).toEqual([])
    const [right, part, refused] = bot.at('jo')[0]?.actions ?? []
    for (const action of [right, part])
      expect(action?.questions.slice(0, 2)).toEqual([
        {
          id: 'consulted-0',
          kind: 'yes-no',
          label: 'Consulted before you decided: Group Manager, Family Safeguarding?',
          required: true,
        },
        { id: 'consulted-words-0', kind: 'line', label: 'Who and when; or if not, why not?', required: true },
      ])
    expect(refused?.questions.map(({ id }) => id)).not.toContain('consulted-0')
  })

  test('when Jo says that she was, then it counts, and Ruth reads what was put on record of her', async () => {
    await confirm({ 'consulted-0': 'yes', 'consulted-words-0': 'Ruth Cole, by telephone at 20:40' })
    expect(told('sam')).toContain('Approved by Jo Marsh')
    expect(told('ruth')).toMatch(
      /Jo Marsh decided .*F2750, and has put on record that you were consulted first: "Ruth Cole, by telephone at 20:40" If that isn't so/,
    )
  })

  test('when Jo says that she was not, then it doesn’t count yet, Ruth is asked, and everybody reads why', async () => {
    const { cards } = await confirm({ 'consulted-0': 'no', 'consulted-words-0': 'She could not be reached.' })
    expect(cards.map(textOf).join()).toContain("your decision doesn't count yet. They are asked now")
    expect(told('sam')).toMatch(/that was not done: Group Manager.*So it doesn't count yet/)
    expect(told('gm-fs')).toContain(
      'not consulted before it was decided. Jo Marsh says: "She could not be reached."',
    )
    await bot.press('ruth', buttonNamed(bot.last('gm-fs'), 'Give'), {
      reasons: 'I agree with the plan; the neglect is well evidenced by now.',
    })
    await confirm()
    expect(bot.recorded('approved')).toMatchObject([
      { by: 'jo', sealed: { made: { on: '2026-11-26', time: '21:10' } } },
    ])
    const { cards: note } = await bot.press('sam', buttonNamed(bot.last('sam'), 'Copy the note'))
    expect(note.map(textOf).join('\n')).toMatch(/not consulted before it was\s+decided/)
  })
})
