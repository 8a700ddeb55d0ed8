import type { EventOf } from '../request/event.ts'
import { evolve } from '../request/evolve.ts'
import { isUnconfirmed } from '../request/made.ts'
import type { Request } from '../request/request.ts'
import type { StoredEvent } from '../store/store.ts'
import { type StoryLine, storyLine, type StoryNames } from './story-line.ts'

/** One request's whole story, in the order in which it was recorded. */
export type Story = {
  readonly request: string
  /** "2026/0417". */
  readonly reference: string
  /** "£80 section 17 for gas". */
  readonly heading: string
  readonly family: string
  readonly askedBy: string
  readonly askedAt: string
  readonly status: Status
  readonly lines: readonly StoryLine[]
}

export type Status = Request['status'] | 'not-confirmed'

/** The stories in a register, oldest first. Events of the whole authority belong to none. */
export const storiesOf = (events: readonly StoredEvent[], names: StoryNames): readonly Story[] =>
  [...Map.groupBy(events, ({ event }) => event.request)]
    .map(([, ofOne]) => storyOf(ofOne, names))
    .filter((story) => story !== undefined)

/** The story of one request from its events; undefined where it was never asked. */
export const storyOf = (events: readonly StoredEvent[], names: StoryNames): Story | undefined => {
  const asked = events.map(({ event }) => event).find(isSubmitted)
  if (asked === undefined) return undefined
  const reference = names.reference(asked.request)
  return {
    request: asked.request,
    reference,
    heading: names.heading(asked),
    family: asked.sealed.family,
    askedBy: names.person(asked.by),
    askedAt: asked.at,
    status: statusOf(events, reference),
    lines: events.map(({ event }) => storyLine(event, names)),
  }
}

const isSubmitted = (event: StoredEvent['event']): event is EventOf<'submitted' | 'watched'> =>
  (event.type === 'submitted' || event.type === 'watched') && event.request !== ''

/** Where it stands is the request's own state, folded from the same events that decide what may still be done with it. */
const statusOf = (events: readonly StoredEvent[], reference: string): Status => {
  const now = events.reduce<Request | undefined>(
    (request, { event }) => evolve(request, event, reference),
    undefined,
  )
  if (!now) return 'open'
  return isUnconfirmed(now) ? 'not-confirmed' : now.status
}
