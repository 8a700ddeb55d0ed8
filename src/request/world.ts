import type { CoversOf } from '../people/cover.ts'
import type { HoursMovement } from '../ledger/hours.ts'
import type { Entry } from '../ledger/pounds.ts'
import type { Directory } from '../people/directory.ts'
import type { LinksOf } from '../people/here-today.ts'
import type { ListNow } from '../people/list.ts'
import type { Facts } from '../policy/fact.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Router } from '../policy/route.ts'
import type { FamiliesKnown } from './families-state.ts'
import type { OpeningKnown } from './opening-state.ts'
import type { LookKept, Published } from './register-state.ts'
import type { Request } from './request.ts'
import type { RulesNow } from './rules-state.ts'

/** What a command is decided against: the pending register and what stands on the day. Read only. */
export type World = FamiliesKnown &
  OpeningKnown & {
    readonly router: Router
    /** The people of the authority, with the cover of today that was set in chat. */
    readonly directory: Directory
    readonly covers: CoversOf
    /** The accounts that were linked in chat, of one person. */
    readonly linksOf: LinksOf
    /** How old the list of people is, where it says; none where it is kept by hand and nothing expires. */
    readonly list?: ListNow
    readonly today: LondonDate
    readonly request: (id: string) => Request | undefined
    /** Everything ever asked for a family, oldest first. */
    readonly requestsOf: (family: string) => readonly Request[]
    /** What grew out of a request: loans of hours for it, appeals, what came next. Oldest first. */
    readonly grownFrom: (request: string) => readonly Request[]
    /** What was ever booked for a sitting of a panel, in that order, and its agenda as it was published. */
    readonly agenda: (panel: string, sitting: LondonDate) => AgendaNow
    /** The ledgers' facts for a family today, in pence: { s17FinancialYear, s17Rolling }. The request's own facts say whom of it. */
    readonly used: (family: string, facts: Facts) => Facts
    /** What was agreed under one reference alone, without those that count with it. */
    readonly entries: (family: string, ledger: string) => readonly Entry[]
    /** The rules as they stand, and what would change them. */
    readonly rules: RulesNow
    /** Who looked at a family, oldest first. */
    readonly looksOf: (family: string) => readonly LookKept[]
    /** Every movement of an allowance's hours in a week, which is named by its Monday. */
    readonly hoursIn: (allowance: string, week: LondonDate) => readonly HoursMovement[]
  }

export type AgendaNow = { readonly requests: readonly Request[]; readonly published: Published | undefined }

/** The part of the world that puts posts to a route. */
export type PeopleNow = Pick<World, 'router' | 'directory' | 'today'>
