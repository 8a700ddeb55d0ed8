import { describe, expect, test } from 'vitest'
import { aWeek, fromTo, hoursInWeeks, weekly, weekSays } from '../../src/words/hours.ts'
import { plain } from '../../src/words/text.ts'
import { stopsOn } from '../../src/words/hours-news.ts'
import { weeksUsedSoFar } from '../../src/words/hours-chat.ts'
import { pressRecorded } from '../../src/words/press-recorded.ts'

const week = { own: 40, in: 0, out: 0, used: 0, free: 40, lendable: 40 }
const line = (on: string, quarters: number) => ({ week: on, quarters })

describe('hours in words', () => {
  test('a week: used, lent, borrowed and free, and none where there is none', () => {
    expect(weekSays(week)).toBe('none used, 10 free')
    expect(weekSays({ ...week, used: 28, free: 12 })).toBe('7 used, 3 free')
    expect(weekSays({ ...week, out: 8, free: 32 })).toBe('none used, 2 lent, 8 free')
    expect(weekSays({ ...week, in: 8, used: 48, free: 0 })).toBe('12 used of 10 and 2 borrowed, none free')
  })
  test('quarters of an hour are said as they are', () => {
    expect(aWeek(9)).toBe('2.25 hours a week')
    expect(aWeek(4)).toBe('1 hour a week')
  })
  test('alike weeks are said together, each week once', () => {
    expect(
      hoursInWeeks([
        line('2026-11-23', 14),
        line('2026-11-30', 20),
        line('2026-12-07', 20),
        line('2026-12-14', 6),
      ]),
    ).toBe(
      '3.5 hours in the week of 23 Nov, 5 hours a week in the weeks of 30 Nov and 7 Dec and 1.5 hours in the week of 14 Dec',
    )
  })
  test('a support is so many hours a week, or from so many to so many', () => {
    expect(weekly([line('2026-11-30', 20), line('2026-12-07', 20)])).toBe('5 hours a week')
    expect(weekly([line('2026-11-30', 4), line('2026-12-07', 20)])).toBe('1 to 5 hours a week')
    expect(weekly([])).toBe('no hours')
  })
  test('days stand with their weekday, across New Year too', () => {
    expect(fromTo('2026-12-28', '2027-01-03')).toBe('Mon 28 Dec to Sun 3 Jan')
    expect(fromTo('2026-12-28', '2026-12-28')).toBe('Mon 28 Dec')
  })
  test('no date of a panel is said, never guessed', () => {
    expect(plain(stopsOn('2026-12-20', 'PASP', { today: '2026-11-26', chance: undefined }))).toBe(
      'Its last day is Sun 20 Dec. I have no date for a PASP before then, so please ask its co-ordinator now if it may have to go on.',
    )
  })
  test('weeks used are counted for the family and for each child', () => {
    expect(plain(weeksUsedSoFar('F3107', 0, 3))).toBe(
      'F3107 and its children have used none of their 3 weeks.',
    )
    expect(plain(weeksUsedSoFar('F3107', 5, 3))).toBe('F3107, or a child of it, has had 5 weeks already.')
  })
  test('a press is said for what it is: hours are confirmed and lent, not viewed and approved', () => {
    const at = '2026-11-26T14:32:00Z'
    const said = (act: 'approve' | 'reject' | 'consult', hours?: 'support' | 'loan') =>
      plain(pressRecorded({ act, family: 'F3107', at, hours }))
    expect(said('approve', 'loan')).toBe("I've recorded the hours you lend, for F3107, at 14:32.")
    expect(said('reject', 'loan')).toBe("I've recorded that you don't lend, for F3107, at 14:32.")
    expect(said('consult', 'support')).toBe("I've recorded the hours you confirmed, for F3107, at 14:32.")
    expect(said('approve', 'support')).toBe(said('approve'))
  })
})
