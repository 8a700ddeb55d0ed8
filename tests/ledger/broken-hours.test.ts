import { describe, expect, test, vi } from 'vitest'
import type * as Figures from '../../src/request/hours/figures.ts'
import type { Event } from '../../src/request/event.ts'
import { brokenHours } from '../../src/request/hours/broken-hours.ts'
import { fold } from '../../src/request/register-state.ts'
import { HEADS, openHours, W48, W49, type Head } from '../fixtures/hours.ts'
import { askCommand, memoryStore, openHoursSpine, pressCommand } from '../fixtures/hours-spine.ts'

/** A rule of ours gone wrong: whoever asks how many hours there are hears that there are plenty. */
const plenty = vi.hoisted(() => ({ on: false }))
vi.mock('../../src/request/hours/figures.ts', async (load) => {
  const real = await load<typeof Figures>()
  const availableFor: typeof real.availableFor = (...it) => (plenty.on ? 1_000 : real.availableFor(...it))
  const shortOf: typeof real.shortOf = (...it) => (plenty.on ? [] : real.shortOf(...it))
  return { ...real, availableFor, shortOf }
})

const AT = '2026-11-26T14:00:00Z'

test('the register refuses an append that would break the ledger, and goes on', async () => {
  const store = memoryStore()
  const spine = await openHoursSpine(store)
  const agree = async (head: Head, id: string, hours: number) => {
    await spine.handle(askCommand({ id, head, family: id, hours, weeks: 1, from: W49 }), {
      by: 'sam',
      at: AT,
      delivery: id,
    })
    await spine.handle(pressCommand(spine, id, 'consult', 0), { by: 'kit', at: AT, delivery: id })
    return spine.handle(pressCommand(spine, id, 'approve', 1), { by: HEADS[head].who, at: AT, delivery: id })
  }
  await agree('FS', 'F1', 40)
  plenty.on = true
  const before = store.events.filter(({ type }) => type === 'approved').length
  await expect(agree('FS', 'F2', 4)).rejects.toThrow('I1: hos-fs has less than nothing free in 2026-11-30')
  plenty.on = false
  expect(store.events.filter(({ type }) => type === 'approved')).toHaveLength(before)
  expect((await agree('FS', 'F3', 4)).refused).toMatchObject({ why: 'short-of-hours' })
  expect((await agree('CP', 'F4', 4)).refused).toBeUndefined()
})

/** F1 with three weeks agreed, its last approval changed as no rule of ours would. */
const forged = (change: (approved: Event & { type: 'approved' }) => Event): readonly string[] => {
  const scene = openHours()
  scene.ask('F1', { hours: 5, from: W48 })
  const approved = scene.agree('F1').events[0]
  if (approved?.type !== 'approved') throw new Error('it was not approved')
  const fresh = openHours()
  fresh.ask('F1', { hours: 5, from: W48 })
  const event = change(approved)
  const before = openHours()
  before.ask('F1', { hours: 5, from: W48 })
  fold(fresh.state, event)
  return brokenHours([event], before.world(), fresh.world())
}

describe('each thing that must always hold is looked at', () => {
  const lasting = (lastDay: string) =>
    forged((event) => {
      const { hours } = event.sealed
      if (hours?.kind !== 'support') throw new Error('no hours')
      return { ...event, sealed: { ...event.sealed, hours: { ...hours, lastDay } } }
    })

  test('what a head of service agreed breaks nothing', () => {
    expect(forged((event) => event)).toEqual([])
  })

  test('I3: a fourth week without an application', () => {
    expect(lasting('2026-12-14')).toEqual(['I3: 4 weeks of service without an application'])
  })

  test('I4: a tenth week', () => {
    expect(lasting('2027-01-25')).toContain('I4: 10 weeks of service')
  })

  test('I5: agreed by who asked, or without a reason', () => {
    expect(forged((event) => ({ ...event, by: 'sam' }))).toEqual(['I5: decided by who asked'])
    expect(
      forged((event) => ({
        ...event,
        private: event.private && { ...event.private, reasons: '' },
      })),
    ).toEqual(['I5: decided without reasons'])
  })

  test('I8: a family’s hours made less without a reason on its record', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W48 })
    scene.agree('F1')
    const [event] = scene.hours('anna', 'fewer-hours', 'F1', { from: W49, hours: '1' }).events
    if (event?.type !== 'hours-changed') throw new Error('nothing changed')
    expect(brokenHours([event], scene.world(), scene.world())).toEqual([])
    const silent = { ...event, private: { reasons: '', considered: '' } }
    expect(brokenHours([silent], scene.world(), scene.world())).toEqual([
      'I8: hours of F1 made less without reasons',
    ])
  })
})
