import type { Appeal } from './appeal.ts'
import type { Condition } from './condition.ts'
import type { FactDefinition } from './fact.ts'
import type { FormDefinition } from './form.ts'
import type { RetentionRules } from './retention.ts'
import type { PeriodRule, Reminders, ReviewRule } from './timing.ts'

/** An authority's delegation matrix and the rules round it, checked and ready to route by. */
export type Policy = {
  readonly authority: string
  readonly name: string
  /** What it was read from; where a source names none of them, the first. */
  readonly documents: readonly SourceDocument[]
  /** Digest of the file it was read from: what `submitted` keeps, so that the record can say what stood. */
  readonly version: string
  readonly deciders: ReadonlyMap<string, Decider>
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly readings: ReadonlyMap<string, Reading>
  readonly ledgers: ReadonlyMap<string, LedgerRule>
  readonly allowances: ReadonlyMap<string, AllowanceRule>
  readonly resources: ReadonlyMap<string, Resource>
  /** The council's own forms, by the resource they are the form of. A resource without one gets a plain form of its facts. */
  readonly forms: ReadonlyMap<string, FormDefinition>
  /** How many recorded tries, and how far apart, open the "unavailable and urgent" exception. The council's setting. */
  readonly tries: { readonly count: number; readonly minutesApart: number }
  readonly reminders: Reminders
  /** How long the record is kept; absent where no rule says, and then everything is kept. */
  readonly retention?: RetentionRules | undefined
  /** How people ask here, for who doesn't know what to type: {family} stands for a case reference. */
  readonly examples: { readonly request: string; readonly question: string }
  /** What is said about anything that the matrix does not list. */
  readonly notCovered: { readonly says: string; readonly talkTo: string }
}

/** Whoever a step can name: a role that posts are held in, a panel that meets, or somebody outside the bot's chat. */
export type Decider = {
  readonly id: string
  /** As the source writes it: "Head of Service for Corporate Parenting". */
  readonly title: string
  /** How the bot says it to a worker: "your head of service". */
  readonly says: string
} & (
  | { readonly kind: 'role'; readonly grade: number; readonly scope: 'team' | 'service' | 'authority' }
  /** `alternative`: it can agree something else instead of what was asked, and share the risk. */
  | { readonly kind: 'panel'; readonly alternative?: { readonly section: string } | undefined }
  | { readonly kind: 'outside' }
)

/** A contradiction, silence or vague word in the source, and the reading that the council takes. Switchable; shown when it mattered. */
export type Reading = {
  readonly id: string
  readonly matter: string
  readonly taken: string
  readonly options: ReadonlyMap<string, string>
}

/** What is used against a cap, and on which years it is added up. */
export type LedgerRule = {
  readonly id: string
  readonly title: string
  readonly counts: string
  /** The choice that says which person of the family it is for, where it is counted for each; else for the family. */
  readonly person: string | undefined
  /** The facts that carry what was used before, one a basis. */
  readonly bases: readonly {
    readonly year: 'financial' | 'rolling'
    readonly fact: string
    readonly says: string
  }[]
  /** Who may confirm that less was used, besides the post that decided. */
  readonly usedConfirmedBy: readonly string[]
}

/** Hours that every post of a role may agree each week, week by week and for so many weeks a family; a post can lend its own. */
export type AllowanceRule = {
  readonly id: string
  readonly title: string
  readonly heldBy: string
  /** Quarter-hours a week and post. */
  readonly quartersAWeek: number
  /** The resource that uses it up, and the one by which hours are borrowed. */
  readonly resource: string
  readonly loan: string
  readonly initialWeeks: number
  readonly furtherWeeks: number
  readonly confirmedBy: string
  readonly talkTo: string
  readonly facts: {
    readonly hours: string
    readonly weeks: string
    readonly starts: string
    readonly used: string
    readonly application: string
    readonly applied: string
    readonly lent: string
  }
  readonly source: Source
}

/** A document of the council. Its id is empty where the policy has only the one. */
export type SourceDocument = { readonly id: string; readonly title: string; readonly dated: string }

export type Source = {
  readonly document?: string
  readonly section: string
  readonly clauses: readonly string[]
}

