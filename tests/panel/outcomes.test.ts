import { describe, expect, test } from 'vitest'
import { openFollowUps } from '../../src/panel/follow-up.ts'
import { bookingOf } from '../../src/panel/panel-item.ts'
import type { EventOf } from '../../src/request/event.ts'
import { evolve } from '../../src/request/evolve.ts'
import { activeSteps } from '../../src/request/request.ts'
import { stillOpen } from '../../src/views/still-open.ts'
import { viewRequest } from '../../src/views/request-view.ts'
import { openScene, REASONS, SATISFIED, section20Tonight, why, type Scene } from '../fixtures/scene.ts'

const plannedSection20 = (): Scene => {
  const scene = openScene()
  scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
  scene.press('anna', 'endorse')
  scene.setTime('2026-12-02T15:00:00Z')
  return scene
}

/** Section 20 approved out of panel on the Friday, and the day of the next PASP. */
const toConfirm = (): Scene => {
  const scene = section20Tonight()
  scene.press('anna', 'approve')
  scene.press('ian', 'approve', SATISFIED, { step: 1 })
  scene.setTime('2026-12-02T15:00:00Z')
  return scene
}

const still = (scene: Scene): string => {
  const view = viewRequest(scene.request(), scene.world())
  return (view && stillOpen(view)) ?? ''
}

const SAT = { reasons: REASONS, sitting: '2026-12-02' }

describe('the panel puts an item off', () => {
  const DEFERRED = { ...SAT, wanted: 'the full assessment', from: 'Sam Reed', due: '2026-12-11' }

  test.each(['wanted', 'from', 'due'])('not without saying %s', (missing) => {
    const scene = plannedSection20()
    const { refused } = scene.press('pat', 'defer', { ...DEFERRED, [missing]: '' }, { step: 1 })
    expect(refused?.why).toBe('missing-answer')
    expect(scene.request().steps[1]?.item?.deferrals).toEqual([])
  })

  test('nor by a day that is over, or without reasons, or by anybody but its recorder', () => {
    const scene = plannedSection20()
    const press = (by: string, change: object) =>
      why(scene.press(by, 'defer', { ...DEFERRED, ...change }, { step: 1 }))
    expect(press('pat', { due: '2026-12-01' })).toBe('missing-answer')
    expect(press('pat', { due: '2026-13-45' })).toBe('missing-answer')
    expect(press('pat', { reasons: '' })).toBe('no-reasons')
    expect(press('ian', {})).toBe('not-yours')
  })

  test('it stays open, and is booked again for the first sitting by which what is wanted can be there', () => {
    const scene = plannedSection20()
    const { events } = scene.press('pat', 'defer', DEFERRED, { step: 1 })
    expect(events.map(({ type }) => type)).toEqual(['deferred', 'booked'])
    expect(scene.request()).toMatchObject({ status: 'open' })
    expect(bookingOf(scene.request().steps[1])?.sitting).toBe('2026-12-16')
  })

  test('with no sitting by then nothing is booked, and it is still open', () => {
    const scene = plannedSection20()
    const { events } = scene.press('pat', 'defer', { ...DEFERRED, due: '2027-02-01' }, { step: 1 })
    expect(events.map(({ type }) => type)).toEqual(['deferred'])
    expect(bookingOf(scene.request().steps[1])).toBeUndefined()
    expect(activeSteps(scene.request())).toEqual([1])
  })

  test('the sitting that put it off can’t be said to have agreed it too', () => {
    const scene = plannedSection20()
    scene.press('pat', 'defer', DEFERRED, { step: 1 })
    expect(why(scene.press('pat', 'reject', SAT, { step: 1 }))).toBe('missing-answer')
    scene.setTime('2026-12-16T15:00:00Z')
    expect(why(scene.press('pat', 'reject', { ...SAT, sitting: '2026-12-16' }, { step: 1 }))).toBeUndefined()
  })

  test('a confirmation can be put off: the decision stands, and stays to be confirmed', () => {
    const scene = toConfirm()
    scene.press('pat', 'defer', DEFERRED, { step: 2 })
    expect(scene.request()).toMatchObject({ status: 'approved' })
    expect(still(scene)).toContain('PASP Wed 16 Dec, not yet confirmed')
  })
})

