import type { HoursLine } from '../ledger/hours.ts'
import { londonDate, type LondonDate } from '../policy/london-date.ts'
import { day, dayAndYear } from '../views/format.ts'
import { list } from './grammar.ts'
import { aWeek, dateOnly, figure, hoursInWeeks, hourWord, weekly } from './hours.ts'
import { say, type Text } from './text.ts'

/** What is answered to "hours", "lend", "borrow", "hand back". Figures come as quarter-hours. */

export const yourHours = (post: string): string => `Hours of the ${post}`

export const SIX_WEEKS = 'This week and the next five'

/** The allowance isn't a target, and nothing is carried over: said wherever hours are drawn. */
export const notATarget = (quarters: number): Text =>
  say`Up to ${figure(quarters)} hours a week can be agreed, in all. It isn't a target, and nothing is carried over.`

/** "In the week of 30 Nov you have 3 hours free." */
export const freeInWeek = (week: string, free: number): Text =>
  free > 0
    ? say`In the week of ${dateOnly(week)} you have **${figure(free)} ${hourWord(free)}** free.`
    : say`In the week of ${dateOnly(week)} you have none free.`

/** What a family has: "5 hours a week, until Sun 20 Dec". */
export const familyHas = (lines: readonly HoursLine[], lastDay: string): Text =>
  say`${weekly(lines)}, until ${day(lastDay)}`

/** "Dev Shah, Corporate Parenting, for F3107: 2 hours a week in the weeks of …". */
export const loanFor = (who: string, family: string, lines: readonly HoursLine[]): Text =>
  say`${who}, for ${family}: ${hoursInWeeks(lines)}`

export const LABELS = {
  lentTo: 'Lent to',
  borrowedFrom: 'Borrowed from',
  nobody: 'None to lend.',
  counted: 'ART counted',
} as const

/** "Thu 26 Nov, for F3107: 3 hours a week in the weeks of … free": what they counted when they last said less than the register. */
export const countedLast = (it: {
  readonly at: string
  readonly family: string
  readonly free: readonly HoursLine[]
}): Text =>
  say`${day(londonDate(it.at))}, for ${it.family}: ${it.free.length === 0 ? 'none' : hoursInWeeks(it.free)} free, before what was agreed. That is lower than the register, so ask ART before you count on more.`

/** To a worker: what their head of service could still agree, and nothing about anybody's family. */
export const theirFree = (who: string, lines: readonly HoursLine[]): Text =>
  lines.length === 0
    ? say`**${who}**, has no crisis hours free this week or in the next five.`
    : say`**${who}**, has free: ${freeByWeek(lines)}.`

/** "this week 3, from 30 Nov none": week by week, alike weeks together. */
export const freeByWeek = (lines: readonly HoursLine[]): string =>
  [...Map.groupBy(lines, ({ quarters }) => quarters)]
    .map(([quarters, some]) => {
      const weeks = list(some.map(({ week }) => dateOnly(week)))
      return some.length === 1
        ? `${figure(quarters)} ${hourWord(quarters)} in the week of ${weeks}`
        : `${aWeek(quarters)} in the weeks of ${weeks}`
    })
    .join('; ')

export const noHeadOfService = (): Text =>
  say`I don't know which head of service is yours, so I can't say what is free. Your team manager will know.`

export const askingReservesNothing = (): Text =>
  say`Asking reserves nothing: hours are taken only when the head of service agrees. Access to Resources (ART) confirm them first.`

export const whoHasHours = (): Text =>
  say`What each head of service could lend, this week and in the next five. Only they can lend theirs.`

/** Borrowing begins on the card of the request that is short, in the order of section 4.2. */
export const borrowFromCard = (waiting: number): Text =>
  waiting === 0
    ? say`Hours are borrowed for a family whose request is with you and is short. None is at the moment. When one is, its card asks first whether you can move hours, then shows who has some.`
    : say`Hours are borrowed on the card of the request that is short: it asks first whether you can move hours, then shows who has some (section 4.2). Open it here.`

/** Moving hours is a decision about two families: it is made for the one that is short. */
export const moveHere = (): Text =>
  say`Move hours of another family to the one that is short, or say why none can be moved; then you can borrow. Your reasons go on both records (section 4.2).`
