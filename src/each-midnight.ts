import { Temporal } from 'temporal-polyfill'

const LONDON = 'Europe/London'

/** Milliseconds from an instant (ISO, UTC) to the beginning of the next day in London, on days of 23 and 25 hours too. */
export const untilMidnight = (instant: string): number => {
  const now = Temporal.Instant.from(instant)
  const tomorrow = now.toZonedDateTimeISO(LONDON).startOfDay().add({ days: 1 }).startOfDay()
  return tomorrow.epochMilliseconds - now.epochMilliseconds
}

/** Calls back at each midnight in London until it is stopped. It keeps no process alive. */
export const eachMidnight = (now: () => string, act: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    timer = setTimeout(
      () => {
        act()
        next()
      },
      untilMidnight(now()) + 1,
    )
    timer.unref()
  }
  next()
  return () => clearTimeout(timer)
}
