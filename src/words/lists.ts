import { londonTime } from '../policy/london-date.ts'
import { atMoment, inSentence, list, moment, quoted, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Lists and look-backs: where a request is, what waits, what can be taken back or changed. */

export type Line = {
  readonly heading: string
  readonly family: string
  readonly sentAt: string
  readonly status: 'open' | 'approved' | 'rejected' | 'withdrawn'
  readonly waitsFor: string
  /** "Jo on 07700 900666", where it is needed today or tonight. */
  readonly ring?: string | undefined
  readonly question: string | undefined
  /** The rule that brought it to whoever has it, with its section. */
  readonly why: string
  /** What is still open of a decision: "PASP Wed 2 Dec, not yet confirmed". */
  readonly still?: string | undefined
  /** Whoever is said to have decided it already, and has not confirmed it. */
  readonly unconfirmed?: string
  /** "Anna Bright, Thu 26 Nov 21:10 by telephone": who is said to have decided what is open, and has not confirmed it. */
  readonly reported?: string | undefined
}

/** "£80 for gas, F2201: Jo Marsh, team manager, has had it since 12:41. Nothing is agreed yet." */
export const whereIs = (line: Line, now: string): Text => {
  const what = say`**${line.heading}, ${line.family}**`
  if (line.status !== 'open')
    return say`${what}: ${line.status}${line.still === undefined ? '' : `, ${line.still}`}. It was sent ${atMoment(line.sentAt, now)}.`
  if (line.question !== undefined)
    return say`${what}: waiting for **your answer**. ${line.waitsFor} asked: ${quoted(line.question)}`
  if (line.unconfirmed !== undefined)
    return say`${what}: recorded as decided, **not confirmed**. ${line.unconfirmed} was asked to confirm it at ${moment(line.sentAt, now)}. It doesn't count yet.`
  const reported =
    line.reported === undefined ? '' : ` Reported as decided by ${line.reported}, and not confirmed.`
  return say`${what}: with ${line.waitsFor}, since ${moment(line.sentAt, now)}. Not agreed yet.${reported}${line.ring === undefined ? '' : ` If it can't wait, ring ${line.ring}.`}`
}

/** "Why me?": the thing that waits, and the rule. */
export const whyItWaitsForYou = (line: Line): Text =>
  say`**${line.heading}, ${line.family}**, has come to you because of this: ${line.why}`

/** "Why not me?": who has it, and the rule. */
export const whyItIsWith = (line: Line): Text =>
  say`**${line.heading}, ${line.family}**, is with ${line.waitsFor}: ${line.why}`

export const whyNotYou = (question: string): Text =>
  say`Tell me what it is about and I'll say who can agree it and why, for example "${question}"`

export const nothingOfYours = (): Text =>
  say`You have nothing waiting. Tell me what you need and for which family.`

export const moreThanShown = (left: number): Text =>
  say`And ${left} more. Name the reference to see one of them.`

export const waitsForYou = (lines: readonly Line[], now: string): Text =>
  join(
    [
      lines.length === 1
        ? say`One thing is waiting for you:`
        : say`${lines.length} things are waiting for you, the oldest first:`,
      ...lines.map((line) => say`**${line.heading}, ${line.family}**, since ${moment(line.sentAt, now)}`),
    ],
    '\n',
  )

export const oneWaitsForYou = (line: Line, now: string): Text =>
  say`One thing is waiting for you: **${line.heading}, ${line.family}**, since ${moment(line.sentAt, now)}.`

/** Their own half-typed request, so that it isn't forgotten. */
export const stillHalfFinished = (what: string): Text =>
  say`Your half-finished request is still here: ${stop(what)}`

export const whichToWithdraw = (): Text => say`Which one do you want to take back?`
export const nothingToWithdraw = (): Text =>
  say`You have nothing open to withdraw. What is decided stays on the record; if it isn't needed after all, tell whoever agreed it.`
export const whyWithdraw = (line: Line): Text =>
  say`You want to take back ${inSentence(line.heading)}, ${line.family}, which is with ${line.waitsFor}. Why? A few words are enough; they go on the record.`

/** Said after something else was answered: what comes next would be taken as the reason. */
export const notWithdrawnYet = (line: Line): Text =>
  say`Nothing is withdrawn: ${inSentence(line.heading)}, ${line.family}, is still with ${line.waitsFor}. Say why if you want to take it back, or "leave it".`

export const whichToChange = (): Text => say`Which one do you want to change?`
export const nothingToChange = (): Text =>
  say`You have nothing open to change. What is decided stays as it is; more, or something else, is a new request.`
export const whatChanges = (line: Line): Text =>
  say`${line.heading}, ${line.family}, is with ${line.waitsFor}. What should it say instead?`
/** Whoever can agree it so is named where that is certain. */
export const wouldChange = (line: Line, changes: readonly string[], to?: Text): Text =>
  join([
    say`${line.heading}, ${line.family}, would be: ${list(changes)}.`,
    say`${to ?? 'Whoever can agree that'} gets a new card. If it asks for more, anything agreed so far no longer counts.`,
  ])
export const changedAt = (line: Line, changes: readonly string[], at: string): Text =>
  say`Changed at ${londonTime(at)}: ${line.heading}, ${line.family}, is now: ${list(changes)}. Whoever can agree it as it is now has a new card. Nothing is agreed yet.`
export const wrongFamily = (line: Line): Text =>
  say`A request can't move to another family. Withdraw the one for ${line.family} and ask again with the right reference; I'll keep both on the record.`

export const whichToAnswer = (): Text =>
  say`More than one question is waiting for you. Which one is this the answer to?`
export const noAnswerSent = (line: Line): Text =>
  say`Nothing was sent. ${line.waitsFor} still asks about ${inSentence(line.heading)}, ${line.family}: ${quoted(line.question ?? '')}`
export const answerSent = (to: string, at: string): Text =>
  say`Sent to ${to}, at ${londonTime(at)}. Nothing is agreed yet.`
