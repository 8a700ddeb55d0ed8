import { day, dayAndYear, pounds } from '../views/format.ts'
import { join, say, type Text } from './text.ts'

/** What the bot says about the time before it came. */

export const BEFORE = 'Before the bot'
export const BUTTONS = { none: 'None', notSure: 'Not sure' } as const

export const weeksInWords = (weeks: number): string => `${String(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`

/** Asked where the register doesn't reach back as far as the sum is counted. */
export const hadElsewhere = (what: string, whose: string, from: string, until: string): Text =>
  say`I have everything only since ${day(until)}. For ${what}, how much in all was agreed for **${whose}** between ${dayAndYear(from)} and then, as far as the file shows? Give me the sum, or press.`
/** On the card: what a list says, with its source. */
export const fromList = (amount: string, source: string): Text =>
  source === '' ? say`${amount} before the bot, from a list` : say`${amount} before the bot, from ${source}`
/** On the card: what the worker says. */
export const byTheirWord = (pence: number, until: string, who: string): Text =>
  pence === 0
    ? say`Nothing before ${day(until)} by ${who}'s word; not in this register`
    : say`${pounds(pence)} more before ${day(until)} by ${who}'s word; not in this register`
export const unsure = (until: string, who: string): Text =>
  say`${who} isn't sure what was agreed before ${day(until)}, so it comes to whoever decides the next higher sums. Not in this register`
export const unsureLeft = (): string => 'What was agreed before is not known.'
export const unsureSoFar = (whose: string, until: string): Text =>
  say`What ${whose} had before ${day(until)} isn't known, so whoever decides the next higher sums is asked.`

/** The same of weeks: "How many weeks of crisis family support had F2201 had before Sun 22 Nov 2026?" */
export const hadWeeks = (what: string, family: string, since: string): Text =>
  say`How many weeks of ${what} had **${family}** had before **${dayAndYear(since)}**, as far as the file shows? I have everything only since then. Give me the number, or press.`
export const weeksInOneNumber = (): Text => say`I can't tell how many weeks that is in all.`
export const weeksByTheirWord = (weeks: number, since: string, who: string): Text =>
  weeks === 0
    ? say`No weeks before ${day(since)} by ${who}'s word; not in this register`
    : say`${weeksInWords(weeks)} before ${day(since)} by ${who}'s word; not in this register`
/** Of all the weeks, where the worker named them before anything was asked: some may be in the register too. */
export const weeksInAll = (weeks: number, who: string): Text =>
  say`${weeksInWords(weeks)} in all by ${who}'s word; what came before the bot is not in this register`
export const unsureWeeks = (since: string, who: string, most: number): Text =>
  say`${who} isn't sure how many weeks came before ${day(since)}, so the first ${most} count as used and it comes to whoever decides further weeks. Not in this register`
export const unsureWeeksSoFar = (family: string, since: string, most: number): Text =>
  say`How many weeks ${family} had before ${day(since)} isn't known, so the first ${most} count as used and whoever decides further weeks is asked.`

/** Beside the weeks of a post whose hours no list gave: they may be less free than they look. */
export const HOURS_KNOWN = 'Known since'
export const hoursKnownSince = (since: string): Text =>
  say`${dayAndYear(since)}. Hours that were agreed before then are not in this register, so fewer may be free.`

const MOST_LINES = 10

/** To governance, and to whoever answers for the families or holds the hours. Lower figures stand first: they lower a total. */
export const openingTold = (
  lines: readonly { readonly says: string; readonly isLower: boolean }[],
  { by, source, second }: { readonly by: string; readonly source: string; readonly second?: string },
): Text => {
  const inOrder = [...lines.filter(({ isLower }) => isLower), ...lines.filter(({ isLower }) => !isLower)]
  const shown = inOrder.slice(0, MOST_LINES)
  const more = lines.length - shown.length
  const count = lines.length === 1 ? '1 figure' : `${String(lines.length)} figures`
  return join(
    [
      source === ''
        ? say`**${by} put ${count} from before the bot on record.** Every total counts them from now on.`
        : say`**${by} put ${count} from before the bot on record, from ${source}.** Every total counts them from now on.`,
      ...shown.map(({ says, isLower }) => (isLower ? say`· ${says}, less than before` : say`· ${says}`)),
      ...(more > 0 ? [say`· and ${String(more)} more, in the register.`] : []),
      ...(second === undefined
        ? []
        : [say`${second} agreed, as the second person, to what is less than before.`]),
    ],
    '\n',
  )
}
