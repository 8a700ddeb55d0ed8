import { day } from '../views/format.ts'

/** What is asked where a sum, a number or an answer could be read in more than one way: a doubt reaches nobody. */

/** Sums come in words: "£80". */
export const MONEY_DOUBTS = {
  isThat: (sum: string): string => `Is that ${sum}?`,
  oneFigure: 'How much is that in pounds, as one figure?',
  notOneAmount: (written: string): string => `I can't read “${written}” as one amount. How much is it?`,
  notOneSum: (written: string): string =>
    `I can't read “${written}” as one amount. How much is it, in pounds?`,
  most: 'What is the most it will cost, in pounds?',
  partsOrTotal: (parts: string, total: string): string =>
    `The parts make ${parts} and the total says ${total}. Which is it?`,
} as const

/** For how long, or how many, a sum is meant. */
export const HOW_OFTEN = {
  week: (sum: string): string => `For how many weeks is the ${sum} a week?`,
  month: (sum: string): string => `For how many months is the ${sum} a month?`,
  fortnight: (sum: string): string => `For how many weeks is the ${sum} a fortnight?`,
  day: (sum: string): string => `For how many days is the ${sum} a day?`,
  night: (sum: string): string => `For how many nights is the ${sum} a night?`,
  child: (sum: string): string => `${sum} for each: for how many is that?`,
  session: (sum: string): string => `For how many sessions is the ${sum} each?`,
} as const

/** Half-understood words that could change who decides. */
export const UNREAD = {
  /** "22 Dec is a Tuesday, not a Monday. Which day is it?" */
  notThatDay: (date: string, weekday: string): string => {
    const [on = '', ...rest] = day(date).split(' ')
    const inFull = (short: string): string => WEEKDAYS[short.toLowerCase()] ?? short
    return `${rest.join(' ')} is a ${inFull(on)}, not a ${inFull(weekday)}. Which day is it?`
  },
  howMany: 'How many is that in all?',
  doneAlready: 'What of that has been done already, and what not?',
  onTop: 'Is that on top of some they have had already? How much was that?',
  inAll: (question: string): string => `${question} All of it together, please.`,
} as const

const WEEKDAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
