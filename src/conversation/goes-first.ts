import type { Resource } from '../policy/policy.ts'
import { first } from '../words/who.ts'
import { askedBeside, type Placed } from './holder.ts'

/**
 * Who gets a request first where an allowance is asked for: whoever confirms it, by the short name that the council gives
 * them ("ART"), else by first name. Undefined where the decider has it at once.
 */
export const goesFirst = (placed: readonly Placed[], { ownAllowance }: Resource): string | undefined => {
  const [asked] = ownAllowance ? askedBeside(placed) : []
  if (asked?.to.kind !== 'person') return undefined
  return /\(([A-Z]{2,})\)/.exec(asked.to.who.yours)?.[1] ?? first(asked.to.who)
}
