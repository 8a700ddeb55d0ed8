import { describe, expect, test } from 'vitest'
import { why } from '../fixtures/scene.ts'
import { fill, openHours, W01, W48, W49, W50, W51, W52, W53, type HoursScene } from '../fixtures/hours.ts'

/** FS has used 7 hours and CP 4 in W49–W51, and F1 asks FS for 5: two short in each week. */
const shortByTwo = (): HoursScene => {
  const scene = openHours()
  fill(scene, 'FS', 7, W49)
  fill(scene, 'CP', 4, W49)
  scene.ask('F1', { hours: 5, from: W49 })
  return scene
}

/** FS has 5 hours less than F1 needs in W49–W51, and says that none can be moved. */
const shortByFive = (): HoursScene => {
  const scene = openHours()
  fill(scene, 'FS', 10, W49)
  scene.ask('F1', { hours: 5, from: W49 })
  scene.cannotMove('F1')
  return scene
}

describe('what a head of service can agree in a week (T1, T5, I10)', () => {
  test('CH-01: given FS empty, when F1 and F2 have 5 h each W48–W50, then free is 0; 0.25 h more is short, not refused', () => {
    const scene = openHours()
    for (const id of ['F1', 'F2']) {
      scene.ask(id, { hours: 5, from: W48 })
      expect(why(scene.agree(id))).toBeUndefined()
    }
    for (const week of [W48, W49, W50]) expect(scene.week('FS', week)).toMatchObject({ used: 10, free: 0 })
    scene.ask('F3', { hours: 0.25, weeks: 1, from: W48 })
    expect(scene.agree('F3').refused).toEqual({ why: 'short-of-hours', short: [{ week: W48, quarters: 1 }] })
    expect(scene.request('F3').status).toBe('open')
    expect(why(scene.cannotMove('F3'))).toBeUndefined()
  })

  test('CH-02: given FS empty, when F1 to F5 have 2 h each W48–W50, then free is 0 and F6 is short 2 h every week', () => {
    const scene = openHours()
    for (const id of ['F1', 'F2', 'F3', 'F4', 'F5']) {
      scene.ask(id, { hours: 2, from: W48 })
      expect(why(scene.agree(id))).toBeUndefined()
    }
    expect([W48, W49, W50].map((week) => scene.week('FS', week).free)).toEqual([0, 0, 0])
    scene.ask('F6', { hours: 2, from: W48 })
    expect(scene.agree('F6').refused).toEqual({
      why: 'short-of-hours',
      short: [W48, W49, W50].map((week) => ({ week, quarters: 8 })),
    })
  })

  test.each([
    ['one family with all ten', [10]],
    ['three with three and one with one', [3, 3, 3, 1]],
    ['ten with one', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ['forty with a quarter of an hour', Array.from({ length: 20 }, () => 0.5)],
  ])('two by five is an example, not a target: %s is as lawful', (_, each) => {
    const scene = openHours()
    each.forEach((hours, i) => {
      scene.ask(`F${i + 1}`, { hours, from: W48, weeks: 1, family: `G${i + 1}` })
      expect(why(scene.agree(`F${i + 1}`))).toBeUndefined()
    })
    expect(scene.week('FS', W48)).toMatchObject({ used: 10, free: 0 })
    expect(scene.week('FS', W49)).toMatchObject({ used: 0, free: 10 })
  })

  test('CH-04: given used 5, 10, 10, 5 in W48–W51, when F3 asks 5 h W50–W52, then only W50 is named; from W51 it is agreed', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48 })
    scene.agree('F1')
    scene.ask('F2', { hours: 5, from: W49 })
    scene.agree('F2')
    expect([W48, W49, W50, W51].map((week) => scene.week('FS', week).used)).toEqual([5, 10, 10, 5])
    scene.ask('F3', { hours: 5, from: W50 })
    expect(scene.agree('F3').refused).toEqual({ why: 'short-of-hours', short: [{ week: W50, quarters: 20 }] })
    scene.give(
      { kind: 'correct', request: 'F3', facts: { supportStarts: W51 }, reason: 'From the 14th.' },
      'sam',
    )
    scene.hours('kit', 'consult', 'F3', {}, 0)
    expect(why(scene.agree('F3'))).toBeUndefined()
    expect([W51, W52, W53].map((week) => scene.week('FS', week).used)).toEqual([10, 5, 5])
  })

  test('hours that nobody uses this week are not there next week', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 10.25, from: W48, weeks: 1 })
    expect(scene.agree('F1').refused).toMatchObject({ short: [{ week: W48, quarters: 1 }] })
  })

  test('a request reserves nothing: of two for the same hours the first decision has them (C4)', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 6, from: W48 })
    scene.ask('F2', { hours: 6, from: W48 })
    expect(scene.week('FS', W48).free).toBe(10)
    expect(why(scene.agree('F2'))).toBeUndefined()
    expect(scene.agree('F1').refused).toMatchObject({
      why: 'short-of-hours',
      short: [{ quarters: 8 }, {}, {}],
    })
  })

  test('agreed for all its weeks or for those named: fewer hours, fewer weeks, other figures for one week (I7)', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48 })
    scene.agree('F1')
    scene.ask('F2', { hours: 5, from: W49 })
    scene.agree('F2')
    scene.ask('F3', { hours: 5, from: W50 })
    const part = scene.hours('anna', 'approve-part', 'F3', { [`week-${W50}`]: '0' })
    expect(why(part)).toBeUndefined()
    expect(scene.lines('F3')).toEqual({ [W51]: 5, [W52]: 5 })
    expect(scene.held('F3')).toMatchObject({ startsOn: W51, lastDay: '2026-12-27' })
    expect(part.events[0]).toMatchObject({ sealed: { inPart: true } })
    scene.ask('F4', { hours: 5, from: W52 })
    expect(why(scene.agree('F4', 'FS', { hours: '5.5' }))).toBe('not-hours')
    expect(why(scene.agree('F4', 'FS', { hours: 'five' }))).toBe('not-hours')
    expect(why(scene.agree('F4', 'FS', { hours: '2.25', weeks: '2' }))).toBeUndefined()
    expect(scene.lines('F4')).toEqual({ [W52]: 2.25, [W53]: 2.25 })
    expect(scene.lastDay('F4')).toBe('2027-01-03')
  })
})

