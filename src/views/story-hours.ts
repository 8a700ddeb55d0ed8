import type { HeldHours, HoursLine } from '../ledger/hours.ts'
import type { Event, EventOf } from '../request/event.ts'
import type { HoursBecause, HoursConfirmed, TalkOutcome } from '../request/hours/hours-state.ts'
import { hoursInWeeks, weekly } from '../words/hours.ts'
import { day, hours } from './format.ts'
import type { StoryLine, StoryNames } from './story-line.ts'

type HoursEvent = EventOf<
  | 'moving-considered'
  | 'hours-changed'
  | 'recall-asked'
  | 'recall-refused'
  | 'talk-opened'
  | 'talk-recorded'
  | 'service-stopped'
>

type Told = Pick<StoryLine, 'what' | 'tone'>

/** What became of a request's hours, in one sentence with the figures that count. */
export const hoursTold = (event: HoursEvent, names: StoryNames): Told => {
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
  switch (event.type) {
    case 'submitted': {
      const { hours: asked, family } = event.sealed
      return asked?.kind === 'loan'
        ? { what: `Asked ${names.holder(asked.lender)} for ${hoursInWeeks(asked.lines)}, for ${family}.` }
        : undefined
    }
    case 'consulted':
      return event.sealed.hours && { what: confirmedHours(event.sealed.hours) }
    case 'approved':
      return event.sealed.hours && { what: agreedHours(event.sealed.hours) }
    case 'adopted':
    case 'account-linked':
    case 'account-unlinked':
    case 'list-confirmed':
    case 'list-warned':
    case 'founded':
    case 'change-proposed':
    case 'change-declined':
    case 'agenda-published':
    case 'answered':
    case 'appeal-right-told':
    case 'appealed':
    case 'asked-as-well':
    case 'asked':
    case 'booked':
    case 'card-posted':
    case 'condition-met':
    case 'confirmed':
    case 'corrected':
    case 'cover-asked':
    case 'cover-reminded':
    case 'cover-ended':
    case 'cover-set':
    case 'decision-withdrawn':
    case 'deferred':
    case 'endorsed':
    case 'exported':
    case 'family-added':
    case 'opening-recorded':
    case 'complete-since':
    case 'family-confirmed':
    case 'families-merged':
    case 'handed-over':
    case 'requester-added':
    case 'fell-due':
    case 'filed':
    case 'followed-up':
    case 'given-longer':
    case 'given-to-send':
    case 'hours-changed':
    case 'looked':
    case 'moving-considered':
    case 'paper-given':
    case 'passed-on':
    case 'press-refused':
    case 'raised':
    case 'rebooked':
    case 'report-denied':
    case 'recall-asked':
    case 'recall-refused':
    case 'referred':
    case 'rejected':
    case 'reminded':
    case 'reply-recorded':
    case 'rerouted':
    case 'reviewed':
    case 'service-stopped':
    case 'talk-opened':
    case 'talk-recorded':
    case 'tried':
    case 'use-kept':
    case 'used-less-said':
    case 'used-lower':
    case 'used-said':
    case 'watch-ended':
    case 'watched':
    case 'withdrawn':
      return undefined
  }
}

const confirmedHours = ({ free, weeksUsed }: HoursConfirmed): string =>
  `Confirmed the hours: ${free.length === 0 ? 'none' : hoursInWeeks(free)} free; ${weeksUsed} ${weeksUsed === 1 ? 'week' : 'weeks'} used before.`

const agreedHours = (held: HeldHours): string =>
  held.kind === 'loan'
    ? `Lent ${hoursInWeeks(held.lines)}.`
    : `Approved ${weekly(held.lines)}, ${day(held.startsOn)} to ${day(held.lastDay)}.`
