import type { EventOf } from '../request/event.ts'
import type { About } from '../request/notice.ts'
import { day } from './format.ts'

/** What the clock did, as the record tells it. `holder` says an id in words. */
export const noticeLine = (
  { type, sealed }: EventOf<'reminded' | 'raised' | 'fell-due'>,
  holder: (id: string) => string,
): string => {
  const to = sealed.to.map(holder).join(', ')
  if (type === 'raised')
    return `Nobody had answered (${ABOUT[sealed.about]}), so the line above was told: ${to}.`
  if (type === 'fell-due') return `${DUE[sealed.about]} ${to} heard of it.`
  return `Reminded ${to} (${ABOUT[sealed.about]}).`
}

const ABOUT: Readonly<Record<About, string>> = {
  step: 'waiting for an answer',
  question: 'a question not answered',
  condition: 'a condition',
  review: 'a review',
  period: 'an end that is near',
  used: 'whether it was used',
  ending: 'hours that end',
  service: 'a service that has to stop',
  papers: 'papers for a panel',
  sitting: 'a panel without an outcome',
  'follow-up': 'what a panel left to be done',
  claim: 'whether less was used',
  recall: 'lent hours wanted back',
  talk: 'what came of a talk about hours',
  filing: 'a decision that is not on file',
  missed: 'what was decided meanwhile',
  outside: 'a reply from outside the chat',
}

const DUE: Readonly<Record<About, string>> = {
  step: 'The time to answer was over.',
  question: 'The time to answer was over.',
  condition: 'The day of a condition came.',
  review: 'A review came due.',
  period: 'The last day came.',
  used: 'Asked whether it was used.',
  ending: 'The end came near.',
  service: 'The last day was over.',
  papers: 'The day for the papers came.',
  sitting: 'The sitting was over.',
  'follow-up': 'The day of what a panel left came.',
  claim: 'The time to answer was over.',
  recall: 'The time to answer was over.',
  talk: 'The time to answer was over.',
  filing: 'A decision was not on file.',
  missed: 'It was decided while somebody could not be reached.',
  outside: 'No reply from outside the chat was on record.',
}

export const reviewedLine = ({ sealed }: EventOf<'reviewed'>): string =>
  `Held the review due by ${day(sealed.due)}: ${sealed.goesOn ? 'it goes on' : 'it has ended'}.`

export const usedLine = ({ sealed }: EventOf<'used-said'>): string =>
  ({
    all: 'Said that all of it was used.',
    part: 'Said that part of it was used.',
    none: 'Said that it was not used.',
  })[sealed.used]
