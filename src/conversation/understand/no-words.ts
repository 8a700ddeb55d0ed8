import type { Understood } from './understand.ts'

/**
 * What stands where words for the record were waited for, and is none: it is left as it is, nothing is said in it, or it
 * asks for something else. None of them may ever go on the record as somebody's reason.
 */
export type NoWords = 'leaves-it' | 'says-nothing' | 'something-else'

const LEAD = String.raw`^\W*(?:(?:oh|ok|okay|actually|please|pls|no|nah|nope|sorry|wait|well|um|er|hang on|just|i(?:'d| would) rather|you can|can you|so|and|but)\b\W*)*`
const LEAVES = new RegExp(
  String.raw`${LEAD}(?:(?:leave|keep) (?:it|that|this|them|things|both|everything)\b|never ?mind|nvm|forget (?:it|that|this)|scrap (?:it|that)|ignore (?:it|that|me|this)|(?:i(?:'ve| have)? )?changed my mind|(?:that(?:'?s| is| was) |it(?:'?s| is| was) )?(?:the )?wrong (?:one|request|chat|message)\W*$|not (?:that|this) one|(?:i )?(?:didn'?t|did not) mean (?:that|this|to)|(?:don'?t|do not)\W*$|(?:i )?(?:don'?t|do not)(?: want (?:to|you to))? (?:withdraw|take|do (?:it|that|this)|bother|change|correct)\b|(?:cancel|stop|undo)(?: (?:it|that|this|please|pls|now|the withdrawal))*\W*$|(?:i |we )?still need)`,
  'i',
)
// "No longer needed" and "no need now" are reasons; "no", "no thanks" and "no, it's fine" take it back.
const NO =
  /^\W*(?:no|nah|nope|don'?t|do not)(?:\W*$|\s*[,.!;]| (?:thanks?|thank you|ta|sorry|wait|not|i|it'?s|please)\b)/i
const NOTHING =
  /^\W*(?:(?:yes|yep|yeah|ok|okay|k|please|pls|thanks?|thank you|ta|cheers|sorry|sure|fine|do it|go on|go ahead|then|it|that|withdraw|take it back|why|hi|hello)\b\W*)+$|^[\W\d]*$/i
const ASKS =
  /\?\s*$|^\W*(?:(?:hi|hello|please|and|so|ok|also)\W+)*(?:who|how|where|why|when|can|could|may|do i|does|is it|what(?:'s| is))\b/i
const WANTS =
  /^\W*(?:(?:hi|hello|please|and|so|ok|also|plus|actually|sorry)\W+)*(?:(?:(?:i|we)(?:'d like| would like)?|mum|dad|they|she|he|kids?) ?)?(?:need|needs|want|wants|like|asking for|request(?:ing)?|£ ?\d)/i
const TAKES_BACK =
  /^\W*(?:(?:please|and|also|now)\W+)*(?:withdraw|retract|take back|correct|change)\W+f ?-?\d/i

/** Reads what was said where a reason was asked for; undefined where it may be one. */
export const readNoWords = (text: string, understood: Understood): NoWords | undefined => {
  if (saysLeaveIt(text) || NO.test(text)) return 'leaves-it'
  if (NOTHING.test(text)) return 'says-nothing'
  return asksElse(text, understood) ? 'something-else' : undefined
}

/** "No, leave it", "wrong one": said outright, wherever words are waited for. */
export const saysLeaveIt = (text: string): boolean => LEAVES.test(text)

/** Something of its own: help, a question, another request. */
const asksElse = (text: string, understood: Understood): boolean =>
  ['help', 'where-is', 'what-waits'].includes(understood.intent) ||
  ASKS.test(text) ||
  TAKES_BACK.test(text) ||
  isNewAsk(text, understood)

/** "Need £30 for nappies": it begins as an ask does, and names what for or how much. */
export const isNewAsk = (text: string, { finding }: Understood): boolean =>
  WANTS.test(text) && (/£ ?\d/.test(text) || (finding.kind !== 'none' && /\bf ?-?\d{3,}/i.test(text)))
