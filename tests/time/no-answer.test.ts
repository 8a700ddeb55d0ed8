import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announcementsOf } from '../../src/views/announcements.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { gas, openScene } from '../fixtures/scene.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T12:41:00Z' })
  const { cards } = await bot.say('sam', 'need £80 for F2201 for gas, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
})
afterEach(() => bot.close())

const said = (where: string): readonly string[] => bot.at(where).map(textOf)
const labels = (where: string) => bot.last(where)?.actions.map(({ label }) => label)

describe('Jo is away and somebody stands in', () => {
  it('Sam reads who has the card instead', () => {
    const jo = cast.posts.get('tm-east-2')
    if (!jo) throw new Error('no such post')
    const cover = [{ person: 'max', from: '2026-11-27', to: '2026-11-30' }]
    const directory = { ...cast, posts: new Map([...cast.posts, ['tm-east-2', { ...jo, cover }]]) }
    const scene = openScene({ directory })
    scene.setTime('2026-11-27T12:41:00Z')
    scene.submit({ resource: 's17', facts: gas(8000) })
    const told = scene
      .passTo('2026-11-27T19:00:00Z')
      .flatMap((event) => announcementsOf(event, scene.request(), scene.world(), []))
      .filter(({ to }) => to.id === 'sam')
    expect(told.map(({ card }) => textOf(card))).toEqual([
      expect.stringMatching(
        /^Jo is away until Mon 30 Nov\. Max Field stands in as team manager and has the card\.\nMax hasn't answered since 12:41/,
      ),
    ])
  })
})

describe('Jo has not answered', () => {
  it('after two hours her channel is reminded, with nothing about the family in it', async () => {
    await bot.passTo('2026-11-27T14:41:00Z')
    expect(said('tm-east-2').at(-1)).toBe(
      'S17 spend, 2026/0001, has waited for you since 12:41. It is needed today.',
    )
    expect(bot.last('tm-east-2')?.summary).toBe('A request for the Team Manager, East 2. Needed today.')
    expect(labels('tm-east-2')).toEqual(['Open'])
  })

  it('then Sam is told who else can agree it, with the two buttons', async () => {
    await bot.passTo('2026-11-27T18:41:00Z')
    expect(said('sam').at(-1)).toBe(
      "Jo hasn't answered since 12:41. Ruth Cole can agree it too.\nIt is about £80 for gas, F2201. Nothing is agreed yet.",
    )
    expect(labels('sam')).toEqual(['Ask Ruth as well', 'Give Jo longer'])
  })

  it('the next times say how often Sam was told, and that the day it was needed by is past', async () => {
    await bot.passTo('2026-12-02T18:41:00Z')
    const told = said('sam').filter((text) => text.startsWith("Jo hasn't answered since"))
    expect(new Set(told).size).toBe(told.length)
    expect(told[1]).toContain(
      "Jo hasn't answered since Fri 27 Nov, 12:41. I've told you so once before. The day it was needed by, Fri 27 Nov, is past.",
    )
    expect(told[2]).toContain("I've told you so twice before.")
  })

  it('Ruth has the card once Sam asks her, and can approve it there; Jo’s copy then says so', async () => {
    await bot.passTo('2026-11-27T18:41:00Z')
    expect(bot.at('gm-fs')).toEqual([])
    await bot.press('sam', buttonNamed(bot.last('sam'), 'Ask Ruth as well'))
    await bot.press('ruth', buttonNamed(bot.last('gm-fs'), 'Approve £80'), REASONS)
    expect(said('tm-east-2')[0]).toMatch(/Approved · £80 for gas · Ruth Cole, Group Manager/)
    expect(said('sam').at(-1)).toMatch(/^Approved by Ruth Cole, group manager, at 18:41/)
  })

  it('the line above is told, cannot decide, and may open it', async () => {
    await bot.passTo('2026-11-28T02:41:00Z')
    expect(said('hos-fs')).toEqual([
      "S17 spend, 2026/0001, has had no answer since Fri 27 Nov, 12:41. It is with Jo Marsh (team manager). It was needed by Fri 27 Nov. It isn't yours to decide by this; please see that somebody answers.",
    ])
    expect(labels('hos-fs')).toEqual(['Open'])
    const { cards } = await bot.press('anna', buttonNamed(bot.last('hos-fs'), 'Open'))
    expect(cards.map(textOf).join('\n')).toMatch(/£80 for gas · F2201/)
    expect(cards.flatMap(({ actions }) => actions.map(({ label }) => label))).toEqual([])
    expect(said('sam').at(-1)).toMatch(/I've told Anna Bright \(head of service\) that it waits\./)
  })

  it('the register tells every one of them', async () => {
    await bot.passTo('2026-11-28T03:00:00Z')
    expect(bot.recorded('reminded')).toHaveLength(2)
    expect(bot.recorded('raised')).toHaveLength(1)
    expect(
      bot
        .events()
        .filter(({ by }) => by === 'bot')
        .every(({ type }) => !['approved', 'rejected'].includes(type)),
    ).toBe(true)
  })

  it('restarted in between, nobody is told twice', async () => {
    await bot.passTo('2026-11-27T14:45:00Z')
    const before = bot.messages.length
    await bot.restart()
    await bot.passTo('2026-11-27T14:50:00Z')
    expect(bot.messages).toHaveLength(before)
    await bot.passTo('2026-11-27T18:41:00Z')
    expect(bot.recorded('reminded')).toHaveLength(2)
  })
})
