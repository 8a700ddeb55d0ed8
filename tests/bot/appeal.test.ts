import { afterEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { leicestershire } from '../fixtures/leicestershire.ts'
import { REASONS } from '../fixtures/scene.ts'

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const lastWith = (bot: Bot, where: string, label: string): Card | undefined =>
  bot.at(where).findLast(({ actions }) => actions.some((action) => action.label.startsWith(label)))
const said = (bot: Bot, where: string): string => read(bot.at(where))

const SERVICE = 'service-manager-fostering-adoption'
const WHY = { reasons: 'The need is real, and the form and the assessment agree on what meets it.' }

const BED: Facts = {
  forWhom: 'foster-carer',
  amount: 400_00,
  purpose: 'a bed',
  workerAssessed: true,
  paymentsForm: true,
}

/** £400 for a bed was asked for carers of F7001, and the team manager said no. */
const refusedBed = async (resource = 'discretionary-payment', facts = BED): Promise<Bot> => {
  const bot = await openBot({ council: leicestershire })
  bots.push(bot)
  await bot.spine().handle(
    {
      kind: 'submit',
      request: 'r1',
      resource,
      family: 'F7001',
      team: 'one',
      newFamily: false,
      requesters: ['worker'],
      urgency: 'this-week',
      facts,
      words: [],
      note: '',
      ownDecision: false,
    },
    { by: 'worker', at: '2026-11-27T12:38:00Z', delivery: 'd1' },
  )
  await bot.settled()
  return bot
}

describe('a carer’s right of appeal', () => {
  test('given it is rejected, then the worker reads whose right it is and to whom, tells them, and starts the appeal', async () => {
    const bot = await refusedBed()
    await bot.press('holder-team-manager', buttonNamed(bot.last('team-manager'), 'Reject'), {
      reasons: REASONS,
    })
    const told = bot.last('worker')
    expect(told && textOf(told)).toContain(
      "It is the carer's or adoptive parent's right to appeal, to the Service Manager for the Fostering and Adoption Service. Please tell them, and tap when you have. No time limit is given for it.",
    )
    expect(told?.actions.length).toBeLessThanOrEqual(6)
    const recorded = await bot.press('worker', buttonNamed(told, "I've told them"))
    expect(read(recorded.cards)).toBe("Thank you. It's on record that you told them, Fri 27 Nov.")

    const draft = await bot.press('worker', buttonNamed(told, 'Start the appeal'))
    expect(read(draft.cards)).toContain('Service Manager for the Fostering and Adoption Service')
    await bot.press('worker', buttonNamed(draft.cards.at(-1), 'Send'))
    const [card] = bot.at(SERVICE)
    expect(card && textOf(card)).toContain('Against: £400 discretionary payment: rejected by Team Manager')
    expect(card && textOf(card)).toContain(`The reasons then: "${REASONS}"`)
    expect(card?.actions.map(({ label }) => label).slice(0, 3)).toEqual([
      'Allow the appeal',
      'Allow it with conditions',
      "Don't allow it",
    ])
    expect(said(bot, 'team-manager')).toContain('Appealed: sent on Fri 27 Nov, not decided yet (2026/0002)')

    bot.setTime('2026-12-04T09:00:00Z')
    await bot.press(`holder-${SERVICE}`, buttonNamed(bot.last(SERVICE), 'Allow the appeal'), WHY)
    const allowed = bot.last('worker')
    expect(allowed && textOf(allowed)).toMatch(
      /^Appeal allowed by .* at 09:00: £400 discretionary payment, F7001\..*\nThe no of Fri 27 Nov, by Team Manager, .* no longer stands\..*Ask whoever allowed it, before anything is bought\./,
    )
    expect(allowed && textOf(allowed)).not.toContain('complain')
    expect(said(bot, SERVICE)).toContain('Appeal allowed')
    expect(said(bot, 'team-manager')).toContain('Appealed: allowed on Fri 4 Dec (2026/0002)')
    expect(said(bot, 'team-manager')).toContain('Rejected')
    expect(bot.recorded('appealed')).toMatchObject([
      { request: 'r1', sealed: { outcome: 'started' } },
      { request: 'r1', sealed: { outcome: 'allowed' } },
    ])
    const reasons = await bot.press('worker', buttonNamed(bot.at('team-manager')[0], 'See the reasons'))
    expect(read(reasons.cards)).toContain('Appeal: Appealed: allowed on Fri 4 Dec (2026/0002)')
    const again = await bot.press('worker', buttonNamed(told, 'Start the appeal'))
    expect(read(again.cards)).toContain('That has been appealed already')
  })

  test.each(['they want to appeal', 'The carers want to appeal', 'appeal F7001', 'start an appeal'])(
    'given the worker says "%s", then it is the same',
    async (text) => {
      const bot = await refusedBed()
      await bot.press('holder-team-manager', buttonNamed(bot.last('team-manager'), 'Reject'), {
        reasons: REASONS,
      })
      const draft = await bot.say('worker', text)
      await bot.press('worker', buttonNamed(draft.cards.at(-1), 'Send'))
      expect(bot.recorded('submitted')).toMatchObject([
        {},
        { sealed: { from: { request: 'r1', as: 'appeal' } } },
      ])
    },
  )

  test('given the draft was begun before a restart, then it is still the appeal of that decision', async () => {
    const bot = await refusedBed()
    await bot.press('holder-team-manager', buttonNamed(bot.last('team-manager'), 'Reject'), {
      reasons: REASONS,
    })
    const draft = await bot.say('worker', 'they want to appeal')
    await bot.restart()
    await bot.press('worker', buttonNamed(draft.cards.at(-1), 'Send'))
    expect(bot.recorded('submitted').at(-1)).toMatchObject({ sealed: { from: { request: 'r1' } } })
  })
})

describe('an appeal that is not allowed', () => {
  test('then the first decision stands, and the worker reads how they can complain', async () => {
    const bot = await refusedBed()
    await bot.press('holder-team-manager', buttonNamed(bot.last('team-manager'), 'Reject'), {
      reasons: REASONS,
    })
    const draft = await bot.say('worker', 'they want to appeal')
    await bot.press('worker', buttonNamed(draft.cards.at(-1), 'Send'))
    const pressed = await bot.press(
      `holder-${SERVICE}`,
      buttonNamed(bot.last(SERVICE), "Don't allow it"),
      WHY,
    )
    expect(read(pressed.cards)).toContain("that the appeal isn't allowed")
    const told = bot.last('worker')
    expect(told && textOf(told)).toMatch(/^Appeal not allowed by .*: £400 discretionary payment, F7001\./)
    expect(told && textOf(told)).toContain('decided on Fri 27 Nov stands.')
    expect(told && textOf(told)).toContain('If they are still unhappy they can complain.')
    expect(told?.actions.map(({ label }) => label)).not.toContain('Change and ask again')
  })
})

describe('asked about an appeal while something else is half typed', () => {
  test('then it is answered, and the other draft waits', async () => {
    const bot = await refusedBed()
    await bot.press('holder-team-manager', buttonNamed(bot.last('team-manager'), 'Reject'), {
      reasons: REASONS,
    })
    await bot.say('worker', 'need £300 for therapy F7001')
    const answered = await bot.say('worker', 'appeal F7001')
    expect(read(answered.cards)).toContain('£400 discretionary payment, F7001 can be appealed')
    expect(answered.cards.at(-1)?.actions.map(({ label }) => label)).toEqual(['Start the appeal'])
  })
})

describe('therapy: the policy gives no appeal, and says what there is', () => {
  test('given therapy was rejected, when they want to appeal, then nobody is put in to hear it', async () => {
    const bot = await refusedBed('therapy', {
      amount: 300_00,
      therapyHad: 0,
      whoFor: 'oldest-child',
      bacpListed: true,
    })
    const [where] = ['service-manager-children-in-care', 'team-manager', 'head-of-service'].filter(
      (post) => bot.at(post).length > 0,
    )
    if (where === undefined) throw new Error('therapy went to nobody')
    await bot.press(`holder-${where}`, buttonNamed(bot.last(where), 'Reject'), { reasons: REASONS })
    expect(lastWith(bot, 'worker', 'Start the appeal')).toBeUndefined()
    const answered = await bot.say('worker', 'they want to appeal')
    expect(read(answered.cards)).toContain('The policy gives no appeal for therapy.')
    // Asked by its reference, as a question, or beside a half-typed draft: the same, and nothing is begun.
    for (const text of ['appeal F7001', 'can they appeal F7001?', 'how do they appeal?']) {
      const { cards } = await bot.say('worker', text)
      expect(read(cards)).toMatch(
        /^Therapy, £300, F7001 was rejected by .*The policy gives no appeal for therapy\./,
      )
      expect(read(cards)).toContain(
        'You can talk to whoever decided it, or change it and ask again. Nothing has been started.',
      )
      expect(cards.flatMap(({ actions }) => actions.map(({ label }) => label))).toEqual([
        'Change and ask again',
      ])
    }
    expect(bot.recorded('submitted')).toHaveLength(1)
  })
})

describe('supervised contact that the service refuses', () => {
  test('given the team manager approved it, when the service says no, then the head of service decides', async () => {
    const bot = await openBot()
    bots.push(bot)
    await bot.spine().handle(
      {
        kind: 'submit',
        request: 'r1',
        resource: 'supervised-contact',
        family: 'F2201',
        team: 'east-2',
        newFamily: false,
        requesters: ['sam'],
        urgency: 'this-week',
        facts: { contacts: 8, socialWorkerContacts: 2, contactOptionsExplored: true },
        words: [],
        note: '',
        ownDecision: false,
      },
      { by: 'sam', at: '2026-11-27T12:38:00Z', delivery: 'd1' },
    )
    await bot.settled()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve'), {
      ...WHY,
      'attest-why-service': 'yes',
    })
    const told = lastWith(bot, 'sam', 'The service said no')
    expect(told && textOf(told)).toContain('the head of service decides it (section 5.2)')
    const draft = await bot.press('sam', buttonNamed(told, 'The service said no'))
    expect(read(draft.cards)).toContain('Anna Bright')
    await bot.press('sam', buttonNamed(draft.cards.at(-1), 'Send'))
    await bot.press('anna', buttonNamed(bot.last('hos-fs'), 'Approve'), WHY)
    expect(said(bot, 'tm-east-2')).toContain('Taken to the head of service: allowed on Fri 27 Nov')
  })
})

