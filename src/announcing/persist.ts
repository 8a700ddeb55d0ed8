import { answerInTime, type Timer } from '../chat/answer-in-time.ts'
import type { Place } from '../chat/chat.ts'
import { isDead, type Letter } from './letters.ts'
import { againAt, attempts, type Attempting, type Sent, type Try } from './attempt.ts'
import { nextOf, openLanes, type Lane } from './lane.ts'
import { conversationOf, nameOf, placeName, type Sending } from './sending.ts'

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

export type Carrying = Attempting & {
  /** What had waited can't be brought: it may have to go another way. */
  readonly gaveUp: (it: Sending) => Promise<void>
  /** Has `again` called after so many milliseconds, by whichever instance takes it; left out, this one tries by itself. */
  readonly later?: ((it: Sending, milliseconds: number) => Promise<void>) | undefined
  /** Milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  /**
   * Counts how long a place is waited for before everything else goes on. Left out where other instances share the register:
   * there each request has an errand of its own, and until it is over nobody draws that request's cards anew.
   */
  readonly timer?: Timer
  /** Once it says no, others may be at the same thing with something newer: nothing is begun. */
  readonly holds?: () => boolean
}

/**
 * The one place that tries again. Each conversation has a queue of its own, so that a pause in one holds up no other; what
 * can't be done at once is kept as a document before anything else goes on, and done as things stand then.
 */
export const courier = (it: Carrying): Courier => {
  const { letters, log, now } = it
  const clock = (): number => Date.parse(now())
  const lanes = openLanes(clock)
  const { attempt, keep, pauseAfter } = attempts(it, lanes)
  const stopping = Promise.withResolvers<undefined>()
  const work = new Set<Promise<unknown>>()
  let stopped = false
  const mayBegin = (): boolean => !stopped && (it.holds?.() ?? true)

  /** What was given up there is tried again in its own time, and not with everything that grows from it. */
  const persist: Persist = async (sending) => {
    const lane = lanes.of(conversationOf(sending))
    const kept = lane.silent ? await letters.get(nameOf(sending)) : undefined
    if (kept?.dead === undefined || kept.dead.again <= now()) return bring(sending)
    return sending.kind === 'edit' ? inNewestWords(sending, lane, kept) : 'dead'
  }

  /** Its words stand in the letter; all else is drawn as things stand then. */
  const inNewestWords = async (sending: Sending, lane: Lane, kept: Letter): Promise<Sent> => {
    const name = nameOf(sending)
    if (lane.trying === name || lane.waiting.has(name)) return bring(sending)
    await comes(sending, lane, () => letters.keep(name, { ...kept, sending }))
    return 'dead'
  }

  /** Until it is kept, nothing older of the same name takes the letter away. */
  const comes = async (sending: Sending, { coming }: Lane, keeping: () => Promise<void>): Promise<void> => {
    const name = nameOf(sending)
    coming.add(name)
    await keeping().finally(() => coming.delete(name))
  }

  const bring: Persist = async (sending) => {
    const conversation = conversationOf(sending)
    const lane = lanes.of(conversation)
    if (!lane.running && lanes.pauseFor(sending) <= 0) {
      lane.running = true
      const one: Try = { answered: false }
      return inTime(firstTry(sending, lane, one), sending, one)
    }
    await comes(sending, lane, async () => {
      await keep(sending)
      lane.waiting.set(nameOf(sending), sending)
    })
    go(conversation)
    return 'waiting'
  }

  const firstTry = async (sending: Sending, lane: Lane, one: Try): Promise<Sent> => {
    const sent = await attempt(sending, lane, clock(), one).finally(() => (lane.running = false))
    go(conversationOf(sending), sent === 'waiting' ? pauseAfter(lane) : 0)
    return sent
  }

  /** A place that does not answer holds up nothing else: what is under way there goes on, and is kept from then on. */
  const inTime = async (trying: Promise<Sent>, sending: Sending, one: Try): Promise<Sent> => {
    if (!it.timer) return trying
    const found = await answerInTime(trying, it.timer)
    if (found.kind === 'answered') return found.answer
    if (found.kind === 'failed') throw found.error
    if (one.answered) return trying
    void doing(
      trying.then(async (sent) => {
        if (sent === 'dead') await it.gaveUp(sending)
      }),
    )
    one.kept = keep(sending)
    await one.kept
    return 'waiting'
  }

  /** Goes on with what waits in a conversation, beside everything else. */
  const go = (conversation: string, pause = 0): void => {
    const lane = lanes.of(conversation)
    if (lane.running || lane.waiting.size === 0 || stopped) return
    if (it.later) return void doing(giveAway(lane, pause, it.later))
    lane.running = true
    const done = run(lane, pause).finally(() => {
      lane.running = false
      // Something may have come between the last look and now.
      go(conversation)
    })
    void doing(done)
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
    for (const sending of waiting) await later(sending, Math.max(pause, lanes.pauseFor(sending)))
  }

  const run = async (lane: Lane, first: number): Promise<void> => {
    let pause = first
    for (;;) {
      const next = nextOf(lane)
      if (!next) return
      const [name, sending] = next
      const began = clock()
      const milliseconds = Math.max(pause, lanes.pauseFor(sending))
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

  const learn = (all: readonly (readonly [string, Letter])[]): void => {
    for (const [, one] of all) {
      const lane = lanes.of(conversationOf(one.sending))
      if (isDead(one)) lane.silent = true
      lane.notBefore = Math.max(lane.notBefore, Date.parse(one.notBefore ?? one.since))
    }
  }
  const enqueue = (all: readonly (readonly [string, Letter])[]): void => {
    for (const [name, { sending }] of all) {
      const lane = lanes.of(conversationOf(sending))
      if (lane.trying !== name) lane.waiting.set(name, sending)
    }
    for (const [, one] of all) go(conversationOf(one.sending))
  }

  return {
    persist,
    isSilent: (place) => lanes.isSilent(placeName(place)),
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