describe('days, weeks and the end (T2, T3, C1–C3)', () => {
  test('CH-06: given FS empty, when F1 has 5 h a week from Wed 25 Nov, then 3.5, 5, 5, 1.5 and the last day is Tue 15 Dec', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: '2026-11-25' })
    scene.agree('F1')
    expect(scene.lines('F1')).toEqual({ [W48]: 3.5, [W49]: 5, [W50]: 5, [W51]: 1.5 })
    expect(scene.lastDay('F1')).toBe('2026-12-15')
    expect(scene.weeksUsed('F1')).toBe(3)
  })

  test('a part-week takes its hours from the same ten: two mid-week families and one more are short in one week', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: '2026-11-25' })
    scene.agree('F1')
    scene.ask('F2', { hours: 5, from: '2026-11-25' })
    scene.agree('F2')
    expect(scene.week('FS', W51)).toMatchObject({ used: 3, free: 7 })
    scene.ask('F3', { hours: 7.25, from: W51, weeks: 1 })
    expect(scene.agree('F3').refused).toMatchObject({ short: [{ week: W51, quarters: 1 }] })
  })

  test('CH-33: given W53 from 28 Dec to 3 Jan, when F1 has 6 h and F2 4 h in it, then it is one week of ten; W01 has ten', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 6, from: W53, weeks: 1 })
    scene.agree('F1')
    scene.ask('F2', { hours: 4, from: W53, weeks: 1 })
    scene.agree('F2')
    expect(scene.week('FS', W53)).toMatchObject({ used: 10, free: 0 })
    scene.ask('F3', { hours: 0.25, from: '2027-01-01', weeks: 1 })
    expect(scene.week('FS', W01)).toMatchObject({ used: 0, free: 10 })
    expect(why(scene.agree('F3', 'FS', { [`week-${W01}`]: '0', hours: '0.25' }))).toBe('not-hours')
    expect(scene.week('FS', W53).free).toBe(0)
  })

  test('a week in which the clocks change is one week of ten hours, from London’s Monday to Sunday', () => {
    const scene = openHours('2027-03-19T09:00:00Z')
    scene.ask('F1', { hours: 10, from: '2027-03-22', weeks: 1 })
    scene.agree('F1')
    expect(scene.lastDay('F1')).toBe('2027-03-28')
    // 28 March 2027, 23:30 in UTC, is Monday the 29th in London: the week of the 22nd is over, the next has begun.
    scene.setTime('2027-03-28T23:30:00Z')
    scene.send('F2', { hours: 1, from: '2027-03-28', weeks: 1 })
    expect(() => scene.request('F2')).toThrow()
    scene.ask('F3', { hours: 10, from: '2027-03-29', weeks: 1 })
    expect(why(scene.agree('F3'))).toBeUndefined()
  })

  test('days gone by are never agreed: neither asked for, nor approved late', () => {
    const scene = openHours()
    expect(why(scene.send('F1', { hours: 5, from: '2026-11-16' }))).toBe('not-a-date')
    scene.ask('F2', { hours: 5, from: W48 })
    scene.setTime('2026-12-01T10:00:00Z')
    expect(scene.agree('F2').refused).toEqual({ why: 'week-begun', weeks: [W48] })
    expect(why(scene.hours('anna', 'approve-part', 'F2', { [`week-${W48}`]: '0' }))).toBeUndefined()
    expect(scene.lines('F2')).toEqual({ [W49]: 5, [W50]: 5 })
  })

  test('without hours, a day or weeks nothing is sent', () => {
    const scene = openHours()
    expect(why(scene.send('F1', { hours: 5, from: '', facts: { supportStarts: undefined } }))).toBe(
      'missing-answer',
    )
    expect(why(scene.send('F1', { hours: 5, from: W48, facts: { hoursPerWeek: undefined } }))).toBe(
      'missing-answer',
    )
  })
})

