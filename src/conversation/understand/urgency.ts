import type { Urgency } from '../../request/event.ts'
import { clean } from './normalise.ts'

const SIGNS: readonly (readonly [Urgency, RegExp])[] = [
  [
    'planned',
    /\b(?:not (?:at all )?urgent|non-?urgent|no (?:rush|hurry)|planned|when you can|no particular rush|isn'?t urgent|in (?:due course|the new year)|next (?:month|term|year))\b/,
  ],
  [
    'tonight',
    /\b(?:ton(?:ight|ite|i8)|2nite|this evening|before bed|nowhere to (?:sleep|stay|go)|overnight|roofless|out of hours|ooh|edt)\b/,
  ],
  [
    'today',
    /\b(?:today|2day|now|right away|straight away|immediate(?:ly)?|same[ -]day|this (?:morning|afternoon|aft|pm|am)|emergency|by (?:5|five|close|end of (?:day|play))|cob|eod|asap!+|within (?:the )?hours?)\b/,
  ],
  ['today', /\b(?:asap|a\.s\.a\.p|urgent(?:ly)?|soon(?:est| as)?|quick(?:ly)?|rush|as soon as)\b/],
  [
    'this-week',
    /\b(?:tomorrow|tmrw|tmw|tomoz|2moro|this (?:week|wk)|by (?:the )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|end of (?:the )?week)\b/,
  ],
]

/** Reads the hurry of a message; undefined where it says nothing. It never lifts a limit. */
export const readUrgency = (message: string): Urgency | undefined => {
  const text = clean(message).text.toLowerCase()
  return SIGNS.find(([, pattern]) => pattern.test(text))?.[0]
}
