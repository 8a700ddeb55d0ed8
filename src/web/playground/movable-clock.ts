import { Temporal } from 'temporal-polyfill'
import { isWorkingDay } from '../../policy/london-date.ts'
import type { Documents } from '../../store/store.ts'

/** A clock that ticks as any other and can be put forward. Never back: the record would run backwards. */
export type MovableClock = {
  /** Instant, ISO in UTC. */
  now(): string
  /** Puts it forward by milliseconds; resolves when a restart would know it. */
  move(ms: number): Promise<void>
}

const KEY = 'playground-clock'

/** Starts at `startsAt` the first time, and goes on from where it was afterwards. */
export const movableClock = async (
  documents: Documents,
  startsAt: string,
  real: () => number = Date.now,
): Promise<MovableClock> => {
  const kept = await documents.get('cursor', KEY)
  let ahead = typeof kept === 'number' ? kept : Temporal.Instant.from(startsAt).epochMilliseconds - real()
  const save = () => documents.put('cursor', KEY, ahead)
  if (kept === undefined) await save()
  return {
    now: () => new Date(real() + ahead).toISOString(),
    move: async (ms) => {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('The clock only goes forward.')
      ahead += ms
      await save()
    },
  }
}

const LEAPS = ['10-minutes', '1-day', '1-week', 'next-working-day'] as const
export type Leap = (typeof LEAPS)[number]

export const isLeap = (value: unknown): value is Leap => LEAPS.some((leap) => leap === value)

/** How far a leap is from an instant, in milliseconds. A working day begins at nine in London. */
export const leapFrom = (instant: string, leap: Leap): number => {
  const now = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  return leapTo(now, leap).epochMilliseconds - now.epochMilliseconds
}

const leapTo = (now: Temporal.ZonedDateTime, leap: Leap): Temporal.ZonedDateTime => {
  switch (leap) {
    case '10-minutes':
      return now.add({ minutes: 10 })
    case '1-day':
      return now.add({ days: 1 })
    case '1-week':
      return now.add({ weeks: 1 })
    case 'next-working-day':
      return nextWorkingDay(now).withPlainTime('09:00')
  }
}

const nextWorkingDay = (now: Temporal.ZonedDateTime): Temporal.ZonedDateTime => {
  const next = now.add({ days: 1 })
  return isWorkingDay(next.toPlainDate()) ? next : nextWorkingDay(next)
}
