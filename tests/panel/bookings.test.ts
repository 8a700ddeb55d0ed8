import { describe, expect, test } from 'vitest'
import type { Directory } from '../../src/people/directory.ts'
import { bookingOf } from '../../src/panel/panel-item.ts'
import { cast } from '../fixtures/cast.ts'
import { toldOf } from '../fixtures/told.ts'
import { openScene, REASONS, SATISFIED, section20Tonight, why, type Scene } from '../fixtures/scene.ts'

/** The cast with other sittings in one panel's calendar. */
const withSittings = (panel: string, sittings: readonly string[]): Directory => {
  const found = cast.panels.get(panel)
  if (!found) throw new Error(`there is no ${panel}`)
  return { ...cast, panels: new Map([...cast.panels, [panel, { ...found, sittings }]]) }
}

/** Section 20 that can be planned, agreed by the head of service: before PASP. */
const plannedSection20 = (scene: Scene = openScene()): Scene => {
  scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
  scene.press('anna', 'endorse')
  return scene
}

const bookedFor = (scene: Scene, step = 1): string | undefined =>
  bookingOf(scene.request().steps[step])?.sitting

describe('an item of a panel is booked as its step begins', () => {
  test('not while somebody before the panel has still to agree', () => {
    const scene = openScene()
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    expect(scene.recorded()).toEqual(['submitted'])
  })

  test('with the agreement before it, in one batch, for the first sitting whose papers can still be in', () => {
    const scene = openScene()
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    const { events } = scene.press('anna', 'endorse')
    expect(events.map(({ type }) => type)).toEqual(['endorsed', 'booked'])
    expect(events[1]).toMatchObject({
      by: 'bot',
      sealed: { step: 1, panel: 'pasp', sitting: '2026-12-02', papersBy: '2026-11-30' },
    })
  })

  test('a day after the papers are due, for the sitting after', () => {
    const scene = openScene()
    scene.setTime('2026-12-01T10:00:00Z')
    expect(bookedFor(plannedSection20(scene))).toBe('2026-12-16')
  })

  test('on the day the papers are due: until the office closes for that sitting, and after it for the one after', () => {
    for (const [at, sitting] of [
      ['2026-11-30T16:59:00Z', '2026-12-02'],
      ['2026-11-30T17:00:00Z', '2026-12-16'],
    ] as const) {
      const scene = openScene()
      scene.setTime(at)
      expect(bookedFor(plannedSection20(scene)), at).toBe(sitting)
    }
  })

  test('what was decided outside the panel, with its papers already due: the next sitting all the same, and that is said', () => {
    const scene = openScene()
    scene.setTime('2026-12-01T17:54:00Z')
    scene.submit({
      resource: 'accommodation',
      family: 'F2750',
      urgency: 'tonight',
      facts: { age: 15, sameDay: true, familyExplored: true, returnHomeTried: true, whyUrgent: 'Put out.' },
    })
    scene.press('anna', 'approve')
    const { events } = scene.press('ian', 'approve', SATISFIED, { step: 1 })
    expect(toldOf(scene, events).find(({ to }) => to === 'sam')?.text).toContain(
      'It is booked for PASP on Wed 2 Dec to be confirmed. Papers were due by Mon 30 Nov: please take them with you.',
    )
  })

  test('what was decided outside the panel goes to the very next sitting, papers or not', () => {
    const scene = openScene()
    scene.setTime('2026-12-01T17:54:00Z')
    scene.submit({
      resource: 'accommodation',
      family: 'F2750',
      urgency: 'tonight',
      facts: { age: 15, sameDay: true, familyExplored: true, returnHomeTried: true, whyUrgent: 'Put out.' },
    })
    scene.press('anna', 'approve')
    scene.press('ian', 'approve', SATISFIED, { step: 1 })
    expect(bookedFor(scene, 2)).toBe('2026-12-02')
  })

  test('more weeks of support: for the sitting that their application names', () => {
    const scene = openScene()
    scene.setTime('2026-11-26T10:00:00Z')
    const facts = {
      hoursPerWeek: 8,
      weeks: 4,
      supportStarts: '2026-11-30',
      imminentRisk: true,
      otherOptionsExplored: true,
    }
    const more = { exitPlan: 'The mentor.', paspApplication: true, paspApplicationDate: '2026-12-16' }
    scene.submit({ resource: 'crisis-support', family: 'F1440', facts: { ...facts, ...more } })
    scene.press('kit', 'consult', {})
    scene.press('anna', 'approve', { reasons: REASONS }, { step: 1 })
    expect(bookedFor(scene, 2)).toBe('2026-12-16')
  })

  test('no sitting in the calendar: nothing is booked, and nothing is decided', () => {
    const scene = openScene({ directory: withSittings('pasp', ['2026-11-01']) })
    plannedSection20(scene)
    expect(scene.recorded()).toEqual(['submitted', 'endorsed'])
    expect(scene.request()).toMatchObject({ status: 'open' })
  })

  test('a refused press books nothing', () => {
    const scene = openScene()
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    scene.press('jo', 'endorse')
    expect(scene.recorded()).toEqual(['submitted', 'press-refused'])
  })
})

