import { describe, expect, test } from 'vitest'
import type { MadeSaid } from '../../src/request/made.ts'
import { activeSteps } from '../../src/request/request.ts'
import { openScene, REASONS, why, type Scene } from '../fixtures/scene.ts'

/** Rows whose first step is a consultation, and a decision that was made before anything was recorded. */

const JO: MadeSaid = { by: 'jo', on: '2026-11-26', time: '21:10', how: 'telephone' }
const SAID = { reasons: REASONS, considered: 'Waiting for the review.' }
const CONSULTED = { 'consulted-0': 'yes', 'consulted-words-0': 'Ruth Cole, by telephone at 20:40' }
const NOT = { 'consulted-0': 'no', 'consulted-words-0': 'Ruth could not be reached last night.' }

/** A plan for a young person of 15: Ruth, the group manager, is consulted before Jo decides. */
const plan = (): Scene => {
  const scene = openScene()
  scene.submit({ resource: 'child-protection-plan', facts: { age: 15 }, made: JO })
  return scene
}
const by = (scene: Scene, person: string, act: 'approve' | 'reject' | 'consult', answers: object) =>
  scene.press(person, act, { ...SAID, ...answers }, { step: person === 'ruth' ? 0 : 1 })

describe('given a decision that needed a consultation is reported', () => {
  test('then its maker is asked first, and nobody is asked for a view', () => {
    const scene = plan()
    expect(scene.request().steps.map(({ shown }) => shown.act)).toEqual(['consult', 'decide'])
    expect(activeSteps(scene.request())).toEqual([1])
    expect(why(by(scene, 'ruth', 'consult', {}))).toBe('out-of-order')
  })

  test('its maker must say whether it took place, with who and when or why not', () => {
    const scene = plan()
    expect(why(by(scene, 'jo', 'approve', {}))).toBe('missing-answer')
    expect(why(by(scene, 'jo', 'approve', { 'consulted-0': 'yes' }))).toBe('missing-answer')
    expect(why(by(scene, 'jo', 'approve', { 'consulted-words-0': 'Ruth' }))).toBe('missing-answer')
    expect(scene.request().status).toBe('open')
  })

  test('it took place: on record as the maker’s word and for no post, and the decision counts', () => {
    const scene = plan()
    expect(why(by(scene, 'jo', 'approve', CONSULTED))).toBeUndefined()
    expect(scene.recorded().slice(-2)).toEqual(['consultation-said', 'approved'])
    expect(scene.events.at(-2)).toMatchObject({
      by: 'jo',
      sealed: { step: 0, took: true },
      private: { words: 'Ruth Cole, by telephone at 20:40' },
    })
    expect(scene.request()).toMatchObject({
      status: 'approved',
      steps: [{ done: { by: 'jo', post: '' } }, {}],
    })
  })

  test('it did not: that is on record, it does not count, and the post is asked; then the maker says so again', () => {
    const scene = plan()
    expect(by(scene, 'jo', 'approve', NOT).refused).toEqual({ why: 'not-consulted', posts: ['gm-fs'] })
    expect(scene.recorded()).not.toContain('approved')
    expect(scene.events.at(-1)).toMatchObject({
      type: 'consultation-said',
      sealed: { step: 0, took: false },
      private: { words: 'Ruth could not be reached last night.' },
    })
    expect(activeSteps(scene.request())).toEqual([0, 1])
    expect(why(by(scene, 'jo', 'approve', CONSULTED))).toBe('not-consulted')
    by(scene, 'ruth', 'consult', {})
    expect(why(by(scene, 'jo', 'approve', {}))).toBeUndefined()
    expect(scene.request().status).toBe('approved')
  })

  test('that it was a no, or never decided, needs no consultation', () => {
    const scene = plan()
    expect(why(by(scene, 'jo', 'reject', {}))).toBeUndefined()
    expect(scene.request().status).toBe('rejected')
  })
})

describe('given it is protective', () => {
  const GRACE: MadeSaid = { ...JO, by: 'grace' }
  const secure = (): Scene => {
    const scene = openScene()
    scene.submit({
      resource: 'secure-accommodation',
      family: 'F2750',
      facts: {},
      made: GRACE,
      urgency: 'tonight',
    })
    return scene
  }
  const answers = (scene: Scene) => ({
    ...SAID,
    ...Object.fromEntries(
      scene
        .world()
        .router.policy.resources.get('secure-accommodation')
        ?.asks.map(({ fact }) => [`gap-${fact}`, 'yes']) ?? [],
    ),
  })

  test('then it is never held up by a consultation that did not take place, and that is on record all the same', () => {
    const scene = secure()
    const pressed = scene.press('grace', 'approve', { ...answers(scene), ...NOT }, { step: 1 })
    expect(why(pressed)).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', steps: [{ skipped: true }, {}] })
    expect(scene.events.at(-2)).toMatchObject({
      type: 'consultation-said',
      sealed: { step: 0, took: false, goesOn: true },
    })
  })

  test('the ordinary way is as it was: decided here and now, the consultation comes first', () => {
    const scene = openScene()
    scene.submit({ resource: 'secure-accommodation', family: 'F2750', facts: {}, urgency: 'tonight' })
    const pressed = scene.press('grace', 'approve', { ...answers(scene), ...NOT }, { step: 1 })
    expect(why(pressed)).toBe('out-of-order')
  })
})

describe('given the head of service is said to have agreed that proceedings may go on, and the Assistant Director decides', () => {
  test('then legal advice is asked for as ever: it is not for the head of service to do without', () => {
    const scene = openScene()
    scene.submit({ resource: 'court-order', facts: {}, made: { ...JO, by: 'anna' } })
    expect(activeSteps(scene.request())).toEqual([0, 1])
    expect(why(scene.press('anna', 'endorse', SAID))).toBeUndefined()
    expect(scene.request().steps[1]).toMatchObject({
      shown: { act: 'consult' },
      done: undefined,
      skipped: false,
    })
  })
})

describe('given it is open with the team manager and a group manager, and is reported as decided', () => {
  test('then the maker answers for the consultation in the same form', () => {
    const scene = openScene()
    scene.submit({ resource: 'child-protection-plan', facts: { age: 15 } })
    expect(why(scene.give({ kind: 'report-decision', request: 'r1', made: JO }, 'sam'))).toBeUndefined()
    expect(why(by(scene, 'jo', 'approve', { reported: 'now' }))).toBe('out-of-order')
    expect(why(by(scene, 'jo', 'approve', { reported: 'then', ...CONSULTED }))).toBeUndefined()
    expect(scene.request().status).toBe('approved')
  })
})
