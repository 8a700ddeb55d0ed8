import { openDueQueue } from './due-queue.ts'
import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import { londonDate } from './policy/london-date.ts'
import type { CommandRefused } from './request/command.ts'
import { isDue, type Due } from './time/due.ts'

export type Timers = {
  /** Wakes now, after whatever is recorded, and every minute. */
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Gives what fell due by now as ordinary commands, in order. Resolves to false where something could not be saved. */
  readonly wake: () => Promise<boolean>
  /** Gives what fell due by now, and nothing else that a wake looks at. */
  readonly giveDue: () => Promise<boolean>
  /** The instant at which something is to be given next, now or later. */
  readonly next: () => string | undefined
}

type Timing = {
  readonly spine: Spine
  /** Instant, ISO in UTC. */
  readonly now: () => string
  readonly log: Log
  /** Called as each day begins in London and as somebody else comes on call, before anything that falls due then. */
  readonly newDay?: () => unknown
  /** Has one of several instances give what fell due; left out: this one is alone. */
  readonly share?: () => Promise<void>
  /** Called once in a minute of the given clock, before anything that falls due in it. */
  readonly newMinute?: () => Promise<unknown>
}

const EVERY = 60_000

/**
 * What fell due becomes an ordinary command, by the given clock. Its delivery id says what it is, so that neither a
 * restart nor a second instance does anything twice; whether it is due is decided again where it is recorded.
 */
export const openTimers = ({ spine, now, log, newDay, newMinute, share }: Timing): Timers => {
  const queue = openDueQueue(spine, now, log)
  let tail: Promise<unknown> = Promise.resolve()
  let beat: NodeJS.Timeout | undefined
  let day = dayAndRota(spine, now())
  let minute = ''

  const lookAtDay = (): void => {
    const today = dayAndRota(spine, now())
    if (today === day) return
    day = today
    newDay?.()
  }
  const lookAtMinute = async (): Promise<void> => {
    const current = now().slice(0, 'yyyy-mm-ddThh:mm'.length)
    if (current === minute) return
    minute = current
    try {
      await newMinute?.()
    } catch (error) {
      log.error('what a minute brings could not be looked at', error)
    }
  }
  const giveAll = async (): Promise<boolean> => {
    lookAtDay()
    await lookAtMinute()
    if (!share) return giveDue()
    const coming = queue.first()
    if (coming && isDue(coming.due, now())) await share()
    return true
  }
  const giveDue = async (): Promise<boolean> => {
    for (let coming = queue.first(); coming && isDue(coming.due, now()); coming = queue.first()) {
      if ((await give(coming.due)) === 'not-saved') return false
      queue.given(coming.due)
    }
    return true
  }
  /** One thing that can't be given must not silence those after it. */
  const give = async ({ command, delivery }: Due): Promise<CommandRefused['why'] | undefined> => {
    try {
      return (await spine.handle(command, { by: 'bot', at: now(), delivery })).refused?.why
    } catch (error) {
      log.error('what fell due could not be given', error, { request: command.request, delivery })
      return undefined
    }
  }
  const wake = (): Promise<boolean> => {
    const woken = tail.then(giveAll)
    tail = woken.catch((error: unknown) => {
      log.error('what fell due could not be given', error)
    })
    return woken
  }
  const wakeUp = (): void => void wake().catch(() => undefined)

  return {
    wake,
    giveDue,
    next: () => queue.first()?.givenAt,
    start: () => {
      if (beat) return
      beat = setInterval(wakeUp, EVERY)
      beat.unref()
      spine.onRecorded(() => beat && wakeUp())
      wakeUp()
    },
    stop: async () => {
      clearInterval(beat)
      beat = undefined
      await tail
    },
  }
}

/** The day in London and who is on call at an instant: cards go to whoever is asked from now on. */
const dayAndRota = (spine: Spine, at: string): string => {
  const onCall = [...spine.world(at).directory.posts.values()].flatMap(({ id, onCall: now }) =>
    now ? [`${id} ${now.person}`] : [],
  )
  return [londonDate(at), ...onCall].join()
}
