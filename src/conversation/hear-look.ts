import type { Turned } from './turn.ts'
import type { Draft } from './turn.ts'

const WHO_LOOKED = /\bwho(?:'?s| has| have)? (?:been )?(?:look|read|seen|open|view)(?:ed|ing|s)?\b/i
const HISTORY =
  /\b(?:what(?:'?s| has| have| did)? (?:f ?-?\d+|they|the family|this family) (?:had|got|have|been (?:given|agreed))|what (?:had|has|have) (?:f ?-?\d+)|(?:what has been|what's been|what was) (?:agreed|given|approved|spent) (?:for|on) f|history (?:of|for)|f ?-?\d+(?:'s|’s)? (?:history|totals?)\b|^(?:history|totals?) f ?-?\d+|^f ?-?\d+[:,]? (?:what|how much) (?:has|have) (?:it|they) had|(?:total|totals) (?:of|for)|how much (?:has|have|did) (?:f ?-?\d+|they) (?:had|got|have|get|spent))/i
const ANYTHING_ELSE = /£|\bwho (?:agrees|approves|can)\b/i

/** "What has F2201 had?", "who looked at F2201?": the shell decides who may, records the look, and answers. */
export const hearLook = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
): Turned | undefined => {
  if (family === undefined || ANYTHING_ELSE.test(text)) return undefined
  if (WHO_LOOKED.test(text)) return { draft, cards: [], look: { road: 'who-looked', family } }
  return HISTORY.test(text) ? { draft, cards: [], look: { road: 'history', family } } : undefined
}

/** [Show me], with why it is needed. */
export const pressLook = (
  value: string,
  reason: string | undefined,
  draft: Draft | undefined,
): Turned | undefined => {
  const [road, family = ''] = value.split(':')
  if (road !== 'history' && road !== 'who-looked') return undefined
  return { draft, cards: [], look: { road, family, ...(reason !== undefined && { reason }) } }
}
