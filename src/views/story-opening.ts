import type { OpeningLine } from '../ledger/opening.ts'
import type { EventOf } from '../request/event.ts'
import { weeksInWords } from '../words/opening.ts'
import { day, dayAndYear, hours, pounds } from './format.ts'
import type { StoryNames } from './story-line.ts'

/** Tells what was recorded of the time before the bot, for the register. */
export const openingTold = (
  event: EventOf<'opening-recorded' | 'complete-since'>,
  names: StoryNames,
): { readonly what: string } => {
  if (event.type === 'complete-since')
    return {
      what: `The register is complete since ${dayAndYear(event.sealed.since)} for ${event.sealed.ledger}.`,
    }
  const { line, digest } = event.sealed
  const source = event.private?.source ?? 'a list'
  return { what: `${openingSaid(line, names)} before the bot, from ${source} (${digest.slice(0, 8)}).` }
}

/** One line of a list: "F2201: £40 of s17". */
export const openingSaid = (line: OpeningLine, names: Pick<StoryNames, 'holder'>): string => {
  switch (line.kind) {
    case 'money':
      return `${line.family}${line.whose === undefined ? '' : ` (${line.whose.replaceAll('-', ' ')})`}: ${pounds(line.pence)} of ${line.ledger}`
    case 'hours':
      return `${names.holder(line.post)}: ${hours(line.quarters)} in the week of ${day(line.week)}`
    case 'weeks':
      return `${line.family}: ${weeksInWords(line.weeks)}`
  }
}
