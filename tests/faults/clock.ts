/**
 * A clock that stands still until everything that can happen at its instant has happened, and then goes on to the next.
 * @param settled resolves when nothing is under way that takes time of its own
 */
export const virtualClock = (settled: () => Promise<unknown> = () => Promise.resolve()) => {
  let now = Date.parse('2026-11-27T12:00:00Z')
  let timers: { readonly at: number; readonly over: () => void }[] = []
  return {
    now: () => now,
    iso: () => new Date(now).toISOString(),
    wait: (milliseconds: number): Promise<void> =>
      new Promise((over) => void timers.push({ at: now + Math.ceil(milliseconds), over })),
    /** Runs until an instant, or until nothing is waited for. */
    run: async (until = Infinity): Promise<void> => {
      for (;;) {
        await settled()
        await quiet()
        const next = timers.toSorted((a, b) => a.at - b.at)[0]
        if (!next || next.at > until) break
        now = Math.max(now, next.at)
        timers = timers.filter((one) => one !== next)
        next.over()
      }
      if (until !== Infinity) now = Math.max(now, until)
    },
  }
}

/** Resolves when whatever follows at once has followed. */
export const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => void setImmediate(resolve))
}
