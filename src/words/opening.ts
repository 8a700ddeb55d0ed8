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
