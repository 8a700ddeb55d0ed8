import type { Account } from '../chat/chat.ts'
import type { OpeningLine } from '../ledger/opening.ts'
import type { CannotCover } from '../people/cover.ts'
import type { Facts } from '../policy/fact.ts'
import type { Adopted, GrownFrom, Urgency } from './event.ts'
import type { Notice } from './notice.ts'
import type { CannotRecord, MadeSaid } from './made.ts'
import type { SaidAsMaker } from './record-own.ts'
import type { UsedAmount } from './request.ts'
import type { FamiliesRefused } from './merge-families.ts'
import { HOURS_ACTS } from './hours/hours-acts.ts'
import type { HoursRefused } from './hours/hours-refused.ts'

/** Everything that can be asked of a request, in the imperative. Who asks, when and by which delivery stands beside it. */
export type Command =
  | {
      readonly kind: 'submit'
      readonly request: string
      readonly resource: string
      readonly family: string
      /** The family's team; for a family that is new to the bot, the worker's own. */
      readonly team: string
      /** The family is not in the list: it is added under the worker's team, marked new. */
      readonly newFamily: boolean
      /** Who searched the case system for a new family's child and address: a person's id, or a name. */
      readonly searchedBy?: string
      /** Whoever typed it and whoever it is for: none of them may decide it. */
      readonly requesters: readonly string[]
      readonly urgency: Urgency
      readonly facts: Facts
      /** The worker's own messages, names and dates of birth already left out. */
      readonly words: readonly string[]
      readonly note: string
      readonly ownDecision: boolean
      /** It was decided already, in supervision or by telephone: by whom, when and how. */
      readonly made?: MadeSaid
      /** Recorded by whoever decided it, with their reasons. */
      readonly said?: SaidAsMaker
      /** The request it grows out of, and as what. */
      readonly from?: GrownFrom
    }
  /** Somebody is said to have decided what is open already: by whom, when and how. */
  | { readonly kind: 'report-decision'; readonly request: string; readonly made: MadeSaid }
  | { readonly kind: 'correct'; readonly request: string; readonly facts: Facts; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly request: string; readonly reason: string }
  | { readonly kind: 'answer'; readonly request: string; readonly answer: string }
  | {
      /** The note is on file: whose, "all" or nothing for every child concerned; a London date, today where none is said. */
      readonly kind: 'file'
      readonly request: string
      readonly child?: string
      readonly on?: string
    }
  /** A recorder sends a sitting's agenda out. It is of no one request. */
  | {
      readonly kind: 'publish-agenda'
      readonly request: ''
      readonly panel: string
      readonly sitting: string
    }
  | {
      /** Remind me of the day that the policy gives; where nobody has to agree it. */
      readonly kind: 'watch'
      readonly request: string
      readonly resource: string
      readonly family: string
      readonly requesters: readonly string[]
      readonly facts: Facts
    }
  /** What fell due by the clock, given by the timers alone; what is due is worked out again before it is recorded. */
  | { readonly kind: 'fall-due'; readonly request: string; readonly notice: Notice }
  | {
      /** More weeks of a family's hours, or the rest of them under another team, given to somebody else to send. */
      readonly kind: 'give-to-send'
      readonly request: string
      readonly as: 'extension' | 'next'
      readonly team?: string
      readonly facts: Facts
    }
  /** Two references are one family from now on; `from` is the one that goes. Of no request. */
  | {
      readonly kind: 'merge-families'
      readonly request: ''
      readonly from: string
      readonly into: string
      readonly reasons: string
    }
  /** A merge is wrong; `whose`: of every request sent since, by its id, the reference that it belongs to. Of no request. */
  | {
      readonly kind: 'part-families'
      readonly request: ''
      readonly from: string
      readonly into: string
      readonly whose: Readonly<Record<string, string>>
      readonly reasons: string
    }
  | {
      readonly kind: 'agree-parting'
      readonly request: ''
      readonly from: string
      readonly into: string
      /** When what they were shown was asked, an instant: asked again since, it may be something else. */
      readonly asked: string
      readonly reasons: string
    }
  | {
      readonly kind: 'confirm-family'
      readonly request: ''
      readonly family: string
      readonly reasons: string
    }
  /** `from`'s families, and `requests` of theirs for families that others have, go to `to`. */
  | {
      readonly kind: 'hand-over'
      readonly request: ''
      readonly from: string | undefined
      readonly to: string
      readonly families: readonly string[]
      readonly requests: readonly string[]
    }
  /** What was agreed before the bot came, from a list; and since when the ledgers in it are complete, a London date. */
  | {
      readonly kind: 'record-opening'
      readonly request: ''
      readonly lines: readonly OpeningLine[]
      readonly source: string
      readonly digest: string
      readonly completeSince?: string
      /** Somebody else of governance who agrees to figures lower than those that stand. */
      readonly second?: string
    }
  | { readonly kind: 'tell-right'; readonly request: string }
  /** `used` is undefined where what was typed is no amount. */
  | { readonly kind: 'say-used'; readonly request: string; readonly used: UsedAmount | undefined }
  | {
      readonly kind: 'answer-used'
      readonly request: string
      readonly claim: number
      readonly accept: boolean
      readonly answers: Readonly<Record<string, string>>
    }
  /** Somebody away, days inclusive (London), asks somebody to cover their posts. It is of no request. */
  | {
      readonly kind: 'ask-cover'
      readonly request: ''
      readonly cover: string
      /** The cover that these days take the place of: it ends with the same act. */
      readonly instead?: string
      readonly person: string
      /** Who is away, where somebody above them asks; left out: whoever asks. */
      readonly away?: string
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'answer-cover'; readonly request: ''; readonly cover: string; readonly accept: boolean }
  | { readonly kind: 'end-cover'; readonly request: ''; readonly cover: string }
  /** Cover that nobody answered, given by the timers alone and worked out again before it is recorded. */
  | { readonly kind: 'remind-cover'; readonly request: ''; readonly cover: string; readonly count: number }
  /** An administrator says whose a chat account is, or takes that back. */
  | {
      readonly kind: 'link-account' | 'unlink-account'
      readonly request: ''
      readonly account: Account
      readonly person: string
    }
  /** Governance says, with reasons, that an old list of people still stands. */
  | {
      readonly kind: 'confirm-list'
      readonly request: ''
      readonly answers: Readonly<Record<string, string>>
    }
  /** The list of people will soon be too old, given by the timers alone. */
  | { readonly kind: 'warn-list'; readonly request: ''; readonly since: string }
  /** A governance person puts a file forward as it was read, by its digest; another adopts it, or not. */
  | {
      readonly kind: 'propose-change' | 'adopt-change' | 'decline-change'
      readonly request: ''
      readonly what: Adopted
      readonly digest: string
      readonly reasons: string
    }
  | {
      /** A button of a request's card. Only the ids are taken from it; `answers` are what was typed in the same act. */
      readonly kind: 'press'
      readonly request: string
      readonly step: number
      readonly version: number
      readonly act: PressAct
      readonly answers: Readonly<Record<string, string>>
    }

