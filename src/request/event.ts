import type { Address, Place } from '../chat/chat.ts'
import type { HeldHours, HoursLine } from '../ledger/hours.ts'
import type { Facts } from '../policy/fact.ts'
import type { Colleague, HoursBecause, HoursConfirmed, TalkOutcome } from './hours/hours-state.ts'

/**
 * Everything that is ever recorded, in the past tense. `sealed` is chained and kept for good: ids, pence, dates, clauses.
 * `private` holds free text and every fact about a person; it can be erased and the chain still verifies.
 */
export type Event =
  | Recorded<
      'submitted',
      SubmittedSealed,
      { readonly facts: Facts; readonly words: readonly string[]; readonly note: string }
    >
  | Recorded<
      'corrected',
      {
        readonly route: RouteShown
        readonly version: number
        readonly pence: number | undefined
        readonly grew: boolean
        readonly hours?: HeldHours
      },
      { readonly facts: Facts; readonly reason: string }
    >
  /** `because`: it was for hours that others lent, or whose support was decided, so nobody has to answer any more. */
  | Recorded<'withdrawn', { readonly because?: 'filled' | 'support-decided' }, { readonly reason: string }>
  | Recorded<'asked', { readonly step: number }, { readonly question: string }>
  | Recorded<'answered', { readonly step: number }, { readonly answer: string }>
  /** Prior agreement given, or a consultation answered. */
  | Recorded<'endorsed', { readonly step: number }, Reasons>
  | Recorded<
      'consulted',
      { readonly step: number; readonly hours?: HoursConfirmed },
      { readonly view: string }
    >
  | Recorded<
      'approved',
      ApprovedSealed,
      Reasons & {
        readonly conditions: string
        readonly fields: Readonly<Record<string, string>>
        readonly attested: readonly string[]
      }
    >
  | Recorded<
      'rejected',
      {
        readonly step: number
        readonly sitting?: string
        readonly thin: boolean
        readonly policy: string
        readonly clauses: readonly string[]
      },
      Reasons
    >
  | Recorded<'referred', { readonly step: number; readonly to: string }, { readonly reasons: string }>
  /** The next step was given to somebody else because tries to reach its post are on record. */
  | Recorded<'passed-on', { readonly step: number; readonly to: string | undefined }, object>
  | Recorded<'tried', { readonly step: number; readonly reached: boolean; readonly post: string }, object>
  | Recorded<
      'confirmed',
      {
        readonly step: number
        readonly sitting: string
        readonly outcome: 'confirmed' | 'confirmed-with-change' | 'not-confirmed'
      },
      Reasons
    >
  /** What somebody outside the chat replied: TACT, the IRO, Legal, Finance. */
  | Recorded<
      'reply-recorded',
      { readonly step: number; readonly on: string },
      { readonly from: string; readonly reply: string }
    >
  /** Routed again at a press and the answer had changed: the old card is void, a new one goes out. */
  | Recorded<
      'rerouted',
      {
        readonly route: RouteShown
        readonly version: number
        readonly because: 'total' | 'policy'
      },
      object
    >
  /** `hours`: what stays charged, because its weeks had begun. */
  | Recorded<
      'decision-withdrawn',
      { readonly step: number; readonly hours?: HeldHours },
      { readonly reasons: string }
    >
  /** Moving hours already in use was considered before any were borrowed; `moved` is the request they were taken from. */
  | Recorded<
      'moving-considered',
      { readonly step: number; readonly thin: boolean; readonly moved?: string },
      Reasons
    >
  /** What a request holds became less: what it holds from now on, and the request it was done for. */
  | Recorded<
      'hours-changed',
      {
        readonly because: HoursBecause
        readonly hours: HeldHours
        readonly for?: string
        readonly thin?: boolean
      },
      Reasons
    >
  /** A lender asked for promised hours back; the borrower keeps them. */
  | Recorded<'recall-asked', { readonly lines: readonly HoursLine[]; readonly thin: boolean }, Reasons>
  | Recorded<'recall-refused', { readonly thin: boolean }, Reasons>
  /** Nobody has hours: the head of service talks to the post named, and what came of it. It grants nothing. */
  | Recorded<
      'talk-opened',
      {
        readonly with: string
        readonly short: readonly HoursLine[]
        readonly colleagues: readonly Colleague[]
      },
      object
    >
  | Recorded<'talk-recorded', { readonly outcome: TalkOutcome; readonly thin: boolean }, Reasons>
  /** The service in fact ended: its last day, as confirmed by who arranges it. */
  | Recorded<'service-stopped', { readonly on: string }, { readonly note: string }>
  /** A decision recorded by its own maker, not asked for by anybody (readings X1). */
  | Recorded<'press-refused', { readonly act: string; readonly why: string }, object>
  | Recorded<'filed', object, object>
  /** Somebody looked at the reasons, the note, the form or the whole card, or was refused it. */
  | Recorded<
      'looked',
      { readonly at: 'see-reasons' | 'why-me' | 'note' | 'open' | 'form'; readonly allowed: boolean },
      object
    >
  | Recorded<
      'card-posted',
      { readonly card: CardName; readonly to: string; readonly address: Address },
      object
    >
  | Recorded<'adopted', { readonly what: 'policy' | 'people' | 'families'; readonly digest: string }, object>
  | Recorded<'family-added', { readonly family: string; readonly team: string }, object>

