import { day, hours } from '../views/format.ts'
import { say, type Text } from './text.ts'
import type { Who } from './who.ts'

/** Why a press about hours changed nothing, in words the person can act on. Weeks come as their Mondays, hours as quarters. */

type Line = { readonly week: string; readonly quarters: number }

const inWeeks = (lines: readonly Line[]): string =>
  lines.map(({ week, quarters }) => `${hours(quarters)} in the week of ${day(week)}`).join(', ')

const weeksOf = (weeks: readonly string[]): string => weeks.map(day).join(', ')

/** The post hasn't enough free hours in some weeks; in the others it has. */
export const shortOfHours = (short: readonly Line[]): Text =>
  say`Not enough hours: you are short by ${inWeeks(short)}. Nothing is agreed yet. You can move hours you already use, borrow from a colleague, or agree fewer.`

/** The lender has less to lend than was asked, now. */
export const notLendable = (left: readonly Line[]): Text =>
  left.some(({ quarters }) => quarters > 0)
    ? say`Those hours are no longer available. What is left to lend: ${inWeeks(left.filter(({ quarters }) => quarters > 0))}. Nothing has been lent; you can lend that, or ask elsewhere.`
    : say`Those hours are no longer available: nothing is left to lend in those weeks. Nothing has changed.`

export const notShort = (): Text =>
  say`There are hours enough for it now, so nothing needs to be borrowed. Nothing has changed.`

const MISSING = {
  art: 'Access to Resources have to confirm the hours',
  short: 'the hours have to be short',
  moving: 'say whether hours you already use can be moved, and why not',
  colleagues: 'every colleague has to be asked who still has hours to lend',
} as const

/** Something comes first (section 4.2). `posts`: colleagues who can still lend or have not answered. */
export const notYet = (missing: readonly (keyof typeof MISSING)[], posts: readonly string[]): Text => {
  const said = missing.map((one) => MISSING[one]).join('; then ')
  const names = posts.length > 0 ? ` (${posts.join(', ')})` : ''
  return say`Not yet: ${said}${names}. Nothing has changed (section 4.2 sets the order).`
}

export const weekBegun = (weeks: readonly string[]): Text =>
  weeks.length === 0
    ? say`Only whole weeks that haven't begun can be changed, from a Monday. Nothing has changed.`
    : say`These weeks have begun: ${weeksOf(weeks)}. What is charged for them stays until Access to Resources confirm a lower figure. Nothing has changed.`

export const promised = (free: readonly Line[]): Text =>
  free.length === 0
    ? say`Those hours are promised to a family, so they can't go back while it has them. Nothing has changed.`
    : say`Some of those hours are promised to a family. What can go back: ${inWeeks(free)}. Nothing has changed.`

/** They answered for the lender, or hold its post, and now stand in for the borrower; or the other way round. `who` holds the post. */
export const otherSide = (who: Who | undefined): Text =>
  say`You stand for the other side of a loan here, so this has to be somebody else's answer. Nothing has changed.${who ? ` Please leave it to ${who.name}, or to somebody else who covers the post.` : ''}`

export const nothingToChange = (): Text => say`There are no hours here to change. Nothing has changed.`

/** Which field it is, and what to write there. `most`: quarter-hours, or for how many weeks. */
export const notHours = (most: number | undefined, of: string | undefined): Text => {
  if (of === 'weeks')
    return say`For how many weeks? Write a whole number from 1${most === undefined ? '' : ` to ${most}`}. Nothing has been decided yet.`
  const limit = most === undefined || most < 0 ? '' : ` up to ${hours(most)},`
  return say`${fieldOf(of)} Write hours and quarters,${limit} for example 2 or 2.25. Nothing has been decided yet.`
}

const fieldOf = (of: string | undefined): string => {
  if (of === undefined) return 'How many hours?'
  if (of === 'hours') return 'How many hours a week?'
  return of === 'new-hours'
    ? 'How many hours a week from then on?'
    : `How many hours in the week of ${day(of)}?`
}

/** The day was meant to bring the end forward, and doesn't. */
export const endsByThen = (family: string, lastDay: string): Text =>
  say`${family}'s last day is ${day(lastDay)} already, so that day ends nothing early. Choose an earlier day. If it is to go on for longer, say: extend ${family}. Nothing has changed.`

export const notADate = (question: string): Text =>
  say`I can't use that day. ${question} Nothing has changed.`

export const tooManyWeeks = (weeks: number, most: number): Text =>
  say`With it the family, or the young person, would have ${weeks} weeks, and the matrix goes as far as ${most} (section 4.2 and section 7). Nobody in it can agree that. The one road left is an application to PASP.`
