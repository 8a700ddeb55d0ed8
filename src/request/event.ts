import type { Listed } from './families-state.ts'
import type { Account, Address, Place } from '../chat/chat.ts'
import type { HeldHours, HoursLine } from '../ledger/hours.ts'
import type { Road } from '../views/may-look.ts'
import type { OpeningLine } from '../ledger/opening.ts'
import type { Facts } from '../policy/fact.ts'
import type { ConditionTerms, NoticeSealed } from './notice.ts'
import type { Made } from './made.ts'
import type { RecordPrivate, RecordSealed } from './record-events.ts'
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
  | Recorded<'endorsed', { readonly step: number; readonly made?: Made }, Reasons>
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
        /** It was decided before it was recorded. */
        readonly made?: Made
        /** A panel did not agree what was asked, and agreed something else. */
        readonly alternative?: true
        /** Whether the decider wants it in the chronology (readings P67). */
        readonly chronology?: boolean
      },
      Reasons & { readonly instead?: string; readonly sharedBy?: string }
    >
  | Recorded<'referred', { readonly step: number; readonly to: string }, { readonly reasons: string }>
  /** The next step was given to somebody else because tries to reach its post are on record. */
  | Recorded<'passed-on', { readonly step: number; readonly to: string | undefined }, object>
  | Recorded<
      'tried',
      {
        readonly step: number
        readonly reached: boolean
        readonly post: string
        /** Who was rung: whoever acted for the post then. Undefined in records from before it was kept. */
        readonly person?: string
        /** The post that whoever rang was on call for, where they held none of the request's. */
        readonly onCall?: string
      },
      object
    >
  | Recorded<
      'confirmed',
      {
        readonly step: number
        readonly sitting: string
        readonly outcome: 'confirmed' | 'confirmed-with-change' | 'not-confirmed'
        /** Whose the next act is, a post, and the day it is to be done by; both unless it was simply confirmed. */
        readonly owner?: string
        readonly due?: string
      },
      Reasons & { readonly next?: string }
    >
  /** An item of a panel goes to a sitting: as its step begins, or again after the panel put it off. */
  | Recorded<'booked', Booked, object>
  /** Its recorder moved it to another sitting. */
  | Recorded<'rebooked', Booked, { readonly reasons: string }>
  /** The panel put it off: what it wants, from whom, by which day. It stays open. */
  | Recorded<
      'deferred',
      { readonly step: number; readonly sitting: string; readonly due: string; readonly thin: boolean },
      Reasons & { readonly wanted: string; readonly from: string }
    >
  /** A paper for a panel is on the case file: which, its date, and its title. Never the paper itself. */
  | Recorded<'paper-given', { readonly paper: string; readonly on: string }, { readonly title: string }>
  /** A sitting's agenda went out, with the requests that stood on it. What is booked later is shown as late. */
  | Recorded<
      'agenda-published',
      { readonly panel: string; readonly sitting: string; readonly items: readonly string[] },
      object
    >
  /** Whoever a panel left something to says that it is done. */
  | Recorded<'followed-up', { readonly step: number }, { readonly words: string }>
  /** What somebody outside the chat replied: TACT, the IRO, Legal, Finance. */
  | Recorded<
      'reply-recorded',
      /** `hours`: what they confirmed, where theirs is the step that confirms them. */
      { readonly step: number; readonly on: string; readonly hours?: HoursConfirmed },
      { readonly from: string; readonly reply: string }
    >
  /** Routed again, at a press and the answer had changed, or with its family: the old card is void, a new one goes out. */
  | Recorded<
      'rerouted',
      {
        readonly route: RouteShown
        readonly version: number
        /** `family`: it turned out to be another family's. */
        readonly because: 'total' | 'policy' | 'family'
      },
      object
    >
  /** Time passed: who was reminded of something that waits, for the how-manieth time. Never a decision. */
  | Recorded<'reminded', NoticeSealed, object>
  /** Nobody answered, so the line above was told. It has no more power by it than before. */
  | Recorded<'raised', NoticeSealed, object>
  /** A day that was set came: a review, a condition, the end of a period. */
  | Recorded<'fell-due', NoticeSealed, object>
  /** Another post that can take the step was sent the card too. */
  | Recorded<'asked-as-well', { readonly step: number; readonly to: string }, object>
  /** Whoever has the step is given as long again. */
  | Recorded<'given-longer', { readonly step: number }, object>
  | Recorded<'condition-met', { readonly step: number }, { readonly words: string }>
  /** A review of what goes on, of the day that it was due. Nothing goes on by silence. */
  | Recorded<'reviewed', { readonly review: string; readonly due: string; readonly goesOn: boolean }, Reasons>
  /** A day that somebody wants to be reminded of, where nobody has to agree anything: how long a family has to reply. */
  | Recorded<
      'watched',
      Pick<SubmittedSealed, 'resource' | 'family' | 'team' | 'requesters' | 'route'>,
      { readonly facts: Facts }
    >
  /** It was done before the day, or the day no longer matters. */
  | Recorded<'watch-ended', object, { readonly words: string }>
  | Recorded<'used-said', { readonly used: 'all' | 'part' | 'none' }, { readonly words: string }>
  /** The worker told whoever has the right to appeal against a rejection that they have it. */
  | Recorded<'appeal-right-told', object, object>
  /** On the first request: an appeal against it was sent, and what became of that. The decision itself stays as it was. */
  | Recorded<
      'appealed',
      {
        readonly appeal: string
        readonly outcome: 'started' | 'allowed' | 'not-allowed' | 'withdrawn'
      },
      object
    >
  /** The worker said that less was used than was agreed: pence, or quarter-hours a week. It changes no total by itself. */
  | Recorded<'used-less-said', UsedSealed, object>
  /** Confirmed by who may: what counts from now on, by a counter-entry dated as the decision. Never higher. */
  | Recorded<'used-lower', UsedSealed, { readonly reasons: string }>
  /** Not confirmed: what was agreed still counts. */
  | Recorded<'use-kept', { readonly claim: number }, { readonly reasons: string }>
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
  /**
   * Whoever agreed hours wants more weeks, or the rest of them under another team, and can't ask for what a head of
   * service decides: it is given to somebody of the family's team to send, or not. `to` is a person. It asks nothing yet.
   */
  | Recorded<'given-to-send', GivenToSend, { readonly facts: Facts }>
  /** The service in fact ended: its last day, as confirmed by who arranges it. */
  | Recorded<'service-stopped', { readonly on: string }, { readonly note: string }>
  /** Somebody was said to have decided it, and says that they did not. */
  | Recorded<'report-denied', { readonly step: number }, { readonly reasons: string }>
  /** Somebody is said to have decided what is open already, then and so. It agrees nothing until they say so themselves. */
  | Recorded<'decision-reported', { readonly made: Made }, object>
  /**
   * What whoever decided it already says of a consultation: whether it took place, who and when, or why not. `goesOn`: it
   * goes on without, because a child's safety may hang on it.
   */
  | Recorded<
      'consultation-said',
      { readonly step: number; readonly took: boolean; readonly goesOn?: true },
      { readonly words: string }
    >
  | Recorded<'press-refused', { readonly act: string; readonly why: string }, object>
  /** The note is on a case file: whose, since which London date, and all the files it was to go on. Records from before that was asked say none of it. */
  | Recorded<
      'filed',
      { readonly child?: string; readonly on?: string; readonly owed?: readonly string[] },
      object
    >
  /** Somebody looked at a request, a family or an agenda, or was refused it; `reason` where they had to say why. */
  | Recorded<
      'looked',
      {
        readonly at: Road
        readonly allowed: boolean
        /** Of a look at a whole family, or at an agenda: those belong to no request. */
        readonly family?: string
        readonly panel?: string
      },
      { readonly reason?: string }
    >
  /** Somebody took a copy of requests out of the register: which, how many of how many, and what for. */
  | Recorded<
      'exported',
      {
        readonly filters: Readonly<Record<string, string>>
        readonly found: number
        readonly of: number
      },
      { readonly reason: string }
    >
  | Recorded<
      'card-posted',
      { readonly card: CardName; readonly to: string; readonly address: Address },
      object
    >
  /**
   * From now on this file stands. By 'bot' in records from before changes had an author, and by 'import' for a list that was
   * taken as it came.
   */
  | Recorded<'adopted', AdoptedSealed, ChangeWords>
  /** The first act of a register: who puts the first rules in place, and the second person who agreed to them. */
  | Recorded<'founded', { readonly second: string }, { readonly reasons: string }>
  /**
   * Lines that signed checkpoints had are lost, after a restore or worse: two people put on record which. `lost` is the furthest
   * position there was, `kept` the last before this line, `note` the same as the checkpoints' key signed it (docs/register-format.md).
   */
  | Recorded<
      'restored',
      { readonly second: string; readonly lost: number; readonly kept: number; readonly note: string },
      { readonly reasons: string }
    >
  /** A governance person put a changed file forward. It waits for a second person, and changes nothing yet. */
  | Recorded<
      'change-proposed',
      { readonly what: Adopted; readonly digest: string; readonly from?: string },
      Required<ChangeWords>
    >
  /** A second person said no, or the author took it back. */
  | Recorded<
      'change-declined',
      { readonly what: Adopted; readonly digest: string; readonly author: string },
      { readonly reasons: string }
    >
  /** `searched`: whether the case system was, for the child and for the address; by a person here, or by the one named in private. */
  | Recorded<
      'family-added',
      {
        readonly family: string
        readonly team: string
        readonly searched?: boolean
        readonly searchedBy?: string
      },
      { readonly searchedBy?: string }
    >
  /** A new family's standing is confirmed: it is no old one under another reference. */
  | Recorded<'family-confirmed', { readonly family: string }, { readonly reasons: string }>
  /** Two references are one family from now on: their totals, weeks and history count together. Nothing decided changes. */
  | Recorded<
      'families-merged',
      { readonly from: string; readonly into: string },
      { readonly reasons: string }
    >
  /** A merge is said to be wrong, and whose each request sent since is, by its id. It changes nothing before a second person agrees. */
  | Recorded<
      'parting-asked',
      { readonly from: string; readonly into: string; readonly whose: Readonly<Record<string, string>> },
      { readonly reasons: string }
    >
  /** Two merged references are two families again; `asked`: who said so first. Each has its own total again. */
  | Recorded<
      'families-parted',
      { readonly from: string; readonly into: string; readonly asked: string },
      { readonly reasons: string }
    >
  /** A request sent while two references counted as one is the other's, and its team's: it counts there from now on. */
  | Recorded<
      'family-put-right',
      { readonly family: string; readonly was: string; readonly team?: string },
      object
    >
  /** A worker's families go to somebody else; `was` is who had each until then. */
  | Recorded<
      'handed-over',
      {
        readonly from?: string
        readonly to: string
        readonly families: readonly { readonly family: string; readonly was?: string }[]
      },
      object
    >
  /** A line of what was agreed before the bot came; the same line again is corrected by a counter-entry. `digest`: of the list. */
  | Recorded<
      'opening-recorded',
      {
        readonly line: OpeningLine
        readonly digest: string
        /** A higher figure that it takes the place of, and the second person who agreed to that. */
        readonly was?: number
        readonly second?: string
      },
      { readonly source: string }
    >
  /** Since which day (London) a ledger has everything: by `init`, or by a list that says so. */
  | Recorded<
      'complete-since',
      { readonly ledger: string; readonly since: string; readonly digest?: string },
      object
    >
  /** With a family its requests: whoever has it now is told as whoever asked is, and may decide them as little. */
  | Recorded<'requester-added', { readonly person: string; readonly from?: string }, object>
  /** Somebody who is away asked somebody to cover a post of theirs. It gives no power yet. */
  | Recorded<'cover-asked', CoverSealed, object>
  /** Nobody answered: for the first time whoever was asked heard of it, for the second whoever is away. */
  | Recorded<'cover-reminded', CoverSealed & { readonly count: number }, object>
  /** Whoever is to cover accepted it: recorded by them. */
  | Recorded<'cover-set', CoverSealed, object>
  /** Declined, cancelled, or ended early; `to` is its last day, before `from` where it never began. */
  | Recorded<'cover-ended', CoverSealed, object>
  /** An administrator said whose chat account it is, by a code that its holder was given. */
  | Recorded<'account-linked', AccountSealed, object>
  | Recorded<'account-unlinked', AccountSealed, object>
  /** The list of people is old, and governance says that it still stands: good for as long as a new one. */
  | Recorded<'list-confirmed', { readonly asAt: string }, Reasons>
  /** How long the record is kept, what may not be erased, and what was: of a request, or of a family. */
  | Recorded<'retention-said', RecordSealed['retention-said'], RecordPrivate['retention-said']>
  | Recorded<'hold-placed', RecordSealed['hold-placed'], RecordPrivate['hold-placed']>
  | Recorded<'hold-lifted', RecordSealed['hold-lifted'], RecordPrivate['hold-lifted']>
  | Recorded<'erased', RecordSealed['erased'], RecordPrivate['erased']>
  /** Governance was told that the list of people will soon be too old to act on. */
  | Recorded<'list-warned', { readonly since: string; readonly to: readonly string[] }, object>

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

