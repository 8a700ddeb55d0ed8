import { describe, expect, test } from 'vitest'
import { findingIn } from '../../src/request/find-requests.ts'
import { knownFor } from '../../src/views/known.ts'
import { missedNotices } from '../../src/time/missed-due.ts'
import { castFamilies, castPerson } from '../fixtures/cast.ts'
import { gas, openScene, SATISFIED, section20Tonight, type Scene } from '../fixtures/scene.ts'

const finding = ({ state }: Scene) => findingIn(state.found, state.requests)
const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id)

describe('what somebody asked and what waits for a post are found without looking through every request', () => {
  test('a request waits for its post until it is decided, and stays with whoever asked', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(4000) })
    scene.submit({ resource: 's17', facts: gas(3000), request: 'r2', by: 'lee', family: 'F3107' })
    const [post = ''] = scene.request('r1').steps[0]?.posts ?? []
    expect(ids(finding(scene).waitingAt(post))).toEqual(['r1', 'r2'])
    scene.press('jo', 'approve')
    expect(ids(finding(scene).waitingAt(post))).toEqual(['r2'])
    expect(ids(finding(scene).askedBy('sam'))).toEqual(['r1'])
    expect(ids(finding(scene).askedBy('lee'))).toEqual(['r2'])
  })
  test('what was decided while somebody could not be reached is found by them, until they have heard of it', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    for (const time of ['18:06', '18:17']) {
      scene.setTime(`2026-11-27T${time}:00Z`)
      scene.press('anna', 'no-answer', {}, { step: 1 })
    }
    expect(ids(finding(scene).missedBy('ian'))).toEqual([])
    scene.press('grace', 'approve', SATISFIED, { step: 1 })
    expect(ids(finding(scene).missedBy('ian'))).toEqual(['r1'])
    const [notice] = missedNotices(scene.request())
    if (!notice) throw new Error('nothing was missed')
    scene.give({ kind: 'fall-due', request: 'r1', notice }, 'bot')
    expect(ids(finding(scene).missedBy('ian'))).toEqual([])
  })
  test('a turn that asks after nothing looks nothing up', () => {
    const scene = openScene()
    const never = (): never => {
      throw new Error('looked up')
    }
    const known = knownFor(
      castPerson('anna'),
      scene.world(),
      {
        askedBy: never,
        waitingAt: never,
        reportedOf: never,
        missedBy: never,
        askedAbout: never,
        withHours: never,
        all: never,
      },
      () => castFamilies.values(),
    )
    expect(known.hours?.rule.id).toBeDefined()
    expect(() => known.waiting).toThrow('looked up')
    expect(() => known.mine).toThrow('looked up')
    expect(() => known.panels).toThrow('looked up')
    expect(() => known.hours?.supports).toThrow('looked up')
  })
})