describe('concerns about a placement that was offered', () => {
  test('given PASP agreed a placement, then concerns go to TACT in writing, and only their agreement lets it be turned down', async () => {
    const bot = await openBot()
    bots.push(bot)
    const asked = await bot.spine().handle(
      {
        kind: 'submit',
        request: 'r1',
        resource: 'placement-request',
        family: 'F2201',
        team: 'east-2',
        newFamily: false,
        requesters: ['sam'],
        urgency: 'planned',
        facts: {},
        words: [],
        note: '',
        ownDecision: false,
      },
      { by: 'sam', at: '2026-11-27T12:38:00Z', delivery: 'd1' },
    )
    expect(asked.refused).toBeUndefined()
    bot.setTime('2026-12-02T15:00:00Z')
    await bot.settled()
    const answers = { ...WHY, sitting: '2026-12-02' }
    const decided = await bot
      .spine()
      .handle(
        { kind: 'press', request: 'r1', step: 0, version: 1, act: 'approve', answers },
        { by: 'pat', at: '2026-12-02T15:00:00Z', delivery: 'd2' },
      )
    expect(decided.refused).toBeUndefined()
    await bot.settled()
    const told = lastWith(bot, 'sam', 'Concerns about an offer')
    expect(told && textOf(told)).toContain("can't simply be declined")
    const begun = await bot.press('sam', buttonNamed(told, 'Concerns about an offer'))
    expect(read(begun.cards)).toContain('What are your concerns about the placement')
    const ready = await bot.say('sam', 'it is 40 miles from school and from his nan')
    await bot.press('sam', buttonNamed(ready.cards.at(-1), 'Send'))
    expect(bot.recorded('submitted').at(-1)).toMatchObject({
      sealed: { resource: 'placement-concerns', from: { request: 'r1', as: 'appeal' } },
    })
    expect(said(bot, 'sam')).toContain('TACT has to be asked before this can be decided')
    const early = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve'), {
      ...WHY,
      'attest-agreed-with-tact': 'yes',
    })
    expect(read(early.cards)).toContain('Not yet')
    expect(bot.recorded('approved')).toHaveLength(1)
  })
})
