import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const REASONS = {
  reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel vouchers.',
}

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const said = async (person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')

/** Asks in words and presses Send. */
const ask = async (text: string): Promise<void> => {
  const { cards } = await bot.say('sam', text)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}

const answered = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { cards } = await bot.press(person, buttonNamed(bot.last(where), label), answers)
  return cards.map(textOf).join('\n')
}

const eightyPounds = () => ask('need £80 for F2201 for gas and food, DWP said no, food bank used')

describe('1: asked in chat, to the right channel', () => {
  test('£80 goes to the worker’s own team manager, with the row and why', async () => {
    const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    expect(cards.map(textOf).join('\n')).toMatch(
      /Jo Marsh, your team manager,? can agree this.*£100 a family a year.*section 7/s,
    )
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    expect(bot.at('tm-east-2')).toHaveLength(1)
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toMatch(/£80 for gas and food · F2201 · section 17/)
    expect(card && textOf(card)).toMatch(
      /£0 before, £80 with this. £20 left before a head of service must agree/,
    )
    expect(card?.summary).toBe('A request for the Team Manager, East 2. Needed today.')
    expect(bot.at('tm-west-1')).toEqual([])
  })

  test('another £40 makes £120, which goes to the head of service', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    await ask('£40 more for F2201 for nappies, DWP said no, food bank used')
    expect(bot.at('tm-east-2')).toHaveLength(1)
    const card = bot.last('hos-fs')
    expect(card && textOf(card)).toMatch(/£80 before, £120 with this/)
  })

  test('£480 used and £30 more: nobody in the matrix, and whom to talk to', async () => {
    await ask('need £480 for F2201 for a cooker, DWP said no, food bank used')
    await answered('anna', 'hos-fs', 'Approve £480', REASONS)
    const answer = await said('sam', '£30 for F2201 for gas tonight, DWP said no, food bank used')
    expect(answer).toMatch(/nobody in it can agree this, however urgent/)
    expect(answer).toMatch(/Anna Bright/)
    expect(bot.at('hos-fs')).toHaveLength(1)
  })
})

describe('2: the team manager decides', () => {
  test('every copy of the card becomes the outcome, and loses its buttons', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toBe(
      'F2201 · S17 spend\nApproved · £80 for gas and food · Jo Marsh, Team Manager, East 2 · Fri 27 Nov, 12:38',
    )
    expect(card?.actions.map(({ label }) => label)).toEqual(['See the reasons', 'Read the form'])
  })

  test('the reasons are for those entitled', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    expect(await answered('anna', 'tm-east-2', 'See the reasons')).toContain(REASONS.reasons)
    expect(await answered('max', 'tm-east-2', 'See the reasons')).not.toContain('baby')
  })

  test('asks the worker, who answers in the conversation; the answer is on the card', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Ask Sam', { question: 'Is it a prepayment meter?' })
    expect(textOf(bot.at('sam').at(-1) ?? { summary: '', elements: [], actions: [] })).toMatch(
      /Jo Marsh.*asks.*prepayment/s,
    )
    await bot.say('sam', 'yes, a prepayment one since June')
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toMatch(/Sam answered: yes, a prepayment one since June/)
  })

  test('refers it on, with a reason', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Refer on', {
      to: 'gm-fs',
      reasons: 'I know this family from my own street, so Ruth should decide.',
    })
    expect(bot.at('gm-fs')).toHaveLength(1)
    expect(bot.last('tm-east-2')?.actions.map(({ label }) => label)).toEqual([
      'See the reasons',
      'Read the form',
    ])
    await answered('ruth', 'gm-fs', 'Approve £80', REASONS)
    expect(bot.spine().state.requests.values().next().value).toMatchObject({
      status: 'approved',
      decision: { post: 'gm-fs' },
    })
  })
})

describe('3: the worker is told at once', () => {
  test('in private, with the reasons, what is left, and the note for the case file', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    const news = bot.at('sam').at(-1)
    expect(news && textOf(news)).toMatch(
      /^Approved by Jo Marsh, team manager, at 12:38: £80 for gas and food\./,
    )
    expect(news && textOf(news)).toContain(REASONS.reasons)
    expect(news && textOf(news)).toMatch(
      /F2201 can have £20 more this year before a head of service has to agree/,
    )
    const note = await answered('sam', 'sam', 'Copy the note')
    expect(note).toMatch(
      /^Decision about F2201-1 \(family F2201\), Fri 27 Nov 2026, 12:38\nAsked {6}£80 section 17 for gas and food/,
    )
    expect(await answered('sam', 'sam', "It's on file")).toMatch(/on F2201-1's case file/)
  })
})

