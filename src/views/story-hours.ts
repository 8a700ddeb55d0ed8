import type { HeldHours, HoursLine } from '../ledger/hours.ts'
import type { Event } from '../request/event.ts'
import type { OnlyHoursEvent } from '../request/hours/hours-events.ts'
import type { HoursBecause, HoursConfirmed, TalkOutcome } from '../request/hours/hours-state.ts'
import { hoursInWeeks, weekly } from '../words/hours.ts'
import { day, hours } from './format.ts'
import type { StoryLine, StoryNames } from './story-line.ts'

type Told = Pick<StoryLine, 'what' | 'tone'>

/** What became of a request's hours, in one sentence with the figures that count. */
export const hoursTold = (event: OnlyHoursEvent, names: StoryNames): Told => {
  switch (event.type) {
    case 'moving-considered':
      return {
        tone: 'noted',
        what:
          event.sealed.moved === undefined
            ? 'Looked at moving hours already in use, and could not.'
            : `Moved hours from ${names.reference(event.sealed.moved)}.`,
      }
    case 'hours-changed':
      return { tone: 'noted', what: `${because[event.sealed.because]} ${nowHolds(event.sealed.hours)}` }
    case 'recall-asked':
      return { tone: 'asked', what: `Asked for hours back: ${linesOf(event.sealed.lines)}.` }
    case 'recall-refused':
      return { tone: 'refused', what: 'Kept the hours for the family they were promised to.' }
    case 'talk-opened':
      return {
        tone: 'asked',
        what: `Nobody has the hours, so it is talked over with ${names.holder(event.sealed.with)}.`,
      }
    case 'talk-recorded':
      return { tone: 'noted', what: `${outcomes[event.sealed.outcome]} No hours were agreed by it.` }
    case 'service-stopped':
      return { tone: 'noted', what: `Confirmed that the service stopped on ${day(event.sealed.on)}.` }
  }
}

const because: Readonly<Record<HoursBecause, string>> = {
  moved: 'Moved hours to another family.',
  fewer: 'Agreed fewer hours from now on.',
  ended: 'Ended it early.',
  stopped: 'It stopped early.',
  delivered: 'Fewer hours were used than agreed.',
  'changed-team': "The family changed team, and the rest is the new head of service's.",
  'not-needed': 'Hours that are no longer needed went back.',
  recalled: 'Lent hours went back to the lender.',
  'handed-back': 'Handed hours back to the lender.',
  withdrawn: 'The decision was withdrawn.',
}

const outcomes: Readonly<Record<TalkOutcome, string>> = {
  'hours-found': 'They talked: hours can be found elsewhere.',
  'different-service': 'They talked: a different service is to be used.',
  'not-available': 'They talked: nothing is available.',
}

const nowHolds = (held: HeldHours): string =>
  held.lines.length === 0
    ? 'Nothing is charged any more.'
    : `${held.kind === 'loan' ? 'Lent' : 'Charged'} now: ${linesOf(held.lines)}.`

const linesOf = (lines: readonly HoursLine[]): string =>
  lines.map(({ week, quarters }) => `${hours(quarters)} in the week of ${day(week)}`).join(', ')

/** What any request's events say besides where they are about hours: the figures that count. */
export const hoursSaid = (event: Event, names: StoryNames): Pick<StoryLine, 'what'> | undefined => {
  if (event.type === 'reply-recorded')
    return (
      event.sealed.hours && {
        what: `Recorded a reply of ${day(event.sealed.on)} from ${event.private?.from ?? 'somebody outside the bot'}. ${confirmedHours(event.sealed.hours)}`,
      }
    )
  if (event.type === 'consulted') return event.sealed.hours && { what: confirmedHours(event.sealed.hours) }
  if (event.type === 'approved') return event.sealed.hours && { what: agreedHours(event.sealed.hours) }
  if (event.type !== 'submitted') return undefined
  const { hours: asked, family } = event.sealed
  return asked?.kind === 'loan'
    ? { what: `Asked ${names.holder(asked.lender)} for ${hoursInWeeks(asked.lines)}, for ${family}.` }
    : undefined
}

const confirmedHours = ({ free, weeksUsed }: HoursConfirmed): string =>
  `Confirmed the hours: ${free.length === 0 ? 'none' : hoursInWeeks(free)} free; ${weeksUsed} ${weeksUsed === 1 ? 'week' : 'weeks'} used before.`

const agreedHours = (held: HeldHours): string =>
  held.kind === 'loan'
    ? `Lent ${hoursInWeeks(held.lines)}.`
    : `Approved ${weekly(held.lines)}, ${day(held.startsOn)} to ${day(held.lastDay)}.`
