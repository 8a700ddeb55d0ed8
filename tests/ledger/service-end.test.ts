import { describe, expect, test } from 'vitest'
import { lastChance } from '../../src/ledger/service-end.ts'

const pasp = { sittings: ['2026-12-02', '2026-12-16', '2027-01-06'], papersDaysBefore: 2 }

describe('the last panel before a service ends', () => {
  test('given PASP on 2 and 16 December, a service to the 20th has its last chance on the 16th', () => {
    expect(lastChance(pasp, '2026-12-20', '2026-11-26')).toEqual({
      sitting: '2026-12-16',
      papersBy: '2026-12-14',
      remindOn: '2026-12-07',
    })
  })
  test('a sitting whose papers are overdue is no chance any more', () => {
    expect(lastChance(pasp, '2026-12-20', '2026-12-15')).toBeUndefined()
    expect(lastChance(pasp, '2026-12-20', '2026-12-14')?.sitting).toBe('2026-12-16')
  })
  test('a reminder is never for a day gone by', () => {
    expect(lastChance(pasp, '2026-12-20', '2026-12-10')?.remindOn).toBe('2026-12-10')
  })
  test('a sitting on the last day itself still counts, one after it doesn’t', () => {
    expect(lastChance(pasp, '2026-12-16', '2026-11-26')?.sitting).toBe('2026-12-16')
    expect(lastChance(pasp, '2026-12-01', '2026-11-26')).toBeUndefined()
  })
})
