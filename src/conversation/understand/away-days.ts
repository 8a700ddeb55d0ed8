import { Temporal } from 'temporal-polyfill'
import { addDays, type LondonDate } from '../../policy/london-date.ts'
import { readDates, type DateMention } from './dates.ts'
import { clean } from './normalise.ts'

/** The days somebody says they are away, the first and the last included. */
export type AwayDays = { readonly from: LondonDate; readonly to: LondonDate }

const LAST = String.raw`(?:-|to|until|til|till|'til|through to|through|up to|and)`
/** "24-", "24th to": a day whose month stands with the last day. */
const BARE_DAY = new RegExp(String.raw`(?<![\d£/.])(\d{1,2})(?:st|nd|rd|th)? ?${LAST} ?(?:the )?$`)
const COUNT: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const FOR = /\bfor (a|one|two|three|four|five|six|\d{1,2}) (days?|weeks?|fortnights?)\b/
const WHOLE_WEEK = /\b(?:all |the whole of )?(this|next) week\b/

/**
 * Reads the days of an absence in any usual way: "24-28 Dec", "from tomorrow until Tuesday", "24/12 to 2/1", "next week",
 * "until Friday", "from Monday for two weeks", "back on the 4th Jan". Undefined where no day is named.
 */
export const readAwayDays = (message: string, today: LondonDate): AwayDays | undefined => {
  // A hyphen tight between two dates in figures would be read as part of one of them.
  const text = clean(message)
    .text.toLowerCase()
    .replace(/(?<=\d)-(?=\d{1,2}[/.])/g, ' - ')
  const named = readDates(text, today)
  const [first, second] = named
  if (named.some(({ notOn }) => notOn !== undefined)) return undefined
  if (!first) return inWeeks(text, today) ?? (FOR.test(text) ? lastsFrom(text, today) : undefined)
  if (second) return fromTo(text, first, second, today)
  const bare = BARE_DAY.exec(text.slice(0, first.from))
  if (bare) return bareFrom(Number(bare[1]), first.date)
  const before = text.slice(0, first.from)
  const back = isBack(before)
  const to = back ? addDays(first.date, -1) : first.date
  if (back || /\b(?:until|til|till|'til|up to|through to)(?: the)? ?$/.test(before))
    return { from: today, to }
  return FOR.test(text) ? lastsFrom(text, first.date) : { from: first.date, to: first.date }
}

/** The last day is looked for from the first one on: "from Friday until Tuesday" is the Tuesday after that Friday. */
const fromTo = (text: string, first: DateMention, second: DateMention, today: LondonDate): AwayDays => {
  const said = text.slice(second.from, second.to)
  const relative = /^(?:today|2day|tonight|tomorrow|tmrw|tmw|2moro)$/.test(said)
  const from = bareYear(first, second, text, today)
  const to = relative ? second.date : (readDates(said, from).at(0)?.date ?? second.date)
  return { from, to: isBack(text.slice(first.to, second.from)) ? addDays(to, -1) : to }
}

// "24 Dec to 2 Jan 2028" says the year once, for the last day.
const bareYear = (first: DateMention, second: DateMention, text: string, today: LondonDate): LondonDate => {
  const hasYear = (one: DateMention) => /20\d{2}|[/.]\d{2}$/.test(text.slice(one.from, one.to))
  if (hasYear(first) || !/20\d{2}/.test(text.slice(second.from, second.to))) return first.date
  const last = Temporal.PlainDate.from(second.date)
  const same = Temporal.PlainDate.from(first.date).with({ year: last.year })
  const from = Temporal.PlainDate.compare(same, last) > 0 ? same.subtract({ years: 1 }) : same
  return from.toString() < today ? first.date : from.toString()
}

const isBack = (before: string): boolean =>
  /\b(?:back|returning|return|in again)(?: at work| in| to work)?(?: on| from)?(?: the)? ?$/.test(before)

/** The first day in the month of the last, or in the month before: "28-2 Jan". */
const bareFrom = (day: number, to: LondonDate): AwayDays | undefined => {
  const last = Temporal.PlainDate.from(to)
  const month = day <= last.day ? last : last.subtract({ months: 1 })
  return day < 1 || day > month.daysInMonth
    ? undefined
    : { from: Temporal.PlainDate.from({ year: month.year, month: month.month, day }).toString(), to }
}

const inWeeks = (text: string, today: LondonDate): AwayDays | undefined => {
  const which = WHOLE_WEEK.exec(text)?.[1]
  if (which === undefined) return undefined
  const now = Temporal.PlainDate.from(today)
  const monday = now.subtract({ days: now.dayOfWeek - 1 }).add({ days: which === 'next' ? 7 : 0 })
  const from = which === 'next' ? monday.toString() : today
  return { from, to: monday.add({ days: 6 }).toString() }
}

const lastsFrom = (text: string, from: LondonDate): AwayDays => {
  const [, count = '', unit = ''] = FOR.exec(text) ?? []
  const times = COUNT[count] ?? Number(count)
  const days = unit.startsWith('day') ? 1 : unit.startsWith('week') ? 7 : 14
  return { from, to: addDays(from, Math.max(1, times * days) - 1) }
}
