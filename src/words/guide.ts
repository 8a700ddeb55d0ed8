import { pounds } from '../views/format.ts'
import type { LeftThisYear } from './outcome.ts'
import { a, capital, stop, withoutArticle } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** Answers to "who agrees…?". */

/** One band or kind of a row, with whoever agrees it: "**Jo Marsh**, your team manager: up to £100…". */
export const byRow = (who: readonly string[], rule: Text): Text =>
  who.length === 0 ? rule : say`**${capital(who.join(', or '))}**: ${rule}`

/** The reader holds the post that decides. */
export const youAs = (title: string): string =>
  `you, as ${withoutArticle(title)}, not where you ask for it yourself`

/** What decides it comes first, then each answer. */
export const itDepends = (questions: readonly string[], byTheYear: boolean): Text =>
  join([
    byTheYear ? say`It depends on what the family has had this year.` : say`It depends.`,
    questions.length > 0 ? say`${questions.join(' ')}` : [],
  ])

export const firstDone = (what: readonly string[]): Text =>
  what.length === 0 ? [] : say`Needed first: ${what.map((one) => one.replace(/ first$/, '')).join('; ')}.`

export const whatWouldChange = (changes: readonly string[]): Text =>
  changes.length === 0
    ? []
    : join([say`What would change that:`, ...changes.map((change) => say`${stop(capital(change))}`)])

/** A matter that the document leaves open, and what this council does: whose choice it was is always said. */
export const councilsReading = (matter: string, taken: string): Text =>
  say`${stop(matter)} This council's reading: ${stop(taken.charAt(0).toLowerCase() + taken.slice(1))}`

/** What is left once this is agreed. */
export const withThisLeft = ({ family, pence, then }: LeftThisYear): Text =>
  then === undefined
    ? say`After this ${family} can have ${pounds(pence)} more this year; above that nobody in the matrix can agree it.`
    : say`After this ${family} can have ${pounds(pence)} more this year before ${a(then)} has to agree.`

/** "Can Jo agree £120?" is a yes or a no before anything else. */
export const canThey = (who: string, standing: 'alone' | 'with-others' | 'asked' | 'no'): Text => {
  switch (standing) {
    case 'alone':
      return say`Yes, ${who} can agree it.`
    case 'with-others':
      return say`Not ${who} alone.`
    case 'asked':
      return say`No. ${capital(who)} is asked for a view, and doesn't decide it.`
    case 'no':
      return say`No, ${who} can't agree it.`
  }
}

/** Whoever usually decides is away, and the row names somebody else. */
export const otherInstead = (other: Who): Text => say`**${other.name}**, ${other.yours}, can agree it too.`

/** Whoever usually decides is away, and the document names nobody else. */
export const nobodyInstead = (who: Who): Text =>
  say`Nobody else is named for it. While ${first(who)} is away it waits for whoever covers as ${who.post}.`
