import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talk } from './talk.ts'
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
    ['from mon 21 dec', '2026-12-21'],
    ['starting monday 4th january', '2027-01-04'],
    ['from Monday, 21 December', '2026-12-21'],
    ['monday the 21st of dec', '2026-12-21'],
    ['21 dec (mon)', '2026-12-21'],
    ['mon 21/12', '2026-12-21'],
    ['started mon 16 nov', '2026-11-16'],
  ])('in "%s" the date says which day, and the weekday is no other', (message, expected) => {
    expect(readDates(message, today).map(({ date, notOn }) => [date, notOn])).toEqual([[expected, undefined]])
  })

  it('a weekday that is another day’s is never believed, and neither is the date', () => {
    expect(readDates('from mon 22 dec', today)).toEqual([
      { date: '2026-12-22', from: 5, to: 15, notOn: 'mon' },
    ])
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

describe('a day that is asked for', () => {
  const asked = () =>
    talk({ at: '2026-12-02T09:38:00Z' }).say('crisis support F1440 2 hrs a week 1 week from mon 22 dec, 14yo')
  it('is asked for again where its weekday is another day’s, and a bare day answers', () => {
    expect(asked().said).toContain('22 Dec is a Tuesday, not a Monday. Which day is it?')
    expect(asked().say('tue 22 dec').said).not.toContain('On what day would it start?')
    expect(asked().say('mon 22 dec').said).toContain('22 Dec is a Tuesday, not a Monday.')
  })
})
