import { afterEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import type { Family } from '../../src/people/family.ts'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { buttonNamed, openBot, textOf, type Bot, type Council } from '../fixtures/bot.ts'
import { peterborough, peterboroughUnder } from '../fixtures/peterborough.ts'
import { REASONS } from '../fixtures/scene.ts'

/** No cap is crossed by splitting: in halves, under two references, under a reference written another way. */

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const family = (reference: string, children: readonly string[], standing: Family['standing'] = 'known') =>
  [reference, { reference, children, team: 'east-2', worker: 'sam', standing }] as const

const councilWith = (families: Map<string, Family>): Council => ({
  name: 'peterborough',
  policy: peterborough,
  under: peterboroughUnder,
  directory: cast,
  families,
})

const open = async (families = new Map(castFamilies)): Promise<Bot> => {
  const bot = await openBot({ council: councilWith(families) })
  bots.push(bot)
  return bot
}

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const TRIED = 'DWP said no, food bank and church tried, 6 month old in the house'

const has = (cards: readonly Card[], label: string): Card | undefined =>
  cards.findLast(({ actions }) => actions.some((action) => action.label.startsWith(label)))

/** Types it, says where it is asked that it is another one, and presses the first Send; what the bot said before. */
const ask = async (bot: Bot, what: string, person = 'sam'): Promise<string> => {
  const typed = (await bot.say(person, `${what}, ${TRIED}`)).cards
  const same = has(typed, "It's another")
  const cards = same ? (await bot.press(person, buttonNamed(same, "It's another"))).cards : typed
  await bot.press(person, buttonNamed(has(cards, 'Send'), 'Send'))
  return read(cards)
}
const approve = (bot: Bot, person: string, where: string, pounds: number) =>
  bot.press(person, buttonNamed(has(bot.at(where), `Approve £${pounds}`), `Approve £${pounds}`), {
    reasons: REASONS,
  })
const used = (bot: Bot, reference = 'F2201') =>
  bot.spine().world('2026-11-27T12:38:00Z').used(reference, {})['s17FinancialYear']

describe('£150 as two £75', () => {
  test.each(['£75 nappies F2201', '£75 bus fares F2201'])(
    'given £75 for food was approved, then %s goes to the head of service, and the worker reads why',
    async (second) => {
      const bot = await open()
      await ask(bot, '£75 food F2201')
      await approve(bot, 'jo', 'tm-east-2', 75)
      expect(await ask(bot, second)).toContain('Anna Bright')
      expect(read(bot.at('hos-fs'))).toContain('£75 before, £150 with this')
      expect(used(bot)).toBe(75_00)
    },
  )

  test('given another worker of the team asks for the second half, then it is the same family’s year', async () => {
    const bot = await open()
    await ask(bot, '£75 food F2201')
    await approve(bot, 'jo', 'tm-east-2', 75)
    expect(await ask(bot, '£75 bus fares F2201', 'jo')).toContain('Anna Bright')
  })

  test('given both halves wait, then each card says so, and only the first press is the team manager’s', async () => {
    const bot = await open()
    await ask(bot, '£75 food F2201')
    await ask(bot, '£75 bus fares F2201')
    const cards = bot.at('tm-east-2')
    expect(cards).toHaveLength(2)
    for (const card of cards) expect(textOf(card)).toContain('Another £75 is waiting for F2201')
    const [first, second] = cards.map((card) => buttonNamed(card, 'Approve £75'))
    if (!first || !second) throw new Error('two cards')
    await bot.press('jo', first, { reasons: REASONS })
    const refused = await bot.press('ruth', second, { reasons: REASONS })
    expect(read(refused.cards)).toContain('Anna Bright')
    expect(used(bot)).toBe(75_00)
    expect(read(bot.at('hos-fs'))).toContain('£75 before, £150 with this')
  })

  test('both pressed in the same instant: one is approved, the other goes up', async () => {
    const bot = await open()
    await ask(bot, '£75 food F2201')
    await ask(bot, '£75 bus fares F2201')
    const [first, second] = bot.at('tm-east-2').map((card) => buttonNamed(card, 'Approve £75'))
    if (!first || !second) throw new Error('two cards')
    await Promise.all([
      bot.press('jo', first, { reasons: REASONS }),
      bot.press('ruth', second, { reasons: REASONS }),
    ])
    expect(bot.recorded('approved')).toHaveLength(1)
    expect(bot.recorded('rerouted')).toHaveLength(1)
    expect(used(bot)).toBe(75_00)
  })
})

describe('one child under two references', () => {
  const twoHomes = () =>
    new Map<string, Family>([...castFamilies, family('F2201', ['K1', 'K2']), family('F9901', ['K1'])])

  test('given £90 was approved for mum’s reference, then £90 for dad’s goes to the head of service, with why', async () => {
    const bot = await open(twoHomes())
    await ask(bot, '£90 gas F2201')
    await approve(bot, 'jo', 'tm-east-2', 90)
    expect(await ask(bot, '£90 food F9901')).toContain('Anna Bright')
    expect(read(bot.at('hos-fs'))).toContain('£90 before, £180 with this')
    expect(read(bot.at('hos-fs'))).toContain('F2201')
  })

  test('given a half waits under each reference, then both cards say so, and the second press goes up', async () => {
    const bot = await open(twoHomes())
    await ask(bot, '£75 gas F2201')
    await ask(bot, '£75 food F9901')
    for (const card of bot.at('tm-east-2')) expect(textOf(card)).toMatch(/Another £75 is waiting/)
    const [first, second] = bot.at('tm-east-2').map((card) => buttonNamed(card, 'Approve £75'))
    if (!first || !second) throw new Error('two cards')
    await bot.press('jo', first, { reasons: REASONS })
    expect(read((await bot.press('jo', second, { reasons: REASONS })).cards)).toContain('Anna Bright')
    expect(bot.recorded('approved')).toHaveLength(1)
  })

  test('given two references are found to be one family’s, then what each has had counts for both', async () => {
    const families = new Map<string, Family>([...castFamilies, family('F9901', ['other'])])
    const bot = await open(families)
    await ask(bot, '£80 gas F2201')
    await approve(bot, 'jo', 'tm-east-2', 80)
    expect(used(bot, 'F9901')).toBe(0)
    families.set(...family('F9901', ['other', ...(families.get('F2201')?.children ?? [])]))
    expect([used(bot, 'F9901'), used(bot, 'F2201')]).toEqual([80_00, 80_00])
  })
})

describe('a reference written another way is never a family of its own at £0', () => {
  test.each(['f2201', 'F 2201', 'F-2201', 'Ｆ２２０１'])('%s is F2201', async (written) => {
    const bot = await open()
    await ask(bot, '£80 gas F2201')
    await approve(bot, 'jo', 'tm-east-2', 80)
    expect(await ask(bot, `£30 nappies ${written}`)).toContain('Anna Bright')
    expect(bot.recorded('family-added')).toEqual([])
  })

  test.each(['F22O1', 'Ғ2201', 'F9999'])('%s is asked about, and nothing is sent', async (written) => {
    const bot = await open()
    const { cards } = await bot.say('sam', `£30 nappies ${written}, ${TRIED}`)
    expect(read(cards)).toMatch(/F2201|I don't know F9999/)
    expect(cards.flatMap(({ actions }) => actions).every(({ label }) => !label.startsWith('Send'))).toBe(true)
    expect(bot.recorded('submitted')).toEqual([])
  })
})

describe('what counts is what was agreed', () => {
  test('rejected and withdrawn add nothing, and a part counts as the part', async () => {
    const bot = await open()
    await ask(bot, '£90 gas F2201')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Reject'), { reasons: REASONS })
    expect(used(bot)).toBe(0)
    await ask(bot, '£90 gas F2201')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve less'), {
      reasons: REASONS,
      amount: '£60',
    })
    expect(used(bot)).toBe(60_00)
  })
})
