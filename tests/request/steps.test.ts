import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/policy/fact.ts'
import { whomToTry } from '../../src/request/record-try.ts'
import { cast } from '../fixtures/cast.ts'
import { openScene, REASONS, SATISFIED, section20Tonight, why } from '../fixtures/scene.ts'

describe('section 20 the same day (section 4.5)', () => {
  test('the head of service agrees, then the Assistant Director, then PASP confirms', () => {
    const scene = section20Tonight()
    expect(scene.request().steps.map(({ posts }) => posts[0])).toEqual(['hos-fs', 'ad', 'pasp', 'art'])
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBe('out-of-order')
    expect(why(scene.press('anna', 'approve'))).toBeUndefined()
    expect(scene.request().status).toBe('open')
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { by: 'ian' } })
  })

  test('what the Assistant Director must be satisfied of is answered before approve', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    expect(why(scene.press('ian', 'approve', { reasons: REASONS }, { step: 1 }))).toBe('missing-answer')
    expect(
      why(scene.press('ian', 'approve', { ...SATISFIED, 'attest-cannot-wait': 'no' }, { step: 1 })),
    ).toBe('not-satisfied')
    expect(scene.request().status).toBe('open')
  })

  test('gaps never stop it being sent', () => {
    const scene = openScene()
    expect(
      why(
        scene.submit({
          resource: 'accommodation',
          family: 'F2750',
          facts: { sameDay: true },
          urgency: 'tonight',
        }),
      ),
    ).toBeUndefined()
  })

  test('two tries, ten minutes apart, pass it to the Service Director; one does not', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    scene.setTime('2026-11-27T18:06:00Z')
    scene.press('anna', 'no-answer', {}, { step: 1 })
    scene.setTime('2026-11-27T18:09:00Z')
    scene.press('sam', 'no-answer', {}, { step: 1 })
    expect(scene.request().steps[1]?.posts).toEqual(['ad'])
    scene.setTime('2026-11-27T18:17:00Z')
    scene.press('anna', 'no-answer', {}, { step: 1 })
    expect(scene.request().steps[1]?.posts).toEqual(['sd'])
    expect(why(scene.press('anna', 'approve', SATISFIED, { step: 1 }))).toBe('not-yours')
    expect(why(scene.press('grace', 'approve', SATISFIED, { step: 1 }))).toBeUndefined()
    expect(scene.request()).toMatchObject({ decision: { by: 'grace', post: 'sd' } })
  })

  test('a head of service who can’t be reached is passed over only when every one of them was tried', () => {
    const scene = section20Tonight()
    const tryTwice = (post: string) => {
      scene.press('sam', 'no-answer', { post })
      scene.setTime(new Date(Date.parse(scene.events.at(-1)?.at ?? '') + 600_000).toISOString())
      scene.press('sam', 'no-answer', { post })
    }
    tryTwice('hos-fs')
    tryTwice('hos-cp')
    expect(scene.request().steps[0]?.skipped).toBe(false)
    tryTwice('hos-frt')
    expect(scene.request().steps[0]?.skipped).toBe(true)
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBeUndefined()
  })

  test('one head of service on call for them all is one of them: the others have to be tried as well', () => {
    const when = { kind: 'weekly', days: [1, 2, 3, 4, 5, 6, 7], from: '17:00', to: '09:00' } as const
    const rota = [{ person: 'dev', phone: undefined, when }]
    const scene = section20Tonight()
    scene.setDirectory({
      ...cast,
      posts: new Map(
        [...cast.posts].map(([id, post]) => [id, post.role === 'head-of-service' ? { ...post, rota } : post]),
      ),
    })
    expect(whomToTry(scene.request(), 0, scene.world())).toEqual([
      { post: 'hos-fs', person: 'anna' },
      { post: 'hos-cp', person: 'dev' },
      { post: 'hos-frt', person: 'priya' },
    ])
    for (const minutes of ['54', '58']) {
      scene.setTime(`2026-11-27T${minutes === '54' ? '17' : '18'}:${minutes}:00Z`)
      scene.press('sam', 'no-answer', { post: 'hos-cp' })
    }
    expect(scene.request().steps[0]).toMatchObject({ skipped: false, tries: [{ person: 'dev' }, {}] })
  })

  test('the panel’s outcome is entered by its recorder, from a sitting that was', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    scene.press('ian', 'approve', SATISFIED, { step: 1 })
    const confirmed = { reasons: REASONS, outcome: 'confirmed', sitting: '2026-12-02' }
    expect(why(scene.press('pat', 'confirm', confirmed, { step: 2 }))).toBe('missing-answer')
    scene.setTime('2026-12-02T15:00:00Z')
    expect(why(scene.press('anna', 'confirm', confirmed, { step: 2 }))).toBe('not-yours')
    expect(why(scene.press('pat', 'confirm', { ...confirmed, sitting: '2026-12-01' }, { step: 2 }))).toBe(
      'missing-answer',
    )
    expect(why(scene.press('pat', 'confirm', confirmed, { step: 2 }))).toBeUndefined()
    expect(scene.request().steps[2]?.done).toMatchObject({ outcome: 'confirmed', sitting: '2026-12-02' })
  })
})

