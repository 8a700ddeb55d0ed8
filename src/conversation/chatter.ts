import { anyTime, useTheCard } from '../words/help.ts'
import type { Context } from './context.ts'
import { isBlank } from './draft.ts'
import { message } from './message.ts'
import { stillHere } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'

// "approved", "fine by me", a thumb: from somebody with a card waiting it may be meant as a decision (RC-17).
const SOUNDS_LIKE_AGREEING =
  /^\W*(?:👍|approved?|agreed?|fine by me|yes,? (?:approved?|agreed?)|go ahead|happy with (?:that|this))\W*/iu

/** Thanks and small talk: no request comes of it, and a question asked only in passing ends there. */
export const chatter = (draft: Draft | undefined, context: Context): Turned => ({
  draft: draft && isBlank(draft) ? undefined : draft,
  cards: [message([anyTime(), ...stillHere(draft, context)])],
})

export const soundsLikeAgreeing = (text: string): boolean => SOUNDS_LIKE_AGREEING.test(text)

/** A decision is given on its card, with reasons: never in a message. */
export const notADecision = (draft: Draft | undefined, { known }: Context): Turned => ({
  draft,
  cards: [message([useTheCard(known.waiting.length)])],
})
