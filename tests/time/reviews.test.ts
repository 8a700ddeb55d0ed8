import { afterEach, describe, expect, it } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { cambridgeshire, cambridgeshireCast, cambridgeshireRouter } from '../fixtures/cambridgeshire.ts'
import { openScene, why, type Scene } from '../fixtures/scene.ts'

const NEED = { reasons: 'She starts work on Monday and nobody else can have the children.' }
const AFFORDABLE = {
  reasons: 'The unit has room for it, and section 17 allows it.',
  'attest-within-budget': 'yes',
  'attest-lawful': 'yes',
}
const GOES_ON = { reasons: 'She still works the early shift and the nursery place comes in March.' }

/** Childminding that goes on, agreed on Monday 30 November, its first review set for 28 December. */
const childminding = (): Scene => {
  const scene = openScene({ router: cambridgeshireRouter, directory: cambridgeshireCast() })
  scene.setTime('2026-11-30T10:00:00Z')
  scene.submit({
    resource: 's17-regular',
    by: 'sol',
    family: 'F6001',
    team: 'unit-1',
    urgency: 'planned',
    facts: {
      consent: true,
      inCinPlan: true,
      payment: 'ongoing',
      amount: 16000,
      purpose: 'childminding',
      startDate: '2026-11-30',
      reviewDate: '2026-12-28',
    },
  })
  scene.press('uma', 'approve', NEED)
  scene.press('bea', 'approve', AFFORDABLE, { step: 1 })
  expect(scene.request().status).toBe('approved')
  return scene
}

const due = (scene: Scene, to: string) =>
  scene
    .passTo(to)
    .flatMap((event) =>
      (event.type === 'fell-due' || event.type === 'reminded' || event.type === 'raised') &&
      event.sealed.about === 'review'
        ? [[event.type, event.sealed.key, event.at.slice(0, 10)]]
        : [],
    )

