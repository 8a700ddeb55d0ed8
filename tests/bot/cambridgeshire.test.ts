import { afterEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { cambridgeshire, cambridgeshireCast } from '../fixtures/cambridgeshire.ts'

/** A council where two people decide one after the other, and a panel decides the rest. */

let bot: Bot
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const textAt = (where: string): string => {
  const card = bot.last(where)
  return card ? textOf(card) : ''
}
const say = async (words: string): Promise<readonly Card[]> => (await bot.say('sol', words)).cards
const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(bot.last(where), label), answers)).cards)

const NEED = {
  reasons: 'No milk or nappies in the house, and the benefit comes on Tuesday.',
  considered: 'The food bank is shut until Monday.',
}
const AFFORDABLE = {
  reasons: 'The unit has room for it this month, and section 17 allows it.',
  considered: 'Waiting for the benefit would leave a baby without milk.',
  'attest-within-budget': 'yes',
  'attest-lawful': 'yes',
}

const sendNappies = async (council = cambridgeshire): Promise<readonly Card[]> => {
  bot = await openBot({ council })
  await say('£25 asda voucher for nappies F6001, UC hasnt come in, DWP checked')
  const ready = await say('mum consents, one off')
  return (await bot.press('sol', buttonNamed(ready.at(-1), 'Send'))).cards
}

describe('nappies while a benefit hasn’t come', () => {
  test('the worker is told both deciders in order, and what is still needed', async () => {
    bot = await openBot({ council: cambridgeshire })
    const asked = read(await say('£25 asda voucher for nappies F6001, UC hasnt come in, DWP checked'))
    expect(asked).toContain('Uma Dale, your consultant social worker, has to agree first.')
    expect(asked).toContain('Then Bea Ross, the line manager or budget holder, decides.')
    expect(asked).toContain('Has somebody with parental responsibility agreed to the help?')
    expect(asked).toContain('Is it one payment, or one that goes on?')
  })

  test('the consultant social worker agrees the need, and nothing is agreed by that', async () => {
    expect(read(await sendNappies())).toContain('Sent to Uma at 12:38. Nothing is agreed yet')
    expect(textAt('csw-1')).toContain('Asked by Sol Webb')
    expect(textAt('csw-1')).toContain('No limit is printed.')
    expect(bot.last('budget')).toBeUndefined()
    expect(await press('uma', 'csw-1', 'Agree', NEED)).toContain('recorded')
    expect(textAt('sol')).toContain('Now Bea Ross, the line manager or budget holder, who has the card.')
    expect(textAt('sol')).toContain('Nothing is agreed yet')
  })

  test('the budget holder decides next, saying that it is lawful and within budget', async () => {
    await sendNappies()
    await press('uma', 'csw-1', 'Agree', NEED)
    expect(textAt('budget')).toMatch(/Agreed first: Uma Dale, Consultant Social Worker.*No milk or nappies/)
    await press('bea', 'budget', 'Approve', { ...AFFORDABLE, 'attest-lawful': '' })
    expect(textAt('sol')).not.toContain('Approved')
    await press('bea', 'budget', 'Approve', AFFORDABLE)
    expect(textAt('sol')).toContain('Approved by Bea Ross, line manager or budget holder')
    expect(textAt('sol')).toContain('Please tell business support or the unit coordinator')
    expect(textAt('sol')).not.toContain('anybody in the matrix')
    expect(bot.recorded('approved').map(({ by, post }) => [by, post])).toEqual([
      ['uma', 'csw-1'],
      ['bea', 'budget'],
    ])
  })

  test('the consultant social worker’s no ends it before any money is spoken of', async () => {
    await sendNappies()
    await press('uma', 'csw-1', 'Reject', NEED)
    expect(textAt('sol')).toMatch(/^Not agreed by Uma Dale|Rejected by Uma Dale/)
    expect(bot.last('budget')).toBeUndefined()
  })

  test('somebody who holds both posts gives one agreement, not both', async () => {
    await sendNappies({ ...cambridgeshire, directory: cambridgeshireCast({ budget: 'uma' }) })
    await press('uma', 'csw-1', 'Agree', NEED)
    await press('uma', 'budget', 'Approve', AFFORDABLE)
    expect(bot.recorded('press-refused').map(({ sealed }) => sealed)).toMatchObject([
      { why: 'agreed-already' },
    ])
    expect(bot.recorded('approved')).toHaveLength(1)
  })
})

describe('no electric and candles', () => {
  test('the consultant social worker decides alone, and the line manager is told', async () => {
    bot = await openBot({ council: cambridgeshire })
    await say('£30 for the electric key F6001, no power and theyre using candles with a toddler')
    const ready = await say('one off, mum consents')
    await bot.press('sol', buttonNamed(ready.at(-1), 'Send'))
    await press('uma', 'csw-1', 'Approve', NEED)
    expect(textAt('sol')).toContain('Approved by Uma Dale')
    expect(textAt('budget')).toMatch(
      /^For your information: health and safety emergency, £30.*approved by Uma Dale/,
    )
  })
})

describe('a child who can’t wait for TARP', () => {
  test('goes nowhere by the bot: the person to ring is named at once', async () => {
    bot = await openBot({ council: cambridgeshire })
    const answer = read(await say('need s20 tonight for lad of 14 F6001, mum has put him out'))
    expect(answer).toMatch(/999/)
    expect(answer).toContain('the chapter gives nobody the power to agree it before TARP meets')
    expect(answer).toContain('Dan Pike')
  })
})
