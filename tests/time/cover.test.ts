import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { openScene, type Scene } from '../fixtures/scene.ts'

/** Jo asks Max to cover her, from the Tuesday to the Thursday. It is Friday 27 November. */
const asked = (from = '2026-12-01', to = '2026-12-03'): Scene => {
  const scene = openScene()
  scene.give({ kind: 'ask-cover', request: '', cover: 'c1', person: 'max', from, to }, 'jo')
  return scene
}

const reminders = (scene: Scene, to: string) =>
  scene
    .passTo(to)
    .flatMap((event) =>
      event.type === 'cover-reminded' ? [`${event.at.slice(0, 16)} ${event.sealed.count}`] : [],
    )

describe('cover that nobody answered', () => {
  test('whoever was asked is reminded the working day before, and then who asked is told; no more', () => {
    expect(reminders(asked(), '2026-12-20T00:00:00Z')).toEqual(['2026-11-30T09:00 1', '2026-11-30T13:00 2'])
  })

  test('from a Monday on, that is the Friday', () => {
    expect(reminders(asked('2026-12-07', '2026-12-08'), '2026-12-20T00:00:00Z')[0]).toBe('2026-12-04T09:00 1')
  })

  test('asked only just before, they have two office hours first', () => {
    expect(reminders(asked('2026-11-30', '2026-12-02'), '2026-12-20T00:00:00Z')).toEqual([
      '2026-11-27T14:38 1',
      '2026-11-30T10:38 2',
    ])
  })

  test('across a change of clocks it is nine in London', () => {
    const scene = asked('2027-03-31', '2027-04-01')
    expect(reminders(scene, '2027-04-02T00:00:00Z')[0]).toBe('2027-03-30T08:00 1')
  })

  test.each(['yes', 'no'])('an answer ends it: %s', (said) => {
    const scene = asked()
    scene.give({ kind: 'answer-cover', request: '', cover: 'c1', accept: said === 'yes' }, 'max')
    expect(reminders(scene, '2026-12-20T00:00:00Z')).toEqual([])
  })

  test('no reminder gives power, and nobody can give one', () => {
    const scene = asked()
    const early = { kind: 'remind-cover', request: '', cover: 'c1', count: 1 } as const
    expect(scene.give(early, 'bot').events).toEqual([])
    scene.setTime('2026-11-30T09:00:00Z')
    expect(scene.give(early, 'jo').events).toEqual([])
    scene.passTo('2026-12-02T10:00:00Z')
    expect(scene.world().directory.posts.get('tm-east-2')?.cover).toEqual([])
  })
})

describe('in the chat', () => {
  let bot: Bot
  beforeEach(async () => {
    bot = await openBot()
  })
  afterEach(() => bot.close())

  test('Max is asked again with the same buttons, and Jo hears that nobody covers her', async () => {
    const { cards } = await bot.say('jo', 'away 1-3 Dec')
    await bot.press('jo', buttonNamed(cards.at(-1), 'Max'))
    await bot.passTo('2026-11-30T12:00:00Z')
    await bot.restart()
    const again = bot.last('max')
    expect(again && textOf(again)).toBe(
      'Jo Marsh still needs your answer: can you cover Tue 1 Dec to Thu 3 Dec, the last day included, as Team Manager, East 2? Nobody covers until you say yes.',
    )
    await bot.passTo('2026-11-30T14:00:00Z')
    const told = bot.last('jo')
    expect(told && textOf(told)).toMatch(/^Max Field hasn't answered, so nobody covers you yet, Tue 1 Dec/)
    await bot.press('max', buttonNamed(again, "Yes, I'll cover"))
    expect(bot.recorded('cover-set')).toHaveLength(1)
    expect(bot.recorded('cover-reminded')).toHaveLength(2)
  })
})
