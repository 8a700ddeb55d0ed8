import type { HoursLine } from '../ledger/hours.ts'
import { londonDate, londonTime, type LondonDate } from '../policy/london-date.ts'
import type { TalkOutcome } from '../request/hours/hours-state.ts'
import { day, dayAndYear } from '../views/format.ts'
import { quoted, sectionWords } from './grammar.ts'
import { figure, hoursInWeeks, theWeeks, weekByWeek } from './hours.ts'
import { join, say, type Text } from './text.ts'

/** What stands on the cards about an allowance's hours. */

/** "with this 5: 2 short", "with this 3: enough". */
export const withAsked = ({
  quarters,
  short,
}: {
  readonly quarters: number
  readonly short: number
}): string => `this asks ${figure(quarters)}: ${short > 0 ? `${figure(short)} short` : 'enough'}`

export const HOURS_ROWS = {
  yours: 'Your hours',
  changedTeam: 'Changed team',
  hoursOf: (post: string): string => `Hours of the ${post}`,
  weeksUsed: 'Weeks used',
  confirm: 'You confirm',
  confirmed: 'Hours',
  differ: 'They differ',
  short: 'Short',
  lent: 'Lent to you',
  askedFor: 'Asked for hours',
  whoHas: 'Who has hours',
  moving: 'Moving hours',
  talk: 'The talk',
  for: 'For',
  theirSide: (first: string): string => `${first}'s side`,
  ifYouLend: 'If you lend',
  decide: 'You decide',
  notYet: 'Not yet',
} as const

/** "0 of 3, by the family and by the young person". */
export const weeksUsedOf = (used: number, of: number, since?: LondonDate): Text => {
  if (used > of) return say`${used}, counted for the family and for each child; the first ${of} are gone`
  return since === undefined
    ? say`${used} of ${of}, counted for the family and for each child`
    : say`${used} of ${of} since ${dayAndYear(since)}, counted for the family and for each child. What came before isn't in this register`
}

export const confirmOrCorrect = (): Text =>
  say`The hours free in each week, and the weeks already had. The figures are the ledger's: confirm them, or put them right. You don't decide about the family.`

/** "Kit Lane, Thu 26 Nov at 14:10: 3 hours a week in the weeks of …; 0 weeks used". */
export const confirmedBy = (who: string, at: string, free: readonly HoursLine[], used: number): Text =>
  say`${who} confirmed, ${day(londonDate(at))} at ${londonTime(at)}: free, ${free.length === 0 ? 'none' : hoursInWeeks(free)}; ${used} ${used === 1 ? 'week' : 'weeks'} used`

/** Where Access to Resources and the register differ: what the register has, beside what they confirmed. The stricter counts. */
export const figuresDiffer = (
  register: { readonly free: readonly HoursLine[]; readonly weeksUsed: number },
  differ: { readonly free: boolean; readonly weeksUsed: boolean },
): Text =>
  join([
    differ.free
      ? say`The register has free: ${register.free.length === 0 ? 'none' : hoursInWeeks(register.free)}. The lower counts.`
      : [],
    differ.weeksUsed
      ? say`The register has ${register.weeksUsed} ${register.weeksUsed === 1 ? 'week' : 'weeks'} used. The higher counts.`
      : [],
  ])

/** "2 hours a week in the weeks of …", and what the policy says to do about it, in its order. */
export const shortBy = (short: readonly HoursLine[], talkTo: string, section: string): Text =>
  say`**You are short by ${hoursInWeeks(short)}.** The policy's order: move hours you already use; if you can't, borrow; if nobody has any, talk to ${talkTo} (${sectionWords(section)}).`

export const enoughNow = (family: string, lenders: readonly string[]): Text =>
  lenders.length === 0
    ? []
    : say`You have enough now. **${family} isn't agreed yet. That is still yours to decide.**`

export const stillShort = (short: readonly HoursLine[]): Text =>
  say`**You are still short by ${hoursInWeeks(short)}.** Nothing is agreed yet.`

export const unconfirmed = (who: string): Text =>
  say`${who} has to confirm the hours first. You can ask, or reject, meanwhile.`

