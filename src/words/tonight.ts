import { day } from '../views/format.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
import { theOf } from './card.ts'
import { list } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, ring, type Who } from './who.ts'

/** What can't wait until tomorrow: whom to ring, what a try is worth, who hears of it afterwards. */

/** To whoever was rung in vain, for when they are next there. */
export const whileYouWereNotReached = (it: {
  readonly times: readonly string[]
  /** The instant of the first try. */
  readonly on: string
  readonly by: Who
  readonly decided: 'approved' | 'rejected'
  readonly what: string
  readonly at: string
  readonly toConfirm?: { readonly panel: string; readonly on: string | undefined }
}): Text =>
  join([
    say`While you couldn't be reached on ${day(londonDate(it.on))} at ${list(it.times)}, ${it.by.name}, ${it.by.post}, ${it.decided} ${it.what} at ${londonTime(it.at)}.`,
    it.toConfirm?.on === undefined
      ? []
      : say`It goes to ${it.toConfirm.panel} on **${day(it.toConfirm.on)}**.`,
    say`Nothing for you to do.`,
  ])

export const seeIt = 'See it'

/** On a locked telephone, where there is nothing to decide. */
export const toRead = (post: string): string => `For ${theOf(post)}: something to read. Nothing to decide.`

/** While a card waits and the child can't: whom to ring, who else has to be tried before it goes further, and that every try counts. */
export const ringNow = (who: Who, others: readonly Who[], above: Who | undefined): Text => {
  const number = ring(who)
  return join([
    number.length === 0 ? noNumber(who, above) : [...say`Please `, ...number, '.'],
    say`Tap each time you try: if nobody can be reached, what you tapped is what lets it go further.`,
    others.length === 0
      ? []
      : say`Before it does, these have to be tried too: ${list(others.map(withNumber))}.`,
  ])
}

/** "Dev Shah on 07700 900777". */
const withNumber = ({ name, phone }: Who): string =>
  phone === undefined ? `${name} (I have no number)` : `${name} on ${phone}`

/** No number is known of somebody who may have to be rung: said at once, with the line above. */
export const noNumber = (who: Who, above: Who | undefined): Text =>
  join([
    say`I have no number for ${who.name}, ${who.post}.`,
    above === undefined || above.phone === undefined
      ? say`Please find ${first(who)} another way.`
      : say`The line above is ${above.name}, ${above.yours}: **${above.phone}**.`,
  ])

type Tried = {
  readonly who: Who
  readonly at: string
  /** Tries that count so far, of how many, and how far apart. */
  readonly count: number
  readonly of: number
  readonly minutesApart: number
  /** The instant from which the next one counts. */
  readonly nextFrom: string
  /** Who has to be tried besides. */
  readonly others: readonly Who[]
}

/** A try is on record: what it is worth, and when the next one counts. */
export const noAnswerRecorded = (it: Tried): Text =>
  join([
    say`On record: ${it.who.name}, no answer, ${londonTime(it.at)}.`,
    it.count >= it.of
      ? []
      : say`That is ${it.count} of the ${it.of} tries this council asks for. The next one counts from ${londonTime(it.nextFrom)}.`,
    it.others.length === 0 ? [] : say`Still to be tried: ${list(it.others.map(withNumber))}.`,
  ])

/** Speaking to somebody decides nothing. */
export const spokeRecorded = (who: Who, at: string): Text =>
  say`On record: you spoke to ${who.name}, ${londonTime(at)}. That decides nothing by itself: ${first(who)} still has to answer on the card, with reasons. Nothing is agreed yet.`

/** On the next card: who was spoken to before nobody could be reached any more. */
export const wasSpokenTo = (who: string, times: readonly string[]): Text =>
  say`${who} was spoken to at ${list(times)}.`

/** On the button, before it can be sent. */
export const tellComing = (who: Who): string => `Tell ${first(who)} it's coming`

/** On the telephone of whoever will have it, and in the message: the team and who to ring, nothing of a family. */
export const isComing = (team: string, worker: string, phone: string | undefined): string =>
  `A same-day request from ${team} is on its way. ${[worker, phone].filter((one) => one !== undefined).join(', ')}.`

/** To the worker. */
export const toldComing = (who: Who): Text =>
  say`${first(who)} knows that it's coming. Nothing is asked of ${first(who)} until you send it.`
