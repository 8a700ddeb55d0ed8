import type { LondonDate } from '../../policy/london-date.ts'
import { readAwayDays, type AwayDays } from './away-days.ts'
import { clean } from './normalise.ts'

/** What somebody says about being away and who stands in. Names are as they were typed. */
export type CoverSaid =
  | {
      readonly kind: 'away'
      readonly days: AwayDays | undefined
      readonly by: string | undefined
      readonly instead: boolean
    }
  | { readonly kind: 'am-i-away' }
  | { readonly kind: 'who-covers'; readonly whom: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' }

const NAME = String.raw`([a-z][a-z'-]+(?: [a-z][a-z'-]+)?)`
const SELF = String.raw`(?:i'm |im |i am |i'll be |ill be |i will be |i shall be |i'm going to be )`
const AWAY = new RegExp(
  String.raw`^(?:hi |hello |hey |just so you know |fyi |actually |sorry |no |it's )*(?:${SELF}(?:going )?(?:away|off|on (?:annual )?leave|on (?:my )?(?:holiday|hols)|not (?:in|here|working)|out of (?:the )?office)|away|(?:annual )?leave|out of (?:the )?office|off)\b`,
)
const COVERS_ME = new RegExp(
  String.raw`\b${NAME} (?:covers|is covering|'s covering|will cover|covering|to cover|can cover|'ll cover) (?:for )?me\b`,
)
const COVERED_BY = new RegExp(String.raw`\b(?:covered by|cover is|cover:|cover from|cover by) ?${NAME}`)
const COVERS_THEM = new RegExp(
  String.raw`^(?:${NAME}) (?:covers|is covering|will cover|covering) (?:for )?me\b`,
)
const OTHER_AWAY = new RegExp(
  String.raw`^(?:hi |hello |hey |just so you know |fyi )?${NAME}(?:'s| is| will be|'ll be) (?:going to be )?(?:away|off|sick|ill|on (?:annual |sick )?leave|on holiday|not in|out of (?:the )?office)\b`,
)
const COVERS = new RegExp(
  String.raw`\b${NAME}(?:'s| is)? (?:covers|will cover|covering|to cover|can cover|'ll cover)\b`,
)
const I_COVER = /\bi(?:'ll| will| can|'m going to)? cover\b|\bi(?:'m| am) covering\b/
/** "Anna is away, who else can agree it?" asks, and sets nothing. */
const ASKS_WHO = /\bwho (?:else |then )?(?:can|could|may|agrees|signs|decides|approves)\b/
const WHO = new RegExp(
  String.raw`^(?:so )?who(?:'s| is| are|'ll| will)? ?(?:be )?(?:covers?|covering|standing in)(?: for)? (.{2,50}?)[?.! ]*$`,
)
const AM_I =
  /^(?:so )?am i (?:(?:still|now|down|set|marked|booked|listed|recorded|as|being) )*(?:away|off|on leave|covered|out)\b.{0,30}$/
const BACK = /^(?:hi |hello |hey )?(?:i'?m|i am) back\b(?! (?:on|from|in) \d).{0,30}$/
const CANCEL =
  /^(?:please )?(?:cancel|end|stop|remove|undo|drop) (?:(?:my|the) (?:cover|leave|absence|away)\b|(?:covering|cover)\b).{0,30}$|^i (?:can'?t|cannot|can no longer) cover .{1,30}$/

/**
 * Hears that somebody is away, covered, back, or asking who covers whom; undefined for anything else. A message about a
 * family or money is never taken for it: a carer can be away too.
 */
export const readCover = (message: string, today: LondonDate): CoverSaid | undefined => {
  const text = shortAndPlain(message)
  if (text === undefined) return undefined
  const whom = WHO.exec(text)?.[1]
  if (whom !== undefined) return { kind: 'who-covers', whom }
  if (AM_I.test(text.replace(/[?\s]+$/, ''))) return { kind: 'am-i-away' }
  if (CANCEL.test(text)) return { kind: 'cancel' }
  if (BACK.test(text)) return { kind: 'back' }
  const by = (COVERS_ME.exec(text) ??
    COVERED_BY.exec(text) ??
    (AWAY.test(text) ? COVERS.exec(text) : null))?.[1]
  const days = readAwayDays(text, today)
  const isAbout = AWAY.test(text) ? isOnlyThat(text, by) : COVERS_THEM.test(text)
  return isAbout
    ? { kind: 'away', days, by: by && withoutFiller(by), instead: /\b(?:instead|rather|not \d)\b/.test(text) }
    : undefined
}

/** A message about a family or money is about something else. */
const shortAndPlain = (message: string): string | undefined => {
  const text = clean(message)
    .text.toLowerCase()
    .replace(/[.!]+$/, '')
  return text.length > 140 || /[£$€]|\bf ?-?\d{3,}/.test(text) ? undefined : text
}

/** Somebody else is away, as it was typed: whom, and who covers; "me" where the speaker offers it. */
export type OtherAway = {
  readonly whom: string
  readonly days: AwayDays | undefined
  readonly by: string | undefined
}

/** Hears that somebody is away, from another person. Whether anybody here has that name is for the asker to see. */
export const readOtherAway = (message: string, today: LondonDate): OtherAway | undefined => {
  const text = shortAndPlain(message)
  const whom = text === undefined ? undefined : OTHER_AWAY.exec(text)?.[1]
  if (text === undefined || whom === undefined || ASKS_WHO.test(text)) return undefined
  const by = I_COVER.test(text) ? 'me' : COVERS.exec(text.replace(OTHER_AWAY, ' '))?.[1]
  return { whom, days: readAwayDays(text, today), by: by && withoutFiller(by) }
}

// "14-18 dec ruth covers", "ian is covering me": what stands beside the name is no part of it.
const withoutFiller = (name: string): string =>
  name
    .replace(
      /^(?:and|then|so|but|with|who|by|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|tomorrow|week|until|til|till) /,
      '',
    )
    .replace(/ (?:is|will|can|to|'s)$/, '')

const FILLER =
  /\b(?:hi|hello|hey|just so you know|fyi|i'?m|im|i am|i'?ll be|i will be|i shall be|going|to|be|away|off|on|my|annual|leave|holiday|hols|not|in|here|working|out|of|the|office|from|until|til|till|through|up|and|for|back|at|work|this|next|last|whole|all|week|weeks|fortnight|days?|a|one|two|three|four|five|six|inclusive|so|please|then|with|instead|rather|actually|sorry|it'?s|returning|return|who|can|cover|covers|covered|covering|me|by|is|will|sick|ill|poorly|tonight|today|2day|tomorrow|tmrw|tmw|2moro|mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|st|nd|rd|th)\b/g

/** Nothing but days, being away, and a name: "away 24-28 Dec, carers can't cope" is about something else. */
const isOnlyThat = (text: string, by: string | undefined): boolean => {
  const rest = (by === undefined ? text : text.replace(by, ' ')).replace(/\d+(?:st|nd|rd|th)?/g, ' ')
  return rest.replace(FILLER, ' ').replace(/[^a-z]+/g, '') === ''
}