/** "Dev Shah lends 2 hours a week in …". The reasons stand beside it as they were typed. */
export const lends = (who: string, lines: readonly HoursLine[], reasons: string): Text =>
  say`${who}: ${hoursInWeeks(lines)}${reasons === '' ? '' : `. ${quoted(reasons)}`}`

export const youSaidNo = (reasons: string): Text => say`You said no: ${quoted(reasons)}`
export const youMoved = (reference: string, reasons: string): Text =>
  say`You moved hours from ${reference}: ${quoted(reasons)}`

const STANDS = {
  asked: 'asked, not answered yet',
  lent: 'has lent what they can',
  declined: "doesn't lend",
  none: 'none to lend in those weeks',
  nobody: 'nobody is in post today',
} as const

/** "Dev Shah, Corporate Parenting: 6 hours a week in …", or why nothing can be asked of them. */
export const colleagueStands = (
  who: string,
  stands: keyof typeof STANDS | 'free',
  lendable: readonly HoursLine[],
): Text => say`${who}: ${stands === 'free' ? hoursInWeeks(lendable) : STANDS[stands]}`

export const talkOpen = (who: string, at: string): Text =>
  say`You are talking with ${who} since ${day(londonDate(at))} at ${londonTime(at)}. It can't raise anybody's hours; what comes of it goes on the record.`
export const talked = (outcome: TalkOutcome, reasons: string): Text =>
  say`${TALKED[outcome]} ${quoted(reasons)}`

const TALKED: Readonly<Record<TalkOutcome, string>> = {
  'hours-found': 'Hours can be found elsewhere.',
  'different-service': 'A different service is to be used.',
  'not-available': 'Nothing is available.',
}

export const talkOptions = (): readonly { readonly id: TalkOutcome; readonly label: string }[] => [
  { id: 'hours-found', label: 'Hours can be found elsewhere' },
  { id: 'different-service', label: 'A different service' },
  { id: 'not-available', label: 'Nothing is available' },
]

/** Beside what was agreed, once it is less: "now 3 hours a week in the weeks of …, until Sun 20 Dec". */
export const standsNow = (lines: readonly HoursLine[], lastDay: string): string =>
  lines.length === 0 ? 'now none' : `now ${hoursInWeeks(lines)}, until ${day(lastDay)}`

/** The lender's card: whose it is, without the story. */
export const loanHeading = (lines: readonly HoursLine[]): string =>
  `Can you lend hours? · ${weekByWeek(lines)}`
export const forWhom = (family: string, what: string, urgency: string): Text =>
  say`**${family}**: ${what}, ${urgency}`
export const theirSide = (
  able: readonly HoursLine[],
  needs: readonly HoursLine[],
  moving: string | undefined,
): Text =>
  say`Has ${freeFor(able)} free for it, needs ${weekByWeek(needs)}.${moving === undefined ? '' : ` Can't move hours: ${quoted(moving)}`}`
const freeFor = (able: readonly HoursLine[]): string => {
  const some = able.filter(({ quarters }) => quarters > 0)
  if (some.length === 0) return 'none'
  return some.length === able.length ? weekByWeek(able) : hoursInWeeks(some)
}
export const ifYouLend = (lines: readonly HoursLine[]): Text =>
  say`It is for ${theWeeks(lines.map(({ week }) => week))} only, and nothing is owed back. If the support stops early, weeks that haven't begun come back to you. Once hours are promised to the family they stay, unless the borrower agrees. (The policy is silent on this; it is this council's rule.)`
export const onlyWhetherToLend = (first: string): Text =>
  say`Only whether to lend. ${first} decides about the family.`
export const lendingLess = (lines: readonly HoursLine[]): Text =>
  lines.length === 0
    ? say`You have none to lend in those weeks now.`
    : say`You can lend ${hoursInWeeks(lines)} now.`

/** Figures that whoever confirmed them gave outside the chat: "ART (put on record by Sam Reed)". */
export const putOnRecordBy = (confirmer: string, person: string): string =>
  `${confirmer} (put on record by ${person})`
