import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lastDayOf,
  mondayOf,
  serviceWeeks,
  splitWeeks,
  sundayOf,
  weeksFrom,
} from '../../src/ledger/service-weeks.ts'
import { addDays } from '../../src/policy/london-date.ts'
import { readDay, readHours } from '../../src/request/hours/read-hours.ts'

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days))

describe('weeks of service (C1–C3, C10)', () => {
  test('hours over part-weeks add up to weeks times weekly hours, none above the weekly hours', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 40 }),
        (from, weeks, quarters) => {
          const { lastDay, lines } = splitWeeks(from, weeks, quarters)
          expect(lines.reduce((sum, line) => sum + line.quarters, 0)).toBe(weeks * quarters)
          expect(lines.every((line) => Number.isInteger(line.quarters) && line.quarters <= quarters)).toBe(
            true,
          )
          expect(
            lines.every(({ week }) => week === mondayOf(week) && week <= lastDay && sundayOf(week) >= from),
          ).toBe(true)
          expect(serviceWeeks([{ from, to: lastDay }])).toBe(weeks)
        },
      ),
    )
  })

  test('a week across New Year or a change of clocks is one week, named by its Monday', () => {
    expect([mondayOf('2026-12-31'), mondayOf('2027-01-01'), mondayOf('2027-01-03')]).toEqual(
      Array.from({ length: 3 }, () => '2026-12-28'),
    )
    expect(mondayOf('2027-03-28')).toBe('2027-03-22')
    expect(weeksFrom('2026-12-30', '2027-01-05')).toEqual(['2026-12-28', '2027-01-04'])
    expect(lastDayOf('2026-11-25', 3)).toBe('2026-12-15')
  })

  test('a started week counts whole, the same days once, and a break doesn’t begin the count again', () => {
    expect(serviceWeeks([{ from: '2026-11-23', to: '2026-12-14' }])).toBe(4)
    expect(
      serviceWeeks([
        { from: '2026-11-23', to: '2026-12-06' },
        { from: '2026-11-30', to: '2026-12-13' },
      ]),
    ).toBe(3)
    expect(
      serviceWeeks([
        { from: '2026-11-23', to: '2026-11-29' },
        { from: '2027-03-01', to: '2027-03-02' },
      ]),
    ).toBe(2)
  })
})

test.each([
  ['2', 8],
  ['2.25', 9],
  ['0.5 h', 2],
  ['10 hours', 40],
  ['2.1', undefined],
  ['-1', undefined],
  ['two', undefined],
  ['', undefined],
  ['1e3', undefined],
])('hours typed as %j are %s quarters', (typed, quarters) => {
  expect(readHours(typed)).toBe(quarters)
})

test.each([
  ['2026-12-07', '2026-12-07'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-12-00', undefined],
  ['7 Dec', undefined],
])('the day %j is %s', (typed, expected) => {
  expect(readDay(typed)).toBe(expected)
})
