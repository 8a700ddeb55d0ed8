import { describe, expect, test } from 'vitest'
import type { Directory } from '../../src/people/directory.ts'
import type { Families } from '../../src/people/family.ts'
import { familiesKnown, type Listed } from '../../src/request/families-state.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { fold } from '../../src/request/register-state.ts'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { openBot } from '../fixtures/bot.ts'
import { gas, openScene, REASONS, type Scene } from '../fixtures/scene.ts'

const GIVEN = { by: 'sam', at: '2026-11-27T12:38:00Z', delivery: '' }

const listWith = (worker: string | undefined): Families =>
  new Map([...castFamilies].map(([id, one]) => [id, id === 'F2201' ? { ...one, worker } : one]))

/** The register's hand-overs of F2201, and the lists that came between them. */
const register = (first: string | undefined = 'sam') => {
  const scene = openScene()
  let list = listWith(first)
  const known = () => familiesKnown(scene.state, list)
  const worker = () => known().family('F2201')?.worker
  return {
    worker,
    handTo: (to: string) => {
      const was = worker()
      const families = [{ family: 'F2201', ...(was !== undefined && { was }) }]
      fold(scene.state, newEvent('handed-over', '', GIVEN, { sealed: { to, families }, private: {} }))
    },
    takeList: (named: string | undefined) => {
      const listed: readonly Listed[] = known().handedInList()
      const sealed = { what: 'families', digest: 'd', alone: 'families', listed } as const
      fold(scene.state, newEvent('adopted', '', GIVEN, { sealed, private: {} }))
      list = listWith(named)
    },
  }
}

describe('whose family it is, after it was handed over in chat', () => {
  test('handed on twice before the list catches up, it is the last one’s', () => {
    const it = register()
    it.handTo('lee')
    it.handTo('pat')
    expect(it.worker()).toBe('pat')
  })

  test('a new list that still names whoever had it first, or next, has not caught up', () => {
    const it = register()
    it.handTo('lee')
    it.handTo('pat')
    it.takeList('sam')
    expect(it.worker()).toBe('pat')
    it.takeList('lee')
    expect(it.worker()).toBe('pat')
    it.takeList('pat')
    expect(it.worker()).toBe('pat')
  })

  test('a list that names somebody else is believed', () => {
    const it = register()
    it.handTo('lee')
    it.takeList('max')
    expect(it.worker()).toBe('max')
  })

  test('once the list agreed, a later list that gives it back to whoever had it first is believed', () => {
    const it = register()
    it.handTo('lee')
    it.takeList('lee')
    it.takeList('sam')
    expect(it.worker()).toBe('sam')
  })

  test('a list caught up with the first of two hand-overs: back to the first worker is news, the second is still on the way', () => {
    const it = register()
    it.handTo('lee')
    it.takeList('lee')
    it.handTo('pat')
    it.takeList('lee')
    expect(it.worker()).toBe('pat')
    it.takeList('sam')
    expect(it.worker()).toBe('sam')
  })

  test('a family that the list gives to nobody goes to whom it was handed', () => {
    const it = register(undefined)
    it.handTo('lee')
    it.handTo('pat')
    expect(it.worker()).toBe('pat')
  })
})

test('given a family handed over and back, then whoever has it again is asked about its requests', () => {
  const scene = openScene()
  scene.submit({ resource: 's17', facts: gas(8_000) })
  const hand = (from: string, to: string) =>
    scene.give({ kind: 'hand-over', request: '', from, to, families: ['F2201'], requests: [] }, from)
  hand('sam', 'lee')
  expect(scene.request().handedTo).toBe('lee')
  hand('lee', 'sam')
  expect(scene.request().handedTo).toBe('sam')
  expect(scene.request().requesters).toEqual(['sam', 'lee'])
})

