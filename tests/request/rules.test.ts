import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/request/rules-state.ts'
import type { Directory } from '../../src/people/directory.ts'
import type { Decided } from '../../src/request/decide.ts'
import { cast } from '../fixtures/cast.ts'
import { openScene } from '../fixtures/scene.ts'

const WHY = 'Cabinet of 20 November lowered what a team manager can agree.'

/** Dev, Grace and Priya look after the rules here. */
const governed: Directory = {
  ...cast,
  people: new Map(
    [...cast.people].map(([id, one]) => [id, { ...one, governance: ['dev', 'grace', 'priya'].includes(id) }]),
  ),
}

const change = (more: Partial<Change> = {}): Change => ({
  what: 'policy',
  digest: 'new',
  from: undefined,
  says: ['S17 spend of £50.01–£100: was Team Manager, now Head of Service'],
  lowered: [],
  gains: [],
  onlyTakes: false,
  mistakes: [],
  ...more,
})

const sceneWith = (...changes: readonly Change[]) => {
  const scene = openScene({ directory: governed, changes })
  const act =
    (kind: 'propose-change' | 'adopt-change' | 'decline-change') =>
    (by: string, reasons = WHY, { what, digest }: Change = changes[0] ?? change()): Decided =>
      scene.give({ kind, request: '', what, digest, reasons }, by)
  return {
    ...scene,
    propose: act('propose-change'),
    adopt: act('adopt-change'),
    decline: act('decline-change'),
  }
}

const because = ({ refused }: Decided): string | undefined =>
  refused && 'because' in refused ? refused.because : refused?.why

describe('a change of the rules', () => {
  test('given a changed policy, when one person in governance puts it forward and another adopts it, then it stands', () => {
    const scene = sceneWith(change())
    scene.propose('dev')
    expect(scene.state.adopted.get('policy')).toBeUndefined()
    scene.adopt('grace')
    expect(scene.recorded()).toEqual(['change-proposed', 'adopted'])
    expect(scene.events[1]).toMatchObject({
      by: 'grace',
      sealed: { what: 'policy', digest: 'new', author: 'dev', second: 'grace' },
      private: { reasons: WHY },
    })
    expect(scene.state.adopted.get('policy')).toBe('new')
  })

  test('nobody is second to their own', () => {
    const scene = sceneWith(change())
    scene.propose('dev')
    expect(because(scene.adopt('dev'))).toBe('own-proposal')
    expect(scene.state.adopted.get('policy')).toBeUndefined()
  })

  test.each(['sam', 'ian', 'dara'])('%s, who is not in governance, changes nothing', (person) => {
    const scene = sceneWith(change())
    expect(because(scene.propose(person))).toBe('not-governance')
    scene.propose('dev')
    expect(because(scene.adopt(person))).toBe('not-governance')
    expect(because(scene.decline(person))).toBe('not-governance')
    expect(scene.recorded()).toEqual(['change-proposed'])
  })

  test.each(['', 'ok', 'approved', 'Cabinet.'])('"%s" is no reason to change a rule', (reasons) => {
    const scene = sceneWith(change())
    expect(because(scene.propose('dev', reasons))).toBe('no-reasons')
    scene.propose('dev')
    expect(because(scene.adopt('grace', reasons))).toBe('no-reasons')
    expect(because(scene.decline('grace', reasons))).toBe('no-reasons')
    expect(scene.state.adopted.get('policy')).toBeUndefined()
  })

  test('a floor can be lowered by nobody', () => {
    const scene = sceneWith(change({ lowered: ['the row s17-up-to-500 is a floor'] }))
    expect(because(scene.propose('dev'))).toBe('floor')
    expect(scene.events).toEqual([])
  })

  test('a file with mistakes can be put forward by nobody', () => {
    expect(because(sceneWith(change({ mistakes: ['policy.yaml:3:1 …'] })).propose('dev'))).toBe('mistakes')
  })

  test('nobody agrees to what they get themselves: neither its author nor the second person', () => {
    const people = change({ what: 'people', gains: ['dev'] })
    const scene = sceneWith(people)
    expect(because(scene.propose('dev'))).toBe('for-you')
    scene.propose('grace')
    expect(because(scene.adopt('dev'))).toBe('for-you')
    scene.adopt('priya')
    expect(scene.state.adopted.get('people')).toBe('new')
  })

  test('what only takes power away counts at once, by one person with reasons, and the record says so', () => {
    const scene = sceneWith(change({ what: 'people', onlyTakes: true }))
    scene.propose('dev')
    expect(scene.events[0]).toMatchObject({
      type: 'adopted',
      by: 'dev',
      sealed: { author: 'dev', alone: 'only-takes-away' },
      private: { reasons: WHY },
    })
    expect(scene.state.adopted.get('people')).toBe('new')
  })

  test('a second person can say no, and the author can take it back: what stood goes on standing', () => {
    for (const person of ['grace', 'dev']) {
      const scene = sceneWith(change())
      scene.propose('dev')
      scene.decline(person)
      expect(scene.recorded()).toEqual(['change-proposed', 'change-declined'])
      expect(because(scene.adopt('grace'))).toBe('gone')
      expect(scene.state.adopted.get('policy')).toBeUndefined()
    }
  })

  test('what was put forward against rules that no longer stand has to be put forward again', () => {
    const [one, other] = [change(), change({ digest: 'newer' })]
    const scene = sceneWith(one, other)
    scene.propose('dev', WHY, one)
    scene.adopt('grace', WHY, one)
    expect(because(scene.propose('dev', WHY, other))).toBe('gone')
    expect(scene.state.adopted.get('policy')).toBe('new')
  })

  test('the same is not put forward twice', () => {
    const scene = sceneWith(change())
    scene.propose('dev')
    expect(because(scene.propose('grace'))).toBe('waits-already')
  })
})
