import { quartersIn, tidyLines, type HeldHours } from '../../ledger/hours.ts'
import type { Event, EventOf } from '../event.ts'
import { isHoursEvent } from './hours-events.ts'
import type { RequestHours } from './hours-state.ts'

/** A request's hours as they begin: asked for, nothing held. */
export const hoursAsked = (asked: HeldHours | undefined): RequestHours | undefined =>
  asked && {
    asked,
    confirmed: undefined,
    considered: undefined,
    talk: undefined,
    held: undefined,
    recall: undefined,
    stopped: undefined,
  }

/** What an event changes of a request's hours. Total: what doesn't concern them leaves them as they were. */
export const evolveHours = (hours: RequestHours | undefined, event: Event): RequestHours | undefined => {
  if (!hours || !isHoursEvent(event)) return hours
  switch (event.type) {
    case 'corrected':
      return corrected(hours, event)
    case 'rerouted':
      return { ...hours, confirmed: undefined }
    case 'consulted':
    case 'reply-recorded':
      return { ...hours, confirmed: event.sealed.hours ?? hours.confirmed }
    case 'approved':
      return { ...hours, held: event.sealed.hours ?? hours.held }
    case 'decision-withdrawn':
      return { ...hours, held: event.sealed.hours, recall: undefined }
    case 'hours-changed':
      return { ...hours, held: event.sealed.hours, recall: stillRecalled(hours, event) }
    case 'moving-considered':
      return { ...hours, considered: { ...said(event), moved: event.sealed.moved } }
    case 'recall-asked':
      return { ...hours, recall: { ...said(event), lines: event.sealed.lines } }
    case 'recall-refused':
      return { ...hours, recall: undefined }
    case 'talk-opened':
      return { ...hours, talk: opened(event) }
    case 'talk-recorded':
      return hours.talk
        ? { ...hours, talk: { ...hours.talk, outcome: { ...said(event), outcome: event.sealed.outcome } } }
        : hours
    case 'service-stopped':
      return { ...hours, stopped: event.sealed.on }
    case 'given-to-send':
    case 'rejected':
    case 'submitted':
    case 'withdrawn':
      return hours
  }
}

/** Other hours are other weeks to confirm, and another shortage to find a way out of. */
const corrected = (hours: RequestHours, { sealed }: EventOf<'corrected'>): RequestHours => ({
  ...hours,
  asked: sealed.hours ?? hours.asked,
  ...(sealed.grew && { confirmed: undefined, considered: undefined, talk: undefined }),
})

/** What was asked back stays asked, as far as it is still there; what went back is no longer waited for. */
const stillRecalled = (
  { recall }: RequestHours,
  { sealed }: EventOf<'hours-changed'>,
): RequestHours['recall'] => {
  if (!recall || sealed.because === 'recalled') return undefined
  const lines = tidyLines(
    recall.lines.map(({ week, quarters }) => ({
      week,
      quarters: Math.min(quarters, quartersIn(sealed.hours.lines, week)),
    })),
  )
  return lines.length > 0 ? { ...recall, lines } : undefined
}

type Saying = EventOf<'moving-considered' | 'recall-asked' | 'talk-recorded'>

const said = (event: Saying) => ({
  by: event.by,
  post: event.post ?? '',
  at: event.at,
  reasons: event.private?.reasons ?? '',
})

const opened = ({ sealed, by, at }: EventOf<'talk-opened'>): RequestHours['talk'] => ({
  ...sealed,
  openedBy: by,
  openedAt: at,
  outcome: undefined,
})