/**
 * Which card of a request a posted message is: that of a step, and the place it went to, so that what may be drawn there
 * can be judged again. No place: a press showed where a copy is, and nobody can say who reads there.
 */
export type CardName = { readonly step: number; readonly place?: Place }

type Recorded<Type extends string, Sealed, Private> = {
  readonly type: Type
  /** Instant, ISO in UTC. */
  readonly at: string
  /** The person who acted, or 'bot'. */
  readonly by: string
  /** The post they acted for, and whether they were covering it. */
  readonly post?: string
  readonly covering?: true
  /** Empty for events of the whole authority. */
  readonly request: string
  /** The platform's delivery id that caused it: the same one again is answered, not done again. */
  readonly delivery?: string
  readonly sealed: Sealed
  /** Undefined once erased. */
  readonly private: Private | undefined
}

type SubmittedSealed = {
  readonly resource: string
  readonly family: string
  readonly team: string
  readonly requesters: readonly string[]
  readonly urgency: Urgency
  readonly pence: number | undefined
  readonly route: RouteShown
  readonly ownDecision: boolean
  readonly from?: GrownFrom
  /** Hours asked for, week by week. */
  readonly hours?: HeldHours
}

/**
 * What a request grew out of: hours borrowed for it (loan), the disagreement with its refusal (appeal), more weeks of it
 * (extension), or the next thing that a decision leads to (next): a legal planning meeting, then proceedings.
 */
export type GrownFrom = { readonly request: string; readonly as: 'loan' | 'appeal' | 'extension' | 'next' }

export type ApprovedSealed = {
  readonly step: number
  /** No agreement comes after this one: with it the request is agreed. */
  readonly last: boolean
  /** The policy and the clauses it was decided under. */
  readonly policy: string
  readonly clauses: readonly string[]
  /** What was agreed, in pence, where money is asked for: the sum that counts. */
  readonly pence: number | undefined
  /** The ledger that the sum is used up from; undefined where nothing is counted. */
  readonly ledger: string | undefined
  readonly inPart: boolean
  readonly withConditions: boolean
  readonly chronology: boolean
  /** The reasons were thin; the decider was told once and kept them. */
  readonly thin: boolean
  readonly sitting?: string
  /** Hours agreed or lent, week by week. */
  readonly hours?: HeldHours
}

/** The route as it was shown: enough to say later under what a decision was made, and to see that it still stands. */
export type RouteShown = {
  readonly policy: string
  readonly row: string
  readonly clauses: readonly string[]
  readonly readings: readonly string[]
  readonly steps: readonly StepShown[]
}

export type StepShown = {
  readonly act: 'endorse' | 'consult' | 'decide' | 'confirm' | 'notify'
  /** Post or panel ids, or an outsider's id; the first is asked. Several: any of them can act. */
  readonly posts: readonly string[]
  readonly outside: boolean
  readonly panel: boolean
}

export type Urgency = 'tonight' | 'today' | 'this-week' | 'planned'

export type Reasons = { readonly reasons: string; readonly considered: string }

export type EventType = Event['type']
export type EventOf<Type extends EventType> = Extract<Event, { readonly type: Type }>
