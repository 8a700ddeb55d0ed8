import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/policy/fact.ts'
import { evolve } from '../../src/request/evolve.ts'
import { leicestershireCast, leicestershireRouter } from '../fixtures/leicestershire.ts'
import { openScene, REASONS, why, type Scene } from '../fixtures/scene.ts'

const TM = 'holder-team-manager'
const SERVICE = 'service-manager-fostering-adoption'
const SM = `holder-${SERVICE}`
const HOS = 'holder-head-of-service'

const BED: Facts = {
  forWhom: 'foster-carer',
  amount: 400_00,
  purpose: 'a bed',
  workerAssessed: true,
  paymentsForm: true,
}

const asked = (facts: Facts = BED): Scene => {
  const scene = openScene({ router: leicestershireRouter, directory: leicestershireCast })
  const sent = submit(scene, { facts })
  expect(sent.refused).toBeUndefined()
  return scene
}

const submit = (scene: Scene, it: { readonly facts: Facts }) =>
  scene.submit({ resource: 'discretionary-payment', family: 'F7001', team: 'one', by: 'worker', ...it })

const rejectedBy = (person: string, facts?: Facts): Scene => {
  const scene = asked(facts)
  expect(scene.press(person, 'reject').refused).toBeUndefined()
  return scene
}

const appeal = (scene: Scene, facts: Facts = { satOnPanel: false }, request = 'a1', by = 'worker') =>
  scene.submit({
    resource: 'discretionary-payment-appeal',
    request,
    family: 'F7001',
    team: 'one',
    by,
    facts,
    from: { request: 'r1', as: 'appeal' },
  })

const pressAppeal = (scene: Scene, by: string, act: 'approve' | 'reject', request = 'a1') =>
  scene.press(by, act, { reasons: REASONS }, { request })

describe('a rejection of a discretionary payment can be appealed, and never heard by whoever rejected it', () => {
  test('given the team manager said no, then the appeal goes to the Service Manager', () => {
    const scene = rejectedBy(TM)
    expect(appeal(scene, {}).refused).toBeUndefined()
    expect(scene.request('a1').steps[0]?.posts).toEqual([SERVICE])
    expect(scene.request('a1').facts).toMatchObject({ refusedBy: 'team-manager', satOnPanel: false })
  })

  test('given the Service Manager herself said no in an emergency, then the Head of Service hears it', () => {
    const scene = rejectedBy(SM, { ...BED, safetyEmergency: true })
    appeal(scene, {})
    expect(scene.request('a1').steps[0]?.posts).toEqual(['head-of-service'])
    expect(why(pressAppeal(scene, SM, 'approve'))).toBe('heard-before')
    expect(pressAppeal(scene, HOS, 'approve').refused).toBeUndefined()
  })

  test('what the record knows can’t be typed over: a worker who says the team manager refused is not believed', () => {
    const scene = rejectedBy(SM, { ...BED, safetyEmergency: true })
    appeal(scene, { refusedBy: 'team-manager', satOnPanel: false })
    expect(scene.request('a1').steps[0]?.posts).toEqual(['head-of-service'])
    scene.give(
      { kind: 'correct', request: 'a1', facts: { refusedBy: 'team-manager' }, reason: 'it was Bo' },
      'worker',
    )
    expect(scene.request('a1').steps[0]?.posts).toEqual(['head-of-service'])
  })

  test('given the panel said no and the Service Manager sat on it, then the Head of Service hears it', () => {
    const scene = asked()
    scene.press(TM, 'approve')
    scene.setTime('2026-12-02T15:00:00Z')
    scene.press('recorder', 'reject', { reasons: REASONS, sitting: '2026-12-02' }, { step: 1 })
    expect(scene.request().status).toBe('rejected')
    appeal(scene, { satOnPanel: true })
    expect(scene.request('a1').facts).toMatchObject({ refusedBy: 'permanence-panel' })
    expect(scene.request('a1').steps[0]?.posts).toEqual(['head-of-service'])
  })

  test('given the panel said no, then whether the Service Manager sat on it has to be said before it goes', () => {
    const scene = asked()
    scene.press(TM, 'approve')
    scene.setTime('2026-12-02T15:00:00Z')
    scene.press('recorder', 'reject', { reasons: REASONS, sitting: '2026-12-02' }, { step: 1 })
    expect(why(appeal(scene, {}))).toBe('missing-answer')
  })

  test('given the team manager who said no covers the Service Manager by then, then she can’t hear it', () => {
    const scene = rejectedBy(TM)
    const service = leicestershireCast.posts.get(SERVICE)
    if (!service) throw new Error(SERVICE)
    scene.setDirectory({
      ...leicestershireCast,
      posts: new Map([
        ...leicestershireCast.posts,
        [SERVICE, { ...service, cover: [{ person: TM, from: '2026-11-01', to: undefined }] }],
      ]),
    })
    appeal(scene)
    expect(why(pressAppeal(scene, TM, 'approve'))).toBe('heard-before')
  })

  test('given only whoever said no holds the post, then it is not sent, and the line above is named', () => {
    const scene = rejectedBy(TM)
    const service = leicestershireCast.posts.get(SERVICE)
    if (!service) throw new Error(SERVICE)
    scene.setDirectory({
      ...leicestershireCast,
      posts: new Map([
        ...leicestershireCast.posts,
        [SERVICE, { ...service, holders: [{ person: TM, from: '2026-11-01', to: undefined }] }],
      ]),
    })
    expect(appeal(scene).refused).toEqual({ why: 'heard-before', posts: ['head-of-service'] })
  })
})