describe('more weeks (T3, T4, I3, I4)', () => {
  const agreedThree = (): HoursScene => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48 })
    scene.agree('F1')
    scene.setTime('2026-12-08T09:00:00Z')
    return scene
  }
  const applied = { paspApplication: true, paspApplicationDate: '2026-12-10' }
  const more = { grown: { request: 'F1', as: 'extension' } as const, family: 'F1' }

  test('CH-09: given F1 W48–W50 and an application for 10 Dec, when FS extends 3 weeks, then W51–W53 are charged and 6 weeks used', () => {
    const scene = agreedThree()
    scene.ask('F1-more', { ...more, hours: 5, from: W51, facts: applied })
    expect(why(scene.agree('F1-more'))).toBeUndefined()
    expect(scene.lines('F1-more')).toEqual({ [W51]: 5, [W52]: 5, [W53]: 5 })
    expect(scene.week('FS', W51)).toMatchObject({ used: 5, free: 5 })
    expect(scene.lastDay('F1-more')).toBe('2027-01-03')
    expect(scene.weeksUsed('F1')).toBe(6)
    expect(scene.broken()).toEqual([])
  })

  test('more weeks begin on the day after the last, at the same hours, where nobody says otherwise', () => {
    const scene = agreedThree()
    scene.ask('F1-more', {
      ...more,
      hours: 5,
      from: '',
      facts: { ...applied, supportStarts: undefined, hoursPerWeek: undefined },
    })
    scene.agree('F1-more')
    expect(scene.lines('F1-more')).toEqual({ [W51]: 5, [W52]: 5, [W53]: 5 })
  })

  test('CH-13: given no application, when more is asked, then nothing is sent, W51 has no line and its 5 h are free', () => {
    const scene = agreedThree()
    const sent = scene.send('F1-more', { ...more, hours: 5, weeks: 2, from: W51 })
    expect(sent.refused).toMatchObject({
      why: 'missing-answer',
      question: 'Has the application to PASP been made, and for which date?',
    })
    const refused = scene.send('F1-more', {
      ...more,
      hours: 5,
      weeks: 2,
      from: W51,
      facts: { paspApplication: false },
    })
    expect(refused.refused).toMatchObject({ why: 'blocked' })
    expect(scene.lastDay('F1')).toBe('2026-12-13')
    expect(scene.week('FS', W51)).toMatchObject({ used: 0, free: 10 })
  })

  test('an application without its date is not on record', () => {
    const scene = agreedThree()
    const sent = scene.send('F1-more', { ...more, hours: 5, from: W51, facts: { paspApplication: true } })
    expect(sent.refused).toMatchObject({ why: 'missing-answer' })
  })

  test('calling it a new request doesn’t begin the three weeks again, after a break either (C10)', () => {
    const scene = agreedThree()
    scene.setTime('2027-06-01T09:00:00Z')
    expect(why(scene.send('again', { hours: 5, weeks: 1, from: '2027-06-07', family: 'F1' }))).toBe(
      'missing-answer',
    )
    expect(scene.weeksUsed('F1')).toBe(3)
  })

  test('more weeks need hours like any others: without them FS is short, and the three weeks stay three', () => {
    const scene = agreedThree()
    fill(scene, 'FS', 8, W51)
    scene.ask('F1-more', { ...more, hours: 5, from: W51, facts: applied })
    expect(scene.agree('F1-more').refused).toMatchObject({
      why: 'short-of-hours',
      short: [{ quarters: 12 }, {}, {}],
    })
    expect(scene.lastDay('F1')).toBe('2026-12-13')
    expect(scene.weeksUsed('F1')).toBe(3)
    scene.cannotMove('F1-more')
    scene.borrow('F1-more', ['CP'])
    scene.lend('F1-more-loan-1', 'CP')
    expect(why(scene.agree('F1-more'))).toBeUndefined()
  })

  test('week ten is nobody’s: it is not sent, so no head of service gets a card (T4)', () => {
    const scene = agreedThree()
    scene.ask('F1-more', { ...more, hours: 5, weeks: 6, from: W51, facts: applied })
    scene.agree('F1-more')
    expect(scene.weeksUsed('F1')).toBe(9)
    const before = scene.events.length
    const ten = scene.send('ten', { ...more, hours: 1, weeks: 1, from: '2027-01-25', facts: applied })
    expect(ten.refused).toMatchObject({ why: 'blocked' })
    expect(scene.events.length).toBe(before)
  })

  test('a tenth week that only shows at the press is refused there: two requests sent while six were used', () => {
    const scene = agreedThree()
    scene.ask('more-1', { ...more, hours: 2, weeks: 6, from: W51, facts: applied })
    scene.ask('more-2', { ...more, hours: 2, weeks: 6, from: '2027-01-25', facts: applied })
    expect(why(scene.agree('more-1'))).toBeUndefined()
    expect(why(scene.agree('more-2'))).toBe('rerouted')
    expect(scene.held('more-2')).toBeUndefined()
    expect(scene.weeksUsed('F1')).toBe(9)
  })

  test('a child of two families has one count: three weeks under one reference leave none under the other (I4)', () => {
    const scene = openHours()
    scene.ask('F19', { hours: 2, from: W48 })
    scene.agree('F19')
    expect(scene.weeksUsed('F20')).toBe(3)
    expect(why(scene.send('F20', { hours: 2, weeks: 1, from: W51, of: 'CP' }))).toBe('missing-answer')
    expect(scene.weeksUsed('F18')).toBe(0)
  })

  test('the same weeks under two references are counted once', () => {
    const scene = openHours()
    scene.ask('F19', { hours: 2, from: W48 })
    scene.agree('F19')
    scene.ask('F20', { hours: 2, from: W48, of: 'CP' })
    expect(why(scene.agree('F20', 'CP'))).toBeUndefined()
    expect(scene.weeksUsed('F20')).toBe(3)
  })
})

describe('Access to Resources confirm (T7)', () => {
  test('nothing is agreed, moved or borrowed before they have confirmed the hours', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 11, from: W48, confirm: false })
    expect(why(scene.agree('F1'))).toBe('out-of-order')
    expect(scene.cannotMove('F1').refused).toMatchObject({ why: 'not-yet', missing: ['art'] })
  })

  test('where they count fewer hours free the lower figure applies, and the difference is kept', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48, confirm: { [`week-${W49}`]: '3' } })
    expect(scene.request('F1').hours?.confirmed).toMatchObject({
      free: [{ quarters: 40 }, { week: W49, quarters: 12 }, { quarters: 40 }],
      ledger: { free: [{ quarters: 40 }, { week: W49, quarters: 40 }, { quarters: 40 }] },
    })
    expect(scene.agree('F1').refused).toEqual({ why: 'short-of-hours', short: [{ week: W49, quarters: 8 }] })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    expect(why(scene.agree('F1'))).toBeUndefined()
    expect(scene.lines('F1-loan-1')).toEqual({ [W49]: 2 })
  })

  test('where they count more hours free than the ledger, the ledger’s figure stands', () => {
    const scene = openHours()
    fill(scene, 'FS', 8, W48)
    scene.ask('F1', { hours: 5, from: W48, confirm: { [`week-${W48}`]: '10' } })
    expect(why(scene.agree('F1'))).toBe('short-of-hours')
  })

  test('where they know of more weeks the higher count applies: the request then needs an application to PASP', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48, confirm: { 'weeks-used': '3' } })
    expect(scene.request('F1').hours?.confirmed).toMatchObject({ weeksUsed: 3, ledger: { weeksUsed: 0 } })
    expect(scene.agree('F1').refused).toMatchObject({
      question: 'Has the application to PASP been made, and for which date?',
    })
  })

  test('they check, they don’t decide: nobody else can confirm, and they can’t agree', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48, confirm: false })
    expect(why(scene.hours('anna', 'consult', 'F1', {}, 0))).toBe('not-yours')
    expect(why(scene.hours('kit', 'approve', 'F1'))).toBe('not-yours')
  })
})

