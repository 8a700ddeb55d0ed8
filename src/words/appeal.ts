import { day } from '../views/format.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
import { capital, quoted, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** What can be done about a decision: whose right it is, who hears it, what became of it. */

export const BUTTONS = {
  told: "I've told them",
  allow: 'Allow the appeal',
  allowWithConditions: 'Allow it with conditions',
  dontAllow: "Don't allow it",
} as const
export const OUTCOMES = { allowed: 'Appeal allowed', notAllowed: 'Appeal not allowed' } as const

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

/** To the worker and whoever agreed: what became of the appeal, and of the decision that it was against. */
export const appealDecided = (it: {
  readonly allowed: boolean
  readonly by: Who
  readonly covering: boolean
  readonly at: string
  /** "£120 settling-in grant, L1203". */
  readonly about: string
  /** Who made the first decision, and its London date; undefined where it was made outside the record. */
  readonly first: { readonly who: string; readonly on: string } | undefined
  readonly reasons: string
  readonly conditions: string
  /** The policy's own words of what comes next. */
  readonly then: readonly string[]
}): Text =>
  join(
    [
      join([
        say`**${it.allowed ? OUTCOMES.allowed : OUTCOMES.notAllowed} by ${it.by.name}, ${it.by.post}${it.covering ? ' (covering)' : ''}, at ${londonTime(it.at)}: ${it.about}.**`,
        it.conditions === '' ? [] : say`The conditions: ${quoted(it.conditions)}`,
        say`${first(it.by)}'s reasons: ${quoted(it.reasons)}`,
      ]),
      join([whatStands(it.allowed, it.first), ...it.then.map((line) => say`${stop(line)}`)]),
    ],
    '\n',
  )

const whatStands = (
  allowed: boolean,
  first: { readonly who: string; readonly on: string } | undefined,
): Text => {
  if (!first) return []
  return allowed
    ? say`The no of ${day(first.on)}, by ${first.who}, no longer stands. It stays on record with its reasons, and this beside it.`
    : say`What ${first.who} decided on ${day(first.on)} stands.`
}

export const heardBefore = (other: Who | undefined): Text =>
  other
    ? say`Whoever decided it first never hears it again, so it needs somebody else. Nothing has changed. ${other.name}, ${other.post}, is the person to talk to.`
    : say`Whoever decided it first never hears it again, so it needs somebody else. Nothing has changed. Talk to the next manager above.`

export const noAppeal = (because: 'none' | 'already'): Text =>
  because === 'none'
    ? say`The policy gives no appeal against that, so I can't send one. You can talk to whoever decided it, or change it and ask again.`
    : say`That has been appealed already, so I can't send it again. Ask me "where is my request" to see how it stands.`

/** Asked whether there is an appeal, and there is. */
export const canBeAppealed = (what: string, to: string | undefined, says: string): Text =>
  join([
    say`Yes: ${what}${to === undefined ? ' can be taken further' : ` can be appealed, to ${to}`}. Nothing has been started.`,
    says === '' ? [] : say`${stop(says)}`,
  ])

/**
 * Asked of a decision that the policy gives no appeal against: what it was, and what can be done instead. `own` is what the
 * policy says of just that, `complaints` what it says of complaints; where it says neither, neither is said.
 */
export const noAppealAgainst = (it: {
  readonly what: string
  readonly who: string
  readonly on: string
  readonly own?: string
  readonly complaints?: string
}): Text =>
  join(
    [
      say`**${it.what} was rejected by ${it.who}, ${day(it.on)}.** ${it.own === undefined ? 'The policy gives no appeal against that.' : stop(it.own)}`,
      say`You can talk to whoever decided it, or change it and ask again. Nothing has been started.`,
      it.complaints === undefined ? [] : say`If they want to complain: ${stop(it.complaints)}`,
    ],
    '\n',
  )

export const whichToAppeal = (): Text => say`Which decision is it about?`
