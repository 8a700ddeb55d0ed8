import { describe, expect, test } from 'vitest'
import { readAwayDays } from '../../src/conversation/understand/away-days.ts'
import { readCover } from '../../src/conversation/understand/cover.ts'

// Friday 27 November 2026.
const TODAY = '2026-11-27'

describe('the days somebody is away, as people write them', () => {
  test.each([
    ['away 24-28 Dec', '2026-12-24', '2026-12-28'],
    ['away 24–28 Dec', '2026-12-24', '2026-12-28'],
    ['away 24th to 28th December', '2026-12-24', '2026-12-28'],
    ['away 24 dec - 2 jan', '2026-12-24', '2027-01-02'],
    ['away from 28 to 2 Jan', '2026-12-28', '2027-01-02'],
    ['away 24 Dec to 2 Jan 2027', '2026-12-24', '2027-01-02'],
    ['on leave 24/12 to 2/1', '2026-12-24', '2027-01-02'],
    ['on leave 24/12-28/12', '2026-12-24', '2026-12-28'],
    ['on leave 24-28/12', '2026-12-24', '2026-12-28'],
    ['on leave 24/12/2026 - 28/12/2026', '2026-12-24', '2026-12-28'],
    ['away 2026-12-24 to 2026-12-28', '2026-12-24', '2026-12-28'],
    ["I'm off from tomorrow until Tuesday", '2026-11-28', '2026-12-01'],
    ["I'm off tomorrow", '2026-11-28', '2026-11-28'],
    ["I'm off on Friday 4th December", '2026-12-04', '2026-12-04'],
    ["I'm off Monday to Wednesday", '2026-11-30', '2026-12-02'],
    ["I'm off mon-fri", '2026-11-30', '2026-12-04'],
    ["I'm off from Friday until Tuesday", '2026-12-04', '2026-12-08'],
    ["I'm away until Wednesday", TODAY, '2026-12-02'],
    ["I'm away, back on Wednesday", TODAY, '2026-12-01'],
    ["I'm away 1 Dec, back 4 Dec", '2026-12-01', '2026-12-03'],
    ["I'm away next week", '2026-11-30', '2026-12-06'],
    ["I'm away from Monday for two weeks", '2026-11-30', '2026-12-13'],
    ["I'm away for 3 days", TODAY, '2026-11-29'],
    ['off today', TODAY, TODAY],
  ])('%s', (said, from, to) => {
    expect(readAwayDays(said, TODAY)).toEqual({ from, to })
  })

  test('on the day of the last change of the year, "24-28 Dec" after Christmas is next year’s', () => {
    expect(readAwayDays('away 24-28 Dec', '2026-12-29')).toEqual({ from: '2027-12-24', to: '2027-12-28' })
  })
})

describe('what somebody says about cover', () => {
  test.each([
    ['away 24–28 Dec', { kind: 'away', by: undefined }],
    ['Away 24-28 Dec, Dev Shah covers me', { kind: 'away', by: 'dev shah' }],
    ['Dev covers me 24-28 Dec', { kind: 'away', by: 'dev' }],
    ["I'm on leave 24-28 Dec, covered by Dev", { kind: 'away', by: 'dev' }],
    ["I'm off sick today", { kind: 'away', by: undefined }],
    ["I'm away", { kind: 'away', days: undefined }],
    ['who covers Anna?', { kind: 'who-covers', whom: 'anna' }],
    ["who's covering for Anna Bright", { kind: 'who-covers', whom: 'anna bright' }],
    ["I'm back", { kind: 'back' }],
    ["hi I'm back today", { kind: 'back' }],
    ['cancel my cover', { kind: 'cancel' }],
    ["I can't cover Anna any more", { kind: 'cancel' }],
  ])('%s', (said, heard) => {
    expect(readCover(said, TODAY)).toMatchObject(heard)
  })

  test.each([
    'mum is away 24-28 Dec, need crashpad F2201',
    'carers away 24-28 Dec, need respite',
    'away 24-28 Dec with carers, F2201 needs respite',
    "dad's off from tomorrow until Tuesday",
    'who can agree £80 for gas?',
    "it's right, I'm covering",
    'need cover for a contact session on Friday',
    'away team manager asked for legal planning meeting',
    'cancel',
    'off licence voucher £20',
  ])('is not about cover: %s', (said) => {
    expect(readCover(said, TODAY)).toBeUndefined()
  })
})
