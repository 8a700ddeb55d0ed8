import type { CoversOf } from '../people/cover.ts'
import type { HoursMovement } from '../ledger/hours.ts'
import type { Directory } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Router } from '../policy/route.ts'
import type { Published } from './register-state.ts'
import type { Request } from './request.ts'
import type { RulesNow } from './rules-state.ts'

/** What a command is decided against: the pending register and what stands on the day. Read only. */
export type World = {
  readonly router: Router
  /** The people of the authority, with the cover of today that was set in chat. */
  readonly directory: Directory
  readonly covers: CoversOf
  readonly today: LondonDate
  readonly request: (id: string) => Request | undefined
  /** Everything ever asked for a family, oldest first. */
  readonly requestsOf: (family: string) => readonly Request[]
  /** What grew out of a request: loans of hours for it, appeals, what came next. Oldest first. */
  readonly grownFrom: (request: string) => readonly Request[]
  /** What was ever booked for a sitting of a panel, in that order, and its agenda as it was published. */
  readonly agenda: (panel: string, sitting: LondonDate) => AgendaNow
  readonly family: (reference: string) => Family | undefined
  /** Other references that a child of the family also has: their totals count together. */
  readonly sameChildren: (family: string) => readonly string[]
  /** The ledgers' facts for a family today, in pence: { s17FinancialYear, s17Rolling }. The request's own facts say whom of it. */
  readonly used: (family: string, facts: Facts) => Facts
  /** The rules as they stand, and what would change them. */
  readonly rules: RulesNow
  /** Every movement of an allowance's hours in a week, which is named by its Monday. */
  readonly hoursIn: (allowance: string, week: LondonDate) => readonly HoursMovement[]
}

export type AgendaNow = { readonly requests: readonly Request[]; readonly published: Published | undefined }

/** The part of the world that puts posts to a route. */
export type PeopleNow = Pick<World, 'router' | 'directory' | 'today'>
