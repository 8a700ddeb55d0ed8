import type { Card } from '../../cards/card.ts'
import type { Channel } from '../chat/chat.ts'
import type { Family } from '../people/family.ts'
import type { CoversOf } from '../people/cover.ts'
import type { LinksOf } from '../people/here-today.ts'
import type { ListNow } from '../people/list.ts'
import type { Directory, Person } from '../people/directory.ts'
import type { Facts } from '../policy/fact.ts'
import type { UnknownBefore } from '../ledger/opening.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Router } from '../policy/route.ts'
import type { Command } from '../request/command.ts'
import type { PanelsKnown } from '../views/panels-known.ts'
import type { NotOnFileFor } from '../views/not-on-file.ts'
import type { Request } from '../request/request.ts'
import type { MadeSaid } from '../request/made.ts'
import type { GrownFrom, Urgency } from '../request/event.ts'
import type { RulesNow } from '../request/rules-state.ts'
import type { HoursKnown } from '../views/hours-known.ts'

/** One thing said or pressed in a private conversation, with everything the answer may depend on. */
export type Turn = {
  readonly person: Person
  readonly heard: Heard
  readonly draft: Draft | undefined
  readonly known: Known
  /** Instant, ISO in UTC. */
  readonly at: string
  /** Fresh opaque ids: one for a draft, one for the request it becomes. */
  readonly newId: () => string
}

export type Heard =
  /** `channel`: where it was said before others. It is answered in private all the same. */
  | { readonly kind: 'text'; readonly text: string; readonly files: boolean; readonly channel?: Channel }
  /** The home page was opened. */
  | { readonly kind: 'home' }
  /** A button of the draft, with what was filled in: 'send-today', 'change', 'cancel', 'fact:urgent:yes', 'family:F2201', 'form'. */
  | {
      readonly kind: 'choice'
      readonly draft: string
      readonly act: string
      readonly answers: Readonly<Record<string, string>>
    }

/** What the bot says and does next. The shell saves the draft, carries out the command, and only then speaks. */
export type Turned = {
  /** Undefined: there is none, or it is finished with. */
  readonly draft: Draft | undefined
  readonly cards: readonly Card[]
  /** The card that was pressed, drawn anew: a form of which something could not be taken. */
  readonly redraw?: Card
  /** Why not, by the question. */
  readonly mistakes?: Readonly<Record<string, string>>
  readonly command?: Command
  /** Something that is read about families: whether they may, the record of it, and mostly the answer, are the shell's. */
  readonly look?: LookAsked
  /** Told at once to whoever acts for a post, in private: nothing of a family. It is no part of the record. */
  readonly tell?: { readonly post: string; readonly words: string }
}

/** A look that a message asks for; `reason` is why, where it was asked. */
export type LookAsked =
  | {
      readonly road: 'history' | 'who-looked'
      readonly family: string
      readonly reason?: string
    }
  | { readonly road: 'agenda'; readonly panel: string }
  | { readonly road: 'hours' }

/** A half-typed request. Durable, but no part of the register. Names and dates of birth are left out before it is stored. */
export type Draft = {
  readonly id: string
  readonly person: string
  readonly startedAt: string
  readonly resource: string | undefined
  readonly family: string | undefined
  /** The worker said that the reference is right although it is not in the list. */
  readonly newFamily: boolean
  /** The worker said that they are covering: the family is another team's. */
  readonly covering: boolean
  /** People it is asked for, besides whoever types: none of them may decide it. */
  readonly alsoFor: readonly string[]
  readonly facts: Facts
  /** Answers of the form that could not be read as one, with what was wrong: kept as they were typed until they are mended. */
  readonly unread: Readonly<Record<string, Unread>>
  /** What the worker typed, in order, for the card's own-words lines. */
  readonly words: readonly string[]
  readonly urgency: Urgency | undefined
  /** Facts asked for in the last message, in the order of their numbers: "1 yes 2 no" answers them. */
  readonly asked: readonly string[]
  /** Everything that was asked once: what only the card would like to know is not asked twice. */
  readonly askedBefore: readonly string[]
  /** What the draft waits for, where it is not a numbered answer. */
  readonly waiting:
    | 'answers'
    | 'send'
    | 'family'
    | 'match'
    | 'elsewhere'
    | 'resource'
    | 'question-from-decider'
    | 'withdraw-reason'
    | 'correction'
  /** The answer that was shown last, so that who agrees it is said again only when it changed. */
  readonly shown: string
  /** The worker said that it is not the one sent a moment ago. */
  readonly another: boolean
  /** A second thing asked for in the same message, offered once this one is sent. */
  readonly later: { readonly resource: string; readonly text: string } | undefined
  /** A request of this worker that the draft speaks of: answering a decider, correcting, withdrawing. */
  readonly request: string | undefined
  /** The request that it grows out of, and as what: an appeal, more weeks of what a family has, or what comes next. */
  readonly from: GrownFrom | undefined
  /** It was decided already, by whom, and as far as it was said when and how. */
  readonly made?: MadeDraft
  /** Whoever decided it was told once that their reasons are thin. */
  readonly nudged?: true
  /** Who searched the case system for a new family's child and address: an id, or a name. */
  readonly searchedBy?: string | undefined
  /** The family's new team, where the list of families doesn't have it yet: said by whoever agreed its hours. */
  readonly team?: string
  /** When it was last said that it is still here: an instant, ISO in UTC. */
  readonly notedAt?: string
  /** The post that was told that it is coming. */
  readonly toldComing?: string
}