describe('the panel agrees something else', () => {
  const INSTEAD = {
    ...SAT,
    instead: 'Twelve weeks of support at home',
    sharedBy: 'Anna Bright and the panel',
  }

  test.each(['instead', 'sharedBy', 'reasons'])('not without %s', (missing) => {
    const scene = plannedSection20()
    expect(why(scene.press('pat', 'alternative', { ...INSTEAD, [missing]: '' }, { step: 1 }))).toBeDefined()
    expect(scene.request().status).toBe('open')
  })

  test('what was asked is not agreed by it', () => {
    const scene = plannedSection20()
    scene.press('pat', 'alternative', INSTEAD, { step: 1 })
    expect(scene.request()).toMatchObject({
      status: 'rejected',
      steps: [{}, { done: { instead: { what: INSTEAD.instead, sharedBy: INSTEAD.sharedBy } } }],
    })
  })

  test('a panel that the policy does not let do so can’t', () => {
    const scene = openScene()
    scene.submit({ resource: 'staying-put', facts: { provider: 'tact', artDiscussed: true } })
    scene.setTime('2026-12-09T15:00:00Z')
    expect(why(scene.press('pat', 'alternative', { ...INSTEAD, sitting: '2026-12-09' }))).toBe('stale')
  })

  test('a confirmation has no alternative: what was decided stands until somebody undoes it', () => {
    const scene = toConfirm()
    expect(why(scene.press('pat', 'alternative', INSTEAD, { step: 2 }))).toBe('stale')
  })
})

describe('a decision taken outside the panel', () => {
  const LEFT = { ...SAT, owner: 'tm-east-2', next: 'Find a placement nearer school', due: '2026-12-11' }

  test('is open on every copy until it is confirmed', () => {
    const scene = toConfirm()
    expect(still(scene)).toBe('PASP Wed 2 Dec, not yet confirmed')
    scene.press('pat', 'confirm', { ...SAT, outcome: 'confirmed' }, { step: 2 })
    expect(still(scene)).toBe('')
    expect(openFollowUps(scene.request())).toEqual([])
  })

  test('once the sitting has passed with nothing entered, says so; it is neither confirmed nor undone', () => {
    const scene = toConfirm()
    scene.setTime('2026-12-05T09:00:00Z')
    expect(still(scene)).toBe('PASP Wed 2 Dec, no outcome entered, not yet confirmed')
    expect(scene.request().status).toBe('approved')
  })

  test.each(['confirm-change', 'not-confirm'] as const)('%s needs an owner, a next act and a day', (act) => {
    for (const missing of ['owner', 'next', 'due']) {
      const scene = toConfirm()
      expect(why(scene.press('pat', act, { ...LEFT, [missing]: '' }, { step: 2 }))).toBe('missing-answer')
    }
    const scene = toConfirm()
    expect(why(scene.press('pat', act, { ...LEFT, owner: 'hos-cp' }, { step: 2 }))).toBe('missing-answer')
    expect(why(scene.press('pat', act, LEFT, { step: 2 }))).toBeUndefined()
  })

  test('a post that nobody holds can’t be its owner', () => {
    const scene = toConfirm()
    const { posts } = scene.world().directory
    const empty = [...posts].map(
      ([id, post]) => [id, id === 'gm-fs' ? { ...post, holders: [] } : post] as const,
    )
    scene.setDirectory({ ...scene.world().directory, posts: new Map(empty) })
    const press = (owner: string) =>
      why(scene.press('pat', 'confirm-change', { ...LEFT, owner }, { step: 2 }))
    expect(press('gm-fs')).toBe('missing-answer')
    expect(press('hos-fs')).toBeUndefined()
  })

  test('an older card’s “not confirmed” needs them too', () => {
    const scene = toConfirm()
    const old = { ...SAT, outcome: 'not-confirmed' }
    expect(why(scene.press('pat', 'confirm', old, { step: 2 }))).toBe('missing-answer')
  })

  test('not confirmed: nothing is undone by itself, and it stays open until the owner says it is done', () => {
    const scene = toConfirm()
    scene.press('pat', 'not-confirm', LEFT, { step: 2 })
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { by: 'ian' } })
    expect(still(scene)).toContain('by Fri 11 Dec: Find a placement nearer school')
    const done = { done: 'He moved to Mill Road on Thursday.' }
    expect(why(scene.press('sam', 'follow-up', done, { step: 2 }))).toBe('not-yours')
    expect(why(scene.press('pat', 'follow-up', done, { step: 2 }))).toBe('not-yours')
    expect(why(scene.press('jo', 'follow-up', { done: ' ' }, { step: 2 }))).toBe('missing-answer')
    expect(why(scene.press('jo', 'follow-up', done, { step: 2 }))).toBeUndefined()
    expect(still(scene)).toBe('')
    expect(why(scene.press('jo', 'follow-up', done, { step: 2 }))).toBe('stale')
  })

  test('a record from before owners were asked for still reads: not confirmed, with nothing left to anybody', () => {
    const scene = toConfirm()
    const old: EventOf<'confirmed'> = {
      type: 'confirmed',
      at: '2026-12-02T15:00:00Z',
      by: 'pat',
      post: 'pasp',
      request: 'r1',
      sealed: { step: 2, sitting: '2026-12-02', outcome: 'not-confirmed' },
      private: { reasons: REASONS, considered: '' },
    }
    const after = evolve(scene.request(), old, '')
    expect(after?.steps[2]?.done).toMatchObject({ outcome: 'not-confirmed', sitting: '2026-12-02' })
    expect(after && openFollowUps(after)).toEqual([])
  })
})

