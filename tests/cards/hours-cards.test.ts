import { describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { questionsFrom, valuesFor } from '../../src/chat/slack/carry.ts'
import { formView } from '../../src/chat/slack/modal.ts'
import { render } from '../../src/chat/slack/render.ts'
import { faultsOf } from '../chat/adaptive-card-rules.ts'
import { problemsInBlocks, problemsInView } from '../chat/slack/block-rules.ts'
import { CANNOT, LENDS, openCrisis, type Crisis } from '../fixtures/crisis-hours.ts'

/** Every card about hours keeps what Teams and Slack ask of a message, at each turn of the second conversation. */

const faultsOn = (card: Card): readonly string[] => [
  ...faultsOf(adaptiveCard(card)),
  ...problemsInBlocks(render(card).blocks),
  ...card.actions
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ button, label, questions }) =>
      problemsInView(formView({ button, at: undefined, label, about: 'about', questions })),
    ),
]

/** What a form asks has to travel with its card: Slack opens it from the card alone. */
const lostOn = ({ actions }: Card): readonly string[] => {
  const values = valuesFor(actions)
  return actions
    .filter((action, i) => questionsFrom(values, i).length !== action.questions.length)
    .map(({ label }) => label)
}

const check = (crisis: Crisis, where: readonly string[]): void => {
  for (const card of where.flatMap((one) => crisis.bot.at(one))) {
    expect(faultsOn(card)).toEqual([])
    expect(lostOn(card)).toEqual([])
    expect(card.summary).not.toMatch(/F\d{4}/)
  }
}

const EVERYWHERE = ['art', 'hos-fs', 'hos-cp', 'hos-frt', 'sam', 'anna', 'dev', 'priya', 'kit']

describe('cards about hours', () => {
  test('short, asked of both, lent in part, lent the rest, agreed, ended early', async () => {
    const crisis = await openCrisis()
    await crisis.short()
    check(crisis, EVERYWHERE)
    await crisis.press('anna', 'hos-fs', "I can't move any", { reasons: CANNOT })
    check(crisis, ['hos-fs'])
    await crisis.press('anna', 'hos-fs', 'Ask both')
    check(crisis, EVERYWHERE)
    await crisis.press('dev', 'hos-cp', 'Lend fewer', {
      'week-2026-11-30': '0.25',
      'week-2026-12-07': '1',
      'week-2026-12-14': '2',
      reasons: LENDS,
    })
    check(crisis, EVERYWHERE)
    await crisis.press('priya', 'hos-frt', 'Lend', { reasons: LENDS })
    await crisis.press('anna', 'hos-fs', 'Approve 5 hours a week', { reasons: LENDS })
    check(crisis, EVERYWHERE)
    const anna = crisis.talker('anna')
    await anna.say('hours')
    await anna.press('End F3107 early', { last: '2026-12-06', reasons: LENDS })
    check(crisis, EVERYWHERE)
    await crisis.bot.close()
  })
})
