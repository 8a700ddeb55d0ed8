import type { Log } from '../../log.ts'

/** What is being done for people at this moment, so that stopping can wait for it. */
export const underWay = (log: Log) => {
  const works = new Set<Promise<void>>()
  let stopped = false
  return {
    stopped: () => stopped,
    /** Follows a piece of work to its end. What breaks in it is logged and goes no further. */
    follow: (work: Promise<unknown>): Promise<void> => {
      const followed = work
        .then(
          () => undefined,
          (error: unknown) => log.error('Something for Teams broke off.', error),
        )
        .finally(() => works.delete(followed))
      works.add(followed)
      return followed
    },
    stop: async (): Promise<void> => {
      stopped = true
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
