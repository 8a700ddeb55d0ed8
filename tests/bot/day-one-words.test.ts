import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** What people type on their first day with it, as they type it. */

let bot: Bot
let cards: readonly Card[] = []
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const say = async (person: string, text: string): Promise<string> => {
  cards = (await bot.say(person, text)).cards
  return cards.map(textOf).join('\n')
}
const labels = (): readonly string[] => cards.flatMap(({ actions }) => actions.map(({ label }) => label))
const press = async (person: string, label: string): Promise<string> => {
  const card = cards.find(({ actions }) => actions.some((action) => action.label.startsWith(label)))
  cards = (await bot.press(person, buttonNamed(card, label))).cards
  return cards.map(textOf).join('\n')
}
const gasFor = (family: string) => `need £30 for ${family} for gas, DWP said no, food bank used`

describe('given £30 for gas for a family that the bot doesn’t know', () => {
  beforeEach(() => say('sam', gasFor('F9912')))

  test('when something else is asked for another family, then the £30 isn’t put down to that family', async () => {
    expect(await say('sam', 'need a family group conference for F1882')).toContain(
      'You have a half-finished request here: £30 for gas, F9912. Is this a new one?',
    )
    expect(await press('sam', 'Yes, a new one')).toMatch(/family group conference.*F1882/i)
  })

  test.each(['F2201', 'sorry F2201 for the gas', 'its F2201'])(
    'when "%s" puts the reference right, then it does',
    async (text) => {
      expect(await say('sam', text)).toMatch(/£30 section 17 .*F2201\. Jo Marsh/)
    },
  )

  test.each([
    'no, cancel',
    'no cancel it',
    'ok, forget it',
    'Sorry, never mind!',
    'actually just cancel that',
  ])('when Sam says "%s", then it is gone', async (text) => {
    expect(await say('sam', text)).toBe('Gone: £30 for gas, F9912. Nothing was sent.')
  })

  test('when "no" goes on with what was tried, then nothing is thrown away', async () => {
    expect(await say('sam', 'no, cancelled benefits are why')).not.toContain('Gone')
  })
})

describe('given £30 for gas waits with Jo, needed today', () => {
  beforeEach(async () => {
    await say('sam', gasFor('F2201'))
    await press('sam', 'Send to Jo')
  })

  test.each([
    'who do i ring',
    'so who should I call now?',
    'did jo say yes',
    'Did Jo Marsh answer?',
    'where is it',
  ])('when Sam says "%s", then it says who has it and the number', async (text) => {
    expect(await say('sam', text)).toBe(
      "£30 for gas, F2201: with Jo Marsh, Team Manager, East 2, since 12:38. Not agreed yet. If it can't wait, ring Jo on 07700 900666.",
    )
  })

  test('a question about who may agree something stays one', async () => {
    expect(await say('sam', 'who do i ring for a b&b?')).toContain('Anna Bright')
  })

  test('then Jo reads that one thing waits, and nothing of an oldest first', async () => {
    expect(await say('jo', "what's waiting for me")).toMatch(/^One thing is waiting for you:/)
  })
})

test('given this week will do, then where it is comes without a number', async () => {
  await say('sam', gasFor('F2201'))
  await press('sam', 'Send, this week')
  expect(await say('sam', 'where is it')).toMatch(/Not agreed yet\.$/)
})

describe('handing over', () => {
  test.each([
    "hand over all of Sam's families to Lee",
    "hand over Sam's cases to Lee because Sam is leaving",
    "hand over all Sam's cases to Lee, she starts Monday",
    'hand over everything of Sam to Lee',
  ])('when Jo says "%s", then all of Sam’s go to Lee', async (text) => {
    expect(await say('jo', text)).toContain('Hand over F2201, F3107, F1882, F2750 and F1440 to Lee Ford?')
  })

  test.each(['hand over F2201 to Lee, Sam is leaving', 'hand over F2201 to Lee Ford - Sam is off sick'])(
    'when Jo says "%s", then why is nobody’s name',
    async (text) => {
      expect(await say('jo', text)).not.toContain('matrix')
    },
  )

  test('when somebody who has no families hands everything over, then it says so', async () => {
    expect(await say('jo', 'hand over everything to Lee')).toBe(
      'Nothing is with you, so there is nothing to hand over.',
    )
  })
})

test.each(["show me F2201's history", 'history F2201', 'F2201 what has it had', "what's F2201's total"])(
  'when Jo says "%s", then she reads what the family has had, and that she looked is on record',
  async (text) => {
    expect(await say('jo', text)).toContain('No money has been agreed for F2201 here.')
    expect(bot.recorded('looked')).toMatchObject([{ by: 'jo' }])
  },
)

describe('nothing is left to put on file', () => {
  test('then a manager reads it of her teams too', async () => {
    expect(await say('jo', "what isn't on file?")).toBe(
      'Every decision that you or your teams asked for is on file.',
    )
    expect(await say('ian', "what isn't on file?")).toContain('your teams')
  })
  test('and a worker of their own', async () => {
    expect(await say('sam', "what isn't on file?")).toBe('Every decision that you asked for is on file.')
  })
})

describe('given £30 for gas for F2201 is agreed, and not on file yet', () => {
  beforeEach(async () => {
    await say('sam', gasFor('F2201'))
    await press('sam', 'Send to Jo')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £30'), {
      reasons: 'A baby at home and no gas; DWP and the food bank were tried first.',
    })
  })

  test('when Sam says that another family’s note is on file, then this one isn’t marked', async () => {
    expect(await say('sam', 'F1882 is on file')).toBe(
      'Nothing that you asked for F1882 is waiting to go on file. Ask "what isn\'t on file?" for the list.',
    )
    expect(bot.recorded('filed')).toEqual([])
  })

  test('when Sam says it in the middle of section 20 for another family, then that stays with its family', async () => {
    await say('sam', 'need s20 tonight F3107 15yo mum wont have him back, nowhere to go')
    expect(await say('sam', 'put F2201 note on file')).toContain("on F2201-1's case file")
    expect(await say('sam', 'nan and uncle cant have him')).toMatch(/Section 20 .*F3107/)
  })
})

test('given a decision made already, then it says where when and how are asked, and asks for nothing to be typed', async () => {
  const own = await say('jo', 'I agreed a CIN plan for F2201 in supervision this morning')
  expect(own).toContain('The button asks when it was, how, and why.')
  expect(labels()).toContain('Record it')
})

test('given a worker who holds no post says that they decided it, then they hear at once that they can’t have', async () => {
  expect(await say('sam', 'I agreed a CIN plan for F2201 in supervision')).toMatch(
    /^You hold no post of the matrix, so this can't go on record as your decision\. If somebody agreed it with you/,
  )
  expect(labels()).toEqual([])
  expect(await say('sam', 'Jo agreed the CIN plan for F2201 in supervision yesterday')).toContain(
    'not confirmed',
  )
})

test('given section 20 tonight, then Sam is asked to ring now, and not when it gets late', async () => {
  await say('sam', 'need s20 tonight F2750 15yo dad wont have him back, nowhere to go')
  expect(await press('sam', 'Send to Anna now')).toContain('Please ring Anna now: 07700 900111.')
})

test('given a reply names another family, then it is said first that the request is for that one now', async () => {
  await say('sam', 'need s20 tonight F3107 15yo mum wont have him back, nowhere to go')
  expect(await say('sam', 'nan has F2201 with her so no room there')).toContain(
    "This is for F2201 now, no longer for F3107. If that isn't right, tell me the reference it is for.",
  )
  expect(await say('sam', 'F3107')).toContain('This is for F3107 now, no longer for F2201.')
})
