import { day } from '../views/format.ts'
import { londonDate } from '../policy/london-date.ts'
import { capital, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import type { Who } from './who.ts'

/** What can be done about a decision: whose right it is, who hears it, what became of it. */

export const BUTTONS = { told: "I've told them" } as const

/** Said with the decision. `whose` is of whom the right is, `to` the post, `says` the policy's own addition. */
export const rightOfAppeal = ({
  whose,
  to,
  says,
}: {
  readonly whose: string | undefined
  readonly to: string | undefined
  readonly says: string
}): Text =>
  join([
    whose === undefined
      ? []
      : say`**It is ${whose} right to appeal**${to === undefined ? '' : `, to ${to}`}. Please tell them, and tap when you have.`,
    says === '' ? [] : say`${stop(says)}`,
  ])

export const rightTold = (at: string): Text =>
  say`Thank you. It's on record that you told them, ${day(londonDate(at))}.`

/** "Appealed: allowed on Fri 4 Dec." The appeal's own record has the reasons. */
export const appealLine = (
  called: string,
  outcome: 'waiting' | 'approved' | 'rejected',
  on: string,
  reference: string,
): string => {
  const became = {
    waiting: `sent on ${day(on)}, not decided yet`,
    approved: `allowed on ${day(on)}`,
    rejected: `not allowed on ${day(on)}`,
  }[outcome]
  return `${called}: ${became} (${reference})`
}

/** On the appeal itself: what it is about, and who decided that. */
export const againstWhat = (
  what: string,
  outcome: string,
  who: string,
  on: string,
  reference: string,
): string => `${capital(what)}: ${outcome} by ${who}, ${day(on)} (${reference})`

export const heardBefore = (other: Who | undefined): Text =>
  other
    ? say`Whoever decided it first never hears it again, so it needs somebody else. Nothing has changed. ${other.name}, ${other.post}, is the person to talk to.`
    : say`Whoever decided it first never hears it again, so it needs somebody else. Nothing has changed. Talk to the next manager above.`

export const noAppeal = (because: 'none' | 'already'): Text =>
  because === 'none'
    ? say`The policy gives no appeal against that, so I can't send one. You can talk to whoever decided it, or change it and ask again.`
    : say`That has been appealed already, so I can't send it again. Ask me "where is my request" to see how it stands.`

export const whichToAppeal = (): Text => say`Which decision is it about?`
