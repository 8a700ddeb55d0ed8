import { describe, expect, test } from 'vitest'
import { countsMoneyOrHours, isUnconfirmed, type MadeSaid } from '../../src/request/made.ts'
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

const report = (scene: Scene, made: MadeSaid = BY_PHONE, by = 'sam') =>
  scene.submit({ resource: 'legal-planning-meeting', family: 'F1882', facts: LPM, made, by })

describe('a decision reported by somebody else', () => {
  test('counts for nothing until its maker confirms it, and is shown as not confirmed', () => {
    const scene = openScene()
    expect(why(report(scene))).toBeUndefined()
    expect(scene.request().status).toBe('open')
    expect(isUnconfirmed(scene.request())).toBe(true)
  })

  test('its maker confirms it with reasons of their own: when it was decided and when recorded are kept apart', () => {
    const scene = openScene()
    report(scene)
    expect(why(scene.press('anna', 'approve', { ...SAID, reasons: '' }))).toBe('no-reasons')
    expect(why(scene.press('anna', 'approve', SAID))).toBeUndefined()
    const approved = scene.events.find(({ type }) => type === 'approved')
    expect(approved?.at).toBe('2026-11-27T12:38:00Z')
    expect(approved).toMatchObject({
      by: 'anna',
      post: 'hos-fs',
      sealed: { made: { on: '2026-11-26', time: '21:10', how: 'telephone', reportedBy: 'sam' } },
    })
    expect(scene.request().status).toBe('approved')
    expect(isUnconfirmed(scene.request())).toBe(false)
  })

  test('nobody else can confirm it, not even another holder of a post that decides it', () => {
    const scene = openScene()
    report(scene)
    expect(scene.press('ruth', 'approve', SAID).refused).toEqual({
      why: 'cannot-record',
      because: 'only-maker',
      person: 'anna',
    })
    expect(scene.request().status).toBe('open')
  })

  test('its maker says that it was not so: it is over, and nothing was ever agreed', () => {
    const scene = openScene()
    report(scene)
    expect(
      why(scene.press('anna', 'deny-report', { reasons: 'I said I would think about it.' })),
    ).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'withdrawn', because: 'not-decided' })
    expect(scene.recorded()).not.toContain('approved')
  })

  test('its maker may have said no', () => {
    const scene = openScene()
    report(scene)
    scene.press('anna', 'reject', { reasons: REASONS })
    expect(scene.request().status).toBe('rejected')
    expect(scene.events.at(-1)).toMatchObject({ sealed: { made: { on: '2026-11-26' } } })
  })

  test('nobody is asked as well, and it can’t be referred on or asked about: it was decided or it was not', () => {
    const scene = openScene()
    report(scene)
    expect(why(scene.press('anna', 'refer', { reasons: REASONS, to: 'gm-fs' }))).toBe('stale')
    expect(why(scene.press('anna', 'ask', { question: 'When was that?' }))).toBe('stale')
  })

  test('its maker is reminded, from the second time whoever reported it too, and the line above never', () => {
    const scene = openScene()
    report(scene)
    scene.passTo('2026-12-18T17:00:00Z')
    const notices = scene.events.filter(({ type }) => type === 'reminded' || type === 'raised')
    expect(notices[0]).toMatchObject({ type: 'reminded', sealed: { to: ['anna'] } })
    expect(notices[1]).toMatchObject({ type: 'reminded', sealed: { to: ['anna', 'sam'] } })
    expect(notices.every(({ type }) => type === 'reminded')).toBe(true)
    expect(isUnconfirmed(scene.request())).toBe(true)
  })
})

