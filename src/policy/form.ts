/** What can be read off a request itself, besides its facts. */
export const REQUEST_ITEMS = [
  'family',
  'reference',
  'what',
  'asked-by',
  'asked-on',
  'team',
  'when-needed',
  'own-words',
] as const
export type RequestItem = (typeof REQUEST_ITEMS)[number]

/** What can be read off a decision, once there is one. */
export const DECISION_ITEMS = [
  'outcome',
  'decided-by',
  'decided-on',
  'amount',
  'reasons',
  'considered',
  'conditions',
  'actions',
] as const
export type DecisionItem = (typeof DECISION_ITEMS)[number]

/** What nobody types into the bot: it says who somebody is, and is written on the printed form by hand. */
export const PEN_ITEMS = ['name', 'date-of-birth', 'address', 'other'] as const
export type PenItem = (typeof PEN_ITEMS)[number]

/** A council's own form, as its source lays it out: what is printed once a request of one of its resources is filled in. */
export type FormDefinition = {
  readonly id: string
  /** The resources it is the form of. */
  readonly resources: readonly string[]
  readonly title: string
  /** Where the source has it, as it is printed under the title: "Appendix 1 of the policy of December 2022". Empty for a plain form. */
  readonly source: string
  readonly clauses: readonly string[]
  /** Printed at its head: to whom it goes, what comes with it. */
  readonly head: readonly string[]
  /** Printed at its foot. */
  readonly notes: readonly string[]
  readonly parts: readonly FormPart[]
}

export type FormPart = { readonly title: string; readonly boxes: readonly FormBox[] }

export type FormBox = {
  /** As the source numbers it: "5". Empty where it doesn't. */
  readonly number: string
  readonly label: string
  readonly width: 'half' | 'whole'
  /** Lines left free for the pen, or that an empty box takes. */
  readonly lines: number
  readonly holds: BoxHolds
}

export type BoxHolds =
  | { readonly kind: 'facts'; readonly facts: readonly string[] }
  | { readonly kind: 'request'; readonly item: RequestItem }
  | { readonly kind: 'decision'; readonly item: DecisionItem }
  /** Something that the decider fills in on approving, by its id in the resource. */
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'pen'; readonly item: PenItem }
  /** Who agreed, as the record has it: whoever asked, whoever decided, or whoever agreed for a role. */
  | { readonly kind: 'signed'; readonly by: string }
