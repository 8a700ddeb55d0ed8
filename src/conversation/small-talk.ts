import { leftOut, shallIForget, whenYouHear } from '../words/small-talk.ts'
import { BUTTONS } from '../words/buttons.ts'
import { chatter } from './chatter.ts'
import type { Context } from './context.ts'
import { isBlank, resourceOf } from './draft.ts'
import { draftButton, message } from './message.ts'
import { readReply } from './read-reply.ts'
import { shortly, stillHere } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'
import type { Understood } from './understand/understand.ts'

const LEAD = String.raw`^\W*(?:(?:oh|ok|okay|actually|just|please|pls|no|nah|well|lets|let's|so|sorry) )*`
const LEAVE = new RegExp(
  `${LEAD}(?:forget (?:it|that|this|about (?:it|that|this))|never ?mind|nvm|leave (?:it|that)|don'?t (?:bother|worry)|ignore (?:that|me|it))\\b.{0,16}$`,
  'i',
)
const THANKS = new RegExp(
  `${LEAD}(?:thanks?|thank ?you|thx|ta|cheers|lol|haha|great|brilliant|brill|perfect|lovely|nice one|fab|got it|will do|bye|amazing|you'?re (?:a star|great|the best)|have a (?:good|nice) \\w+)(?:\\W+(?:so|very|much|a|lot|you|u|for|that|this|the|your|help|mate|all|then|everyone|it|is|are|great|lovely|good|ok|x+|thanks?|job|one|star|that'?s|again|will|do))*\\W*$`,
  'i',
)
const WHEN =
  /^\W*(?:and |so |ok )?(?:how long (?:does|will|do|until|before|till)|when (?:will|do|does|can) (?:i|we|it|they|she|he|somebody|someone)\b)/i
const ASKS = /^\W*(?:and |so |ok )?(?:what|how|when|where|why|who|is|are|will|do|does|can|could)\b.*\?\s*$/i
/** What the policy may answer of it. */
const ABOUT_AGREEING =
  /\b(?:who\w*|agree\w*|approv\w*|sign\w*|decid\w*|authori\w*|limit|panel|allow\w*|rules?|policy|form|need\w*|much|many|ask|happens?|next|sent?|i|we|they|she|he)\b/i
const ASIDE =
  /^\W*(?:and |so |ok )?(?:what'?s (?:for|up|on telly)\b|how(?:'?s| is| are) (?:your|you|things|it going)\b|is it (?:raining|sunny|friday|cold|hot|lunch))/i

/**
 * What is said in passing while something is half typed: thanks, a question about something else, "forget it". Whoever
 * decides never reads it as what was said of the family. Undefined for whatever may bear on the request.
 */
export const smallTalk = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (!draft || isBlank(draft) || bearsOnIt(text, understood, draft, context)) return undefined
  if (LEAVE.test(text)) return offerToForget(draft, context)
  if (THANKS.test(text)) return chatter(draft, context)
  if (text.includes('?') && saysMore(text.slice(text.indexOf('?')))) return undefined
  if (WHEN.test(text)) return aside([whenYouHear()], draft, context)
  const isElse = understood.intent === 'question' || understood.intent === 'unclear'
  return isElse && ((ASKS.test(text) && !ABOUT_AGREEING.test(text)) || ASIDE.test(text))
    ? aside([leftOut()], draft, context)
    : undefined
}

const PASSING = new Set(
  `a again all am are bye brill brilliant cheers day do evening everyone fab for good got great ha haha have help i
  is it job later lol lot lovely luck ma'am mate moment much my nice night no not np of oh ok okay one perfect please
  problem really right see so soon sorry star sure ta thank thanks thankyou that that's the then there this thx to
  today tomorrow u very weekend well will worries x xx xxx yes you your you're`.split(/\s+/),
)

/** Whether something is said besides thanks and the like: one word more may be a name, two may be about the family. */
export const saysMore = (text: string): boolean =>
  (text.toLowerCase().match(/[\p{L}\p{N}'£]+/gu) ?? []).filter((word) => !PASSING.has(word)).length > 1

/** It names a family, a sum, something that can be asked for, or says something that the policy wants to know. */
const bearsOnIt = (text: string, understood: Understood, draft: Draft, context: Context): boolean => {
  if (/[£\d]/.test(text) || understood.reference.kind !== 'none' || understood.finding.kind !== 'none')
    return true
  const resource = resourceOf(draft, context)
  if (!resource) return false
  const { facts } = readReply(text, draft, context).read
  return Object.keys(facts).some((fact) => context.policy.facts.get(fact)?.kind !== 'text')
}

const aside = (said: Parameters<typeof message>[0], draft: Draft, context: Context): Turned => ({
  draft,
  cards: [
    message([...said, ...stillHere(draft, context)], {
      actions: draft.request === undefined ? [draftButton(draft.id, 'go-on', BUTTONS.goOn)] : [],
    }),
  ],
})

/** Nothing is let go of on a word that may have been meant for somebody else. */
const offerToForget = (draft: Draft, context: Context): Turned => ({
  draft,
  cards: [
    message([shallIForget(shortly(draft, context))], {
      actions: [
        draftButton(draft.id, 'cancel', BUTTONS.cancel, { style: 'danger' }),
        draftButton(draft.id, 'go-on', BUTTONS.goOn),
      ],
    }),
  ],
})
