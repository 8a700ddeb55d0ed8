import { afterEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { gas, openScene, why, type Scene } from '../fixtures/scene.ts'

/** £80 for gas for F2201, approved by Jo; four weeks later Sam is asked whether it was used. */
const asked = (): Scene => {
  const scene = openScene()
  scene.submit({ resource: 's17', facts: gas(80_00) })
  scene.press('jo', 'approve')
  scene.passTo('2026-12-28T10:00:00Z')
  return scene
}

const used = (scene: Scene, answers: Readonly<Record<string, string>>) => scene.press('sam', 'used', answers)
const types = (scene: Scene, answers: Readonly<Record<string, string>>) =>
  used(scene, answers).events.map(({ type }) => type)

describe('was it used? is the same conversation as saying how much', () => {
  test('all of it: nothing is left to confirm', () => {
    const scene = asked()
    expect(types(scene, { used: 'all' })).toEqual(['used-said'])
    expect(scene.used()).toMatchObject({ s17Rolling: 80_00 })
  })

  test('none of it: Jo is asked to confirm nought, and until she does £80 counts', () => {
    const scene = asked()
    expect(used(scene, { used: 'none' }).events).toMatchObject([
      { type: 'used-said' },
      { type: 'used-less-said', sealed: { claim: 1, pence: 0 } },
    ])
    expect(scene.used()).toMatchObject({ s17Rolling: 80_00 })
    scene.give(
      {
        kind: 'answer-used',
        request: 'r1',
        claim: 1,
        accept: true,
        answers: { reasons: 'The meter was mended without it, Sam saw it.' },
      },
      'jo',
    )
    expect(scene.used()).toMatchObject({ s17Rolling: 0 })
  })

  test('part of it, with how much: that is put to Jo', () => {
    const scene = asked()
    expect(used(scene, { used: 'part', amount: '£60' }).events[1]).toMatchObject({
      type: 'used-less-said',
      sealed: { pence: 60_00 },
    })
  })

  test('what is no amount, or not less, is refused and nothing is recorded of it', () => {
    const scene = asked()
    expect(why(used(scene, { used: 'part', amount: 'some' }))).toBe('not-an-amount')
    expect(why(used(scene, { used: 'part', amount: '90' }))).toBe('not-less')
    expect(scene.request().time.used).toBeUndefined()
  })

  test('who has said already that less was needed is not asked four weeks later', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(80_00) })
    scene.press('jo', 'approve')
    scene.give({ kind: 'say-used', request: 'r1', used: { pence: 60_00 } }, 'sam')
    const told = scene.passTo('2027-03-01T10:00:00Z')
    expect(told.flatMap((event) => ('about' in event.sealed ? [event.sealed.about] : []))).not.toContain(
      'used',
    )
  })
})

describe('in the chat', () => {
  let bot: Bot
  afterEach(() => bot.close())

  test('part of it without a sum leads to the box for the sum, and that to Jo', async () => {
    bot = await openBot()
    const { cards } = await bot.say('sam', 'need £80 for F2201 for gas, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), {
      reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.',
    })
    await bot.passTo('2026-12-28T10:00:00Z')
    const asked = bot.at('sam').findLast((card) => textOf(card).includes('Was it used?'))
    const part = await bot.press('sam', buttonNamed(asked, 'Say whether it was used'), {
      used: 'part',
    })
    const [card] = part.cards
    expect(card && textOf(card)).toMatch(/How much was it\? Until that is said and confirmed, £80 counts\.$/)
    await bot.press('sam', buttonNamed(card, 'Say what was used'), { amount: '60' })
    const confirm = bot.last('jo')
    expect(confirm && textOf(confirm)).toContain('needed only £60')
    await bot.press('jo', buttonNamed(confirm, 'Confirm £60'), {
      reasons: 'Sam showed me the receipt from the meter shop.',
    })
    expect(bot.recorded('used-lower')).toHaveLength(1)
  })
})