test('given another list of families is taken, then it goes on record whom the list until then named', async () => {
  const bot = await openBot()
  const given = { by: 'sam', at: bot.now(), delivery: 'd1' }
  const over = {
    kind: 'hand-over',
    request: '',
    from: 'sam',
    to: 'lee',
    families: ['F2201'],
    requests: [],
  } as const
  await bot.spine().handle(over, given)
  const sealed = { what: 'families', digest: 'digest-1', alone: 'families' } as const
  await bot.spine().record([newEvent('adopted', '', { ...given, delivery: '' }, { sealed, private: {} })])
  expect(bot.spine().state.adopted.get('families')).toBe('digest-1')
  expect(bot.recorded('adopted').at(-1)?.sealed).toMatchObject({
    listed: [{ family: 'F2201', worker: 'sam' }],
  })
  await bot.close()
})

const hand = (scene: Scene, from: string, to: string, families: readonly string[] = ['F2201']) =>
  scene.give({ kind: 'hand-over', request: '', from, to, families, requests: [] }, from)

const withPerson = (id: string, dates: { readonly from?: string; readonly to?: string }): Directory => {
  const person = cast.people.get(id)
  if (!person) throw new Error(`nobody is ${id}`)
  return { ...cast, people: new Map([...cast.people, [id, { ...person, ...dates }]]) }
}

describe('to whom a family is handed over, and what goes with it', () => {
  test.each([
    ['has left', { to: '2026-11-20' }],
    ['has not come yet', { from: '2026-12-01' }],
  ])('not to somebody who %s', (_, dates) => {
    const scene = openScene({ directory: withPerson('lee', dates) })
    const { refused, events } = hand(scene, 'sam', 'lee')
    expect(refused).toEqual({ why: 'families', because: 'not-here', about: 'Lee Ford' })
    expect(events).toEqual([])
  })

  test('what is decided, on file and done stays with whoever asked', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'reject', { reasons: REASONS })
    scene.give({ kind: 'file', request: 'r1' }, 'sam')
    expect(hand(scene, 'sam', 'lee').events.map(({ type }) => type)).toEqual(['handed-over'])
    expect(scene.request().requesters).toEqual(['sam'])
  })

  test('a decision that is not on file goes with it, and only whoever has it now is reminded', () => {
    const scene = openScene({ filing: true })
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'reject', { reasons: REASONS })
    hand(scene, 'sam', 'lee')
    const reminded = scene.passTo('2026-12-20T12:00:00Z').filter(({ type }) => type === 'reminded')
    expect(reminded.length).toBeGreaterThan(0)
    for (const { sealed } of reminded) expect(sealed).toMatchObject({ about: 'filing', to: ['lee'] })
  })

  test('whoever has it now has left: the others who asked are reminded', () => {
    const scene = openScene({ filing: true })
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'reject', { reasons: REASONS })
    hand(scene, 'sam', 'lee')
    scene.setDirectory(withPerson('lee', { to: '2026-11-27' }))
    const [first] = scene.passTo('2026-12-20T12:00:00Z').filter(({ type }) => type === 'reminded')
    expect(first?.sealed).toMatchObject({ about: 'filing', to: ['sam'] })
  })

  test('a condition made before goes to whoever has the family now, and one made after is theirs unless another is named', () => {
    const conditions = { reasons: REASONS, conditions: 'Only for the meter.', 'condition-by': '2026-12-04' }
    const before = openScene()
    before.submit({ resource: 's17', facts: gas(8_000) })
    before.press('jo', 'approve', conditions)
    hand(before, 'sam', 'lee')
    expect(before.request().time.conditions.map(({ owner }) => owner)).toEqual(['lee'])
    const reminded = before.passTo('2026-12-10T12:00:00Z').filter(({ type }) => type === 'fell-due')
    expect(reminded.map(({ sealed }) => JSON.stringify(sealed)).join()).toMatch(/"condition".*lee/)
    for (const { sealed } of reminded) expect(JSON.stringify(sealed)).not.toContain('sam')

    const after = openScene()
    after.submit({ resource: 's17', facts: gas(8_000) })
    hand(after, 'sam', 'lee')
    after.press('jo', 'approve', conditions)
    expect(after.request().time.conditions.map(({ owner }) => owner)).toEqual(['lee'])
  })
})
