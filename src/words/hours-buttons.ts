import { figure } from './hours.ts'

/** What stands on the buttons about hours, and over their questions. */

export const HOURS_BUTTONS = {
  confirm: 'Confirm the hours',
  move: 'Move hours',
  cannotMove: "I can't move any",
  approveFewer: 'Approve fewer',
  recordTalk: 'Record what came of it',
  lendFewer: 'Lend fewer, or some weeks',
  dontLend: "Don't lend",
  fewerFromNow: 'Fewer hours from a Monday on',
  openIt: 'Open it',
  giveBack: 'Give them back',
  keep: 'Keep them for the family',
} as const

export const talkTo = (name: string): string => `Talk to ${name}`
/** "Approve 5 hours a week". */
export const approveHours = (weekly: string): string => `Approve ${weekly}`
/** "Ask Dev for 2". */
export const askFor = (first: string, quarters: string): string => `Ask ${first} for ${quarters}`
export const askAll = (many: number): string =>
  `Ask ${many === 2 ? 'both' : `all ${many}`}, the first yes is enough`
/** "Lend 2 hours a week". */
export const lend = (weekly: string): string => `Lend ${weekly}`
/** "Reject, and hand Dev's hours back". */
export const rejectAndHandBack = (lenders: readonly string[]): string =>
  `Reject, and hand ${lenders.join("'s and ")}'s hours back`
export const endEarly = (family: string): string => `End ${family} early`
export const fewerFor = (family: string): string => `Fewer hours for ${family}`
export const handBack = (first: string): string => `Hand hours back to ${first}`
export const askBack = (first: string): string => `Ask ${first} for them back`
export const itStopped = (family: string): string => `${family} has stopped`
export const fewerUsed = (family: string): string => `${family} used fewer`
export const openRequest = (family: string): string => `Open: ${family}`

export const HOURS_LABELS = {
  whyCannot: 'Why can none of the hours be moved?',
  freeIn: (post: string, week: string): string => `Free for the ${post}, week of ${week}, in hours`,
  weeksUsed: 'Weeks they have already had',
  more: 'Anything to add?',
  hours: 'Hours a week',
  upTo: (quarters: number): string => `Up to ${figure(quarters)}`,
  weeks: 'For how many weeks?',
  other: 'From which family?',
  from: 'From which Monday on?',
  newHours: 'Hours a week from then on (0 ends it)',
  last: 'Which is its last day?',
  outcome: 'What came of it?',
  stoppedOn: 'On which day did it stop?',
  usedIn: (week: string): string => `Hours used in the week of ${week}`,
  emptyIsAll: 'All weeks empty: as much as can go',
  inWeek: (week: string): string => `Hours in the week of ${week}`,
} as const
