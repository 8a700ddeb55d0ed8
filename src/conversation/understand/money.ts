import { HOW_OFTEN, MONEY_DOUBTS } from '../../words/doubts.ts'
import { penceOf, moneyMentions, type Mention } from './money-mentions.ts'
import { clean } from './normalise.ts'
import { readNumberWords } from './number-words.ts'

/** A sum, nothing, or a doubt with the question that settles it. Never a guess: a doubt reaches nobody. */
export type Money =
  | { readonly kind: 'none' }
  | { readonly kind: 'amount'; readonly pence: number }
  | { readonly kind: 'doubt'; readonly ask: string }

export type MoneyRead = {
  /** What is asked for, all parts together. */
  readonly asked: Money
  /** What the message says was had before. A ledger knows better, where there is one. */
  readonly before: Money
}

const none: Money = { kind: 'none' }
const doubt = (ask: string): Money => ({ kind: 'doubt', ask })

/** Reads the money in a message: what is asked for, and what was had already. */
export const readMoney = (message: string): MoneyRead => {
  const { text, strangeDigits } = clean(message)
  const lower = text.toLowerCase()
  const mentions = moneyMentions(lower)
  const placed = mentions.map((one) => ({ one, role: roleOf(one, lower) }))
  const asked = total(
    placed.filter(({ role }) => role === 'asked' || role === 'total'),
    lower,
  )
  const before = total(
    placed.filter(({ role }) => role === 'before').map(({ one }) => ({ one, role: 'asked' })),
    lower,
  )
  const confirmed =
    strangeDigits && asked.kind === 'amount' ? doubt(MONEY_DOUBTS.isThat(shown(asked.pence))) : asked
  return { asked: confirmed, before }
}

/** Reads the answer to "how much?": as a message, or a bare number. */
export const readAmount = (answer: string): Money => {
  const { asked } = readMoney(answer)
  if (asked.kind !== 'none') return asked
  const { text, strangeDigits } = clean(answer)
  const bare =
    /^(?:it'?s |max |total )?([\d.,]+\d|\d)(?: (?:please|pls|max|in total|total|all in|altogether))?[.!]?$/i.exec(
      text,
    )
  if (!bare) return /\d/.test(text) ? doubt(MONEY_DOUBTS.oneFigure) : none
  const pence = penceOf(bare[1] ?? '')
  if (pence === undefined || pence === 0) return doubt(MONEY_DOUBTS.notOneAmount(text.slice(0, 20)))
  return strangeDigits ? doubt(MONEY_DOUBTS.isThat(shown(pence))) : { kind: 'amount', pence }
}

type Role = 'asked' | 'total' | 'before' | 'other'
type Placed = { readonly one: Mention; readonly role: Role }

const BEFORE_IT =
  /\b(?:had|given|gave|got|received|spent|paid|already|previous(?:ly)?|used|so far|on top of|approved|agreed|last (?:year|yr|month|week|time)|(?:total|spend) (?:so far|to date)(?: is)?)(?: (?:them|her|him|mum|dad|it|is|was|of|about|only|just|a|another|the|family|at|up|his|their|all|first|whole|our|had)){0,3} $/
const AFTER_IT =
  /^ ?(?:\w+ ){0,2}(?:already|so far|to date|this (?:year|yr|fy)|before|last (?:year|yr|month|week|april|may|june|july|feb|march|jan)|(?:back )?in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|previously|(?:was )?(?:given|paid|spent|approved|agreed) (?:in|last|already|before))\b/
const OTHER =
  /\b(?:owes?(?: (?:the )?\w+)?|owed|owing|earns?|income(?: of| is)?|instead of|rather than|not|down from|reduced from|was|used to be|overdrawn|debts? of|gets|limit (?:is|of)|cap (?:is|of)|over the) $/
const IN_ALL_BEFORE =
  /(?:=|\b(?:total(?:s|ling|ing)?|altogether|all in|in all|comes to|makes|making|adds up to|so)(?: (?:is|of|to|cost|comes to))?:?) ?$/
