import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { SATISFIED } from '../fixtures/scene.ts'

const REASONS = { reasons: 'The panel heard the assessment and weighed what family could offer.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T17:54:00Z' })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const say = async (person: string, text: string): Promise<string> => read((await bot.say(person, text)).cards)
const textAt = (where: string): string => bot.at(where).map(textOf).join('\n')
const cardSaying = (where: string, words: string): Card => {
  const found = bot.at(where).findLast((card) => textOf(card).includes(words))
  if (!found) throw new Error(`nothing at ${where} says "${words}":\n${textAt(where)}`)
  return found
}
const press = async (
  person: string,
  card: Card | undefined,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(card, label), answers)).cards)

/** Section 20 tonight for F2750, agreed by the head of service and the Assistant Director. */
const sameDay = async (): Promise<void> => {
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
  await bot.press('anna', { on: 'request', id: 'tonight', step: 0, version: 1, act: 'approve' }, SATISFIED)
  await bot.press('ian', { on: 'request', id: 'tonight', step: 1, version: 1, act: 'approve' }, SATISFIED)
}

const submit = async (id: string, resource: string, family: string, facts: object): Promise<void> => {
  await bot.spine().handle(
    {
      kind: 'submit',
      request: id,
      resource,
      family,
      team: 'east-2',
      newFamily: false,
      requesters: ['sam'],
      urgency: 'planned',
      facts: { ...facts },
      words: [],
      note: '',
      ownDecision: false,
    },
    { by: 'sam', at: '2026-11-27T17:54:00Z', delivery: `sent-${id}` },
  )
}

/** Section 20 for F2201 that can be planned, agreed by the head of service: before PASP. */
const planned = async (): Promise<void> => {
  await submit('planned', 'accommodation', 'F2201', { age: 14, sameDay: false })
  await bot.press('anna', { on: 'request', id: 'planned', step: 0, version: 1, act: 'endorse' }, REASONS)
}

describe('section 20 decided on a Friday night', () => {
  test('is on the agenda, confirmed with a change, and open until its owner says it is done', async () => {
    await sameDay()
    expect(textAt('sam')).toContain('It is booked for PASP on Wed 2 Dec to be confirmed.')
    const before = textOf(cardSaying('ad', 'Approved'))
    expect(before).toContain('PASP Wed 2 Dec, not yet confirmed')

    const agenda = await bot.say('pat', 'PASP agenda')
    expect(read(agenda.cards)).toMatch(/F2750 · Section 20 · aged 15 · To be confirmed · decided by Ian West/)
    expect(read(agenda.cards)).toContain('papers missing: the detailed assessment')
    expect(await press('pat', agenda.cards[0], 'Publish this agenda')).toContain(
      'Published: the agenda of PASP for Wed 2 Dec, one item.',
    )
    expect(textAt('pasp')).toContain('Agenda published by Pat Moss, Fri 27 Nov.')

    bot.setTime('2026-12-02T15:00:00Z')
    await press('pat', cardSaying('pasp', 'Agenda published'), 'Open')
    const item = cardSaying('pat', 'It was decided outside the panel')
    expect(
      await press('pat', item, 'Enter “not confirmed”', { ...REASONS, sitting: '2026-12-02' }),
    ).toContain('Whose is the next act?')
    expect(
      await press('pat', item, 'Enter “confirmed with a change”', {
        ...REASONS,
        sitting: '2026-12-02',
        owner: 'tm-east-2',
        next: 'Bring contact with his sister into the plan',
        due: '2026-12-11',
      }),
    ).toContain('recorded')

    expect(textAt('sam')).toContain('PASP confirmed it with a change, Wed 2 Dec.')
    expect(textAt('sam')).toContain('Jo Marsh (team manager) sees to it by Fri 11 Dec')
    for (const where of ['ad', 'hos-fs', 'pasp'])
      expect(textAt(where)).toContain('still to do, Jo Marsh (team manager) by Fri 11 Dec')
    expect(textAt('pasp')).toMatch(/F2750 .* Confirmed with a change/)
    expect(await say('jo', "what's waiting for me?")).toContain('Section 20, aged 15, F2750')

    const yours = cardSaying('jo', 'Yours to see to by Fri 11 Dec')
    expect(await press('jo', yours, 'It is done', { done: 'Contact is in the plan from today.' })).toContain(
      "no longer open on anybody's copy",
    )
    expect(textAt('sam')).toContain('Jo Marsh (team manager) says it is done')
    for (const where of ['ad', 'hos-fs', 'pasp']) expect(textAt(where)).not.toContain('still to do')
    expect(bot.spine().state.requests.get('tonight')).toMatchObject({ status: 'approved' })
  })

  test('where others read the panel’s channel its agenda names no family', async () => {
    bot.joins('pasp', 'lee')
    await sameDay()
    await say('pat', 'publish the PASP agenda for 2 Dec')
    expect(textAt('pasp')).toContain('Agenda published')
    expect(textAt('pasp')).not.toContain('F2750')
    expect(textAt('pasp')).not.toContain('aged 15')
  })

  test('nobody met: nothing is confirmed or undone, and the recorder moves it', async () => {
    await sameDay()
    bot.setTime('2026-12-04T09:00:00Z')
    const outcome = await say('anna', 'papers for F2750')
    expect(outcome).toContain('Papers for PASP')
    const [card] = (await bot.say('pat', "what's on PASP on 2 Dec")).cards
    expect(card && textOf(card)).toContain('No outcome entered')
    await press('pat', card, 'Open')
    const item = cardSaying('pat', 'no outcome has been entered')
    await press('pat', item, 'Move to another sitting', {
      sitting: '2026-12-16',
      reasons: 'The panel did not meet for want of a chair.',
    })
    expect(textAt('sam')).toContain('It is now booked for PASP on Wed 16 Dec, not Wed 2 Dec.')
    expect(textAt('ad')).toContain('PASP Wed 16 Dec, not yet confirmed')
    expect(bot.recorded('confirmed')).toEqual([])
  })
})

