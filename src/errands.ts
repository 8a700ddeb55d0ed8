import { z } from 'zod'
import type { Event } from './request/event.ts'

/**
 * A piece of announcing, as data, so that any instance can do it: something recorded has to be told, a request's cards drawn
 * again or those still owed posted, other people act for posts, a panel's agenda is posted or drawn again, a day has begun,
 * a list of what was agreed before the bot is told as a whole, every card still owed is looked for, something falls due,
 * the files on the disk are not what was adopted, something is tried again that a chat had refused.
 */
export const errand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded'), position: z.int().positive(), request: z.string() }),
  z.object({ kind: z.literal('redraw'), request: z.string() }),
  z.object({ kind: z.literal('post'), request: z.string() }),
  z.object({ kind: z.literal('hands'), request: z.string(), posts: z.array(z.string()) }),
  z.object({ kind: z.literal('agenda'), panel: z.string(), sitting: z.string(), post: z.boolean() }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('opening'), after: z.int().nonnegative(), head: z.int().positive() }),
  z.object({ kind: z.literal('owed') }),
  z.object({ kind: z.literal('due') }),
  z.object({ kind: z.literal('files') }),
  z.object({ kind: z.literal('letter'), name: z.string(), about: z.string() }),
])
export type Errand = z.output<typeof errand>

export type Give = (errand: Errand) => Promise<void>

/** Does an errand. What grows from it is given by `also`; `known` is the event that it is about, where it is at hand. */
export type Act = (errand: Errand, also: Give, known?: Event) => Promise<void>

/** Who does what is to be announced: this process alone, or whichever of several instances takes it. */
export interface Errands {
  /** Has it done at least once: never two about one request at the same time, and on nothing older than was recorded when it was given. */
  readonly give: Give
  /** The same after so many milliseconds, whichever instance lives then; left out where this process is alone and keeps the time itself. */
  readonly later?: (errand: Errand, milliseconds: number) => Promise<void>
  /** From now on this instance does errands, whatever was left undone first. `upTo` resolves once a position is known here. */
  start(act: Act, upTo: (position: number) => Promise<void>): Promise<void>
  /** Shows that this instance runs before it does any errands; left out where opening the register keeps others out. */
  readonly appear?: () => Promise<void>
  /** Whether what was given to this instance is still its own; false once others may have taken it over. */
  readonly holds: () => boolean
  /** Lets go of what was given and not done, but for what was recorded after a position; left out where nothing given outlasts the process. */
  readonly forget?: (upTo: number) => Promise<void>
  /** Resolves when everything given so far is done. */
  settled(): Promise<void>
  /** Resolves when this instance does nothing any more. */
  stop(): Promise<void>
}

/** What of an event decides whether anybody is told. */
export type Recorded = {
  readonly type: string
  readonly by: string
  readonly request: string
  readonly position: number
}

/** Events that say nothing new about a request: its cards stay as they are. */
const QUIET: ReadonlySet<string> = new Set([
  'card-posted',
  'press-refused',
  'looked',
  'exported',
  // Told when the bot starts, a list at a time.
  'opening-recorded',
  'complete-since',
  'filed',
  // Told by what brought it before the panel, in the same batch.
  'booked',
])

/** Whether an event is told by itself. A press taught where a copy of the card is: that copy has to be brought up to date. */
export const isTold = ({ type, by }: Pick<Recorded, 'type' | 'by'>): boolean =>
  !QUIET.has(type) || (type === 'card-posted' && by !== 'bot')

/** What has to be done about an event, where instances share the work. */
export const errandFor = (event: Recorded): Errand | undefined => {
  const { position } = event
  if (event.type === 'opening-recorded') return { kind: 'opening', after: position - 1, head: position }
  return isTold(event) ? { kind: 'recorded', position, request: event.request } : undefined
}
