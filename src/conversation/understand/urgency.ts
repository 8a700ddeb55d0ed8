import type { Urgency } from '../../request/event.ts'
import { clean } from './normalise.ts'

type Sign = { readonly urgency: Urgency; readonly words: RegExp; readonly always?: true }

const SIGNS: readonly Sign[] = [
  {
    urgency: 'planned',
    always: true,
    words:
      /\b(?:not (?:at all )?urgent|not an emergency|non-?urgent|no (?:rush|hurry)|planned|when you can|no particular rush|isn'?t urgent|in (?:due course|the new year)|next (?:month|term|year))\b/g,
  },
  { urgency: 'tonight', always: true, words: /\b(?:nowhere to (?:sleep|stay|go)|roofless|before bed)\b/g },
  {
    urgency: 'tonight',
    words:
      /\b(?:ton(?:ight|ite|i8)|2nite|this evening|overnight(?! (?:stays?|short|breaks?|respite|contact|care|carers?|visits?|rates?))|out of hours|ooh|edt)\b/g,
  },
  {
    urgency: 'today',
    words:
      /\b(?:today|2day|now|right away|straight away|immediate(?:ly)?|same[ -]day|this (?:morning|afternoon|aft|pm|am)|emergency|by (?:5|five|close|end of (?:day|play))|cob|eod|asap!+|within (?:the )?hours?)\b/g,
  },
  {
    urgency: 'today',
    always: true,
    words: /\b(?:asap|a\.s\.a\.p|urgent(?:ly)?|soon(?:est| as)?|quick(?:ly)?|rush|as soon as)\b/g,
  },
  {
    urgency: 'this-week',
    always: true,
    words:
      /\b(?:tomorrow|tmrw|tmw|tomoz|2moro|this (?:week|wk)|by (?:the )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|end of (?:the )?week)\b/g,
  },
]

/**
 * Reads the hurry of a message; undefined where it says nothing. It never lifts a limit. A day on which something else
 * happened is no hurry: "she rang today asking for s20".
 */
export const readUrgency = (message: string): Urgency | undefined => {
  const text = clean(message).text.toLowerCase()
  return SIGNS.find(({ words, always }) =>
    [...text.matchAll(words)].some(
      (match) => always === true || isWhenNeeded(text, match.index, match[0].length),
    ),
  )?.urgency
}

const NEED = String.raw`\b(?:need\w*|wants?|requir\w+|pl(?:ea)?[sz]e?|must|(?:has|have|got) to|can (?:we|i|you)|could (?:we|you)|urgent\w*|going to|will|by)\b`
const HAPPENED = String.raw`\b(?:rang|said|says|gave|told|came|went|was|were|had|got|saw|met|been|left|threw|put|ran|took|paid|spoke|sent|lost|broke|shut|given|done|found|hit|ran|\w{3,}ed)\b`
const WHOSE = String.raw`\b(?:she|he|they|we|i|mum|mother|dad|father|nan|gran|uncle|aunt|carers?|school|police|gp|edt|dwp|bank|worker|manager|who)\b`

const needed = new RegExp(NEED)
const happened = new RegExp(HAPPENED)
const somebodyDid = new RegExp(`${WHOSE}.*${HAPPENED}`)
const goesOnSo = new RegExp(String.raw`^\W*(?:[\w']+ ){0,2}?${HAPPENED}`)

/** Whether a word of time says when it is needed, by what stands round it in its clause, and not when something happened. */
const isWhenNeeded = (text: string, at: number, length: number): boolean => {
  const before =
    text
      .slice(0, at)
      .split(/[,.;:\n!?]|\b(?:but|because)\b/)
      .at(-1) ?? ''
  const after = text.slice(at + length).split(/[,.;:\n!?]/)[0] ?? ''
  const need = before.search(needed)
  if (need >= 0) return !somebodyDid.test(before.slice(need))
  if (happened.test(before)) return false
  return needed.test(after) || !goesOnSo.test(after)
}