describe('a plain item of PASP', () => {
  test('has its papers ticked off, is put off, and then agreed', async () => {
    await planned()
    expect(textAt('sam')).toContain('It is booked for PASP on Wed 2 Dec. Papers have to be in by Mon 30 Nov.')
    expect(textAt('sam')).toContain('Papers still wanted: the detailed assessment')
    const booked = await bot.say('sam', 'book F2201 onto the next PASP')
    expect(read(booked.cards)).toContain('is booked for PASP on Wed 2 Dec')
    expect(
      await press('sam', booked.cards[0], 'A paper is on file', {
        paper: 'care-plan-paper',
        title: 'First care plan',
        on: '2026-11-20',
      }),
    ).toContain('Papers still wanted: the detailed assessment')
    expect(textAt('pasp')).toContain('The first care plan: "First care plan", Fri 20 Nov 2026')

    bot.setTime('2026-12-02T15:00:00Z')
    await bot.press('pat', buttonNamed((await bot.say('pat', 'agenda for PASP')).cards[0], 'Open'))
    await press('pat', cardSaying('pat', 'Papers'), 'Enter “deferred”', {
      ...REASONS,
      sitting: '2026-12-02',
      wanted: 'the full assessment',
      from: 'Sam',
      due: '2026-12-11',
    })
    expect(textAt('sam')).toContain('PASP has put it off, Wed 2 Dec.')
    expect(textAt('sam')).toContain('It is booked again for Wed 16 Dec.')

    bot.setTime('2026-12-16T15:00:00Z')
    await bot.press('pat', buttonNamed((await bot.say('pat', "what's on PASP on 16 Dec")).cards[0], 'Open'))
    await press('pat', cardSaying('pat', 'Put off on Wed 2 Dec'), 'Enter what was agreed', {
      ...REASONS,
      sitting: '2026-12-16',
      'attest-alternatives': 'yes',
      'gap-initialCarePlan': 'yes',
      'gap-familyExplored': 'yes',
      'gap-returnHomeTried': 'yes',
    })
    expect(textAt('sam')).toContain('Approved by PASP')
    expect(bot.spine().state.requests.get('planned')).toMatchObject({ status: 'approved' })
  })

  test('something else is agreed, and what goes with it is started from there, with the link on both', async () => {
    await planned()
    bot.setTime('2026-12-02T15:00:00Z')
    await bot.press('pat', buttonNamed((await bot.say('pat', 'PASP agenda')).cards[0], 'Open'))
    await press('pat', cardSaying('pat', 'Papers'), 'Enter “alternative agreed”', {
      ...REASONS,
      sitting: '2026-12-02',
      instead: 'A family group conference and support at home',
      sharedBy: 'Anna Bright and the panel',
    })
    expect(textAt('sam')).toContain('PASP did not agree it on Wed 2 Dec, and agreed something else')
    expect(textAt('hos-fs')).toContain('then alternative agreed')
    const told = cardSaying('sam', 'agreed something else')
    const start = buttonNamed(told, 'Start a family group conference')
    expect(read((await bot.press('lee', start)).cards)).not.toContain('This grows out of')
    const other = { ...start, act: 'next:secure-accommodation' }
    expect(read((await bot.press('sam', other)).cards)).toContain('This button no longer does anything')
    const { cards } = await bot.press('sam', buttonNamed(told, 'Start a family group conference'))
    expect(read(cards)).toContain('This grows out of section 20')
    expect(read(cards)).toContain('F2201')
    const ready = (await bot.say('sam', 'names and addresses are on the case file')).cards
    await bot.press('sam', buttonNamed(ready.at(-1), 'Send'))
    expect(bot.recorded('submitted').at(-1)).toMatchObject({
      sealed: { resource: 'family-group-conference', from: { request: 'planned', as: 'next' } },
    })
    expect(textAt('tm-east-2')).toContain('Grew out of')
    expect(textAt('hos-fs')).toContain('Led to')
  })
})

