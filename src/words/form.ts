import { dayAndYear } from '../views/format.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'

/** What stands on a form: as a card, and printed. */
export const FORM = {
  notAnswered: 'Not answered',
  notDecided: 'Not decided yet',
  notAgreed: 'Not agreed yet',
  byHand: 'Written by hand',
  asked: 'What is asked',
  known: 'What is known',
  decision: 'The decision',
  family: 'Case reference',
  askedBy: 'Asked by',
  team: 'Team',
  whenNeeded: 'When it is needed',
  ownWords: 'In their own words',
  outcome: 'Outcome',
  decidedBy: 'Decided by',
  decidedOn: 'Decided on',
  reasons: 'Reasons',
  conditions: 'Conditions',
  name: 'Name',
  dateOfBirth: 'Date of birth',
  withdrawn: 'Taken back before it was decided.',
  undone: 'The decision was withdrawn afterwards.',
  penIsYours: "The bot doesn't ask for names, dates of birth or addresses. Write them here by hand.",
} as const

const when = (at: string): string => `${dayAndYear(londonDate(at))} at ${londonTime(at)}`

/** "Sent in Who Agrees? by Sam Hill, Social Worker, on Fri 27 Nov 2026 at 12:41". */
export const signedBy = (
  act: 'asked' | 'agreed' | 'approved' | 'rejected' | 'answered',
  who: string,
  at: string,
): string => {
  const verbs = {
    asked: 'Sent',
    agreed: 'Agreed',
    approved: 'Approved',
    rejected: 'Rejected',
    answered: 'Answered',
  }
  return `${verbs[act]} in Who Agrees? by ${who}, on ${when(at)}`
}

/** At the foot of every page. */
export const formFoot = (reference: string, family: string): string =>
  `${reference} · ${family} · from the record of Who Agrees?`

export const partOf = (page: number, pages: number): string => `Page ${page} of ${pages}`

/** Where a letter of another script stands in a PDF. */
export const LOST_LETTERS =
  'Letters that this print has no shape for stand as ¤. The Word copy and the record have them.'
