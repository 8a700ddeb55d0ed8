import { moment, sectionWords } from './grammar.ts'
import type { HoursLine } from '../ledger/hours.ts'
import { wouldLose } from './hours-news.ts'
import { hoursInWeeks } from './hours.ts'
import { join, say, type Text } from './text.ts'
import type { Discreet } from './time.ts'
import { nameAndPost, type Who } from './who.ts'

/** Reminders of what was asked besides a request's own steps. Nothing is agreed or given back by silence. */

/** Before the question as it was put. */
export const stillAsked = (since: string, now: string, question: Text): Text =>
  join([say`Still waiting for your answer, since ${moment(since, now)}.`, question])

export const recallWaits = (
  who: Who,
  family: string,
  { lines, loses }: { readonly lines: readonly HoursLine[]; readonly loses: readonly HoursLine[] },
): Text =>
  join([
    say`**${who.name} asked for hours back: ${hoursInWeeks(lines)}.** They are promised to ${family}, so nothing changes unless you agree.`,
    wouldLose(family, loses),
  ])

export const talkWaits = (family: string, section: string): Text =>
  say`What came of the talk about hours for **${family}** isn't on record yet (${sectionWords(section)}). Nothing is agreed by it.`

const ASKED = {
  claim: 'whether less was used',
  recall: 'whether lent hours go back',
  talk: 'what came of the talk about hours',
} as const

/** To the line above, where others may read along. */
export const nobodySays = (
  { reference, title }: Discreet,
  about: keyof typeof ASKED,
  who: readonly Who[],
  since: string,
  now: string,
): Text =>
  say`**${title}**, ${reference}: nobody has answered ${ASKED[about]}, since ${moment(since, now)}. It is with ${who.map(nameAndPost).join(' and ')}. It isn't yours to decide by this; please see that somebody answers.`
