import type { HoursLine } from '../../ledger/hours.ts'
import type { LondonDate } from '../../policy/london-date.ts'

/** Why a command about hours changed nothing: figures in quarter-hours a week, weeks by their Monday, posts by id. */
export type HoursRefused =
  /** The post hasn't the hours: how many it is short, in which weeks. All the other weeks have them. */
  | { readonly why: 'short-of-hours'; readonly short: readonly HoursLine[] }
  /** The lender no longer has so many to lend: what is left to lend in each week asked for. */
  | { readonly why: 'not-lendable'; readonly left: readonly HoursLine[] }
  /** It isn't short, or what was asked to be lent is no longer wanted. */
  | { readonly why: 'not-short' }
  /** Something comes first (section 4.2): being short, moving hours with reasons, then every colleague named. */
  | {
      readonly why: 'not-yet'
      readonly missing: readonly ('art' | 'short' | 'moving' | 'colleagues')[]
      readonly posts: readonly string[]
    }
  /** These weeks have begun: what was agreed for them stays charged. */
  | { readonly why: 'week-begun'; readonly weeks: readonly LondonDate[] }
  /** The hours are promised to a family: what can be handed back of them in each week. */
  | { readonly why: 'promised'; readonly free: readonly HoursLine[] }
  /** Whoever answered for one side of a loan answers nothing for the other, also on another day. */
  | { readonly why: 'other-side'; readonly posts: readonly string[] }
  | { readonly why: 'nothing-to-change' }
  /** What was typed isn't hours in quarters, or is more than there is: at most so many. `of`: 'hours', 'new-hours', 'weeks', or a Monday. */
  | {
      readonly why: 'not-hours'
      readonly most: number | undefined
      readonly of?: string
    }
  /** The day is no earlier than the last one that stands. */
  | { readonly why: 'ends-by-then'; readonly lastDay: LondonDate; readonly family: string }
  | { readonly why: 'not-a-date'; readonly question: string }
  /** It would pass the weeks that anybody in the matrix can agree. */
  | { readonly why: 'too-many-weeks'; readonly weeks: number; readonly most: number }