type Booked = {
  readonly step: number
  readonly panel: string
  /** London dates. */
  readonly sitting: string
  readonly papersBy: string
}

/** Cover of a post, days inclusive (London). Events of the authority: they belong to no request. */
export type CoverSealed = {
  readonly cover: string
  readonly post: string
  readonly person: string
  readonly away: string
  readonly from: string
  readonly to: string
  /** Somebody above whoever is away, who asked in their place. */
  readonly asker?: string
}

/** Whose a chat account is: of the whole authority, they belong to no request. */
export type AccountSealed = { readonly account: Account; readonly person: string }

/** Which saying of the worker's it is, and what was used: one of the two. */
type UsedSealed = { readonly claim: number; readonly pence?: number; readonly quarters?: number }

export type GivenToSend = {
  readonly to: string
  readonly as: 'extension' | 'next'
  /** The family's team, where the list of families doesn't have it yet. */
  readonly team?: string
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
  /** It was decided already, by its maker's or somebody else's word: it counts for nothing until the maker confirms it. */
  readonly made?: Made
  readonly from?: GrownFrom
  /** Hours asked for, week by week. */
  readonly hours?: HeldHours
}

/**
 * What a request grew out of: hours borrowed for it (loan), the disagreement with its refusal (appeal), more weeks of it
 * (extension), or the next thing that a decision leads to (next): a legal planning meeting, then proceedings. `another`: the
 * same was asked already, and whoever asks says that this is one besides.
 */
