import { day } from '../views/format.ts'
import { londonTime } from '../policy/london-date.ts'
import { firstName, list } from './grammar.ts'
import { say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** Small sentences, worth as much care as the large ones. */

/** All that a locked telephone shows of an answer in private. */
export const ON_A_LOCKED_TELEPHONE = 'An answer to what you asked.'

/** Under news that doesn't say it: "About £80 for gas, F2201." */
export const aboutWhat = (what: string): Text => say`About ${what}.`

/** A reply named another family than the one it was asked for: said first, so that nobody sends it unseen. */
export const familyChanged = (was: string, now: string): Text =>
  say`**This is for ${now} now, no longer for ${was}.** If that isn't right, tell me the reference it is for.`

/** A reference that isn't in the list, with the ones it may have been. */
export const unknownFamily = (reference: string, meant: string | undefined, yours: boolean): Text => {
  if (meant === undefined)
    return say`I don't know ${reference}. Is it a new family, or is there a slip in it?`
  return yours
    ? say`I don't know ${reference}. Did you mean **${meant}**, one of yours?`
    : say`I don't know ${reference}. Did you mean **${meant}**?`
}

/** Written with a letter that looks like a digit. */
export const doubtfulReference = (written: string, meant: string): Text =>
  say`I read "${written}" as **${meant}**. Is that right?`

export const severalFamilies = (references: readonly string[]): Text =>
  say`You've named ${list(references)}. One family at a time, please: which is this for?`

export const anotherTeamsFamily = (reference: string): Text => say`${reference} isn't one of your families.`

/** What was left out before anything was kept. `kept` is what stands instead, if anything does: "a boy of 15". */
export const nameLeftOut = (kept: string | undefined): Text =>
  kept === undefined
    ? say`I've left out the name. I can't delete your message, so please do.`
    : say`I've left out the name and kept "${kept}". I can't delete your message, so please do.`

/** The same of anything that somebody typed on a card or in a form: what kind it was, and what stands there now. */
export const leftOutOf = (kinds: readonly string[], kept: string): Text =>
  say`I've left out ${list(kinds.map((kind) => `the ${kind}`))} and kept: "${kept}".`

/** A decision whose reasons name somebody counts once its decider has seen what would be kept. */
export const checkWhatIsKept = (kinds: readonly string[], kept: string): Text =>
  say`You wrote ${list(kinds.map((kind) => `${kind === 'address' ? 'an' : 'a'} ${kind}`))}. It is never kept, so this would stand on record: "${kept}" Nothing has counted yet. Is that still what you mean? If not, go back to the card and write it another way.`

export const KEEP_IT_SO = 'Yes, record it like this'

/** Files and photographs. `looks` is whoever will look at the case file. */
export const noFiles = (looks: Who | undefined): Text =>
  looks
    ? say`I don't take files. Put it on the case file and tell me its title and date; ${first(looks)} will look there.`
    : say`I don't take files. Put it on the case file and tell me its title and date; whoever decides will look there.`

export const askedInChannel = (): Text => say`Let's do this in private. I've messaged you.`

/** Longer than anybody could read on a telephone. Nothing of it is kept. */
export const tooMuchText = (most: number): Text =>
  say`That is longer than I can take (${most.toLocaleString('en-GB')} characters), so I've kept none of it. Tell me what you need and for which family, in a few lines.`

export const stillWaiting = ({
  who,
  since,
  alsoCan,
}: {
  readonly who: Who
  readonly since: string
  readonly alsoCan: Who | undefined
}): Text =>
  alsoCan
    ? say`${first(who)} hasn't answered since ${londonTime(since)}. ${alsoCan.name} can agree it too.`
    : say`${first(who)} hasn't answered since ${londonTime(since)}.${who.phone ? ` The number is ${who.phone}.` : ''}`

/** Whoever holds the post is away, and somebody covers. `until` is the day they are back, a London date. */
export const away = ({
  who,
  until,
  instead,
  what = 'this',
}: {
  readonly who: Pick<Who, 'name'>
  readonly until: string
  readonly instead: Pick<Who, 'name'>
  /** "£80 for gas", where it stands on its own. */
  readonly what?: string
}): Text =>
  say`${firstName(who.name)} is away until ${day(until)}. ${instead.name} can agree ${what}, so I've asked ${firstName(instead.name)}.`

export const looksTheSame = ({
  at,
  what,
  by,
}: {
  readonly at: string
  readonly what: string
  readonly by: string
}): Text => say`This looks like the one ${by} sent ${at}: ${what}.`

/** The same, to somebody who may not read it. */
export const sameWasSent = (family: string): Text =>
  say`The same has been sent for ${family} already today. Ask the family's team whether it is what you mean.`

export const nothingWaiting = (): Text => say`Nothing is waiting for you.`

/** The bot's own name, where the record says who did something. */
export const OWN_NAME = 'Who Agrees?'

/** Stands where a person's words were, once those are erased. */
export const ERASED = '(These words have been erased.)'