describe('money that goes on is reviewed at least once a month, and in the plan every three months', () => {
  it('the first on the day that was given: a bank holiday, so it is said on Christmas Eve', () => {
    expect(due(childminding(), '2026-12-29T08:00:00Z')).toEqual([
      ['fell-due', 'money:2026-12-28', '2026-12-24'],
    ])
  })

  it('it never goes on by itself: reminded, then raised, and still the same review', () => {
    expect(due(childminding(), '2027-01-28T17:00:00Z')).toEqual([
      ['fell-due', 'money:2026-12-28', '2026-12-24'],
      ['reminded', 'money:2026-12-28', '2026-12-31'],
      ['raised', 'money:2026-12-28', '2027-01-11'],
      ['reminded', 'money:2026-12-28', '2027-01-27'],
    ])
  })

  it('once held, the next is due a month after the day it was due, and the plan after three months', () => {
    const scene = childminding()
    scene.passTo('2026-12-24T10:00:00Z')
    expect(scene.press('bea', 'goes-on', { ...GOES_ON, review: 'money:2026-12-28' }).refused).toBeUndefined()
    expect(due(scene, '2027-02-27T00:00:00Z').filter(([type]) => type === 'fell-due')).toEqual([
      ['fell-due', 'money:2027-01-28', '2027-01-28'],
      ['fell-due', 'plan:2027-02-28', '2027-02-26'],
    ])
  })

  it('held late, the next is the first of its rhythm after that', () => {
    const scene = childminding()
    scene.passTo('2027-01-29T10:00:00Z')
    scene.press('bea', 'goes-on', { ...GOES_ON, review: 'money:2026-12-28' })
    expect(due(scene, '2027-02-26T17:00:00Z')).toContainEqual(['fell-due', 'money:2027-02-28', '2027-02-26'])
  })

  it('that it goes on is for the post that agreed it, with reasons; never for whoever asked', () => {
    const scene = childminding()
    scene.passTo('2026-12-24T10:00:00Z')
    const which = { review: 'money:2026-12-28' }
    expect(why(scene.press('sol', 'goes-on', { ...GOES_ON, ...which }))).toBe('own-request')
    expect(why(scene.press('uma', 'goes-on', { ...GOES_ON, ...which }))).toBe('not-yours')
    expect(why(scene.press('bea', 'goes-on', which))).toBe('no-reasons')
    expect(why(scene.press('bea', 'goes-on', { ...GOES_ON, review: 'money:2026-12-01' }))).toBe('stale')
    expect(scene.recorded()).not.toContain('reviewed')
  })

  it('whoever asked can say that it has ended, and nothing is reviewed any more', () => {
    const scene = childminding()
    scene.passTo('2026-12-24T10:00:00Z')
    for (const review of ['money:2026-12-28', 'plan:2027-02-28'])
      scene.press('sol', 'has-ended', { reasons: 'The nursery place came in December.', review })
    expect(due(scene, '2027-12-01T00:00:00Z').filter(([, key]) => key !== '')).toEqual([])
  })

  it('no review changes what was agreed or what the family has had', () => {
    const scene = childminding()
    const before = scene.used('F6001')
    scene.passTo('2026-12-24T10:00:00Z')
    scene.press('bea', 'goes-on', { ...GOES_ON, review: 'money:2026-12-28' })
    expect(scene.used('F6001')).toEqual(before)
    expect(scene.request().status).toBe('approved')
  })

  it('a single payment is not reviewed', () => {
    const scene = openScene({ router: cambridgeshireRouter, directory: cambridgeshireCast() })
    scene.submit({
      resource: 's17-regular',
      by: 'sol',
      family: 'F6001',
      team: 'unit-1',
      facts: { consent: true, payment: 'one-off', inCinPlan: false, amount: 4000, purpose: 'a childminder' },
    })
    scene.press('uma', 'approve', NEED)
    scene.press('bea', 'approve', AFFORDABLE, { step: 1 })
    expect(scene.request().status).toBe('approved')
    expect(scene.dues().map(({ delivery }) => delivery.split(':')[3])).not.toContain('review')
  })
})

describe('what people read', () => {
  let bot: Bot
  afterEach(() => bot.close())

  it('the budget holder has the two buttons, the worker only that it has ended', async () => {
    bot = await openBot({ council: cambridgeshire, at: '2026-11-30T10:00:00Z' })
    const say = async (text: string) => (await bot.say('sol', text)).cards
    await say('£160 childminding F6001, every week from 30 november, review on 28 december')
    const ready = await say('mum consents, it is in the CIN plan, it goes on')
    await bot.press('sol', buttonNamed(ready.at(-1), 'Send'))
    await bot.press('uma', buttonNamed(bot.last('csw-1'), 'Agree'), NEED)
    await bot.press('bea', buttonNamed(bot.last('budget'), 'Approve'), AFFORDABLE)
    await bot.passTo('2026-12-24T09:00:00Z')
    const [told, asked] = [bot.last('budget'), bot.last('sol')]
    expect(told && textOf(told)).toMatch(
      /^The amount of S17 – regular payments, 2026\/0001, is due for review by Mon 28 Dec \(section 10\)\. It doesn't go on by itself/,
    )
    expect(told?.actions.map(({ label }) => label)).toEqual(['Reviewed: goes on', 'It has ended', 'Open'])
    expect(asked && textOf(asked)).toMatch(/Bea Ross, line manager or budget holder, says whether it goes on/)
    expect(asked?.actions.map(({ label }) => label)).toEqual(['It has ended'])
    await bot.press('bea', buttonNamed(told, 'Reviewed'), { ...GOES_ON, review: 'money:2026-12-28' })
    const heard = bot.last('sol')
    expect(heard && textOf(heard)).toMatch(
      /^Reviewed by Bea Ross.*the amount of .* goes on\..*The next review is due by Thu 28 Jan\./,
    )
  })
})