describe('the outcome stands on both records, and the first decision is never edited', () => {
  test.each([
    ['approve', 'allowed'],
    ['reject', 'not-allowed'],
  ] as const)(
    'given the Service Manager answers "%s", then the first record says the appeal was %s',
    (act, outcome) => {
      const scene = rejectedBy(TM)
      appeal(scene)
      const before = scene.request()
      const decided = pressAppeal(scene, SM, act)
      expect(decided.events.map(({ type, request }) => [type, request])).toEqual([
        [act === 'approve' ? 'approved' : 'rejected', 'a1'],
        ['appealed', 'r1'],
      ])
      expect(decided.events.at(-1)).toMatchObject({ by: SM, sealed: { appeal: 'a1', outcome } })
      expect(scene.request()).toEqual(before)
    },
  )

  test('sending it is on the first record too', () => {
    const scene = rejectedBy(TM)
    expect(appeal(scene).events.map(({ type, request }) => [type, request])).toEqual([
      ['submitted', 'a1'],
      ['appealed', 'r1'],
    ])
  })
})

describe('no appeal where the policy gives none', () => {
  test('what was approved, or is still open, can’t be appealed', () => {
    expect(appeal(asked()).refused).toEqual({ why: 'no-appeal', because: 'none' })
  })

  test('it is sent once; one that was taken back may be sent again', () => {
    const scene = rejectedBy(TM)
    appeal(scene)
    expect(appeal(scene, { satOnPanel: false }, 'a2').refused).toEqual({
      why: 'no-appeal',
      because: 'already',
    })
    scene.give({ kind: 'withdraw', request: 'a1', reason: 'They thought again.' }, 'worker')
    expect(appeal(scene, { satOnPanel: false }, 'a2').refused).toBeUndefined()
  })

  test('an appeal is not a way to ask for something else', () => {
    const scene = rejectedBy(TM)
    const other = scene.submit({
      resource: 'settling-in-grant',
      request: 'a1',
      family: 'F7001',
      team: 'one',
      by: 'worker',
      facts: BED,
      from: { request: 'r1', as: 'appeal' },
    })
    expect(other.refused).toEqual({ why: 'no-appeal', because: 'none' })
  })
})

describe('the worker tells whose right it is', () => {
  const tell = (scene: Scene, by: string) => scene.give({ kind: 'tell-right', request: 'r1' }, by)

  test('when they were told is recorded once', () => {
    const scene = rejectedBy(TM)
    scene.setTime('2026-11-27T16:00:00Z')
    tell(scene, 'worker')
    tell(scene, 'worker')
    expect(scene.recorded().filter((type) => type === 'appeal-right-told')).toHaveLength(1)
    expect(scene.request().toldRight).toBe('2026-11-27T16:00:00Z')
  })

  test('a reminder, or what was said to be used, is not telling them', () => {
    const scene = rejectedBy(TM)
    const said = { at: '2026-11-28T09:00:00Z', by: 'bot', request: 'r1', private: undefined }
    for (const type of ['reminded', 'raised', 'fell-due'] as const) {
      const sealed = { about: 'step', key: '0', count: 1, to: [] } as const
      expect(evolve(scene.request(), { ...said, type, sealed }, '')?.toldRight).toBeUndefined()
    }
    const used = { ...said, type: 'used-said', sealed: { used: 'all' } } as const
    expect(evolve(scene.request(), used, '')?.toldRight).toBeUndefined()
  })

  test('only whoever asked can say so, and only where there is a right', () => {
    expect(why(tell(rejectedBy(TM), TM))).toBe('not-yours')
    expect(why(tell(asked(), 'worker'))).toBe('no-appeal')
  })
})

describe('who took part in the first decision', () => {
  test('given the team manager rejected it and then takes that back, then they still can’t hear the appeal', () => {
    const scene = rejectedBy(TM)
    const service = leicestershireCast.posts.get(SERVICE)
    if (!service) throw new Error(SERVICE)
    const covering = { ...service, cover: [{ person: TM, from: '2026-11-01', to: undefined }] }
    scene.setDirectory({
      ...leicestershireCast,
      posts: new Map([...leicestershireCast.posts, [SERVICE, covering]]),
    })
    scene.submit({
      resource: 'discretionary-payment-appeal',
      request: 'a1',
      family: 'F7001',
      team: 'one',
      by: 'worker',
      facts: { satOnPanel: false },
      from: { request: 'r1', as: 'appeal' },
    })
    expect(why(scene.press(TM, 'withdraw-decision', { reasons: REASONS }))).toBeUndefined()
    expect(why(scene.press(TM, 'approve', { reasons: REASONS }, { request: 'a1' }))).toBe('heard-before')
  })
})

describe('when the carer was told of their right', () => {
  test('given reminders went out while it waited, then none of them counts as telling the carer', () => {
    const scene = asked()
    scene.passTo('2026-12-01T12:00:00Z')
    scene.press(TM, 'reject')
    expect(scene.recorded()).toContain('reminded')
    expect(scene.request().toldRight).toBeUndefined()
    scene.give({ kind: 'tell-right', request: 'r1' }, 'worker')
    expect(scene.recorded()).toContain('appeal-right-told')
  })
})
