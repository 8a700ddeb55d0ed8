import { pacing } from './pace.ts'
import { chatOf, conversationOf, nameOf, type Sending } from './sending.ts'

/** One conversation: what waits for it, in order, and how it last went there. */
export type Lane = {
  readonly waiting: Map<string, Sending>
  /** What is being kept now and waits in a moment, by name. */
  readonly coming: Set<string>
  /** What is being tried now, by name. */
  trying: string | undefined
  running: boolean
  failures: number
  busy: number
  /** The instant that the chat asked to wait for, in milliseconds. */
  notBefore: number
  silent: boolean
}

export type Lanes = {
  /** The lane of a conversation; a new one where nothing went there yet. */
  readonly of: (conversation: string) => Lane
  readonly isSilent: (conversation: string) => boolean
  /** Milliseconds before something may go out, by what the platform takes and what it asked for. */
  readonly pauseFor: (it: Sending) => number
  /** Something goes out at an instant, in milliseconds. */
  readonly sent: (it: Sending, at: number) => void
}

/** @param clock milliseconds */
export const openLanes = (clock: () => number): Lanes => {
  const lanes = new Map<string, Lane>()
  const pace = pacing()
  const laneOf = (conversation: string): Lane => {
    const lane = lanes.get(conversation) ?? {
      waiting: new Map(),
      coming: new Set(),
      trying: undefined,
      running: false,
      failures: 0,
      busy: 0,
      notBefore: 0,
      silent: false,
    }
    lanes.set(conversation, lane)
    return lane
  }
  return {
    of: laneOf,
    isSilent: (conversation) => lanes.get(conversation)?.silent ?? false,
    pauseFor: (it) =>
      Math.max(
        pace.pause(conversationOf(it), chatOf(it), clock()),
        laneOf(conversationOf(it)).notBefore - clock(),
      ),
    sent: (it, at) => pace.sent(conversationOf(it), chatOf(it), at),
  }
}

/** Puts something in front of what came after it; what came under its own name stands in its place. */
export const putFirst = ({ waiting }: Lane, it: Sending): void => {
  const rest = [...waiting]
  const newest = waiting.get(nameOf(it)) ?? it
  waiting.clear()
  waiting.set(nameOf(it), newest)
  for (const [name, one] of rest) waiting.set(name, one)
}

/** What goes next: something new before a card that is only drawn again, and of those whichever came first. */
export const nextOf = ({ waiting }: Lane): readonly [name: string, it: Sending] | undefined => {
  const all = [...waiting]
  return all.find(([, { kind }]) => kind !== 'redraw' && kind !== 'redraw-agenda') ?? all[0]
}