export const nothingShort = (family: string | undefined): Text =>
  family === undefined
    ? say`Nothing that is with you to decide is short of hours now, so none have to be moved. A family's own hours can be made fewer all the same.`
    : say`${family} isn't short of hours, or Access to Resources (ART) haven't confirmed them yet, so there is nothing to move for it.`
/** "Move hours for F3107". */
export const forFamily = (label: string, family: string): string => `${label} for ${family}`

export const lendOnCard = (waiting: number): Text =>
  waiting === 0
    ? say`Nobody has asked you for hours. When a colleague does, a card comes to you with the weeks and the reference, and you lend all of them, fewer, or none.`
    : say`You have been asked for hours. Lend them, fewer, or none, on the card: open it here.`

export const nothingToHandBack = (): Text => say`You have no borrowed hours in weeks that are still to come.`
export const nothingLent = (): Text => say`You have lent no hours in weeks that are still to come.`
export const nothingToEnd = (family: string | undefined): Text =>
  family === undefined
    ? say`No family has hours of yours this week or later.`
    : say`${family} has no hours of yours this week or later, so there is nothing to end.`

/** Ending and lessening are for whoever agreed it. */
export const changeIsTheirs = (wanted: 'end' | 'fewer', family: string, who: string): Text =>
  wanted === 'end'
    ? say`${family}'s hours were agreed by ${who}, and ending them early is theirs too. Ask them to tell me "end ${family}'s hours". If the service has stopped already, Access to Resources (ART) tell me "${family}'s support stopped on" and the day.`
    : say`${family}'s hours were agreed by ${who}, and agreeing fewer is theirs too. Tell them; if fewer were used in a week gone by, tell Access to Resources (ART).`

/** To somebody who holds no hours themselves. */
export const nothingRuns = (family: string): Text =>
  say`${family} has no support this week or later, so there is nothing to end.`

/** To whoever arranges it. */
export const confirmItStopped = (family: string): Text =>
  say`On which day did ${family}'s support stop? Confirm it here, and the hours of later weeks go back to whoever agreed them.`

/** To somebody of another team: nothing about what the family has. */
export const endIsForItsTeam = (family: string): Text =>
  say`${family} isn't one of your families, so I can't say what it has. Its worker or team manager can ask for its support to end; Access to Resources (ART) tell me if it has stopped.`

export const handBackWhich = (): Text =>
  say`These are borrowed. Weeks that haven't begun can go back; hours that a family counts on stay with it.`
export const askBackWhich = (): Text =>
  say`These are lent. Weeks that haven't begun come back at once where no family counts on them; otherwise whoever borrowed them has to agree.`
export const endWhich = (): Text =>
  say`Weeks that have begun stay as they are charged. Hours of later weeks come back, and borrowed ones go back to whoever lent them.`

export const nothingToLessen = (family: string | undefined): Text =>
  family === undefined
    ? say`No family has hours of yours in weeks that are still to come, so there is nothing to make fewer.`
    : say`${family} has no hours of yours in weeks that are still to come, so there is nothing to make fewer.`
export const fewerWhich = (): Text =>
  say`From a Monday on, with your reasons. Its last day stays where it was, and weeks that have begun stay as they are charged. Hours that come free by it are yours again, and borrowed ones go back to whoever lent them.`

export const noSupportToExtend = (family: string): Text =>
  say`${family} has no crisis support agreed that could go on. Ask for it as a new request: how many hours a week, for how many weeks, from when.`

/** More weeks of what a family has: what has to be there, before anything is checked. */
export const goesOn = (family: string): Text =>
  say`More weeks for ${family} are a new request, from the day after the last. Beyond three weeks an application to PASP has to be on record, and the head of service has to agree (section 4.2 and section 7).`

/** "F3107 and its children have used none of their 3 weeks." Counted over every reference of each child. `since`: what came before isn't known. */
export const weeksUsedSoFar = (family: string, used: number, of: number, since?: LondonDate): Text => {
  if (used > of) return say`${family}, or a child of it, has had ${used} weeks already.`
  const many = used === 0 ? 'none' : String(used)
  return since === undefined
    ? say`${family} and its children have used ${many} of their ${of} weeks.`
    : say`I know of ${many} of their ${of} weeks that ${family} and its children have used, but I have everything only since ${dayAndYear(since)}.`
}