describe('borrowing (T6b, C5)', () => {
  test('CH-14: given FS used 7 and CP used 4, when F1 asks 5 h and CP lends 2 × 3 weeks, then FS used 12, in 2, free 0', () => {
    const scene = shortByTwo()
    expect(scene.agree('F1').refused).toEqual({
      why: 'short-of-hours',
      short: [W49, W50, W51].map((week) => ({ week, quarters: 8 })),
    })
    scene.cannotMove('F1')
    expect(scene.week('CP', W49).lendable).toBe(6)
    scene.borrow('F1', ['CP'])
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBeUndefined()
    expect(scene.request('F1').status).toBe('open')
    expect(why(scene.agree('F1'))).toBeUndefined()
    for (const week of [W49, W50, W51]) {
      expect(scene.week('FS', week)).toMatchObject({ used: 12, in: 2, free: 0 })
      expect(scene.week('CP', week)).toMatchObject({ used: 4, out: 2, free: 4, lendable: 4 })
    }
    expect(scene.events.filter(({ type }) => type === 'approved').slice(-2)).toMatchObject([
      { request: 'F1-loan-1', by: 'dev', post: 'hos-cp', private: { reasons: expect.any(String) as string } },
      { request: 'F1', by: 'anna', post: 'hos-fs', private: { reasons: expect.any(String) as string } },
    ])
    expect(scene.broken()).toEqual([])
  })

  test('moving hours comes first: without a reason why none can be moved nothing is borrowed (readings P5)', () => {
    const scene = shortByTwo()
    expect(scene.borrow('F1', ['CP']).refused).toEqual({ why: 'not-yet', missing: ['moving'], posts: [] })
    expect(why(scene.hours('anna', 'cannot-move', 'F1', { reasons: ' ' }))).toBe('no-reasons')
    expect(why(scene.borrow('F1', ['CP']))).toBe('not-yet')
  })

  test('only whoever holds the borrowing post asks, only when hours are short', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    expect(why(scene.borrow('F1', ['CP'], 'CP'))).toBe('not-yours')
    expect(why(scene.hours('sam', 'borrow', 'F1', { lenders: 'hos-cp' }))).toBe('own-request')
    scene.ask('F2', { hours: 3, from: W49 })
    expect(why(scene.cannotMove('F2'))).toBe('not-short')
    expect(why(scene.borrow('F2', ['CP']))).toBe('not-short')
    expect(why(scene.borrow('F1', []))).toBe('missing-answer')
    expect(why(scene.borrow('F1', ['FS']))).toBe('missing-answer')
    expect(why(scene.hours('anna', 'borrow', 'F1', { lenders: 'tm-east-2' }))).toBe('missing-answer')
  })

  test('a loan can’t be asked for by itself', () => {
    const scene = openHours()
    const sent = scene.submit({ resource: 'crisis-hours-loan', facts: { hoursToBorrow: 8 }, by: 'anna' })
    expect(why(sent)).toBe('only-theirs')
    expect(why(scene.submit({ resource: 'crisis-hours-loan', facts: { hoursToBorrow: 8 } }))).toBe('blocked')
  })

  test('a lender gives a reason, lends only what is short, and no more than asked', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    expect(why(scene.hours('dev', 'approve', 'F1-loan-1', { reasons: '' }, 0))).toBe('no-reasons')
    expect(why(scene.lend('F1-loan-1', 'CP', { hours: '3' }))).toBeUndefined()
    expect(scene.lines('F1-loan-1')).toEqual({ [W49]: 2, [W50]: 2, [W51]: 2 })
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBe('already-decided')
  })

  test('lends for some weeks only, week by week; the gap that is left is named', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP', { [`week-${W50}`]: '0.75', [`week-${W51}`]: '0' })
    expect(scene.lines('F1-loan-1')).toEqual({ [W49]: 2, [W50]: 0.75 })
    expect(scene.agree('F1').refused).toMatchObject({
      short: [
        { week: W50, quarters: 5 },
        { week: W51, quarters: 8 },
      ],
    })
  })

  test('CH-16: given FS short 5 h, when CP lends 3 and FR 2, then FS may agree', () => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP', 'FR', 'AF'])
    scene.lend('F1-loan-1', 'CP', { hours: '3' })
    expect(why(scene.agree('F1'))).toBe('short-of-hours')
    scene.lend('F1-loan-2', 'FR')
    expect(scene.lines('F1-loan-2')).toEqual({ [W49]: 2, [W50]: 2, [W51]: 2 })
    expect(scene.request('F1-loan-3').status).toBe('withdrawn')
    expect(why(scene.agree('F1'))).toBeUndefined()
    expect(scene.broken()).toEqual([])
  })

  const threeOfFive = (): HoursScene => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP', 'FR', 'AF'])
    scene.lend('F1-loan-1', 'CP', { hours: '3' })
    scene.decline('F1-loan-2', 'FR')
    scene.decline('F1-loan-3', 'AF')
    return scene
  }

  test('CH-16: when CP lends 3 and FR and AF decline, then FS may agree the family at 2 h less', () => {
    const scene = threeOfFive()
    expect(why(scene.agree('F1'))).toBe('short-of-hours')
    expect(why(scene.agree('F1', 'FS', { hours: '3' }))).toBeUndefined()
    expect(scene.lines('F1')).toEqual({ [W49]: 3, [W50]: 3, [W51]: 3 })
    expect(scene.week('FS', W49)).toMatchObject({ used: 13, in: 3, free: 0 })
  })

  test('CH-16: … or go to the Head of Service for Access to Resources for the 2 h', () => {
    const scene = threeOfFive()
    expect(why(scene.hours('anna', 'talk', 'F1'))).toBeUndefined()
    expect(scene.request('F1').hours?.talk).toMatchObject({
      with: 'hos-arsc',
      short: [{ quarters: 8 }, { quarters: 8 }, { quarters: 8 }],
      colleagues: [
        { post: 'hos-cp', answer: 'lent-part' },
        { post: 'hos-frt', answer: 'declined' },
        { post: 'hos-af', answer: 'declined' },
      ],
    })
  })

  test('CH-16: … or drop it, whereupon CP’s 3 h return at once', () => {
    const scene = threeOfFive()
    expect(scene.week('CP', W49)).toMatchObject({ out: 3, lendable: 7 })
    scene.hours('anna', 'reject', 'F1')
    for (const week of [W49, W50, W51]) {
      expect(scene.week('CP', week)).toMatchObject({ out: 0, lendable: 10 })
      expect(scene.week('FS', week)).toMatchObject({ in: 0, used: 10, free: 0 })
    }
  })

  test('the worker takes it back, and lent hours return; who has not answered need not', () => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP', 'FR'])
    scene.lend('F1-loan-1', 'CP', { hours: '3' })
    scene.give({ kind: 'withdraw', request: 'F1', reason: 'He is with his grandmother.' }, 'sam')
    expect(scene.week('CP', W49).out).toBe(0)
    expect(scene.request('F1-loan-2').status).toBe('withdrawn')
    expect(why(scene.lend('F1-loan-2', 'FR'))).toBe('already-decided')
  })

  test('several are asked at once: the first yes that fills the gap spares the others', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP', 'FR'])
    const { events } = scene.lend('F1-loan-2', 'FR')
    expect(events.map(({ type, request }) => [type, request])).toEqual([
      ['approved', 'F1-loan-2'],
      ['withdrawn', 'F1-loan-1'],
    ])
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBe('already-decided')
    expect(scene.week('CP', W49).out).toBe(0)
  })

  test('the same press twice asks nobody twice', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    expect(scene.borrow('F1', ['CP'])).toEqual({ events: [] })
    expect(scene.world().grownFrom('F1')).toHaveLength(1)
  })

  test('whoever has nothing to lend is not asked, and whoever has less is asked for that', () => {
    const scene = shortByFive()
    fill(scene, 'CP', 10, W49)
    fill(scene, 'FR', 9, W49)
    expect(scene.borrow('F1', ['CP']).refused).toMatchObject({ why: 'not-lendable' })
    scene.borrow('F1', ['FR'])
    expect(scene.request('F1-loan-1').hours?.asked.lines).toMatchObject([
      { quarters: 4 },
      { quarters: 4 },
      { quarters: 4 },
    ])
  })

  test('borrowed hours are for one named family: FS can’t agree them to another, nor lend them on (C5)', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    expect(scene.week('FS', W49)).toMatchObject({ free: 5, lendable: 3 })
    scene.ask('F2', { hours: 4, from: W49 })
    expect(scene.agree('F2').refused).toMatchObject({
      short: [{ quarters: 4 }, { quarters: 4 }, { quarters: 4 }],
    })
    scene.ask('F3', { hours: 3, from: W49 })
    expect(why(scene.agree('F3'))).toBeUndefined()
    expect(scene.broken()).toEqual([])
  })

  test('CH-19: given CP can lend 4, when FS and FR each have 3 pending, then one has them and the other is told of the 1 left', () => {
    const scene = openHours()
    fill(scene, 'CP', 6, W49, 1)
    fill(scene, 'FS', 10, W49, 1)
    fill(scene, 'FR', 10, W49, 1)
    scene.ask('F1', { hours: 3, weeks: 1, from: W49 })
    scene.ask('F2', { of: 'FR', hours: 3, weeks: 1, from: W49 })
    scene.cannotMove('F1')
    scene.cannotMove('F2', 'FR')
    scene.borrow('F1', ['CP'])
    scene.borrow('F2', ['CP'], 'FR')
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBeUndefined()
    expect(scene.lend('F2-loan-1', 'CP').refused).toEqual({
      why: 'not-lendable',
      left: [{ week: W49, quarters: 4 }],
    })
    expect(scene.week('CP', W49)).toMatchObject({ out: 3, lendable: 1, free: 1 })
    expect(why(scene.lend('F2-loan-1', 'CP', { hours: '1' }))).toBeUndefined()
    expect(scene.week('CP', W49)).toMatchObject({ out: 4, lendable: 0 })
    expect(scene.request('F2').status).toBe('open')
  })

  test('a lender’s own family comes first if it is agreed first: what was asked is no longer there', () => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP'])
    fill(scene, 'CP', 8, W49)
    expect(scene.lend('F1-loan-1', 'CP').refused).toMatchObject({
      why: 'not-lendable',
      left: [{ quarters: 8 }, {}, {}],
    })
    expect(scene.week('CP', W49)).toMatchObject({ out: 0, free: 2 })
  })

  test('hours lent are gone for the lender’s own families: CP borrows in turn, and nothing is owed back', () => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    scene.agree('F1')
    scene.ask('F2', { of: 'CP', hours: 6, from: W49 })
    expect(scene.agree('F2', 'CP').refused).toMatchObject({ short: [{ quarters: 4 }, {}, {}] })
    scene.cannotMove('F2', 'CP')
    scene.borrow('F2', ['AF'], 'CP')
    scene.lend('F2-loan-1', 'AF')
    expect(why(scene.agree('F2', 'CP'))).toBeUndefined()
    expect(scene.week('CP', W49)).toMatchObject({ out: 5, in: 1, used: 6, free: 0, lendable: 0 })
    expect(scene.broken()).toEqual([])
  })

  test('a week that has begun can’t be lent: only those to come', () => {
    const scene = shortByTwo()
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.setTime('2026-12-01T09:00:00Z')
    scene.lend('F1-loan-1', 'CP')
    expect(scene.lines('F1-loan-1')).toEqual({ [W50]: 2, [W51]: 2 })
    expect(scene.agree('F1').refused).toEqual({ why: 'short-of-hours', short: [{ week: W49, quarters: 8 }] })
    scene.hours('anna', 'approve-part', 'F1', { [`week-${W49}`]: '3' })
    expect(scene.lines('F1')).toEqual({ [W49]: 3, [W50]: 5, [W51]: 5 })
  })
})