const IN_ALL_AFTER = /^ ?(?:in total|total|altogether|in all|all in|all told)\b/

const roleOf = ({ from, to }: Mention, text: string): Role => {
  const [before, after] = [text.slice(Math.max(0, from - 40), from), text.slice(to, to + 40)]
  if (OTHER.test(before)) return 'other'
  if (BEFORE_IT.test(before) || AFTER_IT.test(after)) return 'before'
  if (IN_ALL_BEFORE.test(before) || IN_ALL_AFTER.test(after)) return 'total'
  return 'asked'
}

const ROUGHLY =
  /(?:\b(?:about|around|approx(?:imately)?\.?|roughly|circa|ca|maybe|nearly|almost|somewhere|probably|prob|at least|over|more than|above|from|starting at|minimum(?: of)?|min|say|think|guess|reckon) |~ ?)$/
const OR_SO =
  /^(?:\+| ?-?ish\b| or so\b| or thereabouts| approx| roughly| ?\?\?| plus (?:vat|fees?|delivery|postage)| (?:or more|minimum|give or take))/

const total = (placed: readonly Placed[], text: string): Money => {
  if (placed.length === 0) return none
  const unsure = placed.find(({ one }) => isUnsure(one, text))
  if (unsure) return doubt(questionAbout(unsure.one))
  const parts = ranged(placed, text).map(({ one, role }) => ({ role, sum: overTime(one, text) }))
  for (const { sum } of parts) if (sum.kind === 'doubt') return sum
  const [sums, totals] = [sumOf(parts, 'asked'), parts.filter(({ role }) => role === 'total')]
  const said = totals.at(-1)?.sum
  if (said?.kind !== 'amount') return { kind: 'amount', pence: sums }
  if (sums > 0 && sums !== said.pence) return doubt(MONEY_DOUBTS.partsOrTotal(shown(sums), shown(said.pence)))
  return said
}

const sumOf = (parts: readonly { readonly role: Role; readonly sum: Money }[], role: Role): number =>
  parts.reduce(
    (all, part) => all + (part.role === role && part.sum.kind === 'amount' ? part.sum.pence : 0),
    0,
  )

const isUnsure = (one: Mention, text: string): boolean =>
  one.pence === undefined ||
  one.pence === 0 ||
  one.pence > 100_000_000 ||
  ROUGHLY.test(text.slice(Math.max(0, one.from - 24), one.from)) ||
  OR_SO.test(text.slice(one.to, one.to + 16)) ||
  one.tail === 'ish'

const questionAbout = (one: Mention): string =>
  one.pence ? MONEY_DOUBTS.most : MONEY_DOUBTS.notOneSum(one.written)

// "£50-£150", "£50 to £150", "£80 or £100": the upper figure, so that nothing is asked for twice.
const ranged = (placed: readonly Placed[], text: string): readonly Placed[] =>
  placed.filter(({ one }, i) => {
    const next = placed[i + 1]?.one
    return !(
      next &&
      /^ ?(?:-|to|or|up to|and no more than) ?$/.test(text.slice(one.to, next.from)) &&
      (next.pence ?? 0) >= (one.pence ?? 0)
    )
  })

const PER =
  /^ ?(?:\/|(?:a|per|each|every|an) ?)?(week(?:ly)?|wk|w|month(?:ly)?|mth|m|fortnight(?:ly)?|day|daily|night(?:ly)?|child|kid|person|head|each|ea|apiece|pw|pm|pcm|pd|pp)\b/
