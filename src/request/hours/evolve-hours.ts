import { quartersIn, tidyLines, type HeldHours } from '../../ledger/hours.ts'
import type { Event, EventOf } from '../event.ts'
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
  if (!hours) return undefined
  switch (event.type) {
    case 'corrected':
      return corrected(hours, event)
    case 'rerouted':
      return { ...hours, confirmed: undefined }
    case 'consulted':
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
    case 'adopted':
    case 'account-linked':
    case 'account-unlinked':
    case 'list-confirmed':
    case 'list-warned':
    case 'founded':
    case 'change-proposed':
    case 'change-declined':
    case 'agenda-published':
    case 'answered':
    case 'appeal-right-told':
    case 'appealed':
    case 'asked-as-well':
    case 'asked':
    case 'booked':
    case 'card-posted':
    case 'condition-met':
    case 'confirmed':
    case 'cover-asked':
    case 'cover-reminded':
    case 'cover-ended':
    case 'cover-set':
    case 'deferred':
    case 'endorsed':
    case 'exported':
    case 'family-added':
    case 'opening-recorded':
    case 'complete-since':
    case 'family-confirmed':
    case 'families-merged':
    case 'handed-over':
    case 'requester-added':
    case 'fell-due':
    case 'filed':
    case 'followed-up':
    case 'given-longer':
    case 'given-to-send':
    case 'looked':
    case 'paper-given':
    case 'passed-on':
    case 'press-refused':
    case 'raised':
    case 'rebooked':
    case 'report-denied':
    case 'referred':
    case 'rejected':
    case 'reminded':
    case 'reply-recorded':
    case 'reviewed':
    case 'submitted':
    case 'tried':
    case 'use-kept':
    case 'used-less-said':
    case 'used-lower':
    case 'used-said':
    case 'watch-ended':
    case 'watched':
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
