import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../src/chat/chat.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const send = async (
  text = 'need £80 for F2201 for gas and food, DWP said no, food bank used',
): Promise<void> => {
  const { cards } = await bot.say('sam', text)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}
const approveButton = () => buttonNamed(bot.last('tm-east-2'), 'Approve £80')
const textAt = (where: string): string => bot.at(where).map(textOf).join('\n')

describe('a card is only where it may be', () => {
  test('a forged press from somebody’s own chat draws nothing there', async () => {
    await send()
    const mine = await bot.postTo('max', 'Hello Max.')
    const { cards } = await bot.press('max', approveButton(), REASONS, { at: mine })
    expect(cards.map(textOf).join()).toContain('Nothing has changed')
    expect(textAt('max')).toBe('Hello Max.')
  })

  test('a panel’s channel that others read has a short card, before its first sitting too', async () => {
    bot.joins('pasp', 'max')
    const { cards } = await bot.say(
      'sam',
      'planned s20 for F2750, 14, no rush, care plan drafted, FGC held, family and friends asked, everything tried at home, ART told',
    )
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    await bot.press('anna', buttonNamed(bot.last('hos-fs'), 'Agree'), REASONS)
    expect(textAt('pasp')).not.toMatch(/F2750|14|home/)
  })

  test('“Why me?” tells whoever can’t decide it who can, and why', async () => {
    await send()
    const why = buttonNamed(bot.last('tm-east-2'), 'Why me?')
    const told = async (person: string) => (await bot.press(person, why)).cards.map(textOf).join()
    expect(await told('jo')).toMatch(/up to £100 a family a year \(section 7\)\./)
    expect(await told('anna')).toMatch(
      /section 7\)\. *\n*So it isn't yours: Jo Marsh \(team manager\) or Ruth Cole \(group manager\) can\.$/,
    )
    expect(await told('sam')).toMatch(/You asked for it, so you can't decide it: Jo Marsh .* can\.$/)
  })

  test('a press of an old card shows how it stands only to those who read freely, and that look is on record', async () => {
    await send()
    const old = { ...approveButton(), version: 0 }
    const pressed = async (person: string) => {
      const before = bot.recorded('looked').length
      const { cards } = await bot.press(person, old, REASONS)
      return { told: cards.map(textOf).join('\n'), looks: bot.recorded('looked').slice(before) }
    }
    const jo = await pressed('jo')
    expect(jo.told).toContain('F2201')
    expect(jo.looks).toMatchObject([{ by: 'jo', sealed: { at: 'see-reasons', allowed: true } }])
    // The Assistant Director is above every service: to read it he has to say why.
    const ian = await pressed('ian')
    expect(ian.told).toContain('This card is an older one')
    expect(ian.told).not.toContain('F2201')
    expect(ian.looks).toEqual([])
  })

  test('somebody who reads along from now on sees no more of it', async () => {
    await send()
    expect(textAt('tm-east-2')).toContain('F2201')
    bot.joins('tm-east-2', 'max')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Ask Sam'), {
      question: 'Is it a prepayment meter?',
    })
    expect(textAt('tm-east-2')).not.toContain('F2201')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Open'))
    await bot.press('jo', buttonNamed(bot.last('jo'), 'Approve £80'), REASONS)
    expect(textAt('tm-east-2')).toMatch(/2026\/0001 · S17 spend\nApproved · Jo Marsh/)
  })
})

describe('deliveries that come again', () => {
  test('a refused press, after a restart, is not answered as recorded', async () => {
    await send()
    const button = approveButton()
    await bot.press('jo', button, { reasons: 'ok' }, { delivery: 'again' })
    await bot.restart()
    const { cards } = await bot.press('jo', button, { reasons: 'ok' }, { delivery: 'again' })
    expect(cards.map(textOf).join()).not.toContain('Recorded')
  })

  test('the same id from two people is two deliveries', async () => {
    await send()
    const button = approveButton()
    await bot.press('max', button, REASONS, { delivery: 'same' })
    await bot.press('jo', button, REASONS, { delivery: 'same' })
    expect(textAt('tm-east-2')).toContain('Approved')
  })

  test('a Send, after a restart, is answered as it was', async () => {
    const { cards } = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const button = buttonNamed(cards.at(-1), 'Send')
    const first = await bot.press('sam', button, {}, { delivery: 'sent' })
    await bot.restart()
    expect(await bot.press('sam', button, {}, { delivery: 'sent' })).toEqual(first)
  })
})

describe('telling goes on', () => {
  test('a card that no place takes is owed: it is posted at the next start, and the worker is told meanwhile whom to ring', async () => {
    bot.breakAt('tm-east-2', new ChatError('refused', 'the channel is archived'))
    bot.breakAt('jo', new ChatError('refused', 'the bot is blocked'))
    await send()
    expect(textAt('sam')).toMatch(/couldn't get this to Jo Marsh.*07700 900666/s)
    bot.breakAt('tm-east-2')
    await bot.restart()
    expect(bot.at('tm-east-2')).toHaveLength(1)
  })

  test('other cards of the family show the new total at once', async () => {
    await send('need £75 for F2201 for gas, DWP said no, food bank used')
    await send('need £20 for F2201 for nappies, DWP said no, food bank used')
    expect(textAt('tm-east-2')).toContain('Another £75 is waiting for F2201')
    await bot.press('jo', buttonNamed(bot.at('tm-east-2')[0], 'Approve £75'), REASONS)
    expect(textAt('tm-east-2')).toContain('£75 before, £95 with this')
  })
})

describe('looks', () => {
  test('every look at the reasons is on record, refused ones too', async () => {
    await send()
    await bot.press('jo', approveButton(), REASONS)
    const reasons = buttonNamed(bot.last('tm-east-2'), 'See the reasons')
    await bot.press('ruth', reasons)
    await bot.press('max', reasons)
    const looks = bot
      .recorded('looked')
      .filter((one) => one.type === 'looked' && one.sealed.at === 'see-reasons')
    expect(looks).toMatchObject([
      { by: 'ruth', sealed: { allowed: true } },
      { by: 'max', sealed: { allowed: false } },
    ])
  })
})
