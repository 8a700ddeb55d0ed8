import { londonTime } from '../policy/london-date.ts'
import { day } from '../views/format.ts'
import { say, type Text } from './text.ts'
import type { Who } from './who.ts'

/** What is said when a family with hours changes team: the rest of its weeks is for the new head of service. */

export const MOVED_BUTTON = 'They changed team'
export const MOVED_LABELS = { team: 'Which team has them now?' } as const

export const restIsTheirs = (family: string, next: string, old: string): Text =>
  say`${family}'s weeks that haven't begun are now for **${next}**, to decide. Until then nothing changes: they stay charged to ${old}, and go from there when the new ones are agreed.`

export const haveItListed = (family: string, team: string): Text =>
  say`The list of families doesn't have ${family} under ${team} yet. I take it from you for this one; please have it put right, or the next request goes to the old team.`

export const notListedThere = (
  family: string,
  team: string,
  has: string | undefined,
  agreedBy: string,
): Text =>
  say`The list of families has ${family} under ${has ?? 'no team'}, not ${team}. Ask whoever keeps it to change it, or ask ${agreedBy}, who agreed its hours, to tell me that it moved. Nothing has changed.`

export const whichTeam = (family: string): Text =>
  say`Which team has ${family} now? Write it with the team's name, for example: ${family} moved to East 2.`

export const noHeadThere = (team: string): Text =>
  say`No head of service answers for ${team} in the list of people, so I can't say who decides the rest. Nothing has changed.`

export const sameHead = (family: string, team: string, who: string): Text =>
  say`${who}, answers for ${team} too, so ${family}'s hours stay as they are. Nothing has to be asked again.`

export const movedIsTheirs = (who: string): Text =>
  say`Only ${who}, who agreed these hours, or the family's own team can say that. Nothing has changed.`

export const nothingLeft = (family: string | undefined, lastDay: string | undefined): Text =>
  say`${family ?? 'This family'} has no whole week left that hasn't begun, so there is nothing to decide anew.${lastDay === undefined ? '' : ` Its last day stays ${day(lastDay)}.`}`

/** To the head of service who agreed it, once the rest is asked of another. */
export const restAsked = ({
  by,
  at,
  family,
  next,
}: {
  readonly by: Who
  readonly at: string
  readonly family: string
  readonly next: Who
}): Text =>
  say`**${family} has changed team.** ${by.name} asked ${next.name}, ${next.post}, at ${londonTime(at)} for the weeks that haven't begun. They stay charged to you until ${next.name} agrees; I'll tell you when.`

/** To the same, once it is agreed: what stays with them. */
export const restTaken = (by: Who, family: string, lastDay: string): Text =>
  say`**${by.name} has agreed the rest of ${family}'s weeks**, out of hours of their own. Yours for ${family} end on ${day(lastDay)}; later weeks are free again, and hours that you borrowed for them go back.`

/** On the new head of service's card. */
export const comesFrom = (old: string, lastDay: string, after: string): Text =>
  say`The family changed team. ${old} had agreed it until ${day(lastDay)}; from ${day(after)} it is yours to decide anew, out of your hours. If you agree, theirs end the day before. If you don't, theirs stay as they are.`

export const LOOK_AND_SEND = 'Look at it and send'

/** To whoever is to send it: nobody asks for what they decide themselves. */
export const sendItOn = ({
  by,
  family,
  as,
}: {
  readonly by: Who
  readonly family: string
  readonly as: 'extension' | 'next'
}): Text =>
  as === 'extension'
    ? say`**${by.name} would look at more weeks for ${family}.** A head of service can't ask for hours that they decide, so it has to come from you, if you think that it is right. What is known is filled in; nothing is asked until you send it.`
    : say`**${by.name} says that ${family} is with your team now.** It has crisis hours, and the weeks that haven't begun are for your own head of service to decide. It has to come from you, if it is still needed. What was said before is filled in; nothing is asked until you send it.`

/** To the head of service who gave it. */
export const givenOn = (to: string, family: string, as: 'extension' | 'next'): Text =>
  as === 'extension'
    ? say`You decide ${family}'s hours, so you can't ask for them too (and nobody else can agree yours). **I've given it to ${to} to send**, with what you told me. When they do, Access to Resources (ART) confirm the hours and it comes to you.`
    : say`You agreed ${family}'s hours, so the rest has to be asked by its new team. **I've given it to ${to} to send**, with what was said before.`

export const nobodyToSend = (family: string): Text =>
  say`You agreed ${family}'s hours, so you can't ask for them too, and I know of nobody in its team to give this to. Ask its worker or team manager to ask for it here. Nothing has changed.`
