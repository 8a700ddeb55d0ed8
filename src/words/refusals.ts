import { pounds } from '../views/format.ts'
import { a, atMoment, list, stop } from './grammar.ts'
import { say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** Why a press or a message changed nothing, in words the person can act on. One function a reason. */

/** The figures that put it above the person who pressed: what the family would reach, and what their post can agree. */
export type TooMuch = {
  readonly family: string
  readonly total: number
  /** "team manager", and its limit in pence. */
  readonly mine: string
  readonly limit: number
}

/** Somebody whose post can't decide this. `needs` is the post that can: "head of service", or "the Team Manager, East 2" to another's. */
export const notYours = ({
  needs,
  has,
  tooMuch,
}: {
  readonly needs: string
  readonly has: Who | undefined
  readonly tooMuch?: TooMuch
}): Text => {
  const why = tooMuch
    ? `: with it, ${tooMuch.family} would reach ${pounds(tooMuch.total)} this year, and ${a(tooMuch.mine)} can agree up to ${pounds(tooMuch.limit)}`
    : ''
  return say`This one needs ${needs.startsWith('the ') ? needs : a(needs)}${why}. Nothing has changed.${has ? ` ${has.name} has it.` : ''}`
}

/** The person asked for it, or it was asked for them. `who` can decide it instead. */
export const ownRequest = (who: Who | undefined): Text =>
  who
    ? say`You asked for this, so you can't decide it. ${who.name}, ${who.post}, can.`
    : say`You asked for this, so you can't decide it, and nobody else holds a post that can. Take it to the next manager above you. Nothing has changed.`

/** Somebody was first, or it was withdrawn. */
export const alreadyDecided = ({
  by,
  at,
  outcome,
  now,
}: {
  readonly by: string
  readonly at: string
  /** In the past tense: "approved", "rejected", "withdrew". */
  readonly outcome: string
  readonly now: string
}): Text => say`${by} ${outcome} this ${atMoment(at, now)}. Nothing you pressed has changed it.`

/** The card was drawn before the request or its step moved on. */
export const stale = (): Text =>
  say`This card is an older one: something has changed since it was sent. Nothing you pressed has counted. If it still waits for you, press on the newest card.`

/** The worker changed it after the card went out. `change` is in words: "from £90 to £190". */
export const changedAfterYourCard = ({
  by,
  change,
  needs,
  now,
}: {
  readonly by: string
  readonly change: string
  readonly needs: string | undefined
  readonly now: Who | undefined
}): Text => {
  const changed = say`${by} changed this ${change} after your card was sent.`
  if (!needs || !now) return [...changed, ' A new card is on its way to you.']
  const figure = change.split(' to ')[1] ?? 'It'
  return [...changed, ` ${figure} needs ${a(needs)}, so ${now.name} has it now. Nothing for you to do.`]
}

/** Routed again at the press, and the answer was another. `says` is why, `now` whoever has it instead. */
export const rerouted = ({ says, now }: { readonly says: string; readonly now: Who | undefined }): Text =>
  now
    ? say`${stop(says)} What you pressed hasn't counted. ${now.name}, ${now.post}, has it now.`
    : say`${stop(says)} What you pressed hasn't counted, and nobody in the matrix can agree it as it stands now.`

/** Rung in vain by whoever decides instead. `missing`: the posts it is with. */
export const ownTry = (missing: readonly string[]): Text =>
  say`That isn't counted: where nobody reaches ${list(missing.map((one) => `the ${one}`))} it comes to you, so it can't rest on your own word. Whoever asked can ring, or whoever agreed it: please ask one of them to ring now and to press No answer.`

/** A step that comes before this one is still open. `missing` is in words: "Anna Bright has to agree it". */
export const outOfOrder = (missing: string): Text =>
  say`Not yet: ${missing} first. Nothing has changed, and this card will work once that is done.`

/** No reasons, or nothing a person could read. */
export const noReasons = (example: string): Text =>
  say`It needs your reasons before it counts. Somebody will read this in years to come, perhaps the child. What did you weigh? For example: "${example}"`

/** Reasons in one word, or the request's own words again. Said once. */
export const thinReasons = (example: string): Text =>
  say`Somebody will read this in years to come, perhaps the child. What did you weigh? For example: "${example}"`

/** A test that the decider must be satisfied of is answered no, or not at all. */
export const notSatisfied = (question: string): Text =>
  say`It can't be approved while this isn't a yes: "${question}" You can reject it, or ask for what is missing.`

/** Something the decision needs was left empty. */
export const missingAnswer = (label: string): Text =>
  say`Still empty: ${stop(label)} Nothing has been decided yet, and your words are still here.`

/** What was typed where an amount belongs isn't one, or is more than was asked. */
export const notAnAmount = (asked: number | undefined): Text =>
  asked === undefined
    ? say`I can't read that as an amount. Pounds and pence, please, for example £60 or £62.50.`
    : say`How much do you agree to? A sum up to ${pounds(asked)}, for example £60 or £62.50, or the whole of it with your conditions. It can't be more than was asked. Nothing has been decided yet.`

/** Nobody holds the post today. `above` is the line above, with a number to ring. */
export const nobodyHolds = ({
  post,
  above,
}: {
  readonly post: string
  readonly above: Who | undefined
}): Text => {
  const nobody = `Nobody is in post as ${post} today, so I can't send this to anybody who could agree it.`
  if (!above)
    return say`${nobody} Your own manager is the person to talk to. What you've typed is still here.`
  const number = above.phone === undefined ? '' : `, on ${above.phone}`
  return say`${nobody} Talk to **${above.name}**, ${above.yours}${number}. What you've typed is still here.`
}

/** The disk refused: certainly not recorded. */
export const notSaved = ({
  what,
  requester,
}: {
  readonly what: 'approved' | 'rejected' | 'sent' | 'saved'
  readonly requester?: Who
}): Text => {
  const again = requester?.phone
    ? `Please press again, or ring ${first(requester)} on ${requester.phone}.`
    : 'Please press again in a minute.'
  return say`I couldn't save that, so it is **not** ${what}. Your words are still here. ${again}`
}

/** A button whose request isn't here: from another workspace, or made up. */
export const unknownRequest = (): Text =>
  say`I can't find the request that this button belongs to, so nothing has changed. Ask me "where is my request" to see the ones I have.`

/** More than the record takes in one field. Nothing is cut: it is not taken at all. */
export const tooLong = (most: number): Text =>
  say`That is longer than I can keep whole (${most.toLocaleString('en-GB')} characters), so nothing has been decided. Please shorten it; your words are still here.`

/** The request can no longer take this: it is decided, withdrawn or erased. */
export const notOpen = (status: string): Text =>
  say`That request is ${status}, so this can't be done to it any more. Nothing has changed. A change is a new request.`

/** Whoever covers two posts gave the agreement before this one: the next has to be somebody else's. */
export const agreedAlready = (): Text =>
  say`You agreed this at an earlier step, so this one has to be somebody else's. Nothing has changed. If nobody else is there, ring the next manager above.`

/** The row's posts are the asker's own, or below theirs: nobody decides what they asked for, nor somebody they manage. */
export const onlyTheirs = (above: Who | undefined): Text => {
  const own = `You're asking for this yourself, so you can't decide it, and neither can anybody you manage.`
  if (!above) return say`${own} Take it to your own manager. What you've typed is still here.`
  const number = above.phone === undefined ? '' : ` on ${above.phone}`
  return say`${own} Take it to ${above.name}, ${above.yours}${number}. What you've typed is still here.`
}