describe('two panels in order', () => {
  const AGREED = { reasons: REASONS }
  const stayingPut = (): Scene => {
    const scene = openScene({ directory: withSittings('pasp', ['2026-12-02', '2026-12-09', '2026-12-16']) })
    scene.submit({
      resource: 'staying-put',
      facts: { provider: 'tact', artDiscussed: true },
    })
    return scene
  }

  test('the second is booked only once the first has agreed', () => {
    const scene = stayingPut()
    expect(bookedFor(scene, 0)).toBe('2026-12-09')
    expect(bookedFor(scene, 1)).toBeUndefined()
    scene.setTime('2026-12-09T15:00:00Z')
    scene.press('pat', 'approve', { ...AGREED, sitting: '2026-12-09' })
    expect(bookedFor(scene, 1)).toBe('2026-12-16')
    expect(scene.request()).toMatchObject({ status: 'open' })
  })

  test('PASP’s outcome can’t be entered before, nor from a sitting before the first panel agreed', () => {
    const scene = stayingPut()
    scene.setTime('2026-12-09T15:00:00Z')
    expect(why(scene.press('pat', 'approve', { ...AGREED, sitting: '2026-12-02' }, { step: 1 }))).toBe(
      'out-of-order',
    )
    scene.press('pat', 'approve', { ...AGREED, sitting: '2026-12-09' })
    expect(why(scene.press('pat', 'approve', { ...AGREED, sitting: '2026-12-02' }, { step: 1 }))).toBe(
      'missing-answer',
    )
  })
})

describe('only the recorder moves it', () => {
  const TO = { sitting: '2026-12-16', reasons: 'The assessment will not be ready.' }

  test('to a sitting of the calendar that is still to come, with a reason', () => {
    const scene = plannedSection20()
    expect(why(scene.press('sam', 'rebook', TO, { step: 1 }))).toBe('own-request')
    expect(why(scene.press('anna', 'rebook', TO, { step: 1 }))).toBe('not-yours')
    expect(why(scene.press('pat', 'rebook', { ...TO, reasons: '' }, { step: 1 }))).toBe('no-reasons')
    expect(why(scene.press('pat', 'rebook', { ...TO, sitting: '2026-12-03' }, { step: 1 }))).toBe(
      'no-such-sitting',
    )
    expect(why(scene.press('pat', 'rebook', TO, { step: 1 }))).toBeUndefined()
    expect(bookedFor(scene)).toBe('2026-12-16')
    expect(scene.request().status).toBe('open')
  })

  test('a decider’s card has no such act', () => {
    const scene = section20Tonight()
    expect(why(scene.press('anna', 'rebook', TO))).toBe('stale')
  })
})

describe('a panel that does not meet', () => {
  test('decides nothing: three sittings later it is still open, and no outcome is entered by anybody', () => {
    const scene = plannedSection20()
    scene.setTime('2027-03-01T09:00:00Z')
    expect(scene.request()).toMatchObject({ status: 'open' })
    expect(bookedFor(scene)).toBe('2026-12-02')
    expect(scene.recorded()).toEqual(['submitted', 'endorsed', 'booked'])
  })

  test('an outcome needs a sitting of the calendar that has been', () => {
    const scene = plannedSection20()
    const entered = {
      reasons: REASONS,
      'attest-alternatives': 'yes',
      'gap-initialCarePlan': 'yes',
      'gap-familyExplored': 'yes',
      'gap-returnHomeTried': 'yes',
    }
    for (const sitting of ['2026-12-02', '2026-11-30', ''])
      expect(why(scene.press('pat', 'approve', { ...entered, sitting }, { step: 1 }))).toBe('missing-answer')
    scene.setTime('2026-12-02T15:00:00Z')
    expect(
      why(scene.press('pat', 'approve', { ...entered, sitting: '2026-12-02' }, { step: 1 })),
    ).toBeUndefined()
  })
})
