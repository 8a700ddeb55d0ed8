import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import { londonDate } from './policy/london-date.ts'
import type { World } from './request/world.ts'
import { coversDue } from './time/covers-due.ts'
import { givenAt, isDue, type Due } from './time/due.ts'
import { duesOf, inOrder } from './time/dues.ts'

export type Timers = {
  /** Wakes now, after whatever is recorded, and every minute. */
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Gives what fell due by now as ordinary commands, in order. Resolves to false where something could not be saved. */
  readonly wake: () => Promise<boolean>
  /** The instant at which something is to be given next, now or later. */
  readonly next: () => string | undefined
}

type Timing = {
  readonly spine: Spine
  /** Instant, ISO in UTC. */
  readonly now: () => string
  readonly log: Log
  /** Called as each day begins in London, before anything that falls due on it. */
  readonly newDay?: () => unknown
}

const EVERY = 60_000

/**
 * What fell due becomes an ordinary command, by the given clock. Its delivery id says what it is, so that neither a
 * restart nor a second instance does anything twice; whether it is due is decided again where it is recorded.
 */
export const openTimers = ({ spine, now, log, newDay }: Timing): Timers => {
  const agenda = agendaOf(spine, now, log)
  let tail: Promise<unknown> = Promise.resolve()
  let beat: NodeJS.Timeout | undefined
  let day = londonDate(now())

  const lookAtDay = (): void => {
    const today = londonDate(now())
    if (today === day) return
    day = today
    newDay?.()
  }
  const giveAll = async (): Promise<boolean> => {
    lookAtDay()
    for (let due = agenda.first(); due && isDue(due, now()); due = agenda.first()) {
      const { refused } = await spine.handle(due.command, { by: 'bot', at: now(), delivery: due.delivery })
      if (refused?.why === 'not-saved') return false
      agenda.given(due)
    }
    return true
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
    next: () => {
      const due = agenda.first()
      return due && givenAt(due, now())
    },
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

/** What the authority's own events, that belong to no request, are kept under. */
const OF_NONE = ''

const duesOfRequest = (id: string, world: World): readonly Due[] => {
  const request = world.request(id)
  return request ? duesOf(request, world) : []
}

type Agenda = {
  /** What is to be given first, by the clock as it stands. */
  readonly first: () => Due | undefined
  /** It is done with, whatever came of it. */
  readonly given: (due: Due) => void
}

/** What every request has coming, worked out again only where something was recorded, and on a new day where something comes. */
const agendaOf = (spine: Spine, now: () => string, log: Log): Agenda => {
  const dues = new Map<string, readonly Due[]>()
  const given = new Set<string>()
  const changed = new Set<string>([OF_NONE, ...spine.state.requests.keys()])
  let day = ''

  spine.onRecorded((stored) => {
    for (const { event } of stored) changed.add(event.request)
  })

  /** One request that can't be worked out must not silence the others. */
  const put = (id: string, world: World): void => {
    try {
      const coming = id === OF_NONE ? coversDue(world) : duesOfRequest(id, world)
      if (coming.length > 0) dues.set(id, coming)
      else dues.delete(id)
    } catch (error) {
      dues.delete(id)
      log.error('what falls due could not be worked out', error, { request: id })
    }
  }

  const refresh = (): void => {
    const at = now()
    const today = londonDate(at)
    if (today !== day) {
      // What was refused once is tried again; what was recorded is known by its delivery.
      given.clear()
      for (const id of dues.keys()) changed.add(id)
    }
    if (changed.size === 0) return
    day = today
    const world = spine.world(at)
    for (const id of changed) {
      put(id, world)
      // What a request grew into can end what it had coming.
      const from = world.request(id)?.from
      if (from) put(from.request, world)
    }
    changed.clear()
  }

  return {
    given: ({ delivery }) => void given.add(delivery),
    first: () => {
      refresh()
      const at = now()
      return soonest(
        [...dues.values()].flat().filter(({ delivery }) => !given.has(delivery)),
        at,
      )
    },
  }
}

const soonest = (dues: readonly Due[], now: string): Due | undefined => {
  let first: { readonly due: Due; readonly placed: Due } | undefined
  for (const due of dues) {
    const placed = { ...due, at: givenAt(due, now) }
    if (!first || inOrder(placed, first.placed) < 0) first = { due, placed }
  }
  return first?.due
}
