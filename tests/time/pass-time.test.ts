import { describe, expect, it } from 'vitest'
import { passTime } from '../../src/pass-time.ts'
import type { Timers } from '../../src/timers.ts'

/** A council whose things fall due at these instants, each written down with the clock as it stood. */
const council = (name: string, dues: readonly string[], now: () => string, done: string[]): Timers => {
  const left = [...dues]
  return {
    next: () => left[0],
    wake: () => {
      for (; left[0] !== undefined && left[0] <= now(); left.shift()) done.push(`${name} at ${now()}`)
      return Promise.resolve(true)
    },
    giveDue: () => Promise.resolve(true),
    start: () => undefined,
    stop: () => Promise.resolve(),
  }
}

describe('a clock that is moved over six weeks', () => {
  it('does what fell due in between, of every council, in order and each at its own instant', async () => {
    let clock = '2026-11-27T12:00:00.000Z'
    const now = () => clock
    const done: string[] = []
    let told = 0
    await passTime('2027-01-08T12:00:00.000Z', {
      now,
      moveTo: (instant) => {
        expect(instant > clock).toBe(true)
        clock = instant
      },
      timers: [
        council(
          'one',
          ['2026-11-27T14:00:00.000Z', '2026-12-24T09:00:00.000Z', '2027-02-01T09:00:00.000Z'],
          now,
          done,
        ),
        council('two', ['2026-11-20T09:00:00.000Z', '2026-12-01T09:00:00.000Z'], now, done),
      ],
      settled: () => {
        told += 1
        return Promise.resolve()
      },
    })
    expect(done).toEqual([
      'two at 2026-11-27T12:00:00.000Z',
      'one at 2026-11-27T14:00:00.000Z',
      'two at 2026-12-01T09:00:00.000Z',
      'one at 2026-12-24T09:00:00.000Z',
    ])
    expect(clock).toBe('2027-01-08T12:00:00.000Z')
    expect(told).toBe(4)
  })

  it('stops where nothing can be saved, instead of going round for ever', async () => {
    let clock = '2026-11-27T12:00:00.000Z'
    await passTime('2027-01-08T12:00:00.000Z', {
      now: () => clock,
      moveTo: (instant) => {
        clock = instant
      },
      timers: [
        {
          ...council('one', ['2026-11-27T14:00:00.000Z'], () => clock, []),
          wake: () => Promise.resolve(false),
        },
      ],
      settled: () => Promise.resolve(),
    })
    expect(clock).toBe('2026-11-27T14:00:00.000Z')
  })
})
