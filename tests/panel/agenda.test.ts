import { describe, expect, test } from 'vitest'
import { agendaItems } from '../../src/panel/agenda.ts'
import { agendaView } from '../../src/views/agenda-view.ts'
import { openScene, REASONS, SATISFIED, section20Tonight, why, type Scene } from '../fixtures/scene.ts'

/** Two items for PASP on 2 Dec: section 20 decided on the Friday night, and one that is planned. */
const twoItems = (): Scene => {
  const scene = section20Tonight()
  scene.press('anna', 'approve')
  scene.submit({
    request: 'r2',
    resource: 'accommodation',
    family: 'F2201',
    facts: { age: 14, sameDay: false },
  })
  scene.press('anna', 'endorse', { reasons: REASONS }, { request: 'r2' })
  scene.press('ian', 'approve', SATISFIED, { step: 1 })
  return scene
}

const publish = (scene: Scene, by: string, sitting = '2026-12-02', panel = 'pasp') =>
  scene.give({ kind: 'publish-agenda', request: '', panel, sitting }, by)

const standings = (scene: Scene, sitting = '2026-12-02') =>
  agendaItems('pasp', sitting, scene.world()).map(({ request, standing, late }) => [
    request.id,
    standing,
    ...(late ? ['late'] : []),
  ])

describe('the agenda of a sitting', () => {
  test('has what was decided outside the panel first, then what is to be decided', () => {
    expect(standings(twoItems())).toEqual([
      ['r1', 'to-confirm'],
      ['r2', 'waiting'],
    ])
  })

  test('shows which papers nobody has said are on file', () => {
    const scene = twoItems()
    scene.press(
      'sam',
      'paper',
      { paper: 'care-plan-paper', title: 'First plan', on: '2026-11-20' },
      { request: 'r2', step: 1 },
    )
    const missing = agendaItems('pasp', '2026-12-02', scene.world()).map((item) =>
      item.missing.map(({ id }) => id),
    )
    expect(missing).toEqual([['assessment-paper', 'care-plan-paper'], ['assessment-paper']])
  })

  test('shows an item that was moved away, and where to', () => {
    const scene = twoItems()
    const to = { sitting: '2026-12-16', reasons: 'The assessment is not ready yet.' }
    scene.press('pat', 'rebook', to, { request: 'r2', step: 1 })
    expect(standings(scene)).toEqual([
      ['r1', 'to-confirm'],
      ['r2', 'moved'],
    ])
    expect(standings(scene, '2026-12-16')).toEqual([['r2', 'waiting']])
  })

  test('the day after, what nothing was entered for is shown as that', () => {
    const scene = twoItems()
    scene.setTime('2026-12-03T09:00:00Z')
    expect(standings(scene)).toEqual([
      ['r1', 'no-outcome'],
      ['r2', 'no-outcome'],
    ])
  })

  test('shows a withdrawn request as that', () => {
    const scene = twoItems()
    scene.give({ kind: 'withdraw', request: 'r2', reason: 'Gran is having her.' }, 'sam')
    expect(standings(scene)[1]).toEqual(['r2', 'withdrawn'])
  })

  test('shows each outcome once it is entered', () => {
    const scene = twoItems()
    scene.setTime('2026-12-02T15:00:00Z')
    const sat = { reasons: REASONS, sitting: '2026-12-02' }
    scene.press(
      'pat',
      'confirm-change',
      { ...sat, owner: 'hos-fs', next: 'Review contact', due: '2026-12-09' },
      { step: 2 },
    )
    scene.press('pat', 'reject', sat, { request: 'r2', step: 1 })
    expect(standings(scene)).toEqual([
      ['r1', 'confirmed-with-change'],
      ['r2', 'not-agreed'],
    ])
  })
})

describe('publishing it', () => {
  test('is for its recorder, and for a sitting of the calendar that is not over', () => {
    const scene = twoItems()
    expect(why(publish(scene, 'anna'))).toBe('not-yours')
    expect(why(publish(scene, 'sam'))).toBe('not-yours')
    expect(why(publish(scene, 'pat', '2026-12-03'))).toBe('no-such-sitting')
    expect(why(publish(scene, 'pat', '2026-12-02', 'other-panel'))).toBe('not-yours')
    expect(publish(scene, 'pat').events).toMatchObject([
      { type: 'agenda-published', sealed: { panel: 'pasp', sitting: '2026-12-02', items: ['r1', 'r2'] } },
    ])
    scene.setTime('2026-12-03T09:00:00Z')
    expect(why(publish(scene, 'pat'))).toBe('no-such-sitting')
  })

  test('twice is once', () => {
    const scene = twoItems()
    publish(scene, 'pat')
    expect(publish(scene, 'pat')).toEqual({ events: [] })
  })

  test('what is booked afterwards is shown as late', () => {
    const scene = twoItems()
    publish(scene, 'pat')
    scene.submit({
      request: 'r3',
      resource: 'accommodation',
      family: 'F3107',
      facts: { age: 9, sameDay: false },
    })
    scene.press('anna', 'endorse', { reasons: REASONS }, { request: 'r3' })
    expect(standings(scene)).toEqual([
      ['r1', 'to-confirm'],
      ['r2', 'waiting'],
      ['r3', 'waiting', 'late'],
    ])
  })
})

test('whoever may not read an item of an agenda learns only that there is one', () => {
  const scene = twoItems()
  const view = agendaView('pasp', '2026-12-02', scene.world(), ({ id }) => id === 'r1')
  expect(view.lines.map(({ family }) => family)).toEqual(['F2750'])
  expect(view.unseen).toBe(1)
})

test('a planned item of a council with no calendar is on no agenda', () => {
  const scene = openScene()
  expect(agendaItems('pasp', '2026-12-02', scene.world())).toEqual([])
})
