import { Temporal } from 'temporal-polyfill'
import type { Year } from '../../policy/fact.ts'
import { daysBetween, type LondonDate } from '../../policy/london-date.ts'
import { clean } from './normalise.ts'

/** A day that a message names, and where it stands in the cleaned, small-letter text. */
export type DateMention = {
  readonly date: LondonDate
  readonly from: number
  readonly to: number
  /** The weekday beside it is another day's: "mon 22 dec" where the 22nd is a Tuesday. */
  readonly notOn?: string
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`
const DAY_MONTH = new RegExp(
  String.raw`(?<![\d£/.])(\d{1,2})(?:st|nd|rd|th)?(?: of)? ?${MONTH}(?:,? ?(20\d{2}|\d{2}))?(?![a-z\d])`,
  'g',
)
const MONTH_DAY = new RegExp(String.raw`\b${MONTH} (\d{1,2})(?:st|nd|rd|th)(?:,? (20\d{2}))?(?![a-z\d])`, 'g')
const FIGURES = /(?<![\d£/.-])(\d{1,2})[/.](\d{1,2})(?:[/.](20\d{2}|\d{2}))?(?![\d/])/g
const SINCE_MONTH = new RegExp(String.raw`(?<=\bsince (?:last )?)${MONTH}(?: (20\d{2}))?(?![a-z\d]| \d)`, 'g')
const ISO = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/g
const WEEKDAY =
  /\b(next |last |this )?(mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b(?: (week))?/g
const RELATIVE = /\b(today|2day|tonight|tomorrow|tmrw|tmw|2moro|yesterday|yday)\b/g
const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  today: 0,
  '2day': 0,
  tonight: 0,
  yesterday: -1,
  yday: -1,
}

/**
 * The days a message names, as London dates seen from today. A day without a year is the next one, unless the last or
 * the nearer is asked for; after "since" it is always the last.
 */
export const readDates = (
  message: string,
  today: LondonDate,
  { year = 'next' }: { readonly year?: Year } = {},
): readonly DateMention[] => {
  const next = datesIn(message, today, false)
  if (year === 'next' && next.every(({ notOn }) => notOn === undefined)) return next
  const last = datesIn(message, today, true)
  if (year === 'next') return next.map((one, i) => (isJustGone(last[i], one, today) ? (last[i] ?? one) : one))
  return next.map((one, i) => (year === 'last' || isNearer(last[i], one, today) ? (last[i] ?? one) : one))
}

const JUST_GONE = 60

// "Mon 16 Nov" a fortnight later: its weekday says that it is the one that has been.
const isJustGone = (last: DateMention | undefined, next: DateMention, today: LondonDate): boolean =>
  next.notOn !== undefined &&
  last !== undefined &&
  last.notOn === undefined &&
  last.date <= today &&
  daysBetween(last.date, today, 'calendar') <= JUST_GONE

// Within a week ahead is soon enough to be meant.
const isNearer = (last: DateMention | undefined, next: DateMention, today: LondonDate): boolean => {
  const ahead = daysBetween(today, next.date, 'calendar')
  return last !== undefined && ahead > 8 && daysBetween(last.date, today, 'calendar') < ahead
}

const datesIn = (message: string, today: LondonDate, past: boolean): readonly DateMention[] => {
  const text = clean(message).text.toLowerCase()
  const now = Temporal.PlainDate.from(today)
  const read = (
    pattern: RegExp,
    dateOf: (match: RegExpExecArray, past: boolean) => Temporal.PlainDate | undefined,
  ) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const date = dateOf(match, past || isPast(text, match.index))
      return date ? [{ date: date.toString(), from: match.index, to: match.index + match[0].length }] : []
    })
  const named = [
    ...read(ISO, ([, year, month, day]) => dateFrom(Number(year), Number(month), Number(day))),
    ...read(DAY_MONTH, ([, day, month = '', year], past) =>
      near(Number(day), monthOf(month), year, now, past),
    ),
    ...read(MONTH_DAY, ([, month = '', day, year], past) =>
      near(Number(day), monthOf(month), year, now, past),
    ),
    ...read(SINCE_MONTH, ([, month = '', year]) => endOf(monthOf(month), year, now)),
    ...read(FIGURES, ([, day, month, year], past) => near(Number(day), Number(month), year, now, past)),
  ]
  const weekdays = read(WEEKDAY, ([, which = '', day = '', week], past) =>
    weekday(day, which.trim(), week !== undefined, now, past),
  )
  const dated = named.map((one) => withWeekday(one, weekdays, text))
  return [
    ...dated,
    ...weekdays.filter((day) => !dated.some(({ from, to }) => from <= day.from && day.to <= to)),
    ...read(RELATIVE, ([word = '']) => now.add({ days: RELATIVE_DAYS[word] ?? 1 })),
  ].toSorted((a, b) => a.from - b.from)
}

/** "Mon 21 Dec", "21 Dec (Mon)": one day, and the date says which. Where the weekday is another's, neither is believed. */
const withWeekday = (one: DateMention, weekdays: readonly DateMention[], text: string): DateMention => {
  const beside = weekdays.find(
    ({ from, to }) =>
      (to <= one.from && /^,? ?(?:the )?$/.test(text.slice(to, one.from))) ||
      (from >= one.to && /^ \($/.test(text.slice(one.to, from))),
  )
  if (!beside) return one
  const spans = { from: Math.min(one.from, beside.from), to: Math.max(one.to, beside.to) }
  const isIts = dayOfWeek(one.date) === dayOfWeek(beside.date)
  return { date: one.date, ...spans, ...(!isIts && { notOn: WEEKDAYS[dayOfWeek(beside.date) - 1] ?? '' }) }
}

const dayOfWeek = (date: LondonDate): number => Temporal.PlainDate.from(date).dayOfWeek

const isPast = (text: string, at: number): boolean =>
  /\b(?:since|last|came (?:into care|in)|started|accommodated(?: on)?|placed(?: on)?)(?: the)? $/.test(
    text.slice(Math.max(0, at - 24), at),
  ) &&
  !/\b(?:leav\w+|end\w*|effect|will|conference|book\w*) (?:\w+ ){0,2}$/.test(
    text.slice(Math.max(0, at - 32), at),
  )

const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1

// "Since March" is at least since the end of it.
const endOf = (month: number, year: string | undefined, now: Temporal.PlainDate): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year: year === undefined ? now.year : Number(year), month, day: 1 })
  const last = first.with({ day: first.daysInMonth })
  return Temporal.PlainDate.compare(last, now) > 0 ? last.subtract({ years: 1 }) : last
}

const dateFrom = (year: number, month: number, day: number): Temporal.PlainDate | undefined => {
  if (month < 1 || month > 12 || day < 1) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day > first.daysInMonth ? undefined : first.with({ day })
}

const near = (
  day: number,
  month: number,
  year: string | undefined,
  now: Temporal.PlainDate,
  past: boolean,
): Temporal.PlainDate | undefined => {
  if (year !== undefined) return dateFrom(Number(year.length === 2 ? `20${year}` : year), month, day)
  const date = dateFrom(now.year, month, day)
  if (!date) return undefined
  const order = Temporal.PlainDate.compare(date, now)
  return past && order > 0 ? date.subtract({ years: 1 }) : !past && order < 0 ? date.add({ years: 1 }) : date
}

const weekday = (
  word: string,
  which: string,
  week: boolean,
  now: Temporal.PlainDate,
  past: boolean,
): Temporal.PlainDate => {
  const wanted = WEEKDAYS.indexOf(word.slice(0, 3)) + 1
  if (which === 'last' || (past && which === ''))
    return now.subtract({ days: (now.dayOfWeek - wanted + 7) % 7 || 7 })
  const ahead = (wanted - now.dayOfWeek + 7) % 7 || 7
  // "Next Friday" on a Wednesday is the one after this week's.
  const later = which === 'next' && wanted > now.dayOfWeek ? 7 : 0
  return now.add({ days: ahead + later + (week ? 7 : 0) })
}