const PER_SESSION = /^ ?(?:\/|a |per |each |every )(pop|go|session|sesh|lesson|visit|appointment)\b/
const COUNT = String.raw`(?:(\d{1,2})|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))`
const SESSIONS = String.raw`(?:sess(?:ion)?s?|sesh(?:es)?|lessons?|visits?|appointments?|appts?)`
const SPAN = new RegExp(
  String.raw`(?:\bx ?|\bfor |\bover )?${COUNT} ?(?:more |further |extra |additional )?(weeks?|wks?|months?|mths?|days?|nights?|fortnights?|kids?|children|people|siblings?|${SESSIONS})\b`,
  'g',
)
const TIMES = /^ ?(?:x|times|\*) ?(\d{1,2})\b/
/** "6 sessions at £70": the sum is for each of them. */
const SESSIONS_BEFORE = new RegExp(
  String.raw`${COUNT} (?:more |further )?(?:\w+ )?${SESSIONS},? ?(?:at|@) ?$`,
)
const TIMES_BEFORE = /(?:^|[\s(])(\d{1,2}) ?(?:x|lots of|@|at|times) ?$/

/** A sum for each week, day or child counts in full for the weeks, days or children asked (readings X6). */
const overTime = (one: Mention, text: string): Money => {
  const pence = one.pence ?? 0
  const times =
    TIMES.exec(text.slice(one.to)) ??
    TIMES_BEFORE.exec(text.slice(0, one.from)) ??
    /^x(\d{1,2})$/.exec(one.tail)
  if (times) return { kind: 'amount', pence: pence * Number(times[1]) }
  const [, digits, word] = SESSIONS_BEFORE.exec(text.slice(0, one.from)) ?? []
  if (digits ?? word) return { kind: 'amount', pence: pence * numberOf(digits, word) }
  const per = perOf(one, text)
  if (!per) return { kind: 'amount', pence }
  const count = countOf(per, text)
  return count === undefined
    ? doubt(HOW_OFTEN[per](shown(pence)))
    : { kind: 'amount', pence: Math.round(pence * count) }
}

type Per = keyof typeof HOW_OFTEN

const perOf = (one: Mention, text: string): Per | undefined => {
  const written = one.tail !== '' && one.tail !== 'a' ? one.tail : (PER.exec(text.slice(one.to))?.[1] ?? '')
  const weekly = /\bweekly\b[^.;]{0,12}$/.test(text.slice(0, one.from))
  if (/^(?:week|wk|w$|pw)/.test(written) || weekly) return 'week'
  if (/^(?:month|mth|m$|pm|pcm)/.test(written)) return 'month'
  if (/^fortnight/.test(written)) return 'fortnight'
  if (/^(?:day|daily|pd)/.test(written)) return 'day'
  if (/^night/.test(written)) return 'night'
  if (PER_SESSION.test(text.slice(one.to))) return 'session'
  return /^(?:child|kid|person|head|each|ea|apiece|pp)/.test(written) ? 'child' : undefined
}

const UNIT_OF: readonly (readonly [RegExp, Per])[] = [
  [/^w/, 'week'],
  [/^m/, 'month'],
  [/^f/, 'fortnight'],
  [/^d/, 'day'],
  [/^n/, 'night'],
  [/^(?:ses|les|vis|app)/, 'session'],
  [/^[kcps]/, 'child'],
]

const countOf = (per: Per, text: string): number | undefined => {
  const spans = [...text.matchAll(SPAN)].map(([, digits, word, unit = '']) => ({
    count: numberOf(digits, word),
    unit: UNIT_OF.find(([pattern]) => pattern.test(unit))?.[1],
  }))
  const same = spans.find(
    ({ unit }) => unit === per || (unit === 'day' && per === 'night') || (unit === 'night' && per === 'day'),
  )
  if (same) return same.count > 0 ? same.count : undefined
  // "10 sessions, £45 each"
  const sessions = per === 'child' ? spans.find(({ unit }) => unit === 'session') : undefined
  if (sessions) return sessions.count
  const times = per === 'child' ? /\bx ?(\d{1,2})\b/.exec(text) : null
  if (times) return Number(times[1])
  const weeks = spans.find(({ unit }) => unit === 'week')
  if (per === 'fortnight' && weeks) return Math.ceil(weeks.count / 2)
  return per === 'week' && spans.some(({ unit }) => unit === 'fortnight') ? 2 : undefined
}

const numberOf = (digits: string | undefined, word: string | undefined): number =>
  digits ? Number(digits) : (readNumberWords(word ?? '') ?? 0)

const shown = (pence: number): string =>
  pence % 100 === 0 ? `£${pence / 100}` : `£${(pence / 100).toFixed(2)}`