/** A decision made already, as far as it is known. */
export type MadeDraft = Pick<MadeSaid, 'by'> & Partial<Omit<MadeSaid, 'by'>>

export type Unread = { readonly words: string; readonly problem: string }

/** What the bot knows when it answers: read from the register and the directory, never from the message. */
export type Known = {
  readonly router: Router
  readonly directory: Directory
  /** The cover that was set or asked for in chat, by post. */
  readonly covers: CoversOf
  /** The accounts that were linked in chat, of one person. */
  readonly linksOf?: LinksOf
  /** How old the list of people is, where it says. */
  readonly list?: ListNow
  readonly family: (reference: string) => Family | undefined
  readonly families: () => Iterable<Family>
  /** The reference that a family was merged into; undefined where it stands by itself. */
  readonly mergedInto: (reference: string) => string | undefined
  /** The merge of just these two in the register, with what was sent under either since. */
  readonly mergedHere?: (one: string, other: string) => MergedKnown | undefined
  /** The ledger's facts for a family today, in pence: { s17FinancialYear, s17Rolling }. Complete: zero means nothing recorded. */
  readonly used: (family: string, facts: Facts) => Facts
  /** Whether this person may be told what a family has had, without being asked why. */
  readonly mayReadTotal: (family: string) => boolean
  /** Days of a ledger's period that the register can't answer for, for a family. */
  readonly unknownBefore: (family: string, ledger: string, facts: Facts) => UnknownBefore | undefined
  /** The day since which the weeks of an allowance that a family had are known, where that isn't always. */
  readonly weeksSince?: (family: string, allowance: string) => LondonDate | undefined
  /** This person's requests that are not finished, newest first. */
  readonly mine: readonly RequestLine[]
  /** What this person asked and somebody decided, newest first: what can be appealed, or was not all used. */
  readonly decided: readonly Request[]
  /** What this person agreed, and somebody after them asks something about. */
  readonly askedAbout?: readonly RequestLine[]
  readonly grownFrom: (request: string) => readonly Request[]
  /** What waits for this person to decide, oldest first. */
  readonly waiting: readonly RequestLine[]
  /** The allowance of hours as it stands, where the policy has one. */
  readonly hours?: HoursKnown
  /** What is open or was sent for a family in the last two days: to notice the same thing asked twice. */
  readonly recent: (family: string) => readonly RequestLine[]
  /** The rules as they stand, and what would change them. */
  readonly rules: RulesNow
  /** Agendas as this person may read them, and what of theirs is before a panel. */
  readonly panels: PanelsKnown
  /** What isn't on the children's files, theirs and their teams': worked out only when it is asked. */
  readonly notOnFile?: () => NotOnFileFor
}

export type MergedKnown = {
  readonly from: string
  readonly into: string
  readonly since: readonly RequestLine[]
}

/** A request in one line, for lists and look-backs. */
export type RequestLine = {
  readonly id: string
  readonly resource: string
  readonly family: string
  /** "£80 for gas". */
  readonly heading: string
  readonly pence: number | undefined
  readonly sentAt: string
  readonly by: string
  readonly status: 'open' | 'approved' | 'rejected' | 'withdrawn'
  /** Who has it now, as person and post: "Jo Marsh, team manager". */
  readonly waitsFor: string
  /** Whom to ring about it where it is needed today or tonight: "Jo on 07700 900666". */
  readonly ring?: string | undefined
  /** A question the decider asked and nobody has answered. */
  readonly question: string | undefined
  /** The rule that brought it to whoever has it, with its section. */
  readonly why: string
  /** What a panel has still to confirm of it, or left to be done. */
  readonly still?: string | undefined
  /** Whoever is said to have decided it, and has not confirmed it. */
  readonly unconfirmed?: string
  /** Who is said to have decided what is open, and when, until they have said whether it was so. */
  readonly reported?: string | undefined
  /** Not for this person to read: that there is one is all they learn, so that nothing is doubled. */
  readonly unread?: true
}
