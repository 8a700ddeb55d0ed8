import { describe, expect, test } from 'vitest'
import type { MadeSaid } from '../../src/request/made.ts'
import { cast } from '../fixtures/cast.ts'
import { gas, openScene, REASONS, why, type Scene } from '../fixtures/scene.ts'

const BY_PHONE: MadeSaid = { by: 'anna', on: '2026-11-26', time: '21:10', how: 'telephone' }
const LPM = {
  assessmentsOnFile: true,
  strategyOrS47OnFile: true,
  cpPlanOnFile: true,
  fgcConsidered: true,
  viabilityComplete: true,
  planFollowing: 'plo',
}
const SAID = {
  reasons: REASONS,
  considered: 'Waiting for the review.',
  'attest-needed': 'yes',
  chair: 'Head of Service',
  date: '2026-12-03',
  time: '10:00',
}

/** A legal planning meeting that Ruth, the group manager, has had since it was sent. */
const openLpm = (): Scene => {
  const scene = openScene()
  scene.submit({ resource: 'legal-planning-meeting', family: 'F1882', facts: LPM })
  return scene
}
const report = (scene: Scene, made: MadeSaid = BY_PHONE, by = 'sam') =>
  scene.give({ kind: 'report-decision', request: 'r1', made }, by)

describe('given something is open with one, and another is said to have decided it', () => {
  test('when the maker says it was then, the record holds when it was made and how, apart from when it was recorded', () => {
    const scene = openLpm()
    expect(why(report(scene))).toBeUndefined()
    expect(scene.request().status).toBe('open')
    scene.setTime('2026-11-27T14:00:00Z')
    expect(why(scene.press('anna', 'approve', { ...SAID, reported: 'then' }))).toBeUndefined()
    expect(scene.events.at(-1)).toMatchObject({
      type: 'approved',
      at: '2026-11-27T14:00:00Z',
      by: 'anna',
      post: 'hos-fs',
      sealed: { made: { by: 'anna', reportedBy: 'sam', on: '2026-11-26', time: '21:10', how: 'telephone' } },
    })
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { made: { on: '2026-11-26' } } })
  })

  test('the maker is held to say which it was, and only now is a decision of now', () => {
    const scene = openLpm()
    report(scene)
    expect(why(scene.press('anna', 'approve', SAID))).toBe('missing-answer')
    expect(scene.request().status).toBe('open')
    expect(why(scene.press('anna', 'approve', { ...SAID, reported: 'now' }))).toBeUndefined()
    expect(scene.events.at(-1)).toMatchObject({ type: 'approved' })
    expect(scene.events.at(-1)).not.toHaveProperty('sealed.made')
  })

  test('whoever has it may still decide it, as their own decision of now and never as the maker’s', () => {
    const scene = openLpm()
    report(scene)
    expect(why(scene.press('ruth', 'approve', { ...SAID, reported: 'then' }))).toBeUndefined()
    expect(scene.events.at(-1)).toMatchObject({ by: 'ruth' })
    expect(scene.events.at(-1)).not.toHaveProperty('sealed.made')
  })

  test('the maker may have said no', () => {
    const scene = openLpm()
    report(scene)
    scene.press('anna', 'reject', { reasons: REASONS, reported: 'then' })
    expect(scene.events.at(-1)).toMatchObject({ type: 'rejected', sealed: { made: { time: '21:10' } } })
  })

  test('the maker says it was not so: it stays open with whoever has it, and nothing was agreed', () => {
    const scene = openLpm()
    report(scene)
    expect(why(scene.press('ruth', 'deny-report', { reasons: 'I never heard of it at all.' }))).toBe('stale')
    expect(
      why(scene.press('anna', 'deny-report', { reasons: 'I said I would think about it.' })),
    ).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'open', steps: [{ reports: [] }] })
    expect(why(scene.press('anna', 'approve', SAID))).toBeUndefined()
    expect(scene.events.at(-1)).not.toHaveProperty('sealed.made')
  })

  test('whoever held the post then and has left it since can still say so, and no more than that', () => {
    const scene = openLpm()
    report(scene)
    const hos = cast.posts.get('hos-fs')
    if (!hos) throw new Error('no such post')
    const left = { person: 'anna', from: '2020-01-01', to: '2026-11-26' }
    scene.setDirectory({ ...cast, posts: new Map([...cast.posts, ['hos-fs', { ...hos, holders: [left] }]]) })
    expect(why(scene.press('anna', 'approve', { ...SAID, reported: 'now' }))).toBe('not-yours')
    expect(why(scene.press('anna', 'approve', { ...SAID, reported: 'then' }))).toBeUndefined()
  })

  test('the maker is reminded with those who have it', () => {
    const scene = openLpm()
    report(scene)
    scene.passTo('2026-12-04T17:00:00Z')
    const [first] = scene.events.filter(({ type }) => type === 'reminded')
    expect(first).toMatchObject({ sealed: { to: ['gm-fs', 'anna'] } })
  })
})

describe('what can be reported of something open', () => {
  test.each<readonly [string, MadeSaid, string]>([
    [
      'a decision of somebody whose post could not have decided it',
      { ...BY_PHONE, by: 'jo' },
      'open-not-theirs',
    ],
    ['one before they had the post', { ...BY_PHONE, on: '2019-12-31' }, 'open-not-theirs'],
    ['one that is still to come', { ...BY_PHONE, on: '2026-11-27', time: '18:00' }, 'not-yet'],
    ['one of whoever asked', { ...BY_PHONE, by: 'sam' }, 'own-request'],
  ])('never %s', (_, made, because) => {
    const scene = openLpm()
    expect(report(scene, made).refused).toMatchObject({ why: 'cannot-record', because })
    expect(scene.recorded()).toEqual(['submitted'])
  })

  test('never money: its total is taken at the press', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000) })
    expect(report(scene, { ...BY_PHONE, by: 'jo' }).refused).toMatchObject({ because: 'money' })
  })

  test('never what is decided already', () => {
    const scene = openLpm()
    scene.press('ruth', 'approve', SAID)
    expect(why(report(scene))).toBe('not-open')
  })
})