export const PRESS_ACTS = [
  'endorse',
  'consult',
  'approve',
  'approve-part',
  'reject',
  'ask',
  'refer',
  'spoke-to',
  'no-answer',
  'record-reply',
  'confirm',
  'withdraw-decision',
  'ask-as-well',
  'give-longer',
  'condition-met',
  'goes-on',
  'has-ended',
  'used',
  'end-watch',
  'confirm-change',
  'not-confirm',
  'defer',
  'alternative',
  'rebook',
  'paper',
  'follow-up',
  'deny-report',
  ...HOURS_ACTS,
] as const
export type PressAct = (typeof PRESS_ACTS)[number]

/** Who gives a command, at which instant (ISO, UTC), and the platform's delivery id it came by. */
export type Given = { readonly by: string; readonly at: string; readonly delivery: string }

/**
 * A command that changes nothing, and why: data, so that a log can hold its name and the catalogue can say it in words
 * the person can act on (`src/words/refusals.ts`). Posts and people are ids.
 */
export type CommandRefused =
  | {
      readonly why:
        | 'unknown-request'
        | 'stale'
        | 'no-reasons'
        | 'thin-reasons'
        | 'too-long'
        | 'not-an-amount'
        | 'not-saved'
    }
  /** Pressed by somebody who does not hold one of the posts it is with, who asked for it, or who gave an earlier agreement. */
  | { readonly why: 'not-yours' | 'own-request' | 'agreed-already'; readonly posts: readonly string[] }
  | { readonly why: 'already-decided'; readonly outcome: string; readonly by: string; readonly at: string }
  /** What is asked, or the family's total, changed since the card was drawn; `posts` have it now, none where nobody may. */
  | { readonly why: 'rerouted'; readonly posts: readonly string[]; readonly says: string }
  /** It was decided already without consulting these posts: they are asked now, and it waits for them. */
  | { readonly why: 'not-consulted'; readonly posts: readonly string[] }
  /** A try in vain by whoever decides instead once it counts: somebody else has to have rung. `posts`: whom it is with. */
  | { readonly why: 'own-try'; readonly posts: readonly string[] }
  /** A step before this one is still open. */
  | { readonly why: 'out-of-order'; readonly posts: readonly string[] }
  /** An attestation answered "no", or not answered: its question. */
  | { readonly why: 'not-satisfied' | 'missing-answer'; readonly question: string }
  /** Whoever asked holds the only posts of the row, or those above them: the line above is named, nobody is given the button. */
  | { readonly why: 'only-theirs'; readonly talkTo: string | undefined }
  /** Nobody who may act holds the post: whom to talk to instead. */
  | { readonly why: 'no-post-holder'; readonly post: string; readonly talkTo: string | undefined }
  /** The policy does not let it go: what it says, what can be done, the post to talk to. */
  | {
      readonly why: 'blocked'
      readonly says: string
      readonly instead: string
      readonly talkTo: string | undefined
    }
  | { readonly why: 'not-open'; readonly status: string }
  /** A day that the panel's calendar doesn't have, or that is over; the days that it has. */
  | { readonly why: 'no-such-sitting'; readonly panel: string; readonly sittings: readonly string[] }
  /** Whoever hears an appeal took part in what is appealed; `posts` have it. */
  | { readonly why: 'heard-before'; readonly posts: readonly string[] }
  /** Not less than what counts already: pence. */
  | { readonly why: 'not-less'; readonly pence: number }
  | { readonly why: 'no-appeal'; readonly because: 'none' | 'already' }
  /** Cover that can't be: the days, the person, or what became of it meanwhile. `post` is the one it fails for. */
  | {
      readonly why: 'cannot-cover'
      readonly because: CannotCover | 'no-post' | 'dates' | 'gone' | 'gains' | 'not-above'
      readonly person: string
      readonly post: string | undefined
    }
  /** The list of people is too old to say who holds what. `confirm`: people who may say that it stands. */
  | {
      readonly why: 'list-too-old'
      readonly source: string
      readonly asAt: string
      readonly confirm: readonly string[]
    }
  | {
      readonly why: 'cannot-confirm-list'
      readonly because: 'not-yours' | 'no-list'
      readonly confirm: readonly string[]
    }
  | {
      readonly why: 'cannot-link'
      readonly because: CannotLink
      readonly person: string
    }
  /** A decision that was made already and can't be recorded so; `person` is its maker. */
  | { readonly why: 'cannot-record'; readonly because: CannotRecord; readonly person: string }
  /** A change of the rules that can't be: `lines` are the mistakes, or the floors it lowers. */
  | RulesRefused
  | HoursRefused
  | FamiliesRefused

/** Why a chat account can't be put to somebody: `taken` by another person, or they are not here (any more). */
export type CannotLink = 'not-administrator' | 'nobody' | 'left' | 'taken' | 'not-linked'

export type RulesRefused = {
  readonly why: 'rules'
  readonly because:
    'not-governance' | 'gone' | 'waits-already' | 'mistakes' | 'floor' | 'for-you' | 'own-proposal'
  readonly what: Adopted
  readonly lines: readonly string[]
}

export type RefusalName = CommandRefused['why']
