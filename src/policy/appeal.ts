import type { Source } from './policy.ts'

/**
 * What can be done about a decision: a right of appeal against a rejection, or a disagreement with whoever was to carry out
 * what was approved. It is asked as another resource, whose rows say who hears it.
 */
export type Appeal = {
  /** After which outcome of the first request. */
  readonly after: 'rejected' | 'approved'
  /** Whose right it is: "the carer's or adoptive parent's". Undefined: nobody's right, the worker raises it. */
  readonly whose: string | undefined
  /** The role it goes to, for the words; the appeal's own rows decide. */
  readonly to: string | undefined
  readonly resource: string
  /** What stands on the button, and before the outcome on the first card: "Start the appeal", "Appealed". */
  readonly button: string
  readonly called: string
  /** What else is said with the decision: "No time limit is given." */
  readonly says: string
  /** What the worker does next once it is decided. */
  readonly allowed: readonly string[]
  readonly notAllowed: readonly string[]
  /** What the record knows of the first decision: a fact's value where it came from one of these deciders. */
  readonly knows: readonly {
    readonly fact: string
    readonly value: string | boolean
    readonly of: readonly string[]
  }[]
  readonly source: Source
}
