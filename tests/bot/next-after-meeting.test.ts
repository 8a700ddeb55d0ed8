import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-25T09:58:00Z' })
})
afterEach(() => bot.close())

const WHY = 'He is released on Friday with nothing to keep him away, and the children saw the last assault.'

/** A legal planning meeting is agreed for Thursday 26 November. */
const agreed = async () => {
  await bot.spine().handle(
    {
      kind: 'submit',
      request: 'r1',
      resource: 'legal-planning-meeting',
      family: 'F1882',
      team: 'east-2',
      newFamily: false,
      requesters: ['sam'],
      urgency: 'this-week',
      facts: {
        assessmentsOnFile: true,
        strategyOrS47OnFile: true,
        cpPlanOnFile: true,
        fgcConsidered: true,
        viabilityComplete: true,
      },
      words: [],
      note: '',
      ownDecision: false,
    },
    { by: 'sam', at: '2026-11-25T09:58:00Z', delivery: 'd1' },
  )
  await bot.settled()
  await bot.press('ruth', buttonNamed(bot.last('gm-fs'), 'Approve'), {
    reasons: WHY,
    'attest-needed': 'yes',
    date: '2026-11-26',
    time: '09:30',
    chair: 'Group Manager',
  })
}

describe('proceedings after a legal planning meeting', () => {
  test('are offered if the meeting recommends them, and can be started once it was held', async () => {
    await agreed()
    const told = bot.last('sam')
    const start = buttonNamed(told, 'If the meeting recommends it: start')
    const early = await bot.press('sam', start)
    expect(early.cards.map(textOf).join()).toMatch(
      /^That is on Thu 26 Nov\. Once it has been held, and if the meeting recommends it, press this again to start .*\. Nothing has been started\.$/,
    )
    bot.setTime('2026-11-26T12:00:00Z')
    const later = await bot.press('sam', start)
    expect(later.cards.map(textOf).join()).toContain('This grows out of a legal planning meeting')
  })
})