export type GrownFrom = {
  readonly request: string
  readonly as: 'loan' | 'appeal' | 'extension' | 'next' | 'another'
}

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
  /** Who sees to the conditions and by when; undefined in records from before that was asked. */
  readonly condition?: ConditionTerms
  readonly chronology: boolean
  /** The reasons were thin; the decider was told once and kept them. */
  readonly thin: boolean
  readonly sitting?: string
  /** It was decided before it was recorded: when, and how. */
  readonly made?: Made
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

/** The files that stand behind every answer: each change of one is on record, and its text is kept by digest. */
export type Adopted = 'policy' | 'forms' | 'people' | 'families'

export type AdoptedSealed = {
  readonly what: Adopted
  readonly digest: string
  /** What stood until then. */
  readonly from?: string
  /** Who put it forward, and the second person who agreed. */
  readonly author?: string
  readonly second?: string
  /** Why no second person was needed. */
  readonly alone?: 'only-takes-away' | 'families' | 'list'
  /** Of a list of families: whom the list until then named for those that were handed over. */
  readonly listed?: readonly Listed[]
  /** Who took it from an import, as the file says: whoever can write the file can write that. */
  readonly saidBy?: string
}

/** Why, and what it changes in words as people were told. */
type ChangeWords = { readonly reasons?: string; readonly says?: readonly string[] }

export type Urgency = 'tonight' | 'today' | 'this-week' | 'planned'

export type Reasons = { readonly reasons: string; readonly considered: string }

export type EventType = Event['type']
export type EventOf<Type extends EventType> = Extract<Event, { readonly type: Type }>
