import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDates } from '../../src/conversation/understand/dates.ts'
import { day } from '../../src/views/format.ts'
import { addDays } from '../../src/policy/london-date.ts'

// A Wednesday.
const today = '2026-11-25'
const first = (message: string): string | undefined => readDates(message, today)[0]?.date

describe('days that people name', () => {
  it.each([
    ['today', '2026-11-25'],
    ['tonight', '2026-11-25'],
    ['tmrw', '2026-11-26'],
    ['yesterday', '2026-11-24'],
    ['Fri', '2026-11-27'],
    ['from Monday', '2026-11-30'],
    ['next weds', '2026-12-02'],
    ['next fri', '2026-12-04'],
    ['last tues', '2026-11-24'],
    ['4 Dec', '2026-12-04'],
    ['the 4th of december', '2026-12-04'],
    ['3 jan', '2027-01-03'],
    ['since 3 march', '2026-03-03'],
    ['LAC since march', '2026-03-31'],
    ['came into care 3/9', '2026-09-03'],
    ['07/10/26', '2026-10-07'],
    ['2026-12-24', '2026-12-24'],
  ])('%s is %s', (message, expected) => {
    expect(first(message)).toBe(expected)
  })

  it.each([
    ['20 November', '2026-11-20'],
    ['3 dec', '2025-12-03'],
    ['Fri', '2026-11-20'],
    ['yesterday', '2026-11-24'],
  ])('%s is %s where the day is behind us', (message, expected) => {
    expect(readDates(message, today, { year: 'last' })[0]?.date).toBe(expected)
  })

  it.each([
    ['20 November', '2026-11-20'],
    ['3 dec', '2026-12-03'],
    ['Monday', '2026-11-30'],
    ['1 march', '2027-03-01'],
    ['1 august', '2026-08-01'],
  ])('%s is %s where the nearer day is meant', (message, expected) => {
    expect(readDates(message, today, { year: 'nearest' })[0]?.date).toBe(expected)
  })

  it.each(['31 feb', '32/1', '99/99/99', '0 dec', 'NaN dec', '£4 dec', 'F2201', 'no date', ''])(
    '%s is no day',
    (message) => {
      expect(first(message)).toBeUndefined()
    },
  )

  it('reads back every coming day of a year as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 360 }), (ahead) => {
        const date = addDays(today, ahead)
        expect(readDates(`on ${day(date).replace(/^\w+ /, '')}`, today)[0]?.date).toBe(date)
      }),
    )
  })

  it('gives only days that exist, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { date } of readDates(text, today)) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      }),
    )
  })
})
