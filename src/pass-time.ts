import { isUpTo } from './time/office-hours.ts'
import type { Timers } from './timers.ts'

/** A clock that can be put forward, and whoever has to be woken as it goes. */
export type Passing = {
  readonly now: () => string
  /** Puts the clock to a later instant. */
  readonly moveTo: (instant: string) => Promise<void> | void
  readonly timers: readonly Timers[]
  /** Resolves when everything recorded so far has been told. */
  readonly settled: () => Promise<void>
}

/** Lets time pass up to an instant: whatever falls due on the way is done at its own instant, in order, and told. */
export const passTime = async (to: string, { now, moveTo, timers, settled }: Passing): Promise<void> => {
  for (let next = earliest(timers); next !== undefined && isUpTo(next, to); next = earliest(timers)) {
    if (!isUpTo(next, now())) await moveTo(next)
    for (const one of timers) if (!(await one.wake())) return
    await settled()
  }
  if (!isUpTo(to, now())) await moveTo(to)
  // A day that brings nothing else has begun all the same.
  for (const one of timers) await one.wake()
}

const earliest = (timers: readonly Timers[]): string | undefined =>
  timers.flatMap((one) => one.next() ?? []).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
