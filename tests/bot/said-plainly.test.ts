import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lenderQuestions, reasonsQuestion } from '../../cards/decision-questions.ts'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** Small words that a tired person stumbles over: whose post, which article, and a name that is no reason. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-26T10:00:00Z' })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')

describe('a legal planning meeting', () => {
  const sent = async () => {
    await bot.say('sam', 'need LPM F1882')
    const { cards } = await bot.say('sam', '1 yes 2 yes 3 yes 4 yes 5 yes 6 PLO')
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  }

  test('a head of service who chairs it is named by the post: there are several', async () => {
    await sent()
    await bot.press('ruth', buttonNamed(bot.last('gm-fs'), 'Approve'), {
      'attest-needed': 'yes',
      chair: 'Head of Service',
      date: '2026-12-03',
      time: '10:00',
      reasons: 'Risk is rising and the unborn baby is due in six weeks; a meeting is needed now.',
    })
    expect(read(bot.at('sam'))).toContain('Chair: Head of Service, Family Safeguarding')
  })
  test('Sam reads of it with its article when nobody has answered', async () => {
    await sent()
    await bot.passTo('2026-12-04T17:00:00Z')
    expect(read(bot.at('sam'))).toContain('It is about a legal planning meeting, F1882.')
  })
})

test.each(['Sam Reed.', 'sam reed', 'Sam Reed, Jo Marsh', 'Agreed with Sam Reed'])(
  'a colleague’s name is no reason: "%s"',
  async (reasons) => {
    const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    const approve = () => bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve'), { reasons })
    await approve()
    await approve()
    expect(bot.recorded('approved')).toEqual([])
  },
)

test('what a lender says goes on no child’s file, and the form doesn’t say that it does', () => {
  const [reasons] = lenderQuestions
  expect(reasons).toMatchObject({ id: 'reasons', hint: 'They stay with the record of the loan.' })
  expect(reasonsQuestion).toMatchObject({ hint: "They go on the child's file." })
})
