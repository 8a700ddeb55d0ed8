import { describe, expect, test } from 'vitest'
import { newEvent } from '../../src/request/new-event.ts'
import { notOnFile } from '../../src/request/on-file.ts'
import { fold } from '../../src/request/register-state.ts'
import { castFamilies } from '../fixtures/cast.ts'
import { gas, openScene, REASONS, type Scene } from '../fixtures/scene.ts'

/** F2201 with these children on the list, and £80 approved for it. */
const decidedWith = (...children: readonly string[]) => {
  const families = new Map(castFamilies)
  const list = (...listed: readonly string[]): void => {
    const family = castFamilies.get('F2201')
    if (family) families.set('F2201', { ...family, children: listed })
  }
  list(...children)
  const scene = openScene({ families })
  scene.submit({ resource: 's17', facts: gas(8_000) })
  scene.press('jo', 'approve', { reasons: REASONS })
  return { scene, list, missing: () => notOnFile(scene.request(), scene.world()) }
}
const file = (scene: Scene, child: string) => scene.give({ kind: 'file', request: 'r1', child }, 'sam')

describe('which case files a decision still has to go on', () => {
  test('a child who comes onto the list later doesn’t put a filed decision off file again, nor remind anybody', () => {
    const { scene, list, missing } = decidedWith('F2201-1')
    file(scene, 'all')
    list('F2201-1', 'F2201-2')
    expect(missing()).toEqual([])
  })

  test('what was owed and not filed stays owed, beside a child who came later', () => {
    const { scene, list, missing } = decidedWith('F2201-1', 'F2201-2')
    file(scene, 'F2201-1')
    list('F2201-1', 'F2201-2', 'F2201-3')
    expect(missing()).toEqual(['F2201-2'])
    file(scene, 'F2201-2')
    expect(missing()).toEqual([])
  })

  test('on the family’s own file, before its children were listed, is on all of theirs', () => {
    const { scene, list, missing } = decidedWith()
    expect(missing()).toEqual(['F2201'])
    file(scene, 'all')
    list('F2201-1', 'F2201-2')
    expect(missing()).toEqual([])
  })

  test('until it is on any file, it is owed to every child on the list today', () => {
    const { list, missing } = decidedWith('F2201-1')
    list('F2201-1', 'F2201-2')
    expect(missing()).toEqual(['F2201-1', 'F2201-2'])
  })

  test('a record from before this was kept is judged by what was filed', () => {
    const { scene, list, missing } = decidedWith('F2201-1')
    const given = { by: 'sam', at: scene.now(), delivery: '' }
    const sealed = { child: 'F2201-1', on: '2026-11-27' }
    fold(scene.state, newEvent('filed', 'r1', given, { sealed, private: {} }))
    list('F2201-1', 'F2201-2')
    expect(missing()).toEqual([])
  })

  test('a child who is no longer on the list is nobody’s to file', () => {
    const { scene, list, missing } = decidedWith('F2201-1', 'F2201-2')
    file(scene, 'F2201-1')
    list('F2201-1')
    expect(missing()).toEqual([])
  })
})
