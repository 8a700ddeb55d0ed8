import TinyQueue from 'tinyqueue'
import type { Spine } from './handle.ts'
import type { Log } from './log.ts'
import { londonDate } from './policy/london-date.ts'
import type { World } from './request/world.ts'
import { coversDue } from './time/covers-due.ts'
import { givenAt, isDue, type Due } from './time/due.ts'
import { duesOf, inOrder } from './time/dues.ts'
import { listDue } from './time/list-due.ts'
import { isUpTo } from './time/office-hours.ts'

export type DueQueue = {
  /** What is to be given first, and the instant, by the clock as it stands. */
  readonly first: () => Coming | undefined
  /** It is done with for today, whatever came of it. */
  readonly given: (due: Due) => void
}

export type Coming = {
  readonly due: Due
  /** Instant, ISO in UTC. */
  readonly givenAt: string
  readonly of: string
  /** What was worked out of the same request since then stands in its place. */
  readonly turn: number
}

/** What the authority's own events, that belong to no request, are kept under. */
const OF_NONE = ''

/**
 * What every request has coming, the soonest first. Worked out again where something was recorded, so that a wake costs
 * what changed and not what waits; on a new day, where something comes or could not be worked out.
 */
export const openDueQueue = (spine: Spine, now: () => string, log: Log): DueQueue => {
  const queue = new TinyQueue<Coming>([], soonestFirst)
  const turns = new Map<string, number>()
  const given = new Set<string>()
  const changed = new Set<string>([OF_NONE, ...spine.state.requests.keys()])
  let day = ''
  let turn = 0

  spine.onRecorded((stored) => {
    for (const { event } of stored) {
      changed.add(event.request)
      // Other rules: everything that waits is worked out again.
      if (event.type === 'adopted') day = ''
    }
  })

  const put = (id: string, world: World, at: string): void => {
    turn += 1
    const coming = worked(id, world, log)
    if (coming === undefined || coming.length > 0) turns.set(id, turn)
    else turns.delete(id)
    for (const due of coming ?? []) queue.push({ due, givenAt: givenAt(due, at), of: id, turn })
  }

  /** What was refused once is tried again; what was recorded is known by its delivery. What no longer stands is let go of. */
  const beginDay = (today: string): void => {
    day = today
    given.clear()
    queue.data = []
    queue.length = 0
    for (const id of turns.keys()) changed.add(id)
  }

  const refresh = (at: string): void => {
    const today = londonDate(at)
    if (today !== day) beginDay(today)
    if (changed.size === 0) return
    const world = spine.world(at)
    for (const id of changed) {
      put(id, world, at)
      // What a request grew into can end what it had coming.
      const from = world.request(id)?.from
      if (from && !changed.has(from.request)) put(from.request, world, at)
    }
    changed.clear()
  }

  const stands = ({ due, of, turn: worked }: Coming): boolean =>
    turns.get(of) === worked && !given.has(due.delivery)

  return {
    given: ({ delivery }) => void given.add(delivery),
    first: () => {
      const at = now()
      refresh(at)
      for (let top = queue.peek(); top; top = queue.peek()) {
        if (stands(top) && !slept(top, at)) return top
        queue.pop()
        // Its hour went by while nobody was there to give it: it waits for the next.
        if (stands(top)) queue.push({ ...top, givenAt: givenAt(top.due, at) })
      }
      return undefined
    },
  }
}

/** One request that can't be worked out must not silence the others; it is tried again on the next day. */
const worked = (id: string, world: World, log: Log): readonly Due[] | undefined => {
  try {
    if (id === OF_NONE) return [...coversDue(world), ...listDue(world)]
    const request = world.request(id)
    return request ? duesOf(request, world) : []
  } catch (error) {
    log.error('what falls due could not be worked out', error, { request: id })
    return undefined
  }
}

const slept = ({ due, givenAt: at }: Coming, now: string): boolean => isUpTo(at, now) && !isDue(due, now)

const soonestFirst = (a: Coming, b: Coming): number =>
  Date.parse(a.givenAt) - Date.parse(b.givenAt) || inOrder(a.due, b.due)