describe('who can have decided, and what can be recorded', () => {
  test.each<readonly [string, MadeSaid, string]>([
    ['somebody whose post does not decide it', { ...BY_PHONE, by: 'jo' }, 'did-not-hold'],
    ['a moment that is still to come', { ...BY_PHONE, on: '2026-11-27', time: '18:00' }, 'not-yet'],
    ['a day before they had the post', { ...BY_PHONE, on: '2019-12-31' }, 'did-not-hold'],
    ['whoever asked for it', { ...BY_PHONE, by: 'sam' }, 'own-request'],
  ])('never %s', (_, made, because) => {
    const scene = openScene()
    expect(report(scene, made).refused).toMatchObject({ why: 'cannot-record', because })
    expect(scene.events).toEqual([])
  })

  test('never money: the total is taken at the press', () => {
    const scene = openScene()
    const { refused } = scene.submit({
      resource: 's17',
      facts: gas(8000),
      made: { by: 'jo', on: '2026-11-26', how: 'supervision' },
    })
    expect(refused).toMatchObject({ why: 'cannot-record', because: 'money' })
  })

  test('never hours: they are charged at the press', () => {
    const { router } = openScene().world()
    for (const { resource: id } of router.policy.allowances.values()) {
      const resource = router.policy.resources.get(id)
      expect(resource && countsMoneyOrHours(resource, {}, { router })).toBe('hours')
    }
    expect(router.policy.allowances.size).toBeGreaterThan(0)
  })

  test('somebody who held the post then and has left it since can still say what they decided', () => {
    const scene = openScene()
    report(scene)
    const hos = cast.posts.get('hos-fs')
    const left = { person: 'anna', from: '2020-01-01', to: '2026-11-26' }
    const next = { person: 'priya', from: '2026-11-27', to: undefined }
    if (!hos) throw new Error('no such post')
    scene.setDirectory({
      ...cast,
      posts: new Map([...cast.posts, ['hos-fs', { ...hos, holders: [left, next] }]]),
    })
    expect(why(scene.press('priya', 'approve', SAID))).toBe('cannot-record')
    expect(why(scene.press('anna', 'approve', SAID))).toBeUndefined()
  })

  test('whoever decided what somebody else asked for puts it on record themselves', () => {
    const scene = openScene()
    scene.submit({
      by: 'anna',
      requesters: ['sam'],
      resource: 'legal-planning-meeting',
      family: 'F1882',
      facts: LPM,
      made: { by: 'anna', on: '2026-11-27', how: 'supervision' },
    })
    expect(isUnconfirmed(scene.request())).toBe(true)
    expect(why(scene.press('anna', 'approve', SAID))).toBeUndefined()
    expect(scene.request().requesters).toEqual(['sam'])
  })
})

describe('whoever was on call when it was decided', () => {
  // Dev is on call for Anna's post every night from 17:00 to 09:00, and holds another of the same grade.
  const onCall = () => {
    const hos = cast.posts.get('hos-fs')
    if (!hos) throw new Error('no such post')
    const when = { kind: 'weekly', days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '09:00' } as const
    const rota = [{ person: 'dev', phone: undefined, when }]
    return openScene({
      directory: { ...cast, posts: new Map([...cast.posts, ['hos-fs', { ...hos, rota }]]) },
    })
  }
  const byDev = (time?: string): MadeSaid => ({
    by: 'dev',
    on: '2026-11-26',
    how: 'telephone',
    ...(time !== undefined && { time }),
  })

  test('decided at 23:10 and reported the next morning: it is taken, and theirs to confirm by day', () => {
    const scene = onCall()
    expect(why(report(scene, byDev('23:10')))).toBeUndefined()
    expect(why(scene.press('dev', 'approve', SAID))).toBeUndefined()
    expect(scene.events.find(({ type }) => type === 'approved')).toMatchObject({ by: 'dev', post: 'hos-fs' })
  })

  test('decided at 10:00, in office hours, and reported at 20:00 when they are on call: they had no power then', () => {
    const scene = onCall()
    scene.setTime('2026-11-26T20:00:00Z')
    expect(report(scene, byDev('10:00')).refused).toMatchObject({ because: 'did-not-hold' })
  })

  test('reported at once in the evening and confirmed the next day: still theirs to answer', () => {
    const scene = onCall()
    scene.setTime('2026-11-26T20:00:00Z')
    expect(why(report(scene, byDev('19:40')))).toBeUndefined()
    scene.setTime('2026-11-27T11:00:00Z')
    expect(why(scene.press('dev', 'approve', SAID))).toBeUndefined()
  })

  test('with no time said, being on call gives nothing, whenever it is reported', () => {
    const scene = onCall()
    expect(report(scene, byDev()).refused).toMatchObject({ because: 'did-not-hold' })
    scene.setTime('2026-11-26T20:00:00Z')
    expect(report(scene, byDev()).refused).toMatchObject({ because: 'did-not-hold' })
  })
})
