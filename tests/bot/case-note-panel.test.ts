import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { SATISFIED } from '../fixtures/scene.ts'

/** The note for the child's file of section 20 on a Friday night, before the panel and after it. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T17:54:00Z' })
  await bot.spine().handle(
    {
      kind: 'submit',
      request: 'tonight',
      resource: 'accommodation',
      family: 'F2750',
      team: 'east-2',
      newFamily: false,
      requesters: ['sam'],
      urgency: 'tonight',
      facts: { age: 15, sameDay: true, familyExplored: true, returnHomeTried: true, whyUrgent: 'Put out.' },
      words: [],
      note: '',
      ownDecision: false,
    },
    { by: 'sam', at: '2026-11-27T17:54:00Z', delivery: 'sent-1' },
  )
  at('17:58')
  await bot.press('anna', { on: 'request', id: 'tonight', step: 0, version: 1, act: 'approve' }, SATISFIED)
  for (const time of ['18:00', '18:10']) {
    at(time)
    await bot.press('anna', buttonNamed(bot.last('anna'), 'No answer'))
  }
  at('18:29')
  await bot.press('grace', buttonNamed(bot.last('sd'), 'Approve'), SATISFIED)
})
afterEach(() => bot.close())

const at = (time: string): void => bot.setTime(`2026-11-27T${time}:00Z`)
const note = async (): Promise<string> => {
  const card = bot
    .at('sam')
    .findLast(({ actions }) => actions.some(({ label }) => label.startsWith('Copy the note')))
  const { cards } = await bot.press('sam', buttonNamed(card, 'Copy the note'))
  return cards
    .map(textOf)
    .join('\n')
    .replaceAll(/\n {11}/g, ' ')
}

describe('given the Assistant Director couldn’t be reached and the Service Director approved', () => {
  test('the note says who agreed first, who was rung when, to whom it came, and that a panel has still to confirm it', async () => {
    const read = await note()
    expect(read).toMatch(/^Agreed +Anna Bright, Head of Service, Family Safeguarding, 17:58: "/m)
    expect(read).toMatch(
      /^Rung +Ian West \(Assistant Director\) was rung at 18:00 and 18:10, no answer\. So it came to Grace Holt, Service Director\.$/m,
    )
    expect(read).toMatch(
      /^Decided +Approved in full by Grace Holt, Service Director\. Not yet confirmed: PASP, Wed 2 Dec\.$/m,
    )
    const order = ['Agreed', 'Rung', 'Decided', 'Reasons'].map((label) =>
      read.search(new RegExp(`^${label} `, 'm')),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('after the panel it says what the panel made of it, on which day, and who only entered it', async () => {
    bot.setTime('2026-12-02T15:00:00Z')
    const agenda = await bot.say('pat', "what's on PASP on 2 Dec")
    await bot.press('pat', buttonNamed(agenda.cards[0], 'Open'))
    await bot.press('pat', buttonNamed(bot.last('pat'), 'Enter “confirmed with a change”'), {
      reasons: 'The panel heard the assessment and weighed what family could offer.',
      sitting: '2026-12-02',
      owner: 'tm-east-2',
      next: 'Bring contact with his sister into the plan',
      due: '2026-12-11',
    })
    const read = await note()
    expect(read).toMatch(
      /^Confirmed +PASP, Wed 2 Dec: confirmed with a change: "Bring contact with his sister into the plan"\. "The panel heard .*" \(recorded by Pat Moss\)\.$/m,
    )
    expect(read).not.toContain('Not yet confirmed')
    expect(read).not.toContain('Pat Moss, PASP')
  })
})
