import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import type { Directory } from '../../src/people/directory.ts'
import { buttonNamed, textOf } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { AGREES, openCrisis, read, THEN, TRIED, type Crisis } from '../fixtures/crisis-hours.ts'
import { storyOf } from '../fixtures/story.ts'

/** Access to Resources have nobody on chat: people.yaml says how they are reached, and whoever hears from them records it. */

const HOW = 'by e-mail to art@council.example, or on 01733 000000'

const art = cast.posts.get('art')
if (!art) throw new Error('the cast has changed')
const outside: Directory = {
  ...cast,
  posts: new Map([
    ...cast.posts,
    ['art', { ...art, holders: [], channels: [], phone: undefined, outside: HOW }],
  ]),
}

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis(outside)
})
afterEach(() => crisis.bot.close())

const last = (where: string): string => read(crisis.bot.at(where).slice(-1))
const everything = (where: string): string => read(crisis.bot.at(where))
const withButton = (where: string, label: string): Card | undefined =>
  crisis.bot.at(where).findLast(({ actions }) => actions.some((one) => one.label.startsWith(label)))
const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>>,
) => read((await crisis.bot.press(person, buttonNamed(withButton(where, label), label), answers)).cards)

const sent = async (): Promise<string> => {
  crisis.at('13:20')
  const sam = crisis.talker('sam')
  await sam.say(
    'crisis support pls F3107 5 hrs a week 3 weeks from mon. 14yo, mum says she wont have him after sunday',
  )
  await sam.say(`1 ${TRIED}. 2 ${THEN}`)
  return sam.press('Send')
}
const REPLY = {
  from: 'Kit Lane',
  on: '2026-11-26',
  reply: 'Those hours are free.',
  'week-2026-11-30': '6',
  'week-2026-12-07': '5',
  'week-2026-12-14': '5',
  'weeks-used': '0',
}

describe('the hours are asked of somebody outside the chat', () => {
  test('Sam is told whom to ask, how they are reached, and has the words and the figures to send', async () => {
    const said = await sent()
    expect(said).toContain('has to be asked too, and only you can: the words to send are in my next message')
    expect(last('sam')).toContain(`You reach them ${HOW}.`)
    expect(last('sam')).toContain(
      'Crisis family support is asked for, for F3107: 5 hours a week in the weeks of 30 Nov, 7 Dec and 14 Dec. The form comes with this. Please confirm how many hours the Head of Service, Family Safeguarding, has free',
    )
    expect(last('sam')).not.toMatch(/mum|14yo/)
    expect(crisis.bot.last('sam')?.actions.map(({ label }) => label)).toEqual([
      'Record the reply',
      'Read the form',
    ])
  })
  test('the form has the figures that they would confirm in the chat, filled in by the ledger', async () => {
    await sent()
    const record = withButton('sam', 'Record the reply')?.actions[0]
    expect(record?.questions.map(({ id, label }) => [id, label])).toEqual([
      ['from', 'Who replied?'],
      ['on', 'On which day?'],
      ['reply', 'What did they say?'],
      ['week-2026-11-30', expect.stringContaining('30 Nov')],
      ['week-2026-12-07', expect.stringContaining('7 Dec')],
      ['week-2026-12-14', expect.stringContaining('14 Dec')],
      ['weeks-used', 'Weeks they have already had'],
    ])
  })
  test('until name, day, words and figures are on record Anna can agree nothing', async () => {
    await sent()
    expect(textOf(crisis.bot.last('hos-fs') ?? { summary: '', elements: [], actions: [] })).toContain(
      'Not yet',
    )
    expect(crisis.bot.last('hos-fs')?.actions.map(({ label }) => label)).toEqual([
      'Reject',
      'Ask Sam',
      'Why me?',
    ])
    for (const wrong of [{ from: '' }, { on: '2026-11-27' }, { reply: '' }, { 'week-2026-11-30': 'plenty' }])
      await press('sam', 'sam', 'Record the reply', { ...REPLY, ...wrong })
    expect(crisis.bot.recorded('reply-recorded')).toEqual([])
  })
  test('once they are, Anna has the figures, who gave them and who wrote them down, and can agree', async () => {
    await sent()
    await press('sam', 'sam', 'Record the reply', REPLY)
    expect(crisis.bot.recorded('reply-recorded')).toMatchObject([
      { by: 'sam', sealed: { on: '2026-11-26', hours: { weeksUsed: 0, free: [{ quarters: 24 }, {}, {}] } } },
    ])
    expect(last('anna')).toMatch(/^Kit Lane confirmed the hours for F3107/)
    const card = textOf(crisis.bot.last('hos-fs') ?? { summary: '', elements: [], actions: [] })
    expect(card).toContain('"Kit Lane: Those hours are free." (put on record by Sam Reed, 13:20)')
    expect(card).toContain('ART (put on record by Sam Reed) confirmed, Thu 26 Nov')
    await press('anna', 'hos-fs', 'Approve', { reasons: AGREES })
    expect(crisis.bot.recorded('approved')).toHaveLength(1)
    expect(storyOf(crisis.bot)).toMatch(/Recorded a reply of Thu 26 Nov from Kit Lane\. Confirmed the hours/)
  })
  test('their lower figure counts, and Anna is short by it', async () => {
    await sent()
    await press('sam', 'sam', 'Record the reply', { ...REPLY, 'week-2026-11-30': '3' })
    expect(textOf(crisis.bot.last('hos-fs') ?? { summary: '', elements: [], actions: [] })).toContain(
      'short by 2 hours',
    )
  })
  test('Sam’s team may record it, another team may not', async () => {
    await sent()
    await press('max', 'sam', 'Record the reply', REPLY)
    expect(crisis.bot.recorded('reply-recorded')).toEqual([])
    await press('jo', 'sam', 'Record the reply', REPLY)
    expect(crisis.bot.recorded('reply-recorded')).toHaveLength(1)
  })
  test('agreed, Sam has the words that ask them to arrange it, and later records that it stopped', async () => {
    await sent()
    await press('sam', 'sam', 'Record the reply', REPLY)
    await press('anna', 'hos-fs', 'Approve', { reasons: AGREES })
    expect(everything('sam')).toMatch(/Please tell .*Access to Resources.*Please arrange it\./s)
    await crisis.bot.passTo('2026-12-21T09:30:00Z')
    expect(last('sam')).toContain('Please check that it has stopped')
    await press('max', 'sam', 'F3107 has stopped', { on: '2026-12-20' })
    expect(crisis.bot.recorded('service-stopped')).toEqual([])
    await press('sam', 'sam', 'F3107 has stopped', { on: '2026-12-20' })
    expect(crisis.bot.recorded('service-stopped')).toMatchObject([
      { by: 'sam', sealed: { on: '2026-12-20' } },
    ])
  })
})
