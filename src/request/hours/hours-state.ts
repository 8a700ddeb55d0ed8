import type { HeldHours, HoursLine } from '../../ledger/hours.ts'
import type { LondonDate } from '../../policy/london-date.ts'

/** What a request for hours has come to, besides what every request has. Undefined on every other request. */
export type RequestHours = {
  /** What was asked, as it stands now: for a loan, what was asked of its lender. */
  readonly asked: HeldHours
  /** What Access to Resources confirmed, beside what the ledger said then. */
  readonly confirmed: HoursConfirmed | undefined
  /** Whether hours already in use can be moved: considered, with reasons (section 4.2: before anything is borrowed). */
  readonly considered: MovingConsidered | undefined
  readonly talk: Talk | undefined
  /** What is charged now; undefined until it is agreed. */
  readonly held: HeldHours | undefined
  /** The lender asked for hours back that a family counts on; the borrower has not answered yet. */
  readonly recall: RecallAsked | undefined
  /** The last day of service in fact, as Access to Resources confirmed it. */
  readonly stopped: LondonDate | undefined
}

/** Quarter-hours free in each week of the request, and the weeks that the family or young person has had. */
export type HoursFigures = { readonly free: readonly HoursLine[]; readonly weeksUsed: number }

/**
 * Where the two differ, the lower free figure and the higher weeks apply, and the card shows the difference. `fact`: the
 * policy's fact that the weeks are.
 */
export type HoursConfirmed = HoursFigures & { readonly ledger: HoursFigures; readonly fact: string }

export type MovingConsidered = {
  readonly by: string
  readonly post: string
  readonly at: string
  readonly reasons: string
  /** The request that hours were taken from; undefined where none could be moved. */
  readonly moved: string | undefined
}

/** A colleague at the moment a talk was opened: what they could have lent, and what they answered. */
export type Colleague = {
  readonly post: string
  readonly lendable: readonly HoursLine[]
  readonly answer: 'none-to-lend' | 'declined' | 'lent-part' | 'nobody-in-post'
}

export const TALK_OUTCOMES = ['hours-found', 'different-service', 'not-available'] as const
export type TalkOutcome = (typeof TALK_OUTCOMES)[number]

export type Talk = {
  readonly with: string
  readonly openedBy: string
  readonly openedAt: string
  readonly short: readonly HoursLine[]
  readonly colleagues: readonly Colleague[]
  readonly outcome:
    | {
        readonly outcome: TalkOutcome
        readonly by: string
        readonly post: string
        readonly at: string
        readonly reasons: string
      }
    | undefined
}

export type RecallAsked = {
  readonly by: string
  readonly post: string
  readonly at: string
  readonly reasons: string
  readonly lines: readonly HoursLine[]
}

/** Why what a request holds became less. */
export type HoursBecause =
  | 'moved'
  | 'fewer'
  | 'ended'
  | 'stopped'
  | 'delivered'
  | 'changed-team'
  | 'not-needed'
  | 'recalled'
  | 'handed-back'
  | 'withdrawn'