describe('an initial child protection conference', () => {
  test('for a young person of 14 the group manager is consulted before the team manager decides', () => {
    const scene = openScene()
    scene.submit({ resource: 'child-protection-plan', facts: { age: 14 } })
    expect(why(scene.press('jo', 'approve', undefined, { step: 1 }))).toBe('out-of-order')
    expect(
      why(
        scene.press('ruth', 'consult', {
          reasons: 'Conference is right; her brother’s plan should be heard with it.',
        }),
      ),
    ).toBeUndefined()
    expect(why(scene.press('jo', 'approve', undefined, { step: 1 }))).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { post: 'tm-east-2' } })
  })

  test('at 12, and not 13 by the day, it is the team manager alone', () => {
    const scene = openScene()
    scene.submit({ resource: 'child-protection-plan', facts: { age: 12, turns13BeforeConference: false } })
    expect(scene.request().steps.map(({ shown }) => shown.act)).toEqual(['decide'])
  })

  test('the team manager’s own decision is recorded as theirs', () => {
    const scene = openScene()
    scene.submit({ resource: 's47-threshold', facts: {}, by: 'jo', ownDecision: true })
    expect(why(scene.press('jo', 'approve'))).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', ownDecision: true })
  })
})

describe('ceasing to look after (section 5.4)', () => {
  const facts: Facts = {
    age: 16,
    legalStatus: 's20',
    lookedAfterWorkingDays: 85,
    wishesAscertained: true,
    iroInformed: true,
    eligibleChildMet: true,
  }
  const tests = {
    'attest-wishes': 'yes',
    'attest-welfare': 'yes',
    'attest-iro': 'yes',
    'attest-eligible': 'yes',
  }

  test('at 16 the Service Director recommends and the Director decides, with four tests answered', () => {
    const scene = openScene()
    scene.submit({ resource: 'ceasing-to-look-after', facts })
    scene.press('grace', 'endorse')
    expect(
      why(scene.press('dara', 'approve', { reasons: REASONS, ...tests, 'attest-welfare': '' }, { step: 1 })),
    ).toBe('missing-answer')
    expect(why(scene.press('grace', 'approve', { reasons: REASONS, ...tests }, { step: 1 }))).toBe(
      'not-yours',
    )
    expect(why(scene.press('dara', 'approve', { reasons: REASONS, ...tests }, { step: 1 }))).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { post: 'dcs' } })
  })
})

describe('referring on', () => {
  test('goes to the line above with a reason, and nowhere else', () => {
    const scene = openScene()
    scene.submit({ resource: 'family-group-conference', facts: { familyDetails: true } })
    expect(why(scene.press('jo', 'refer', { reasons: REASONS, to: 'tm-west-1' }))).toBe('missing-answer')
    expect(
      why(
        scene.press('jo', 'refer', {
          reasons: 'I know the grandmother, so somebody else should decide.',
          to: 'gm-fs',
        }),
      ),
    ).toBeUndefined()
    expect(why(scene.press('jo', 'approve', undefined, { version: 2 }))).toBe('not-yours')
    expect(why(scene.press('ruth', 'approve'))).toBeUndefined()
  })
})
