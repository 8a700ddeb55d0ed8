import type { LondonDate } from '../policy/london-date.ts'

/** What somebody can be reminded of. */
export type About =
  | 'step'
  | 'question'
  | 'condition'
  | 'review'
  | 'period'
  | 'used'
  /** A service that is about to end, and one that has: whoever arranges it confirms that it stopped. */
  | 'ending'
  | 'service'
  /** A panel's papers, a sitting without an outcome, and what it left to be done. */
  | 'papers'
  | 'sitting'
  | 'follow-up'
  /** Asked besides the steps: that less was used, lent hours wanted back, what came of a talk. */
  | 'claim'
  | 'recall'
  | 'talk'
  /** A decision that is not on the child's case file. */
  | 'filing'
  /** What was decided while somebody could not be reached. */
  | 'missed'
  /** Somebody outside the chat who was to be told of what was agreed. */
  | 'outside'

/** One notice that time gave: what it is about, the how-manieth, and whom it went to (posts and people, ids). */
export type NoticeSealed = {
  readonly about: About
  /** Which of them: the step's or question's number, the review's or period's id and day. */
  readonly key: string
  readonly count: number
  readonly to: readonly string[]
}

export type Notice = NoticeSealed & { readonly type: 'reminded' | 'raised' | 'fell-due' }

/** Who sees to a condition, a person's or a post's id, and by which day. */
export type ConditionTerms = { readonly owner: string; readonly by?: LondonDate }
