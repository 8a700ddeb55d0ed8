import type { Event, EventOf } from './event.ts'
import type { About, ConditionTerms, Notice } from './notice.ts'
import { activeSteps, openConsultations, type Request } from './request.ts'

/** What the passing of time did to a request, folded from its events. */
export type TimeState = {
  /** Since when each step that can be answered has waited for whoever has it: instants, by step. */
  readonly since: Readonly<Record<string, string>>
  readonly notices: readonly Sent[]
  readonly conditions: readonly ConditionState[]
  readonly reviews: readonly Reviewed[]
  readonly used: 'all' | 'part' | 'none' | undefined
}

export type Sent = Notice & { readonly at: string }

/** A condition of an approval, by the step it was made at. Without terms it is the worker's, with no day. */
export type ConditionState = Partial<ConditionTerms> & {
  readonly step: number
  readonly at: string
  readonly words: string
  readonly met: { readonly by: string; readonly at: string; readonly words: string } | undefined
}

type Reviewed = {
  readonly review: string
  readonly due: string
  readonly goesOn: boolean
  readonly at: string
}

export const NO_TIME: TimeState = { since: {}, notices: [], conditions: [], reviews: [], used: undefined }

/** The notices given about one thing, oldest first. */
export const sentAbout = ({ time }: Request, about: About, key: string): readonly Sent[] =>
  time.notices.filter((one) => one.about === about && one.key === key)

/** The conditions of what was finally approved that nobody has said are met. */
export const openConditions = (request: Request): readonly ConditionState[] =>
  request.status === 'approved' ? request.time.conditions.filter(({ met: done }) => !done) : []

/** Adds to a changed request what the same event did to its clock. */
export const withTime = (before: Request | undefined, after: Request, event: Event): Request => {
  const kept = ticked(after.time, event)
  const since = sinceWhen(before, after, event)
  return kept === after.time && since === after.time.since ? after : { ...after, time: { ...kept, since } }
}

const ticked = (time: TimeState, event: Event): TimeState => {
  if (event.type === 'reminded' || event.type === 'raised' || event.type === 'fell-due')
    return { ...time, notices: [...time.notices, { ...event.sealed, type: event.type, at: event.at }] }
  if (event.type === 'approved') return { ...time, conditions: made(time, event) }
  // Asked again from the start: what was agreed on conditions no longer is.
  if (event.type === 'rerouted' || (event.type === 'corrected' && event.sealed.grew))
    return time.conditions.length === 0 ? time : { ...time, conditions: [] }
  if (event.type === 'requester-added')
    return { ...time, conditions: time.conditions.map((one) => handedOver(one, event.sealed)) }
  if (event.type === 'condition-met')
    return { ...time, conditions: time.conditions.map((one) => met(one, event)) }
  if (event.type === 'reviewed')
    return { ...time, reviews: [...time.reviews, { ...event.sealed, at: event.at }] }
  // Whoever gave the sum that was used has said it: they aren't asked again.
  if (event.type === 'used-less-said') return { ...time, used: event.sealed.pence === 0 ? 'none' : 'part' }
  return event.type === 'used-said' ? { ...time, used: event.sealed.used } : time
}

/** One a step: what was agreed again at a step replaces what it was agreed on before. */
const made = ({ conditions }: TimeState, event: EventOf<'approved'>): readonly ConditionState[] => [
  ...conditions.filter(({ step }) => step !== event.sealed.step),
  ...(event.sealed.withConditions ? [conditionOf(event)] : []),
]

const conditionOf = (event: EventOf<'approved'>): ConditionState => ({
  ...event.sealed.condition,
  step: event.sealed.step,
  at: event.at,
  words: event.private?.conditions ?? '',
  met: undefined,
})

const handedOver = (
  one: ConditionState,
  { from, person }: EventOf<'requester-added'>['sealed'],
): ConditionState =>
  one.owner !== undefined && one.owner === from && !one.met ? { ...one, owner: person } : one

const met = (one: ConditionState, event: EventOf<'condition-met'>): ConditionState =>
  one.step === event.sealed.step && !one.met
    ? { ...one, met: { by: event.by, at: event.at, words: event.private?.words ?? '' } }
    : one

/** A step's wait begins anew when it comes to somebody else, is answered, or is given longer. */
const sinceWhen = (before: Request | undefined, after: Request, event: Event): TimeState['since'] => {
  const since = Object.fromEntries(
    takeable(after).map((step) => [
      step,
      before && isStillWaiting(before, after, step) && !givesTime(event, step)
        ? (before.time.since[step] ?? event.at)
        : event.at,
    ]),
  )
  return JSON.stringify(since) === JSON.stringify(after.time.since) ? after.time.since : since
}

/** The steps that somebody can answer now: a decision waits for the consultations before it, and so does its clock. */
const takeable = (request: Request): readonly number[] => {
  const consultations = openConsultations(request)
  return consultations.length > 0 ? consultations : activeSteps(request)
}

const isStillWaiting = (before: Request, after: Request, step: number): boolean => {
  const [old, now] = [before.steps[step], after.steps[step]]
  return (
    before.version === after.version &&
    takeable(before).includes(step) &&
    old?.askedAsWell.length === now?.askedAsWell.length
  )
}

const givesTime = (event: Event, step: number): boolean =>
  (event.type === 'given-longer' || event.type === 'answered') && event.sealed.step === step