export type Resource = {
  readonly id: string
  /** As the matrix names it. */
  readonly title: string
  /** Inside a sentence: "section 17", "a legal planning meeting". */
  readonly says: string
  /** The first line of a card, with {facts} filled in: "{amount} for {purpose}". */
  readonly heading: string
  readonly words: Words
  /** A child's safety may hang on it tonight: a gap never stops send; it heads the card and is answered before approve. */
  readonly protective: boolean
  /** May be the decider's own decision, recorded as such (readings X1). Never money or hours. */
  readonly ownDecision: boolean
  /** Taken from what belongs to the post that decides: nobody of that post asks for it (readings X1). */
  readonly ownAllowance: boolean
  readonly ledger: string | undefined
  /** What can be done about a decision of it; undefined where the policy gives nothing. */
  readonly appeal: Appeal | undefined
  /** Outright exclusions and hand-offs, in order: the first that holds answers. */
  readonly exclusions: readonly Row[]
  /** Mutually exclusive: at most one holds for any facts. */
  readonly rows: readonly Row[]
  /** Where no row holds: the declared gap. */
  readonly gap: Refusal
  /** What is gathered, in the order it is asked. */
  readonly asks: readonly Ask[]
  /** What the decider must be satisfied of before approve. */
  readonly satisfied: readonly Attestation[]
  /** What else the decider fills in on approving: a chair, a date, an expected length. */
  readonly fields: readonly DecisionField[]
  /** What would change the answer, in words, for "who agrees…?". */
  readonly changes: readonly string[]
  /** What a panel wants to read before it meets. */
  readonly papers: readonly Paper[]
  /** What the worker does next once it is approved. */
  readonly afterwards: readonly string[]
  /** Where the source documents ask for it. */
  readonly afterwardsFrom: readonly Source[]
  /** Resources that an approval leads to, and those to start once a panel agreed something else instead. */
  readonly next: readonly Follows[]
  readonly instead: readonly Follows[]
  /** Whether the decision is suggested for the chronology (readings P67). */
  readonly chronology: boolean
  readonly reviews: readonly ReviewRule[]
  readonly periods: readonly PeriodRule[]
}

/** Something that can be started from a decision, and the facts that are the same for both. */
export type Follows = {
  readonly resource: string
  readonly carries: readonly string[]
  /** On what it hangs: "the meeting recommends it". */
  readonly provided: string | undefined
  /** The field of the approval whose day comes first: a meeting is held before what it recommends is asked for. */
  readonly afterField: string | undefined
}

/** A paper that a panel wants: on the case file, never in the bot. */
export type Paper = {
  readonly id: string
  /** "the first care plan". */
  readonly what: string
  /** Empty: every panel that the resource goes to. */
  readonly panels: readonly string[]
  readonly source: Source
}

/** How people ask for it. `names` are the thing itself; `signs` point to it without naming it. */
export type Words = { readonly names: readonly string[]; readonly signs: readonly string[] }

export type Row = {
  readonly id: string
  readonly source: Source
  /** The rule in words, as a card and the bot say it. */
  readonly rule: string
  readonly when: Condition | undefined
  /** An exclusion that must be settled before anybody is named: an open fact in it is asked for. */
  readonly settles: boolean
  /** Readings that matter whenever this row answers. */
  readonly readings: readonly string[]
  /** Must never be lowered by a change of policy. */
  readonly floor: boolean
  readonly answer: Answer
}

export type Answer =
  | {
      readonly kind: 'steps'
      readonly steps: readonly Step[]
      readonly also: readonly (Also & { readonly when: Condition | undefined })[]
      readonly refer: readonly string[]
    }
  | ({ readonly kind: 'refuse' } & Refusal)
  | {
      readonly kind: 'advise'
      readonly says: string
      readonly who: readonly string[]
      readonly also: readonly Also[]
    }

/** Nobody may agree it, or not yet: why not, what can be done now, and whom to talk to. */
export type Refusal = {
  readonly says: string
  readonly instead: string
  readonly talkTo: string | undefined
  readonly also: readonly Also[]
}

/** A limit, notice or hand-over that goes with the answer but is nobody's step. */
export type Also = { readonly kind: string; readonly who: string | undefined; readonly what: string }

export type Act = 'endorse' | 'consult' | 'decide' | 'confirm' | 'notify'

/** One act by one post. Several ids: any of them can act; the first is asked unless the facts or the directory say otherwise. */
export type Step = {
  readonly act: Act
  readonly by: readonly string[]
  readonly when: Condition | undefined
  readonly source: Source
  /** Why this step is there, on the card and in the answer. */
  readonly why: string
  /** The words to send, for a step outside the bot's chat or a notice. */
  readonly words: string
  /** The "unavailable and urgent" exception (section 7; readings P26, P28): opens from recorded tries only. */
  readonly exception: Exception | undefined
}

export type Exception = {
  readonly when: Condition | undefined
  /** Everybody who must have been tried first: the step's own post, or every post of its role. */
  readonly tried: 'the-post' | 'every-post-of-the-role'
  /** Who may act instead; empty skips the step. */
  readonly instead: readonly string[]
}

/**
 * One fact that the row wants to know. With `must` it is a prerequisite: unknown is asked before `stops`, denied refuses
 * with `otherwise`, unless the decider may go ahead without it (`waive`) by a reason.
 */
export type Ask = {
  readonly fact: string
  readonly when: Condition | undefined
  readonly must: Condition | undefined
  readonly waive: Condition | undefined
  readonly stops: 'send' | 'approve' | 'nothing'
  readonly source: Source
  /** What it is, in a few words, for the card and `also`: "everything else tried first". */
  readonly what: string
  readonly otherwise: string
}

export type Attestation = {
  readonly id: string
  readonly question: string
  /** Answered "yes" before approve; otherwise weighed, and answered in the reasons. */
  readonly required: boolean
  readonly when: Condition | undefined
  readonly source: Source
}

export type DecisionField = {
  readonly id: string
  readonly label: string
  readonly kind: 'line' | 'date' | 'time' | 'choice'
  readonly options: readonly string[]
  readonly required: boolean
}
