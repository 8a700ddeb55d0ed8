import type { LondonDate } from '../policy/london-date.ts'
import type { Event, EventOf } from '../request/event.ts'
import type { StepState } from '../request/request.ts'

/** What a panel's step has besides: the sittings it was booked for, and what the panel asked for when it put it off. */
export type PanelItem = {
  /** The last is where it is booked now. */
  readonly bookings: readonly Booking[]
  readonly deferrals: readonly Deferral[]
}

export type Booking = {
  readonly sitting: LondonDate
  /** The day by which papers have to be in. */
  readonly papersBy: LondonDate
  readonly by: string
  readonly at: string
  /** Why the recorder moved it; empty for the first booking. */
  readonly reasons: string
}

/** Put off by the panel: what it wants, from whom, by when. It stays open. */
export type Deferral = {
  readonly sitting: LondonDate
  readonly at: string
  readonly wanted: string
  readonly from: string
  readonly due: LondonDate
  readonly reasons: string
}

/** What was changed, or is to happen after a decision was not confirmed: whose it is, by when, and whether it is done. */
export type FollowUp = {
  readonly kind: 'confirmed-with-change' | 'not-confirmed'
  /** A post. */
  readonly owner: string
  readonly act: string
  readonly due: LondonDate
  readonly done: { readonly by: string; readonly at: string; readonly words: string } | undefined
}

/** A paper that the worker has put on the case file: its title and date, never the paper. */
export type PaperGiven = {
  readonly paper: string
  readonly title: string
  readonly on: LondonDate
  readonly by: string
  readonly at: string
}

const NOTHING: PanelItem = { bookings: [], deferrals: [] }

/** Where an item stands on the calendar now; undefined where it is not booked, or the panel put it off and it is not booked again. */
export const bookingOf = (step: StepState | undefined): Booking | undefined => {
  const { bookings, deferrals } = step?.item ?? NOTHING
  const last = bookings.at(-1)
  const putOff = deferrals.at(-1)
  return last && putOff && last.sitting <= putOff.sitting ? undefined : last
}

export const lastDeferral = (step: StepState | undefined): Deferral | undefined =>
  step?.item?.deferrals.at(-1)

export const booked = (step: StepState | undefined, event: EventOf<'booked' | 'rebooked'>): PanelItem => {
  const { bookings, deferrals } = step?.item ?? NOTHING
  const { sitting, papersBy } = event.sealed
  const reasons = event.type === 'rebooked' ? (event.private?.reasons ?? '') : ''
  return { deferrals, bookings: [...bookings, { sitting, papersBy, by: event.by, at: event.at, reasons }] }
}

export const putOff = (step: StepState | undefined, event: EventOf<'deferred'>): PanelItem => {
  const { bookings, deferrals } = step?.item ?? NOTHING
  const { sitting, due } = event.sealed
  const { wanted = '', from = '', reasons = '' } = event.private ?? {}
  return { bookings, deferrals: [...deferrals, { sitting, due, wanted, from, reasons, at: event.at }] }
}

/** What a panel's change, or its no, leaves to be done; undefined where it simply confirmed. */
export const followUpIn = ({ sealed, private: words }: EventOf<'confirmed'>): FollowUp | undefined => {
  const { outcome, owner, due } = sealed
  if (outcome === 'confirmed' || owner === undefined || due === undefined) return undefined
  return { kind: outcome, owner, due, act: words?.next ?? '', done: undefined }
}

/** The sitting that an event puts a request on the agenda of, or enters an outcome from. */
export const agendaOf = (event: Event): { readonly panel: string; readonly sitting: string } | undefined => {
  if (event.type === 'booked' || event.type === 'rebooked') return event.sealed
  const sitting = 'sitting' in event.sealed ? event.sealed.sitting : undefined
  return event.post === undefined || !sitting ? undefined : { panel: event.post, sitting }
}