describe('papers', () => {
  const PAPER = { paper: 'care-plan-paper', title: 'First care plan, v2', on: '2026-11-20' }

  test('whoever asked, their team and the recorder can say that one is on file; nobody else', () => {
    for (const [person, may] of [
      ['sam', true],
      ['jo', true],
      ['pat', true],
      ['lee', false],
      ['kit', false],
    ] as const) {
      const scene = plannedSection20()
      const refusal = why(scene.press(person, 'paper', PAPER, { step: 1 }))
      expect([person, refusal]).toEqual([person, may ? undefined : 'not-yours'])
    }
  })

  test('only one that the policy names, with a title and a day that has been', () => {
    const scene = plannedSection20()
    const press = (change: object) => why(scene.press('sam', 'paper', { ...PAPER, ...change }, { step: 1 }))
    expect(press({ paper: 'photo' })).toBe('missing-answer')
    expect(press({ title: '' })).toBe('missing-answer')
    expect(press({ on: '2027-01-01' })).toBe('missing-answer')
    expect(press({ on: '2026-02-30' })).toBe('missing-answer')
    expect(press({})).toBeUndefined()
    expect(scene.request().papers).toMatchObject([{ paper: 'care-plan-paper', title: 'First care plan, v2' }])
  })

  test('are kept when the request grows and is asked again from the start', () => {
    const scene = plannedSection20()
    scene.press('sam', 'paper', PAPER, { step: 1 })
    scene.give(
      { kind: 'correct', request: 'r1', facts: { ...scene.request().facts, age: 16 }, reason: 'He is 16.' },
      'sam',
    )
    expect(scene.request().papers).toHaveLength(1)
  })
})

describe('a sitting that the item was moved away from', () => {
  test('given it was moved to 16 December, then no outcome comes from 2 December', () => {
    const scene = openScene()
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    scene.press('anna', 'endorse')
    const reasons = 'PASP of 2 December is cancelled, nobody can come.'
    scene.press('pat', 'rebook', { reasons, sitting: '2026-12-16' }, { step: 1 })
    scene.setTime('2026-12-02T15:00:00Z')
    const early = scene.press('pat', 'reject', { reasons: REASONS, sitting: '2026-12-02' }, { step: 1 })
    expect(why(early)).toBe('missing-answer')
    expect(scene.request().status).toBe('open')
  })
})
