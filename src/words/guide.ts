import { capital, list, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Answers to "who agrees…?". */

/** One band or kind of a row, with whoever agrees it: "**Jo Marsh**, your team manager: up to £100…". */
export const byRow = (who: readonly string[], rule: Text): Text =>
  who.length === 0 ? rule : say`**${list(who, 'or')}**: ${rule}`

export const itDepends = (on: readonly string[]): Text =>
  say`It depends on ${list(on.map((one) => one.toLowerCase()))}.`

export const firstDone = (what: readonly string[]): Text =>
  what.length === 0 ? [] : say`First: ${list(what)}.`

export const whatWouldChange = (changes: readonly string[]): Text =>
  changes.length === 0
    ? []
    : join([say`What would change that:`, ...changes.map((change) => say`${stop(capital(change))}`)])

/** A matter that the document leaves open, and what this council does: whose choice it was is always said. */
export const councilsReading = (matter: string, taken: string): Text =>
  say`${stop(matter)} This council's reading: ${stop(taken.charAt(0).toLowerCase() + taken.slice(1))}`
