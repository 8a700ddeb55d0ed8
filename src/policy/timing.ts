import type { Condition } from './condition.ts'
import type { Urgency } from '../request/event.ts'
import type { Source } from './policy.ts'
import type { Span } from './span.ts'

/** How long somebody has, by urgency, before they are first reminded; each wait after it is twice as long. The council's setting. */
export type Reminders = {
  readonly waits: Readonly<Record<Urgency, Span>>
  /** How long after money was agreed the worker is asked whether it was used. */
  readonly used: Span
}

/** Something agreed that is looked at again and again while it goes on. It never goes on by itself. */
export type ReviewRule = {
  readonly id: string
  readonly every: Span
  /** The fact that carries the day of the first one; otherwise counted from the decision. */
  readonly first: string | undefined
  readonly when: Condition | undefined
  /** What is looked at, inside a sentence: "the amount". */
  readonly what: string
  readonly source: Source
}

/** How long something agreed lasts: said before it ends, and when it does. */
export type PeriodRule = {
  readonly id: string
  /** From its first day, which counts; undefined where only what the decider filled in says when it ends. */
  readonly lasts: Span | undefined
  /** The fact that carries its first day; otherwise the day of the decision. */
  readonly from: string | undefined
  /** The fact that says how long ago its first day was, in days or weeks. */
  readonly ago: string | undefined
  /** What the decider fills in that says its last day, where they do. */
  readonly until: string | undefined
  /** How long before its last day it is said. */
  readonly warn: Span
  /** What is said besides on its last day. */
  readonly then: string
  /** The approval ends with it. Otherwise the worker is asked whether it was used. */
  readonly expires: boolean
  readonly when: Condition | undefined
  readonly what: string
  readonly source: Source
}
