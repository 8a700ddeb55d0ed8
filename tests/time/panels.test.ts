import { describe, expect, test } from 'vitest'
import { openScene, REASONS, SATISFIED, section20Tonight, type Scene } from '../fixtures/scene.ts'
import type { Directory } from '../../src/people/directory.ts'
import { cast } from '../fixtures/cast.ts'
import { passing } from '../fixtures/told.ts'

const withSittings = (sittings: readonly string[]): Directory => {
  const pasp = cast.panels.get('pasp')
  if (!pasp) throw new Error('the cast has no PASP')
  return { ...cast, panels: new Map([...cast.panels, ['pasp', { ...pasp, sittings }]]) }
}

/** Section 20 that can be planned, agreed by the head of service on Friday 27 November: booked for PASP of 2 December. */
const booked = (directory: Directory = cast): Scene => {
  const scene = openScene({ directory })
  scene.submit({
    resource: 'accommodation',
    family: 'F2750',
    facts: { age: 14, sameDay: false },
    urgency: 'planned',
  })
  scene.press('anna', 'endorse')
  return scene
}

/** Section 20 that was agreed tonight: PASP of 2 December is to confirm it. */
const toConfirm = (): Scene => {
  const scene = section20Tonight()
  scene.press('anna', 'approve')
  scene.press('ian', 'approve', SATISFIED, { step: 1 })
  return scene
}

const days = (told: ReturnType<typeof passing>) => told.map(({ at, to }) => `${at} ${to}`)

describe('papers for a panel', () => {
  test('the worker is reminded a working day before they are due, with what is still wanted', () => {
    const scene = booked(withSittings(['2026-12-16']))
    const told = passing(scene, '2026-12-16T00:00:00Z')
    expect(days(told)).toEqual(['2026-12-11T09:00 sam'])
    expect(told[0]?.text).toMatch(
      /^Papers for PASP have to be in by Mon 14 Dec: .*F2750, on Wed 16 Dec\. Still wanted: /,
    )
    expect(told[0]?.buttons).toEqual(['A paper is on file'])
  })

  test('booked after that, they are reminded on the day itself', () => {
    const told = passing(booked(), '2026-12-01T00:00:00Z')
    expect(days(told)).toEqual(['2026-11-30T09:00 sam'])
    expect(told[0]?.text).toContain('have to be in today')
  })

  test('once every paper is there, nobody is reminded', () => {
    const scene = booked(withSittings(['2026-12-16']))
    for (const { id } of scene.world().router.policy.resources.get('accommodation')?.papers ?? [])
      scene.press('sam', 'paper', { paper: id, title: 'On file', on: '2026-11-26' }, { step: 1 })
    expect(passing(scene, '2026-12-16T00:00:00Z')).toEqual([])
  })
})

describe('a sitting passed and no outcome was entered', () => {
  const over = (scene: Scene): Scene => {
    scene.passTo('2026-12-02T20:00:00Z')
    return scene
  }

  test('its recorder is reminded the next working day, with longer and longer waits, and the post that waits is told', () => {
    const told = passing(over(booked()), '2026-12-20T00:00:00Z')
    expect(days(told)).toEqual([
      '2026-12-03T09:00 pasp',
      '2026-12-04T09:00 pasp',
      '2026-12-08T09:00 pasp',
      '2026-12-08T09:00 hos-fs',
      '2026-12-08T09:00 sam',
      '2026-12-14T09:00 pasp',
      '2026-12-14T09:00 hos-fs',
      '2026-12-14T09:00 sam',
    ])
    expect(told[0]?.text).toMatch(/was booked for PASP on Wed 2 Dec, and no outcome has been entered\./)
    expect(told[0]?.text).not.toContain('F2750')
    expect(told[4]?.text).toMatch(/F2750, was booked for PASP .* Nothing is agreed by that\./)
  })

  test('it decides nothing', () => {
    const scene = over(booked())
    passing(scene, '2027-03-01T00:00:00Z')
    expect(scene.request().status).toBe('open')
  })

  test('what was decided before the panel stands meanwhile, and that is said', () => {
    const told = passing(over(toConfirm()), '2026-12-09T00:00:00Z')
    expect(told.filter(({ to }) => to === 'sam').at(-1)?.text).toContain(
      'What was decided stands until then.',
    )
    expect(told.map(({ to }) => to)).toContain('ad')
  })

  test('an outcome, or another sitting, ends it', () => {
    const scene = over(booked())
    scene.passTo('2026-12-03T10:00:00Z')
    scene.press('pat', 'rebook', { sitting: '2026-12-16', reasons: REASONS }, { step: 1 })
    const told = passing(scene, '2026-12-16T00:00:00Z')
    expect(told.filter(({ text }) => text.includes('outcome'))).toEqual([])
  })

  test('an item without a date is not forgotten', () => {
    const told = passing(booked(withSittings([])), '2026-12-04T00:00:00Z')
    expect(days(told)).toEqual(['2026-12-02T12:38 pasp', '2026-12-03T12:38 pasp'])
    expect(told[0]?.text).toContain('waits for PASP without a date')
  })
})

describe('what a panel left to be done', () => {
  const left = (): Scene => {
    const scene = toConfirm()
    scene.setTime('2026-12-02T15:00:00Z')
    const { refused } = scene.press(
      'pat',
      'not-confirm',
      {
        sitting: '2026-12-02',
        reasons: REASONS,
        owner: 'hos-fs',
        next: 'Find a foster placement near his school.',
        due: '2026-12-11',
      },
      { step: 2 },
    )
    expect(refused).toBeUndefined()
    return scene
  }

  test('is said to its owner before the day and on it, and then to who decided too', () => {
    const told = passing(left(), '2026-12-17T00:00:00Z')
    expect(days(told)).toEqual([
      '2026-12-09T09:00 anna',
      '2026-12-11T09:00 anna',
      '2026-12-16T09:00 anna',
      '2026-12-16T09:00 ian',
    ])
    expect(told[0]?.text).toMatch(/^Left to you by PASP, due on Fri 11 Dec, for .*F2750: "Find a foster/)
    expect(told[0]?.buttons).toEqual(['It is done'])
    expect(told[3]?.text).toMatch(/^Anna Bright .* was to see to this by Fri 11 Dec/)
  })

  test('said to be done, it is over', () => {
    const scene = left()
    scene.setTime('2026-12-10T10:00:00Z')
    scene.press('anna', 'follow-up', { done: 'He moved on Tuesday.' }, { step: 2 })
    expect(passing(scene, '2027-02-01T00:00:00Z')).toEqual([])
  })
})
