/** One thing known about a request. Money is pence, hours are quarter-hours, dates are London dates (YYYY-MM-DD). */
export type FactValue = number | boolean | string

/** A fact that is absent is not known. It is never defaulted to something that lowers the level. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

export type FactKind =
  'money' | 'number' | 'age' | 'days' | 'weeks' | 'hours' | 'date' | 'yes-no' | 'choice' | 'text'

/** The next such day, the last, or the nearer of the two. */
export type Year = 'next' | 'last' | 'nearest'

export type FactDefinition = {
  readonly id: string
  readonly kind: FactKind
  /** On a card: "Tried". */
  readonly label: string
  /** The question in the bot's voice. Empty where it is never asked (a ledger total, a derived fact). */
  readonly ask: string
  /** For `choice`: what it can be, and the words people use for each. For `yes-no`: 'yes' and 'no'. */
  readonly options: ReadonlyMap<string, { readonly label: string; readonly words: readonly string[] }>
  /** Words that a number, an age, a date or a text of this fact stands beside: "weeks", "already had". */
  readonly words: readonly string[]
  /** For `date`: which day is meant where no year is given. */
  readonly year: Year
  /** For `text`: the name of a colleague, which is kept when it is asked for. */
  readonly colleague: boolean
  readonly derived: Derived | undefined
}

/** A fact worked out from others. A kind is code; its use is data. */
export type Derived =
  | { readonly kind: 'sum'; readonly of: readonly string[] }
  | { readonly kind: 'larger-of'; readonly of: readonly string[] }
  /** A share of a number, rounded up: one in four of five contacts is two (readings P52). */
  | { readonly kind: 'share'; readonly of: string; readonly percent: number }
  /** What one number is short of another: nothing short is nought or less. */
  | { readonly kind: 'difference'; readonly of: string; readonly less: string }
  /** Days from one date to another, the first day counted; working days leave out weekends and England's bank holidays. */
  | {
      readonly kind: 'days-between'
      readonly from: string
      readonly to: string
      readonly days: 'working' | 'calendar'
    }
  | { readonly kind: 'by-reading'; readonly reading: string; readonly facts: ReadonlyMap<string, string> }
