import { ChatError, type Place } from '../chat/chat.ts'
import type { Log } from '../log.ts'
import { isDead, type Letter, type Letters } from './letters.ts'
import { pacing } from './pace.ts'
import { chatOf, conversationOf, fieldsOf, nameOf, placeName, type Sending } from './sending.ts'

/** What became of it: brought there; it waits its turn or another try; or it was given up for now, and is shown to the operator. */
export type Sent = 'done' | 'waiting' | 'dead'

/** Brings one thing to its place in a chat, again for as long as trying again can help, and waits for no other place. Throws only where the disk refuses. */
export type Persist = (it: Sending) => Promise<Sent>

export type Courier = {
  readonly persist: Persist
  /** Whether a place can't be reached now: what is for it goes another way meanwhile. */
  readonly isSilent: (place: Place) => boolean
  /** Finds out which places could not be reached, and which had asked to wait, before anything is brought there. */
  readonly learn: () => Promise<void>
  /** Takes up what was kept by whoever had it before, and what was given up: it may work now. */
  readonly takeUp: () => Promise<void>
  /** Tries what was given up and is due to be tried again. */
  readonly retry: () => Promise<void>
  /** Tries one thing again that was kept, where nobody has brought it meanwhile. */
  readonly again: (name: string) => Promise<void>
  readonly settled: () => Promise<void>
  /** Lets go of everything that waits: it is kept, and taken up at the next start. */
  readonly stop: () => void
}

export type Carrying = {
  readonly letters: Letters
  /** Does it, as things stand now. Throws `ChatError` where the chat refuses. */
  readonly act: (it: Sending) => Promise<void>
  /** A place can't be reached any more: told once, with why. */
  readonly silent: (it: Sending, why: string) => Promise<void>
  /** What had waited can't be brought: it may have to go another way. */
  readonly gaveUp: (it: Sending) => Promise<void>
  /** Has `again` called after so many milliseconds, by whichever instance takes it; left out, this one tries by itself. */
  readonly later?: ((it: Sending, milliseconds: number) => Promise<void>) | undefined
  /** Milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  /** Instant, ISO in UTC. */
  readonly now: () => string
  /** From 0 up to 1. */
  readonly random: () => number
  readonly log: Log
  /** Once it says no, others may be at the same thing with something newer: nothing is begun. */
  readonly holds?: () => boolean
}

/** Milliseconds before each further try, where the chat does not say how long, give or take a quarter. */
const PAUSES = [500, 2_000, 8_000, 30_000]
/** A chat that only asks to wait is there: it is asked more often before it is given up. */
const MOST_BUSY = 30
/** What was given up is tried again after that. Milliseconds. */
const AGAIN = 3_600_000

/** When something is looked at again that nobody has brought by then, or that was given up. */
const againAt = (one: Letter): string =>
  one.dead?.again ?? new Date(Date.parse(one.notBefore ?? one.since) + AGAIN).toISOString()

/** One conversation: what waits for it, in order, and how it last went there. */
type Lane = {
  readonly waiting: Map<string, Sending>
  running: boolean
  failures: number
  busy: number
  /** The instant that the chat asked to wait for, in milliseconds. */
  notBefore: number
  silent: boolean
}

/**
 * The one place that tries again. Each conversation has a queue of its own, so that a pause in one holds up no other; what
 * can't be done at once is kept as a document before anything else goes on, and done as things stand then.
 */
