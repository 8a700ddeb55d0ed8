import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** Legal Services are not on chat: what they are sent, what proves it, and what waits until they have replied. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-25T10:00:00Z' })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const last = (where: string): string => read(bot.at(where).slice(-1))
const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(bot.last(where), label), answers)).cards)

const agreed = async (): Promise<void> => {
  await bot.say('sam', 'interim care plan for F1882 needs agreeing')
  const { cards } = await bot.say('sam', 'to be filed by 4 december')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  await press('anna', 'hos-fs', 'Approve', {
    reasons: 'The plan says what the children need and how each risk is met until the final hearing.',
  })
}
const REPLY = { from: 'Rae Obi, duty solicitor', on: '2026-11-25', reply: 'Filed this afternoon.' }

describe('somebody outside the chat has to be told of what was agreed', () => {
  test('Sam has the words to send, with no name and no story in them', async () => {
    await agreed()
    expect(last('sam')).toContain(
      'Please tell Legal Services: "The interim care plan has been agreed. Please file it by the date on the record."',
    )
    expect(last('sam')).toContain('It stays open here until you put on record who replied, when and what.')
    expect(bot.last('sam')?.actions.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Record the reply', 'Proof to send on']),
    )
  })

  test('the proof says who agreed what, when and by which rule, and nothing else', async () => {
    await agreed()
    const proof = await press('sam', 'sam', 'Proof to send on')
    expect(proof).toMatch(/^Proof of agreement, register 2026\/0001\nWhat {7}/)
    expect(proof).toMatch(
      /Agreed by {2}Anna Bright, Head of Service, Family Safeguarding, Wed 25 Nov 2026,\s+10:00\./,
    )
    expect(proof).toContain('PB-212')
    expect(proof).not.toMatch(/children need|risk|Reasons/)
    for (const line of proof.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect(bot.recorded('looked')).toMatchObject([{ by: 'sam', sealed: { at: 'proof', allowed: true } }])
  })

  test('nobody else gets it', async () => {
    await agreed()
    expect(
      (await bot.press('max', buttonNamed(bot.last('sam'), 'Proof to send on'))).cards.map(textOf).join(),
    ).not.toContain('PB-212')
  })

  test('until a reply is on record Sam is reminded in office hours, three times at most', async () => {
    await agreed()
    const before = bot.at('sam').length
    await bot.passTo('2027-01-29T12:00:00Z')
    const reminders = bot
      .at('sam')
      .slice(before)
      .filter((card) => textOf(card).includes('No reply from Legal Services'))
    expect(reminders).toHaveLength(3)
    expect(reminders[0]?.actions[0]?.label).toBe('Record the reply')
  })

  test('a reply of tomorrow, or from before it was sent, is refused; one that is right ends the reminders', async () => {
    await agreed()
    for (const on of ['2026-11-26', '2026-11-24', '2026-02-30', ''])
      expect(await press('sam', 'sam', 'Record the reply', { ...REPLY, on })).toContain('On which day?')
    expect(bot.recorded('reply-recorded')).toEqual([])
    const message = bot
      .at('sam')
      .findLast((card) => card.actions.some(({ label }) => label === 'Record the reply'))
    await bot.press('sam', buttonNamed(message, 'Record the reply'), REPLY)
    expect(bot.recorded('reply-recorded')).toMatchObject([{ by: 'sam', sealed: { on: '2026-11-25' } }])
    const before = bot.at('sam').length
    await bot.passTo('2027-01-29T12:00:00Z')
    expect(read(bot.at('sam').slice(before))).not.toContain('No reply')
  })

  test('somebody of Sam’s team may record it, and Sam reads it; somebody of another team may not', async () => {
    await agreed()
    const button = buttonNamed(bot.last('sam'), 'Record the reply')
    await bot.press('max', button, REPLY)
    expect(bot.recorded('reply-recorded')).toEqual([])
    await bot.press('jo', button, REPLY)
    expect(last('sam')).toMatch(
      /^Rae Obi, duty solicitor replied about .*F1882: "Filed this afternoon\." Jo Marsh put it on record\.$/,
    )
  })
})
