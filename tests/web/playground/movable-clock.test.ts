import { describe, expect, it } from 'vitest'
import { leapFrom, movableClock } from '../../../src/web/playground/movable-clock.ts'
import { memoryDocuments } from '../memory-documents.ts'

const STARTS = '2026-11-27T12:38:00.000Z'

describe('the clock', () => {
  it('starts where it is told to, ticks, moves forward, and goes on from there after a restart', async () => {
    const documents = memoryDocuments()
    let real = 1_000
    const clock = await movableClock(documents, STARTS, () => real)
    expect(clock.now()).toBe(STARTS)
    real += 1_000
    await clock.move(60_000)
    const again = await movableClock(documents, '2030-01-01T00:00:00Z', () => real)
    expect(again.now()).toBe('2026-11-27T12:39:01.000Z')
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to move by %s', async (ms) => {
    const clock = await movableClock(memoryDocuments(), STARTS)
    await expect(clock.move(ms)).rejects.toThrow(RangeError)
  })

  it.each([
    ['10-minutes', STARTS, '2026-11-27T12:48:00.000Z'],
    ['1-day', STARTS, '2026-11-28T12:38:00.000Z'],
    ['1-week', '2027-03-24T12:00:00.000Z', '2027-03-31T11:00:00.000Z'],
    ['next-working-day', STARTS, '2026-11-30T09:00:00.000Z'],
    ['next-working-day', '2026-12-24T15:00:00.000Z', '2026-12-29T09:00:00.000Z'],
    ['1-day', '2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z'],
  ] as const)('leaps %s from %s to %s', (leap, from, to) => {
    expect(new Date(Date.parse(from) + leapFrom(from, leap)).toISOString()).toBe(to)
  })
})