export const courier = (it: Carrying): Courier => {
  const { letters, log, now } = it
  const lanes = new Map<string, Lane>()
  const pace = pacing()
  const stopping = Promise.withResolvers<undefined>()
  const work = new Set<Promise<unknown>>()
  let stopped = false

  const laneOf = (conversation: string): Lane => {
    const lane = lanes.get(conversation) ?? {
      waiting: new Map(),
      running: false,
      failures: 0,
      busy: 0,
      notBefore: 0,
      silent: false,
    }
    lanes.set(conversation, lane)
    return lane
  }
  const mayBegin = (): boolean => !stopped && (it.holds?.() ?? true)
  const clock = (): number => Date.parse(now())
  const pauseFor = (sending: Sending): number =>
    Math.max(
      pace.pause(conversationOf(sending), chatOf(sending), clock()),
      laneOf(conversationOf(sending)).notBefore - clock(),
    )

  /** What was given up there is tried again in its own time, and not with everything that grows from it. */
  const persist: Persist = async (sending) =>
    laneOf(conversationOf(sending)).silent && (await isGivenUp(sending)) ? 'dead' : bring(sending)

  const isGivenUp = async (sending: Sending): Promise<boolean> => {
    const kept = await letters.get(nameOf(sending))
    return kept?.dead !== undefined && kept.dead.again > now()
  }

  const bring: Persist = async (sending) => {
    const conversation = conversationOf(sending)
    const lane = laneOf(conversation)
    if (!lane.running && pauseFor(sending) <= 0) {
      lane.running = true
      const sent = await attempt(sending, lane, clock()).finally(() => (lane.running = false))
      go(conversation, sent === 'waiting' ? pauseAfter(lane) : 0)
      return sent
    }
    await keep(sending)
    lane.waiting.set(nameOf(sending), sending)
    go(conversation)
    return 'waiting'
  }

  /** Goes on with what waits in a conversation, beside everything else. */
  const go = (conversation: string, pause = 0): void => {
    const lane = laneOf(conversation)
    if (lane.running || lane.waiting.size === 0 || stopped) return
    if (it.later) return void doing(giveAway(lane, pause, it.later))
    lane.running = true
    void doing(
      run(lane, pause).finally(() => {
        lane.running = false
        // Something may have come between the last look and now.
        go(conversation)
      }),
    )
  }

  /** Where the disk refuses, what waits is kept there from before, and looked for again within the hour. */
  const doing = async (what: Promise<void>): Promise<void> => {
    const done = what.catch((error: unknown) => log.error('could not be announced', error))
    work.add(done)
    await done
    work.delete(done)
  }

  const giveAway = async (
    lane: Lane,
    pause: number,
    later: NonNullable<Carrying['later']>,
  ): Promise<void> => {
    const waiting = [...lane.waiting.values()]
    lane.waiting.clear()
    for (const sending of waiting) await later(sending, Math.max(pause, pauseFor(sending)))
  }

  const run = async (lane: Lane, first: number): Promise<void> => {
    let pause = first
    for (;;) {
      const [next] = lane.waiting
      if (!next) return
      const [name, sending] = next
      const began = clock()
      const milliseconds = Math.max(pause, pauseFor(sending))
      if (milliseconds > 0) await Promise.race([it.wait(milliseconds), stopping.promise])
      if (!mayBegin()) {
        lane.waiting.clear()
        return
      }
      // What came meanwhile under the same name is newer; and what another instance did is kept no more.
      const current = lane.waiting.get(name) ?? sending
      lane.waiting.delete(name)
      if (!(await letters.get(name))) continue
      const at = Math.max(clock(), began + milliseconds)
      const sent = await attempt(current, lane, at)
      if (sent === 'dead') await it.gaveUp(current)
      pause = sent === 'waiting' ? pauseAfter(lane) : 0
    }
  }

  const keep = async (sending: Sending, dead?: Letter['dead']): Promise<void> => {
    const since = (await letters.get(nameOf(sending)))?.since ?? now()
    const { notBefore } = laneOf(conversationOf(sending))
    const asked = notBefore > clock() && { notBefore: new Date(notBefore).toISOString() }
    await letters.keep(nameOf(sending), { sending, since, ...asked, ...(dead && { dead }) })
  }

  /** @param at milliseconds: now, by a clock that may stand still while a test waits */
  const attempt = async (sending: Sending, lane: Lane, at: number): Promise<Sent> => {
    pace.sent(conversationOf(sending), chatOf(sending), at)
    try {
      await it.act(sending)
    } catch (error) {
      if (error instanceof ChatError) return failed(sending, lane, error)
      log.error('could not be announced', error, fieldsOf(sending))
    }
    await forget(sending)
    if (lane.silent) await speaksAgain(sending, lane)
    lane.failures = 0
    lane.busy = 0
    return 'done'
  }

  const forget = async (sending: Sending): Promise<void> => {
    if (await letters.get(nameOf(sending))) await letters.forget(nameOf(sending))
  }

  const failed = async (sending: Sending, lane: Lane, error: ChatError): Promise<Sent> => {
    lane.busy += 1
    if (error.kind !== 'busy' || error.retryAfter === undefined) lane.failures += 1
    if (error.retryAfter !== undefined) lane.notBefore = clock() + error.retryAfter
    const canHelp = error.kind === 'busy' || error.kind === 'unreachable'
    if (canHelp && !lane.silent && lane.failures <= PAUSES.length && lane.busy < MOST_BUSY) {
      await keep(sending)
      // In front of what came after it.
      const rest = [...lane.waiting]
      lane.waiting.clear()
      lane.waiting.set(nameOf(sending), sending)
      for (const [name, one] of rest) if (name !== nameOf(sending)) lane.waiting.set(name, one)
      return 'waiting'
    }
    const again = new Date(Date.parse(now()) + AGAIN).toISOString()
    await keep(sending, { why: error.message, again })
    log.error('could not be announced', error, fieldsOf(sending))
    if (!lane.silent) {
      lane.silent = true
      if (!(await isKnownSilent(sending, again))) await it.silent(sending, error.message)
    }
    return 'dead'
  }

  /** Another instance found out first, and told it. Of two at the same time one tells it for certain, and seldom both. */
  const isKnownSilent = async (sending: Sending, again: string): Promise<boolean> =>
    (await letters.all()).some(
      ([name, one]) =>
        isDead(one) &&
        conversationOf(one.sending) === conversationOf(sending) &&
        (one.dead.again < again || (one.dead.again === again && name < nameOf(sending))),
    )

  /** Longer each time, where the chat does not say how long. */
  const pauseAfter = (lane: Lane): number =>
    lane.notBefore > clock()
      ? 0
      : (PAUSES[lane.failures - 1] ?? PAUSES.at(-1) ?? 0) * (0.75 + it.random() / 2)

  /** Something came through: whatever was given up there is tried at once. */
  const speaksAgain = async (sending: Sending, lane: Lane): Promise<void> => {
    lane.silent = false
    log.info('a place can be reached again', fieldsOf(sending))
    for (const [name, { sending: one }] of await letters.all())
      if (conversationOf(one) === conversationOf(sending)) lane.waiting.set(name, one)
  }

  const learn = (all: readonly (readonly [string, Letter])[]): void => {
    for (const [, one] of all) {
      const lane = laneOf(conversationOf(one.sending))
      if (isDead(one)) lane.silent = true
      lane.notBefore = Math.max(lane.notBefore, Date.parse(one.notBefore ?? one.since))
    }
  }
  const enqueue = (all: readonly (readonly [string, Letter])[]): void => {
    for (const [name, one] of all) laneOf(conversationOf(one.sending)).waiting.set(name, one.sending)
    for (const [, one] of all) go(conversationOf(one.sending))
  }

  return {
    persist,
    isSilent: (place) => lanes.get(placeName(place))?.silent ?? false,
    learn: async () => learn(await letters.all()),
    takeUp: async () => {
      const all = await letters.all()
      learn(all)
      enqueue(all)
    },
    again: async (name) => {
      const kept = await letters.get(name)
      if (!kept || !mayBegin()) return
      learn([[name, kept]])
      if ((await bring(kept.sending)) === 'dead') await it.gaveUp(kept.sending)
    },
    retry: async () => enqueue((await letters.all()).filter(([, one]) => againAt(one) <= now())),
    settled: async () => {
      while (work.size > 0) await Promise.allSettled(work)
    },
    stop: () => {
      stopped = true
      stopping.resolve(undefined)
    },
  }
}
