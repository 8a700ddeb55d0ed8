import { ChatError } from '../chat/chat.ts'
import type { Log } from '../log.ts'
import { putFirst, type Lane, type Lanes } from './lane.ts'
import { isDead, type DeadLetter, type Letter, type Letters } from './letters.ts'
import { conversationOf, fieldsOf, nameOf, type Sending } from './sending.ts'

/** Milliseconds before each further try, where the chat does not say how long, give or take a quarter. */
const PAUSES = [500, 2_000, 8_000, 30_000]
/** A chat that only asks to wait is there: it is asked more often before it is given up. */
const MOST_BUSY = 30
/** What was given up is tried again after that. Milliseconds. */
const AGAIN = 3_600_000

/** When something is looked at again that nobody has brought by then, or that was given up. Instant, ISO in UTC. */
export const againAt = (one: Letter): string =>
  one.dead?.again ?? new Date(Date.parse(one.notBefore ?? one.since) + AGAIN).toISOString()

/** What became of it: brought there; it waits its turn or another try; or it was given up for now, and is shown to the operator. */
export type Sent = 'done' | 'waiting' | 'dead'

export type Attempting = {
  readonly letters: Letters
  /** Does it, as things stand now. Throws `ChatError` where the chat refuses. */
  readonly act: (it: Sending) => Promise<void>
  /** A place can't be reached any more: told once, with why. */
  readonly silent: (it: Sending, why: string) => Promise<void>
  /** Instant, ISO in UTC. */
  readonly now: () => string
  /** From 0 up to 1. */
  readonly random: () => number
  readonly log: Log
}

/** One try: whether the chat has answered, and what is tried being kept, where that took long. */
export type Try = { answered: boolean; kept?: Promise<void> }

export type Attempts = {
  /** Tries once, and keeps what did not come through. `at`: milliseconds, now, by a clock that may stand still while a test waits. */
  readonly attempt: (it: Sending, lane: Lane, at: number, one?: Try) => Promise<Sent>
  /** Keeps something until it is brought. */
  readonly keep: (it: Sending) => Promise<void>
  /** Milliseconds before the next try there: longer each time, where the chat does not say how long. */
  readonly pauseAfter: (lane: Lane) => number
}

/** Trying once, and what follows from how it went. */
export const attempts = (it: Attempting, lanes: Lanes): Attempts => {
  const { letters, log, now } = it
  const clock = (): number => Date.parse(now())

  const keep = async (sending: Sending, dead?: Letter['dead']): Promise<void> => {
    const since = (await letters.get(nameOf(sending)))?.since ?? now()
    const { notBefore } = lanes.of(conversationOf(sending))
    const asked = notBefore > clock() && { notBefore: new Date(notBefore).toISOString() }
    await letters.keep(nameOf(sending), { sending, since, ...asked, ...(dead && { dead }) })
  }

  const attempt: Attempts['attempt'] = async (sending, lane, at, one = { answered: false }) => {
    lane.trying = nameOf(sending)
    return tried(sending, lane, at, one).finally(() => (lane.trying = undefined))
  }

  const tried = async (sending: Sending, lane: Lane, at: number, one: Try): Promise<Sent> => {
    lanes.sent(sending, at)
    const error = await it.act(sending).then(
      () => undefined,
      (thrown: unknown) => thrown ?? new Error('could not be announced'),
    )
    one.answered = true
    await one.kept
    if (error instanceof ChatError) return failed(sending, lane, error)
    if (error !== undefined) log.error('could not be announced', error, fieldsOf(sending))
    await forget(sending, lane)
    if (lane.silent) await speaksAgain(sending, lane)
    lane.failures = 0
    lane.busy = 0
    return 'done'
  }

  /** What was drawn may be out of date: what came meanwhile under the same name is newer, and has the same letter. Words are the same words. */
  const forget = async (sending: Sending, { waiting, coming }: Lane): Promise<void> => {
    const name = nameOf(sending)
    if (!(await letters.get(name))) return
    if (sending.kind !== 'tell' && (waiting.has(name) || coming.has(name))) return
    await letters.forget(name)
  }

  /** What came meanwhile under the same name is newer: its words stand. */
  const keepNewest = async (sending: Sending, lane: Lane, dead?: Letter['dead']): Promise<void> => {
    const name = nameOf(sending)
    if (!lane.coming.has(name)) await keep(lane.waiting.get(name) ?? sending, dead)
  }

  const failed = async (sending: Sending, lane: Lane, error: ChatError): Promise<Sent> => {
    lane.busy += 1
    if (error.kind !== 'busy' || error.retryAfter === undefined) lane.failures += 1
    if (error.retryAfter !== undefined) lane.notBefore = clock() + error.retryAfter
    const canHelp = error.kind === 'busy' || error.kind === 'unreachable'
    if (canHelp && !lane.silent && lane.failures <= PAUSES.length && lane.busy < MOST_BUSY) {
      await keepNewest(sending, lane)
      putFirst(lane, sending)
      return 'waiting'
    }
    const again = new Date(clock() + AGAIN).toISOString()
    const known = lane.silent || (await deadAt(sending)).length > 0
    lane.silent = true
    await keepNewest(sending, lane, { why: error.message, again })
    log.error('could not be announced', error, fieldsOf(sending))
    if (!known && (await isFirst(sending, again))) await it.silent(sending, error.message)
    return 'dead'
  }

  /** What was given up in the same conversation, at whichever instance. */
  const deadAt = async (sending: Sending): Promise<readonly (readonly [string, DeadLetter])[]> =>
    (await letters.all()).flatMap(([name, one]) =>
      isDead(one) && conversationOf(one.sending) === conversationOf(sending) ? [[name, one] as const] : [],
    )

  /** Of two instances that find out at the same time one tells it for certain, and seldom both. */
  const isFirst = async (sending: Sending, again: string): Promise<boolean> =>
    (await deadAt(sending)).every(
      ([name, { dead }]) => dead.again > again || (dead.again === again && name >= nameOf(sending)),
    )

  /** Something came through: whatever was given up there is tried at once. */
  const speaksAgain = async (sending: Sending, lane: Lane): Promise<void> => {
    lane.silent = false
    log.info('a place can be reached again', fieldsOf(sending))
    for (const [name, { sending: one }] of await letters.all())
      if (conversationOf(one) === conversationOf(sending)) lane.waiting.set(name, one)
  }

  return {
    attempt,
    keep: (sending) => keep(sending),
    pauseAfter: (lane) =>
      lane.notBefore > clock()
        ? 0
        : (PAUSES[lane.failures - 1] ?? PAUSES.at(-1) ?? 0) * (0.75 + it.random() / 2),
  }
}
