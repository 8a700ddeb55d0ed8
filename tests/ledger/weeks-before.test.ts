import { describe, expect, test } from 'vitest'
import { elsewhereFact, NOT_SURE } from '../../src/ledger/opening.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { fold } from '../../src/request/register-state.ts'
import { readElsewhere } from '../../src/conversation/read-elsewhere.ts'
import { openHours, W49, W50 } from '../fixtures/hours.ts'
import { why } from '../fixtures/scene.ts'

/** What somebody says a family had before the register counts beside what the register has. */

const BEFORE = elsewhereFact('crisis-hours')
const given = { by: 'bot', at: '2026-11-19T08:00:00Z', delivery: '' }

/** The register has everything since 19 November. */
const onDayOne = () => {
  const scene = openHours()
  fold(
    scene.state,
    newEvent('complete-since', '', given, {
      sealed: { ledger: 'crisis-hours', since: '2026-11-19' },
      private: {},
    }),
  )
  const weeks = (facts: Readonly<Record<string, number | string>>): unknown =>
    scene.world().used('F1', facts)['crisisWeeksUsed']
  return { ...scene, weeks }
}
const asking = (weeks: number) => ({ supportStarts: W49, weeks })

describe('given weeks that are known only since a day', () => {
  test('then what somebody says came before is added to the register’s', () => {
    const scene = onDayOne()
    scene.ask('F1', { hours: 2, weeks: 1, from: W49, facts: { [BEFORE]: 2 } })
    scene.agree('F1')
    expect(scene.weeks({ [BEFORE]: 2 })).toBe(3)
    expect(scene.weeks({})).toBe(1)
  })

  test('then not sure counts as all of the first weeks used', () => {
    expect(onDayOne().weeks({ [BEFORE]: NOT_SURE, ...asking(2) })).toBe(3)
  })

  test.each([4, 7, 9])('then %s weeks and not sure are further weeks anyway, and never too many', (weeks) => {
    expect(Number(onDayOne().weeks({ [BEFORE]: NOT_SURE, ...asking(weeks) })) + weeks).toBeLessThanOrEqual(9)
  })

  test('when a list says what the family had, then the list counts and not the word', () => {
    const scene = onDayOne()
    fold(
      scene.state,
      newEvent('opening-recorded', '', given, {
        sealed: {
          line: { kind: 'weeks', ledger: 'crisis-hours', family: 'F1', weeks: 1 },
          digest: 'a'.repeat(64),
        },
        private: { source: "ART's list" },
      }),
    )
    expect(scene.weeks({ [BEFORE]: 5 })).toBe(1)
  })

  test('when the weeks before and those agreed meanwhile pass nine, then the press refuses', () => {
    const scene = onDayOne()
    const applied = { paspApplication: true, paspApplicationDate: '2026-12-10' }
    const said = { facts: { [BEFORE]: 5, ...applied }, family: 'F1' }
    scene.ask('r1', { hours: 2, weeks: 3, from: W49, ...said })
    scene.ask('r2', { hours: 2, weeks: 3, from: '2026-12-21', ...said })
    expect(why(scene.agree('r1'))).toBeUndefined()
    // Eleven weeks in all are nobody's to agree: it doesn't stand as it was routed.
    expect(why(scene.agree('r2'))).toBe('rerouted')
  })
})

test('given a register that always had the weeks, then a word about before counts for nothing', () => {
  expect(
    openHours()
      .world()
      .used('F1', { [BEFORE]: 5, supportStarts: W50, weeks: 1 })['crisisWeeksUsed'],
  ).toBe(0)
})

describe('what people type of the weeks before', () => {
  test.each([
    ['2', 2],
    ['2 weeks', 2],
    ['two wks i think', 2],
    ['a week', 1],
    ['2 or 3 weeks', 3],
    ['10 days', 2],
    ['none', 0],
    ['never', 0],
    ['no', 0],
    ['no, 2 weeks', 2],
    ['dunno', NOT_SURE],
    ['not sure, maybe 2 weeks', NOT_SURE],
    ['2 weeks in may and 4 weeks in june', undefined],
    ['none in the last 3 weeks', undefined],
    ['1 bags packed, she rang today. 2 worker been 3 times. 3 mentor from 7th', undefined],
    ['ask jo', undefined],
  ])('"%s" is %s', (text, weeks) => {
    expect(readElsewhere(text, 'weeks')).toBe(weeks)
  })
})
