import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** F4410 of West 1 was taken for F2201 of East 2; what was sent meanwhile is still open when they are parted. */
let bot: Bot
const WHY = 'Two mothers of one name; the dates of birth on the case system differ.'
const AGREED = { reasons: 'A baby of six months and no gas; DWP refused.' }

const say = async (person: string, text: string): Promise<readonly Card[]> =>
  (await bot.say(person, text)).cards
const merge = async (from: string, into: string): Promise<void> => {
  const cards = await say('jo', `merge ${from} into ${into}`)
  bot.setTime('2026-11-27T13:00:00Z')
  await bot.press('jo', buttonNamed(cards.at(-1), 'They are one family'), { reasons: WHY })
  bot.setTime('2026-11-27T13:30:00Z')
}
const send = async (family: string): Promise<string> => {
  const cards = await say('sam', `need £40 for ${family} for gas, DWP said no, food bank used`)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  return bot.recorded('submitted').at(-1)?.request ?? ''
}
const askToPart = async (person: string, from: string, into: string, whose: Record<string, string>) => {
  const cards = await say(person, `part ${from} from ${into}`)
  const answers = Object.fromEntries(Object.entries(whose).map(([id, family]) => [`whose-${id}`, family]))
  await bot.press(person, buttonNamed(cards.at(-1), 'Ask for it'), { ...answers, reasons: WHY })
}
const asksAt = (where: string): readonly Card[] =>
  bot.at(where).filter(({ actions }) => actions.some(({ label }) => label === 'They are two families'))
const agree = async (person: string, card: Card | undefined): Promise<string> => {
  const { cards } = await bot.press(person, buttonNamed(card, 'They are two families'), {
    reasons: 'I looked on the case system too: two mothers.',
  })
  return cards.map(textOf).join()
}

beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

describe('given a parting was asked for twice, each time with something else', () => {
  test('then whoever agrees to the first, agrees to nothing that they were not shown', async () => {
    await merge('F2750', 'F2201')
    const sent = await send('F2201')
    await askToPart('jo', 'F2750', 'F2201', { [sent]: 'F2201' })
    const [first] = asksAt('ruth')
    bot.setTime('2026-11-27T13:40:00Z')
    await askToPart('jo', 'F2750', 'F2201', { [sent]: 'F2750' })
    expect(await agree('ruth', first)).toContain('asked for again since')
    expect(bot.recorded('families-parted')).toEqual([])
    await agree('ruth', asksAt('ruth').at(-1))
    expect(bot.recorded('family-put-right')).toMatchObject([{ request: sent, sealed: { family: 'F2750' } }])
  })
})

test('what was asked for, and how somebody knows, is read by each in private and in no channel', async () => {
  await merge('F2750', 'F2201')
  const sent = await send('F2201')
  await askToPart('jo', 'F2750', 'F2201', { [sent]: 'F2201' })
  await agree('ruth', asksAt('ruth').at(-1))
  for (const channel of ['tm-east-2', 'hos-fs', 'gm-fs'])
    expect(bot.at(channel).map(textOf).join('\n')).not.toMatch(/Two mothers|parted again|two families/)
  expect(bot.at('ruth').map(textOf).join('\n')).toContain('Two mothers of one name')
})

describe('given something is open, and turns out to be the other family’s', () => {
  let sent = ''
  let old: Card | undefined
  beforeEach(async () => {
    await merge('F4410', 'F2201')
    sent = await send('F2201')
    old = bot.last('tm-east-2')
    await askToPart('jo', 'F4410', 'F2201', { [sent]: 'F4410' })
    await agree('max', asksAt('max').at(-1))
  })
  const request = () => bot.spine().world(bot.now()).request(sent)

  test('then a card that was drawn for the wrong family decides nothing', async () => {
    await bot.press('jo', buttonNamed(old, 'Approve'), AGREED)
    expect(bot.recorded('approved')).toEqual([])
  })

  test('then it is with the manager of the right family’s team, who reads it and decides it', async () => {
    expect(request()).toMatchObject({
      family: 'F4410',
      team: 'west-1',
      steps: [{ posts: ['tm-west-1', 'gm-fs'] }],
    })
    await bot.press('max', buttonNamed(bot.last('tm-west-1'), 'Approve'), AGREED)
    expect(bot.recorded('approved')).toMatchObject([{ by: 'max' }])
  })

  test('then Sam reads whose it is, and who has it now', () => {
    expect(bot.at('sam').map(textOf).at(-1)).toMatch(
      /£40 for gas.* is F4410's, and not F2201's.*asked again from the start, for F4410\. Max Field, .*, has it now\./,
    )
  })

  test('then the right team reads the reasons, and the other only what it asked for itself', async () => {
    await bot.press('max', buttonNamed(bot.last('tm-west-1'), 'Approve'), AGREED)
    const reasons = { ...buttonNamed(bot.last('tm-west-1'), 'See the reasons'), id: sent }
    const read = async (person: string) => (await bot.press(person, reasons)).cards.map(textOf).join()
    expect(await read('lee')).toContain(AGREED.reasons)
    expect(await read('sam')).toContain(AGREED.reasons)
    expect(await read('jo')).not.toContain(AGREED.reasons)
  })

  test('then nothing is left with the team whose family it is not', () => {
    expect(bot.last('tm-east-2')?.actions.map(({ label }) => label)).not.toContain('Reject')
  })
})
