import type { Event } from './event.ts'
import type { LifeYears } from '../policy/retention.ts'

/** What is held, classed or erased: one request, or everything of a family's reference. */
export type RecordOf = { readonly request: string } | { readonly family: string }

type Why = { readonly reasons: string }

/** Governance decided something about the record itself. `second`: the second person, who agreed. */
export type RecordSealed = {
  /** Of which class it is, and what was supplied to count from. Adds to what was said before; takes nothing back. */
  'retention-said': { readonly of: RecordOf; readonly classes: readonly string[]; readonly second: string }
  /** From now on nothing of it may be erased, whatever its date. */
  'hold-placed': { readonly hold: string; readonly of: RecordOf; readonly second: string }
  'hold-lifted': { readonly hold: string; readonly of: RecordOf; readonly second: string }
  /**
   * The private lines before this line were erased: of the request that it belongs to, or, of no request, those that name
   * these families. `until`: to when it had to be kept; `ground`: the legal reason, where that was not over.
   */
  erased: {
    readonly families: readonly string[]
    readonly classes: readonly string[]
    readonly until?: string
    readonly ground?: string
    readonly second: string
  }
}

export type RecordPrivate = {
  /** Years only, and where they can be erased. */
  'retention-said': Why & LifeYears
  'hold-placed': Why
  'hold-lifted': Why
  erased: Why
}

export type RecordType = keyof RecordSealed
export type RecordEvent = Extract<Event, { readonly type: RecordType }>

export const isRecordEvent = (event: Event): event is RecordEvent =>
  event.type === 'retention-said' ||
  event.type === 'hold-placed' ||
  event.type === 'hold-lifted' ||
  event.type === 'erased'
