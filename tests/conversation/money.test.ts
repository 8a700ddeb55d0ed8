import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount, readMoney } from '../../src/conversation/understand/money.ts'
import { pounds } from '../../src/views/format.ts'

const pence = (message: string): number | string => {
  const { asked } = readMoney(message)
  return asked.kind === 'amount' ? asked.pence : asked.kind
}

describe('sums of money (RC-39, RC-40, RC-41)', () => {
  it.each([
    ['£80', 8000],
    ['80 quid', 8000],
    ['eighty pounds', 8000],
    ['a hundred quid', 10000],
    ['two hundred and fifty pounds', 25000],
    ['tenner', 1000],
    ['two tenners', 2000],
    ['a fiver', 500],
    ['50p', 50],
    ['1k', 100000],
    ['£1,200', 120000],
    ['£99.50', 9950],
    ['£100.01', 10001],
    ['half a grand', 50000],
    ['two and a half grand', 250000],
    ['a grand and a half', 150000],
    ['12 hundred', 120000],
    ['fifteen hundred quid', 150000],
    ['two hundred and fifty', 25000],
    ['one thousand two hundred', 120000],
    ['rent arrears for 3,500', 350000],
    ['therapy costing 600', 60000],
    ['landlord wants 12500', 1250000],
    ['£50–£150', 15000],
    ['£50-150', 15000],
    ['£80 or £100', 10000],
    ['up to £100', 10000],
    ['£60 plus £55', 11500],
    ['£60 plus £55 = £115', 11500],
    ['£45 food + £45 gas', 9000],
    ['£25 a week for 6 weeks', 15000],
    ['£25pw 4 wks', 10000],
    ['£40 each x 3 kids', 12000],
    ['£40 each for 3 kids', 12000],
    ['3 x £25', 7500],
    ['£10 a day for 5 days', 5000],
    ['£100.10 x 3', 30030],
    ['2 nights £110', 11000],
    ['10 sessions at £45 each', 45000],
    ['ten sessions at £45', 45000],
    ['eight sessions at sixty quid a pop', 48000],
    ['£75 a session, 20 sessions', 150000],
    ['12 sessions, £40 each', 48000],
    ['6 sessions for £300', 30000],
    ['split it - £90 today £90 tomorrow', 18000],
  ])('%s is %d pence', (message, expected) => {
    expect(pence(message)).toBe(expected)
  })

  it.each([
    '£1,0000',
    'about £100',
    '£100ish',
    'a ton',
    'a monkey',
    'a pony',
    'couple of hundred',
    '£99.999',
    '100.00.00 quid',
    '£1.000,50',
    '€100',
    '$100',
    '100 euros',
    '£5OO',
    '-£50',
    '£-50',
    '-50 quid',
    'minus £50',
    '£0',
    '£NaN',
    '£1e2',
    '£0x64',
    '£Infinity',
    '١٠٠ quid',
    '£１００',
    '£\u202E001',
    '£100+',
    'over £100',
    '£25 a week',
    '£100 pm',
    '£20 a night',
    '£60 plus £55 = £120',
    '£40 each',
  ])('%s is asked about', (message) => {
    expect(pence(message)).toBe('doubt')
  })

  it.each([
    'NaN',
    'Infinity',
    '-0',
    '1e2',
    '0x64',
    '',
    'no money',
    '£ for 2 kids',
    'monkey',
    'F2201 and S47',
  ])('%s names no sum', (message) => {
    expect(pence(message)).toBe('none')
  })

  it('tells what was had before from what is asked for', () => {
    expect(readMoney('they had £70 already, need £30')).toEqual({
      asked: { kind: 'amount', pence: 3000 },
      before: { kind: 'amount', pence: 7000 },
    })
    expect(pence('£50 uniform for F3345. we gave them 90 in feb')).toBe(5000)
    expect(pence('need £60, had £55 already')).toBe(6000)
  })

  it('reads a bare number only as the answer to how much', () => {
    expect(readAmount('80')).toEqual({ kind: 'amount', pence: 8000 })
    expect(readAmount('1e2').kind).toBe('doubt')
    expect(readAmount('about 80').kind).toBe('doubt')
    expect(pence('80')).toBe('none')
  })
})

describe('every sum', () => {
  const sum = fc.integer({ min: 1, max: 9_999_999 })

  it('is read back as it is shown', () => {
    fc.assert(
      fc.property(sum, (amount) => {
        expect(pence(`need ${pounds(amount)} for gas`)).toBe(amount)
      }),
    )
  })

  it('is whole pence, more than nothing, and finite, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('£', '', 'quid', '-£', '£1e', 'NaN '),
        (text, mark) => {
          const { asked } = readMoney(`${mark}${text}`)
          if (asked.kind === 'amount') expect(Number.isSafeInteger(asked.pence) && asked.pence > 0).toBe(true)
        },
      ),
    )
  })

  it('is never made of what is no number', () => {
    const nonsense = fc.constantFrom(
      'NaN',
      'Infinity',
      '-Infinity',
      '1e2',
      '0x64',
      'undefined',
      'null',
      '--5',
      '1.2.3',
    )
    fc.assert(
      fc.property(
        nonsense,
        fc.constantFrom('', '£', '€', '-£'),
        fc.constantFrom('', ' quid', ' for gas'),
        (odd, mark, rest) => {
          expect(readMoney(`${mark}${odd}${rest}`).asked.kind).not.toBe('amount')
        },
      ),
    )
  })

  it('adds up in pence', () => {
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        fc.pre(a + b <= 100_000_000)
        expect(pence(`${pounds(a)} plus ${pounds(b)}`)).toBe(a + b)
      }),
    )
  })
})