describe('hours that go back (C6, C7, C8, I8)', () => {
  const borrowedTwo = (): HoursScene => {
    const scene = openHours()
    fill(scene, 'FS', 7, W49)
    scene.ask('F5', { hours: 5, from: W49 })
    scene.cannotMove('F5')
    scene.borrow('F5', ['CP'])
    scene.lend('F5-loan-1', 'CP')
    scene.agree('F5')
    scene.setTime('2026-12-03T10:00:00Z')
    return scene
  }

  test('CH-22: given F5 with 2 of its 5 h from CP, when it ends Sun 6 Dec, then W49 stays and W50–W51 come back', () => {
    const scene = borrowedTwo()
    const { events, refused } = scene.hours('anna', 'end-early', 'F5', { last: '2026-12-06' })
    expect(refused).toBeUndefined()
    expect(events.map(({ type, request }) => [type, request])).toEqual([
      ['hours-changed', 'F5'],
      ['hours-changed', 'F5-loan-1'],
    ])
    expect(scene.week('FS', W49)).toMatchObject({ free: 0 })
    expect(scene.week('CP', W49)).toMatchObject({ free: 8 })
    for (const week of [W50, W51]) {
      expect(scene.week('FS', week)).toMatchObject({ free: 3, in: 0 })
      expect(scene.week('CP', week)).toMatchObject({ free: 10, out: 0 })
    }
    expect(scene.weeksUsed('F5')).toBe(1)
    expect(scene.lastDay('F5')).toBe('2026-12-06')
    expect(scene.broken()).toEqual([])
  })

  test('ended in mid-week, the week stays charged until Access to Resources confirm a lower figure', () => {
    const scene = borrowedTwo()
    scene.hours('anna', 'end-early', 'F5', { last: '2026-12-03' })
    expect(scene.lines('F5')).toEqual({ [W49]: 5 })
    expect(why(scene.hours('anna', 'confirm-used', 'F5', { [`week-${W49}`]: '3' }))).toBe('not-yours')
    expect(why(scene.hours('kit', 'confirm-used', 'F5', { [`week-${W49}`]: '6' }))).toBe('not-hours')
    scene.hours('kit', 'confirm-used', 'F5', { [`week-${W49}`]: '3' })
    expect(scene.lines('F5')).toEqual({ [W49]: 3 })
    expect(scene.week('FS', W49)).toMatchObject({ used: 10, in: 2, free: 2 })
    expect(scene.week('CP', W49)).toMatchObject({ out: 2 })
  })

  test('… and borrowed hours of a week that has begun stay with the borrower, used or not', () => {
    const scene = borrowedTwo()
    scene.hours('kit', 'confirm-used', 'F5', { [`week-${W49}`]: '3' })
    scene.hours('anna', 'end-early', 'F5', { last: '2026-12-06' })
    expect(scene.lines('F5-loan-1')).toEqual({ [W49]: 2 })
  })

  test('an end is decided for today or later: days gone by stay served until Access to Resources confirm', () => {
    const scene = borrowedTwo()
    scene.setTime('2026-12-09T10:00:00Z')
    for (const last of ['2026-11-29', '2026-12-06', '2026-12-08'])
      expect(why(scene.hours('anna', 'end-early', 'F5', { last }))).toBe('not-a-date')
    expect(scene.weeksUsed('F5')).toBe(3)
    expect(why(scene.hours('anna', 'end-early', 'F5', { last: '2026-12-09' }))).toBeUndefined()
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 5 })
    expect(scene.weeksUsed('F5')).toBe(2)
  })

  test('… so a family that is given up before it began and asked for again has no second three weeks (I3)', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48 })
    scene.agree('F1')
    scene.setTime('2026-12-11T10:00:00Z')
    expect(why(scene.hours('anna', 'end-early', 'F1', { last: '2026-11-22' }))).toBe('not-a-date')
    scene.ask('F1-again', { family: 'F1', hours: 5, from: W51 })
    expect(scene.state.requests.has('F1-again')).toBe(false)
    expect(scene.weeksUsed('F1')).toBe(3)
  })

  test('… but support that is still to begin can be given up, and is then no week at all', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W49 })
    scene.agree('F1')
    expect(why(scene.hours('anna', 'end-early', 'F1', { last: '2026-11-28' }))).toBe('not-a-date')
    expect(why(scene.hours('anna', 'end-early', 'F1', { last: '2026-11-29' }))).toBeUndefined()
    expect(scene.lines('F1')).toEqual({})
    expect(scene.weeksUsed('F1')).toBe(0)
  })

  test('an end needs a day inside the support, and reasons, from the post that it is charged to', () => {
    const scene = borrowedTwo()
    expect(why(scene.hours('dev', 'end-early', 'F5', { last: '2026-12-06' }))).toBe('not-yours')
    expect(why(scene.hours('anna', 'end-early', 'F5', { last: '2026-12-06', reasons: '' }))).toBe(
      'no-reasons',
    )
    expect(why(scene.hours('anna', 'end-early', 'F5', { last: 'Sunday' }))).toBe('not-a-date')
    expect(why(scene.hours('anna', 'end-early', 'F5', { last: '2026-11-01' }))).toBe('not-a-date')
    expect(why(scene.hours('anna', 'end-early', 'F5', { last: '2026-12-20' }))).toBe('ends-by-then')
  })

  test('fewer hours from a Monday on: what was borrowed goes back first', () => {
    const scene = borrowedTwo()
    scene.hours('anna', 'fewer-hours', 'F5', { from: W50, hours: '4' })
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 4, [W51]: 4 })
    expect(scene.week('CP', W50).out).toBe(1)
    expect(scene.week('FS', W50)).toMatchObject({ free: 0, in: 1 })
    expect(why(scene.hours('anna', 'fewer-hours', 'F5', { from: W49, hours: '1' }))).toBe('week-begun')
    expect(why(scene.hours('anna', 'fewer-hours', 'F5', { from: W50, hours: '4' }))).toBe('not-hours')
    expect(why(scene.hours('anna', 'fewer-hours', 'F5', { from: '2026-12-09', hours: '1' }))).toBe(
      'not-a-date',
    )
  })

  test('promised hours are recalled only if the borrower agrees, and then the family’s record says why', () => {
    const scene = borrowedTwo()
    scene.hours('dev', 'recall', 'F5-loan-1', { [`week-${W51}`]: '2' }, 0)
    expect(scene.request('F5-loan-1').hours?.recall).toMatchObject({ lines: [{ week: W51, quarters: 8 }] })
    expect(scene.week('CP', W51).out).toBe(2)
    expect(why(scene.hours('dev', 'agree-recall', 'F5-loan-1', {}, 0))).toBe('not-yours')
    expect(why(scene.hours('anna', 'agree-recall', 'F5-loan-1', { reasons: '' }, 0))).toBe('no-reasons')
    const { events } = scene.hours('anna', 'agree-recall', 'F5-loan-1', {}, 0)
    expect(events.map(({ type, request }) => [type, request])).toEqual([
      ['hours-changed', 'F5'],
      ['hours-changed', 'F5-loan-1'],
    ])
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 5, [W51]: 3 })
    expect(scene.week('CP', W51).out).toBe(0)
    expect(scene.week('FS', W51)).toMatchObject({ free: 0, in: 0 })
    expect(scene.broken()).toEqual([])
  })

  test('… and where the borrower keeps them nothing changes', () => {
    const scene = borrowedTwo()
    scene.hours('dev', 'recall', 'F5-loan-1', {}, 0)
    expect(why(scene.hours('anna', 'refuse-recall', 'F5-loan-1', {}, 0))).toBeUndefined()
    expect(scene.lines('F5-loan-1')).toEqual({ [W49]: 2, [W50]: 2, [W51]: 2 })
    expect(why(scene.hours('anna', 'agree-recall', 'F5-loan-1', {}, 0))).toBe('nothing-to-change')
  })

  test('a recall still waits for its answer when some of the hours went back another way', () => {
    const scene = borrowedTwo()
    scene.hours('dev', 'recall', 'F5-loan-1', {}, 0)
    scene.hours('anna', 'fewer-hours', 'F5', { from: W50, hours: '4' })
    expect(scene.request('F5-loan-1').hours?.recall?.lines).toEqual([
      { week: W50, quarters: 4 },
      { week: W51, quarters: 4 },
    ])
    scene.hours('anna', 'agree-recall', 'F5-loan-1', {}, 0)
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 3, [W51]: 3 })
    expect(scene.broken()).toEqual([])
  })

  test('hours that no family has yet are recalled at once', () => {
    const scene = shortByFive()
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    expect(why(scene.hours('dev', 'recall', 'F1-loan-1', {}, 0))).toBeUndefined()
    expect(scene.week('CP', W49).out).toBe(0)
    expect(why(scene.agree('F1'))).toBe('short-of-hours')
  })

  test('a week that has begun is never recalled, nor handed back', () => {
    const scene = borrowedTwo()
    expect(why(scene.hours('dev', 'recall', 'F5-loan-1', { [`week-${W49}`]: '2' }, 0))).toBeUndefined()
    expect(scene.request('F5-loan-1').hours?.recall?.lines.map(({ week }) => week)).toEqual([W50, W51])
    scene.setTime('2026-12-15T10:00:00Z')
    expect(why(scene.hours('dev', 'recall', 'F5-loan-1', {}, 0))).toBe('week-begun')
    expect(why(scene.hours('anna', 'hand-back', 'F5-loan-1', {}, 0))).toBe('week-begun')
    expect(why(scene.hours('anna', 'agree-recall', 'F5-loan-1', {}, 0))).toBe('week-begun')
  })

  test('withdrawing the decision to lend is recalling it: promised hours stay', () => {
    const scene = borrowedTwo()
    scene.hours('dev', 'withdraw-decision', 'F5-loan-1', {}, 0)
    expect(scene.week('CP', W50).out).toBe(2)
    expect(scene.request('F5-loan-1').status).toBe('approved')
  })

  test('the borrower hands back what is free, never what a family needs', () => {
    const scene = borrowedTwo()
    expect(why(scene.hours('anna', 'hand-back', 'F5-loan-1', {}, 0))).toBe('promised')
    scene.hours('anna', 'end-early', `full-FS-${W49}-7`, { last: '2026-12-06' })
    expect(scene.week('CP', W50).out).toBe(2)
    expect(why(scene.hours('dev', 'hand-back', 'F5-loan-1', {}, 0))).toBe('not-yours')
    expect(why(scene.hours('anna', 'hand-back', 'F5-loan-1', { [`week-${W50}`]: '1.5' }, 0))).toBeUndefined()
    expect(scene.lines('F5-loan-1')).toEqual({ [W49]: 2, [W50]: 0.5, [W51]: 2 })
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 5, [W51]: 5 })
  })

  /** CP lent 3 h for A, who has them; FR lent 3 h for B, who is not agreed yet. FS has none of its own to spare. */
  const lentForTwo = (): HoursScene => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    for (const [id, family, lender] of [
      ['A', 'F1', 'CP'],
      ['B', 'F2', 'FR'],
    ] as const) {
      scene.ask(id, { family, hours: 3, from: W49 })
      scene.cannotMove(id)
      scene.borrow(id, [lender])
      scene.lend(`${id}-loan-1`, lender)
      if (id === 'A') scene.agree(id)
    }
    return scene
  }

  test('hours lent for one family are no cause to hand back another’s (C5)', () => {
    const scene = lentForTwo()
    expect(why(scene.hours('anna', 'hand-back', 'A-loan-1', {}, 0))).toBe('promised')
    expect(why(scene.agree('B'))).toBeUndefined()
    expect(scene.broken()).toEqual([])
  })

  test('… nor do they make up for hours that are recalled: A loses what CP takes back, and B has what FR lent', () => {
    const scene = lentForTwo()
    scene.hours('dev', 'recall', 'A-loan-1', {}, 0)
    expect(why(scene.hours('anna', 'agree-recall', 'A-loan-1', {}, 0))).toBeUndefined()
    expect(scene.lines('A')).toEqual({})
    expect(why(scene.agree('B'))).toBeUndefined()
    expect(scene.lines('B')).toEqual({ [W49]: 3, [W50]: 3, [W51]: 3 })
    expect(scene.broken()).toEqual([])
  })

  test('a decision withdrawn frees the weeks to come; the week that has begun stays charged', () => {
    const scene = borrowedTwo()
    scene.hours('anna', 'withdraw-decision', 'F5')
    expect(scene.lines('F5')).toEqual({ [W49]: 5 })
    expect(scene.week('CP', W50).out).toBe(0)
    expect(scene.week('FS', W50)).toMatchObject({ used: 7, free: 3 })
    expect(scene.broken()).toEqual([])
  })

  test('Access to Resources confirm that it stopped: an early stop frees the weeks to come', () => {
    const scene = borrowedTwo()
    expect(why(scene.hours('kit', 'confirm-stopped', 'F5', { on: '2026-12-09' }))).toBe('not-a-date')
    scene.hours('kit', 'confirm-stopped', 'F5', { on: '2026-12-02' })
    expect(scene.request('F5').hours?.stopped).toBe('2026-12-02')
    expect(scene.lines('F5')).toEqual({ [W49]: 5 })
    expect(scene.week('CP', W50).out).toBe(0)
  })

  test('… on a day of the support, or the day before it where it never began', () => {
    const scene = borrowedTwo()
    for (const on of ['1990-01-01', '2026-11-28'])
      expect(why(scene.hours('kit', 'confirm-stopped', 'F5', { on }))).toBe('not-a-date')
    expect(scene.weeksUsed('F5')).toBe(3)
    expect(why(scene.hours('kit', 'confirm-stopped', 'F5', { on: '2026-11-29' }))).toBeUndefined()
    expect(scene.lines('F5')).toEqual({})
    expect(scene.weeksUsed('F5')).toBe(0)
    expect(scene.broken()).toEqual([])
  })

  test('… and in the weeks after a stop that is confirmed late nothing was delivered, so nothing stays charged', () => {
    const scene = borrowedTwo()
    scene.setTime('2026-12-15T10:00:00Z')
    scene.hours('kit', 'confirm-stopped', 'F5', { on: '2026-12-08' })
    expect(scene.lines('F5')).toEqual({ [W49]: 5, [W50]: 5 })
    expect(scene.lastDay('F5')).toBe('2026-12-08')
    expect(scene.weeksUsed('F5')).toBe(2)
    expect(scene.week('FS', W51)).toMatchObject({ used: 7, in: 2, free: 5 })
    expect(scene.broken()).toEqual([])
  })

  test('hours of the weeks to come that are lost in a recall un-serve no week gone by', () => {
    const scene = borrowedTwo()
    scene.hours('dev', 'recall', 'F5-loan-1', {}, 0)
    scene.hours('kit', 'confirm-used', 'F5', { [`week-${W49}`]: '0' })
    scene.setTime('2026-12-08T10:00:00Z')
    scene.hours('anna', 'fewer-hours', 'F5', { from: W51, hours: '2' })
    scene.hours('anna', 'agree-recall', 'F5-loan-1', {}, 0)
    expect(Number(scene.weeksUsed('F5'))).toBeGreaterThanOrEqual(2)
  })
})

