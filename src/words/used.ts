import { pounds } from '../views/format.ts'
import { quoted } from './grammar.ts'
import { say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** What was used of something agreed, and who confirms it. Pence. */

export const BUTTONS = {
  sayUsed: 'Say what was used',
  keep: 'No, it stays as agreed',
} as const
export const LABELS = { howMuch: 'How much was used?' } as const

export const confirmIt = (pence: number): string => `Confirm ${pounds(pence)}`

/** To the worker who said it. */
export const askedToConfirm = (used: number, agreed: number, who: Who | undefined): Text =>
  say`Thank you. ${who ? `I've asked ${first(who)} to confirm` : 'It has to be confirmed by whoever decided it'} that ${pounds(used)} was used. Until then ${pounds(agreed)} counts.`

/** To the worker who said that part of it was used, and not how much. */
export const howMuchThen = (agreed: number): Text =>
  say`How much was it? Until that is said and confirmed, ${pounds(agreed)} counts.`

/** To whoever may confirm it. */
export const isItRight = ({
  who,
  used,
  agreed,
  what,
  family,
}: {
  readonly who: string
  readonly used: number
  readonly agreed: number
  readonly what: string
  readonly family: string
}): Text =>
  say`**${who} says ${family} needed only ${pounds(used)}** of what was agreed: ${what}. Until you confirm it, ${pounds(agreed)} counts towards the family's year. It can only go down.`

export const lowered = (by: Who, used: number, family: string, reasons: string): Text =>
  say`**${by.name}, ${by.post}, has confirmed that ${pounds(used)} was used.** That is what counts for ${family} now. ${first(by)}'s reasons: ${quoted(reasons)}`

export const kept = (by: Who, agreed: number, reasons: string): Text =>
  say`${by.name}, ${by.post}, hasn't confirmed it, so ${pounds(agreed)} still counts. ${first(by)}'s reasons: ${quoted(reasons)}`

export const confirmedNow = (used: number): Text =>
  say`Recorded: ${pounds(used)} was used, and that is what counts now.`
export const keptNow = (): Text => say`Recorded: what was agreed still counts.`

export const notLess = (counted: number): Text =>
  counted === 0
    ? say`Nothing of that is counted, so there is nothing to lower.`
    : say`${pounds(counted)} is counted for that now, and it can only be confirmed as less. More would be a new request. Nothing has changed.`

export const nothingOfTheirs = (family: string): Text =>
  say`Nothing that you asked for is agreed and counted for ${family}, so there is nothing to lower. Whoever asked for it can say what was used. If you need something, tell me what it is for.`

export const whichOne = (): Text => say`Which of these was it?`

/** On the card and the record once it is confirmed: "£60 used". */
export const usedLine = (pence: number): string => `${pounds(pence)} used`