describe('5: what must not work', () => {
  test('a wrong presser, an old card, a second click and no reasons change nothing and are on record', async () => {
    await eightyPounds()
    const old = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    expect(await answered('max', 'tm-east-2', 'Approve £80', REASONS)).toMatch(
      /needs the Team Manager, East 2.*Nothing has changed/s,
    )
    expect(await answered('sam', 'tm-east-2', 'Approve £80', REASONS)).toMatch(
      /You asked for this, so you can't decide it\. Jo Marsh/,
    )
    expect(await answered('jo', 'tm-east-2', 'Approve £80', { reasons: '\u200B' })).toMatch(
      /needs your reasons/,
    )
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    const { cards } = await bot.press('ruth', old, REASONS)
    expect(cards.map(textOf).join()).toMatch(/Jo Marsh approved this at 12:38/)
    const refused = [...bot.spine().state.deliveries.values()]
      .flat()
      .filter(({ type }) => type === 'press-refused')
    expect(refused).toHaveLength(4)
  })

  test('the same delivery twice is one command with the same answer', async () => {
    await eightyPounds()
    const button = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    const first = await bot.press('jo', button, REASONS, { delivery: 'same-delivery' })
    const second = await bot.press('jo', button, REASONS, { delivery: 'same-delivery' })
    expect(second).toEqual(first)
    expect(bot.spine().state.entries.get('F2201 s17')).toHaveLength(1)
  })
})

describe('6: started again between any two of these', () => {
  test('nothing is lost: the half-typed request, the card, the decision', async () => {
    await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no')
    await bot.restart()
    const { cards } = await bot.say('sam', 'food bank used')
    await bot.restart()
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.restart()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    await bot.restart()
    expect(bot.at('tm-east-2')).toHaveLength(1)
    expect(bot.at('sam')).toHaveLength(1)
    expect(bot.spine().state.entries.get('F2201 s17')).toHaveLength(1)
  })
})

describe('afterwards', () => {
  test('what was rejected can be changed and asked again, with everything already said', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Reject', {
      reasons: 'The food bank has fuel vouchers from Thursday; ask them first.',
    })
    const again = await answered('sam', 'sam', 'Change and ask again')
    expect(again).toMatch(/£80/)
    const { cards } = await bot.say('sam', '£60')
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toMatch(/£60 for gas and food/)
    expect(card && textOf(card)).toMatch(/£80 for gas and food, rejected/)
  })

  test('a question is answered in its box as well as by the next message', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Ask Sam', { question: 'Is it a prepayment meter?' })
    await answered('sam', 'sam', 'Answer', { answer: 'Yes, since June.' })
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toMatch(/Sam answered: Yes, since June\./)
  })

  test('whoever decided can take it back, with reasons, and the worker is told', async () => {
    await eightyPounds()
    await answered('jo', 'tm-east-2', 'Approve £80', REASONS)
    const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'See the reasons'))
    await bot.press('jo', buttonNamed(cards.at(-1), 'Withdraw this decision'), {
      reasons: 'The gas company restored the supply for nothing.',
    })
    const news = bot.at('sam').at(-1)
    expect(news && textOf(news)).toMatch(/Jo Marsh.*has withdrawn the decision/s)
    const { cards: anna } = await bot.press('anna', buttonNamed(bot.last('tm-east-2'), 'See the reasons'))
    expect(anna.at(-1)?.actions).toEqual([])
  })

  test('what waits for a manager opens from the list, whole and in private', async () => {
    await eightyPounds()
    const { cards } = await bot.say('jo', "what's waiting for me?")
    await bot.press('jo', buttonNamed(cards.at(-1), 'Open'))
    await bot.press('jo', buttonNamed(bot.last('jo'), 'Approve £80'), REASONS)
    expect(bot.last('jo')?.actions.map(({ label }) => label)).toEqual(['See the reasons', 'Read the form'])
    expect(bot.last('tm-east-2')?.actions.map(({ label }) => label)).toEqual([
      'See the reasons',
      'Read the form',
    ])
  })

  test('pressed again after a crash between the record and the draft, it is sent once and says so', async () => {
    const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const button = buttonNamed(cards.at(-1), 'Send')
    await bot.press('sam', button)
    await bot.press('sam', button)
    expect(bot.spine().state.requests.size).toBe(1)
    expect(bot.at('tm-east-2')).toHaveLength(1)
  })
})