describe('moving hours (T6a, readings P8)', () => {
  const twoByFive = (): HoursScene => {
    const scene = openHours()
    for (const id of ['F1', 'F2']) {
      scene.ask(id, { hours: 5, from: W48 })
      scene.agree(id)
    }
    scene.setTime('2026-12-03T10:00:00Z')
    scene.ask('F3', { hours: 4, weeks: 1, from: W50 })
    return scene
  }

  test('CH-26: given F1 5 and F2 5, when FS cuts F2 to 1 from Mon 7 Dec and agrees F3 4 h, then W50 is 5 + 1 + 4', () => {
    const scene = twoByFive()
    const moved = scene.hours('anna', 'move-hours', 'F3', { other: 'F2', from: W50, hours: '1' })
    expect(why(moved)).toBeUndefined()
    expect(moved.events.map(({ type, request, private: words }) => [type, request, words])).toMatchObject([
      ['hours-changed', 'F2', { reasons: expect.stringContaining('into care') as string }],
      ['moving-considered', 'F3', { reasons: expect.stringContaining('into care') as string }],
    ])
    expect(why(scene.agree('F3'))).toBeUndefined()
    expect(scene.week('FS', W50)).toMatchObject({ used: 10, free: 0 })
    expect([scene.lines('F1')[W50], scene.lines('F2')[W50], scene.lines('F3')[W50]]).toEqual([5, 1, 4])
    expect(scene.lastDay('F2')).toBe('2026-12-13')
    expect(scene.lines('F2')).toEqual({ [W48]: 5, [W49]: 5, [W50]: 1 })
    expect(scene.broken()).toEqual([])
  })

  test('a family’s support is ended for another’s only by name: from a Monday to come, with reasons on both', () => {
    const scene = twoByFive()
    expect(why(scene.hours('anna', 'move-hours', 'F3', { other: 'F2', from: W49, hours: '1' }))).toBe(
      'week-begun',
    )
    expect(why(scene.hours('anna', 'move-hours', 'F3', { other: 'F9', from: W50, hours: '1' }))).toBe(
      'missing-answer',
    )
    expect(
      why(scene.hours('anna', 'move-hours', 'F3', { other: 'F2', from: W50, hours: '1', reasons: 'ok' })),
    ).toBe('no-reasons')
    expect(
      why(scene.hours('anna', 'move-hours', 'F3', { other: 'F2', from: W50, hours: '0' })),
    ).toBeUndefined()
    expect(scene.lines('F2')).toEqual({ [W48]: 5, [W49]: 5 })
    expect(scene.lastDay('F2')).toBe('2026-12-06')
    expect(scene.weeksUsed('F2')).toBe(2)
  })

  test('hours of another head of service can’t be moved, only borrowed', () => {
    const scene = twoByFive()
    fill(scene, 'CP', 5, W50)
    expect(
      why(scene.hours('anna', 'move-hours', 'F3', { other: `full-CP-${W50}-5`, from: W50, hours: '1' })),
    ).toBe('missing-answer')
  })

  test('borrowed hours are not moved to another family: they go back to the lender (C5)', () => {
    const scene = openHours()
    fill(scene, 'FS', 8, W49)
    scene.ask('F5', { hours: 4, from: W49 })
    scene.cannotMove('F5')
    scene.borrow('F5', ['CP'])
    scene.lend('F5-loan-1', 'CP')
    scene.agree('F5')
    scene.ask('F6', { hours: 3, weeks: 1, from: W50 })
    scene.hours('anna', 'move-hours', 'F6', { other: 'F5', from: W50, hours: '1' })
    expect(scene.week('CP', W50).out).toBe(0)
    expect(scene.week('FS', W50)).toMatchObject({ used: 9, in: 0, free: 1 })
    expect(scene.agree('F6').refused).toMatchObject({ short: [{ week: W50, quarters: 8 }] })
  })
})

