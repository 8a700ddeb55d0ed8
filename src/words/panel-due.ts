import type { LondonDate } from '../policy/london-date.ts'
import { day } from '../views/format.ts'
import { theOf } from './card.ts'
import { capital, list, quoted, stop } from './grammar.ts'
import { say, type Text } from './text.ts'
import type { Discreet } from './time.ts'

/** What the calendar brings to a panel's items: papers that are due, a sitting without an outcome, what it left to be done. */

/** To the worker. `by` is the day the papers are due. */
export const papersAreDue = (it: {
  readonly what: string
  readonly panel: string
  readonly sitting: LondonDate
  readonly by: LondonDate
  readonly today: LondonDate
  readonly wanted: readonly string[]
}): Text =>
  say`**Papers for ${theOf(it.panel)} ${it.by === it.today ? 'have to be in today' : `have to be in by ${day(it.by)}`}**: ${it.what}, on ${day(it.sitting)}. Still wanted: ${list(it.wanted)}.`

const item = ({ reference, title }: Discreet): Text => say`**${title}**, ${reference}`

/** To the panel's recorder, where others may read along. */
export const noOutcomeYet = (it: Discreet, panel: string, sitting: LondonDate | undefined): Text =>
  sitting === undefined
    ? say`${item(it)}, waits for ${theOf(panel)} without a date. Please move it to a sitting once there is one.`
    : say`${item(it)}, was booked for ${theOf(panel)} on **${day(sitting)}**, and no outcome has been entered. Please enter what was decided, or move it to another sitting. Nothing is agreed by waiting.`

/** To the post that waits for the panel, where others may read along. */
export const panelWaits = (it: Discreet, panel: string, sitting: LondonDate | undefined): Text =>
  sitting === undefined
    ? say`${item(it)}, waits for ${theOf(panel)}, which has no date in my calendar. Please ask its co-ordinator.`
    : say`${item(it)}, was booked for ${theOf(panel)} on **${day(sitting)}**, and nobody has entered an outcome, though I've reminded its recorder. Please see that somebody does. It isn't yours to decide by this.`

/** The same to the worker. */
export const panelWaitsWorker = (what: string, panel: string, sitting: LondonDate | undefined): Text =>
  sitting === undefined
    ? say`${capital(what)}, waits for ${theOf(panel)}, which has no date in my calendar. Nothing is agreed yet.`
    : say`${capital(what)}, was booked for ${theOf(panel)} on **${day(sitting)}**, and no outcome has been entered. Nothing is agreed by that. I've reminded its recorder.`

/** What stays to be done of a decision that a panel has still to confirm: nothing is undone meanwhile. */
export const stillToBeConfirmed = (what: string, panel: string, sitting: LondonDate | undefined): Text =>
  sitting === undefined
    ? say`${capital(what)}, waits for ${theOf(panel)} to confirm it, and there is no date in my calendar. What was decided stands until then.`
    : say`${capital(what)}, was to be confirmed by ${theOf(panel)} on **${day(sitting)}**, and no outcome has been entered. What was decided stands until then. I've reminded its recorder.`

/** To whoever a panel left something to. */
export const followUpDue = (it: {
  readonly what: string
  readonly panel: string
  readonly act: string
  readonly due: LondonDate
  readonly today: LondonDate
}): Text =>
  say`**Left to you by ${theOf(it.panel)}, ${whenDue(it.due, it.today)}**, for ${it.what}: ${stop(quoted(it.act))} Tell me when it is done.`

/** To whoever decided it, once it is late. */
export const followUpLate = (who: string, what: string, act: string, due: LondonDate): Text =>
  say`${who} was to see to this by **${day(due)}**, for ${what}: ${stop(quoted(act))} Nobody has said that it is done.`

const whenDue = (due: LondonDate, today: LondonDate): string => {
  if (due === today) return 'due today'
  return due > today ? `due on ${day(due)}` : `due on ${day(due)} and not done yet`
}