describe('staying put: the Care Planning Panel, then PASP', () => {
  test('PASP is booked once the first panel agreed, and it stands only when PASP has', async () => {
    await submit('stay', 'staying-put', 'F3107', { provider: 'tact', artDiscussed: true })
    expect(await say('pat', "what's on the Care Planning Panel?")).toContain('F3107')
    expect(await say('pat', "what's on PASP on 16 Dec")).toContain('Nothing is booked for PASP')
    bot.setTime('2026-12-09T15:00:00Z')
    await bot.press(
      'pat',
      { on: 'request', id: 'stay', step: 0, version: 1, act: 'approve' },
      { ...REASONS, sitting: '2026-12-09' },
    )
    expect(textAt('sam')).toContain('It is booked for PASP on Wed 16 Dec.')
    expect(bot.spine().state.requests.get('stay')?.status).toBe('open')
    bot.setTime('2026-12-16T15:00:00Z')
    await bot.press(
      'pat',
      { on: 'request', id: 'stay', step: 1, version: 1, act: 'approve' },
      { ...REASONS, sitting: '2026-12-16' },
    )
    expect(bot.spine().state.requests.get('stay')?.status).toBe('approved')
  })
})

describe('who may do what', () => {
  test('a worker sees their own items, and how many more there are', async () => {
    await sameDay()
    expect(await say('sam', 'PASP agenda')).toContain('F2750')
    const others = await say('lee', 'PASP agenda')
    expect(others).not.toContain('F2750')
    expect(others).toContain('One more item is not yours to see.')
  })

  test('only the recorder publishes; a day that it does not sit is said', async () => {
    expect(await say('anna', 'publish the PASP agenda')).toContain(
      'Only the recorder of PASP can do that: Pat Moss.',
    )
    expect(await say('pat', 'publish the PASP agenda for 3 Dec')).toContain(
      "PASP doesn't sit then, or that sitting is over. The next dates I have: Wed 2 Dec and Wed 16 Dec.",
    )
    const forged = {
      on: 'draft',
      id: '',
      step: 0,
      version: 0,
      act: 'agenda:publish:pasp:2026-12-02',
    } as const
    expect(read((await bot.press('sam', forged)).cards)).toContain('Only the recorder of PASP')
    expect(bot.recorded('agenda-published')).toEqual([])
  })

  test('after a restart the agenda stands, late items and all', async () => {
    await sameDay()
    await say('pat', 'publish the PASP agenda')
    await planned()
    await bot.restart()
    expect(textAt('pasp')).toMatch(/F2201 · .*To be decided · late item/)
    expect(await say('pat', 'PASP agenda')).toMatch(/F2201 · .*To be decided · late item/)
    expect(bot.at('pasp').filter((card) => textOf(card).includes('Agenda published'))).toHaveLength(1)
  })
})