describe('nobody has hours (T6c, C11, C12)', () => {
  const allFull = (): HoursScene => {
    const scene = openHours()
    for (const head of ['FS', 'CP', 'FR', 'AF'] as const) fill(scene, head, 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    return scene
  }

  test('CH-28: given all forty in use, when FS needs 5 h, then a talk with the Head of Service for Access to Resources, and no 41st hour', () => {
    const scene = allFull()
    expect(scene.hours('anna', 'talk', 'F1').refused).toEqual({
      why: 'not-yet',
      missing: ['moving'],
      posts: [],
    })
    scene.cannotMove('F1')
    expect(why(scene.borrow('F1', ['CP', 'FR', 'AF']))).toBe('not-lendable')
    expect(why(scene.hours('anna', 'talk', 'F1'))).toBeUndefined()
    expect(scene.request('F1')).toMatchObject({
      status: 'open',
      hours: {
        talk: {
          with: 'hos-arsc',
          colleagues: [
            { post: 'hos-cp', lendable: [], answer: 'none-to-lend' },
            { post: 'hos-frt', lendable: [], answer: 'none-to-lend' },
            { post: 'hos-af', lendable: [], answer: 'none-to-lend' },
          ],
        },
      },
    })
    scene.hours('arlo', 'record-talk', 'F1', { outcome: 'hours-found' })
    expect(scene.request('F1').hours?.talk?.outcome).toMatchObject({
      outcome: 'hours-found',
      post: 'hos-arsc',
    })
    expect(why(scene.agree('F1'))).toBe('short-of-hours')
    for (const week of [W49, W50, W51])
      expect(
        (['FS', 'CP', 'FR', 'AF'] as const).reduce((sum, head) => sum + scene.week(head, week).used, 0),
      ).toBe(40)
  })

  test('the talk opens only once every colleague who could lend has answered', () => {
    const scene = shortByFive()
    expect(scene.hours('anna', 'talk', 'F1').refused).toEqual({
      why: 'not-yet',
      missing: ['colleagues'],
      posts: ['hos-cp', 'hos-frt', 'hos-af'],
    })
    scene.borrow('F1', ['CP', 'FR', 'AF'])
    scene.decline('F1-loan-1', 'CP')
    scene.decline('F1-loan-2', 'FR')
    expect(scene.hours('anna', 'talk', 'F1').refused).toMatchObject({ posts: ['hos-af'] })
    scene.decline('F1-loan-3', 'AF')
    expect(why(scene.hours('anna', 'talk', 'F1'))).toBeUndefined()
    expect(why(scene.hours('arlo', 'approve', 'F1'))).toBe('not-yours')
  })

  test('with hours enough there is nothing to talk about', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W49 })
    expect(why(scene.hours('anna', 'talk', 'F1'))).toBe('not-short')
  })
})
