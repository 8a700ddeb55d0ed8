import type { Text } from '../src/words/text.ts'

/**
 * What a person sees, whatever the chat. Each card is written once in this vocabulary;
 * `render.ts` of each chat turns it into what that chat draws, and escapes there, once.
 */
export type Card = {
  /** For a locked telephone and for clients that cannot draw: the post and the hurry, nothing about a family. */
  readonly summary: string
  readonly elements: readonly Element[]
  /** Teams shows six in its row; what is over stands above them. */
  readonly actions: readonly Action[]
}

export type Element =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'say'; readonly text: Text }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  /** Words a person typed, shown as they stand and never as markup. */
  | { readonly kind: 'typed'; readonly label: string; readonly text: string }
  /** One amount against its cap: what was used before, what it would be with this, what is left. All in words ("£80"). */
  | {
      readonly kind: 'ledger'
      readonly label: string
      readonly before: string
      readonly withThis: string
      readonly left: string
      /** 0 to 1, for a drawn bar; above 1 means over the cap. */
      readonly share: number
    }
  /** Weeks of an allowance under each other, each said in words and drawn beside them against the same whole. */
  | Weeks
  /** A note ready to copy, laid out in fixed-width lines. */
  | { readonly kind: 'note'; readonly text: string }

export type Weeks = { readonly kind: 'weeks'; readonly label: string; readonly weeks: readonly WeekDrawn[] }

/** One week of an allowance: "30 Nov", "7 used, 3 free". The words say all that the picture does. */
export type WeekDrawn = {
  readonly week: string
  readonly says: string
  /** From left to right, as shares of what is one's own each week: 1 is all of it, what goes beyond 1 is borrowed or missing. */
  readonly parts: readonly WeekPart[]
}

export type WeekPart = {
  readonly is: 'used' | 'with-this' | 'lent' | 'free' | 'short'
  readonly share: number
}

/** `typed` marks a value that a person typed: it is shown exactly, never as markup. */
export type FactRow = { readonly label: string; readonly value: Text; readonly typed?: true }

export type Action = {
  readonly button: Button
  readonly label: string
  readonly style: 'main' | 'plain' | 'danger'
  /** What must be answered in the same act; empty for a plain press. */
  readonly questions: readonly Question[]
}

/**
 * Everything a button carries. Nothing in it is believed but the id: who pressed comes from the platform,
 * whether they may is worked out again at the press.
 */
export type Button = {
  readonly on: 'request' | 'draft'
  /** Opaque. A request's id, or a draft's. */
  readonly id: string
  /** The step and version that the card was drawn for; 0 on a draft's buttons. */
  readonly step: number
  readonly version: number
  /** What the press asks for: 'approve', 'reject', 'see-reasons', 'send'… */
  readonly act: string
}

export type Question = {
  /** Names the answer in what the press sends back: 'reasons', 'amount', 'attest:welfare'… */
  readonly id: string
  readonly label: string
  readonly required: boolean
  /** What was wrong with the answer given before, said where it is given again. */
  readonly problem?: string
} & (
  | {
      readonly kind: 'long' | 'line'
      readonly hint?: string
      readonly value?: string
      /** The most characters that are taken. */
      readonly most?: number
    }
  /** Figures only. The value in figures too: "80.5". */
  | { readonly kind: 'number'; readonly decimals: boolean; readonly hint?: string; readonly value?: string }
  | { readonly kind: 'yes-no' }
  | {
      readonly kind: 'choice'
      readonly options: readonly { readonly id: string; readonly label: string }[]
      readonly value?: string
    }
  | { readonly kind: 'date'; readonly value?: string }
  | { readonly kind: 'time'; readonly value?: string }
)
