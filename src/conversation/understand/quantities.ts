import type { Token } from './tokens.ts'

export type Unit = 'hour' | 'day' | 'working-day' | 'night' | 'week' | 'month' | 'year' | 'none'

/** A number in a message with what it counts, and where it stands. */
export type Quantity = {
  readonly value: number
  readonly unit: Unit
  /** "5 hours a week", "2 hours a day": what each one is for. */
  readonly per: Unit | undefined
  readonly from: number
  readonly to: number
  readonly clause: number
}

const WORDS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
    .split(' ')
    .map((word, i) => [word, i + 1]),
)
const TEENS: ReadonlyMap<string, number> = new Map(
  'fifteen sixteen seventeen eighteen nineteen'.split(' ').map((word, i) => [word, i + 15]),
)
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty'.split(' ').map((word, i) => [word, (i + 2) * 10]),
)
const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['hour', 'hour'],
  ['h', 'hour'],
  ['day', 'day'],
  ['night', 'night'],
  ['week', 'week'],
  ['w', 'week'],
  ['month', 'month'],
  ['year', 'year'],
])

const unitOf = (token: Token | undefined): Unit | undefined =>
  token && UNITS.get(token.word.replace(/s$/, ''))

/** Every number of a message that is not money, an age or a reference, with its unit. */
export const quantitiesIn = (tokens: readonly Token[]): readonly Quantity[] => {
  const found: Quantity[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const read = fortnightAt(tokens, at) ?? quantityAt(tokens, at)
    if (!read) continue
    const before = found.at(-1)
    if (before && isSum(tokens, before, read)) {
      found[found.length - 1] = {
        ...before,
        value: (asDays(before) ?? 0) + (asDays(read) ?? 0),
        unit: 'day',
        to: read.to,
      }
      at = read.to
      continue
    }
    found.push(isMoreOfTheSame(tokens, read) ? { ...read, unit: found.at(-1)?.unit ?? 'none' } : read)
    at = read.to
  }
  return found
}

// "2 weeks + 1 day": fifteen days, never fourteen.
const isSum = (tokens: readonly Token[], one: Quantity, next: Quantity): boolean =>
  next.from - one.to === 2 &&
  /^(?:\+|and|plus|&)$/.test(tokens[one.to + 1]?.word ?? '') &&
  one.unit !== next.unit &&
  asDays(one) !== undefined &&
  asDays(next) !== undefined

// "had 3 weeks, need 2 more": two more weeks.
const isMoreOfTheSame = (tokens: readonly Token[], { unit, from, to }: Quantity): boolean =>
  unit === 'none' &&
  (/^(?:another|further|extra|additional)$/.test(tokens[from - 1]?.word ?? '') ||
    tokens[to + 1]?.word === 'more')

const fortnightAt = (tokens: readonly Token[], at: number): Quantity | undefined => {
  const token = tokens[at]
  if (token?.word !== 'fortnight' && token?.word !== 'fortnights') return undefined
  const count = numberOf(tokens[at - 1]) ?? 1
  return { value: count * 2, unit: 'week', per: undefined, from: at, to: at, clause: token.clause }
}

const quantityAt = (tokens: readonly Token[], at: number): Quantity | undefined => {
  const token = tokens[at]
  const counted = inWords(tokens, at)
  if (counted) return counted
  const value = numberOf(token) ?? (isOneOf(tokens, at) ? 1 : undefined)
  if (token === undefined || value === undefined) return undefined
  let to = at
  // "3 more weeks", "3 further weeks", "20 working days", "3 full days"
  const between = tokens[at + 1]?.word ?? ''
  const working = between === 'working' || between === 'school'
  if (
    working ||
    /^(?:more|further|extra|additional|another|full|whole|calendar|consecutive|crisi)$/.test(between)
  )
    to += 1
  const unit = isAge(tokens, to) ? 'none' : unitOf(tokens[to + 1])
  if (unit === undefined)
    return { value, unit: 'none', per: undefined, from: at, to: at, clause: token.clause }
  to += 1
  const per = perAfter(tokens, to, unit)
  const quantity = {
    value,
    unit: working && unit === 'day' ? 'working-day' : unit,
    per: per?.unit,
    from: at,
    to: per?.to ?? to,
    clause: token.clause,
  } as const
  // "6 a week" says six of something each week; the something is for the fact to know.
  return quantity
}

// "Fifteen days", "twenty one nights": above fourteen only beside a unit, since a sum of money may be meant.
const inWords = (tokens: readonly Token[], at: number): Quantity | undefined => {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (!first || (numberOf(first) ?? 0) > 0) return undefined
  const ten = TENS.get(first.word)
  const one = ten === undefined ? undefined : WORDS.get(second?.word ?? '')
  const value = ten === undefined ? TEENS.get(first.word) : ten + (one !== undefined && one < 10 ? one : 0)
  const to = one !== undefined && one < 10 ? at + 1 : at
  const unit = isAge(tokens, to) ? undefined : unitOf(tokens[to + 1])
  if (value === undefined || unit === undefined) return undefined
  const per = perAfter(tokens, to + 1, unit)
  return { value, unit, per: per?.unit, from: at, to: per?.to ?? to + 1, clause: first.clause }
}

// "17 year old", "17 yr boy": how old somebody is counts nothing.
const isAge = (tokens: readonly Token[], at: number): boolean =>
  unitOf(tokens[at + 1]) === 'year' &&
  /^(?:olds?|boy|girl|lad|lass|child|kid|male|female|young|uasc)$/.test(tokens[at + 2]?.word ?? '')

const numberOf = (token: Token | undefined): number | undefined => {
  if (!token) return undefined
  if (/^\d{1,3}$/.test(token.word)) return Number(token.word)
  return WORDS.get(token.word)
}

// "a week", "another month": one, where it isn't the "a week" of "5 hours a week".
const isOneOf = (tokens: readonly Token[], at: number): boolean =>
  /^(?:a|an|another|1)$/.test(tokens[at]?.word ?? '') &&
  unitOf(tokens[at + 1]) !== undefined &&
  numberOf(tokens[at - 1]) === undefined &&
  unitOf(tokens[at - 1]) === undefined

const perAfter = (
  tokens: readonly Token[],
  at: number,
  unit: Unit,
): { readonly unit: Unit; readonly to: number } | undefined => {
  const next = tokens[at + 1]?.word ?? ''
  if (next === 'pw' || next === 'weekly') return { unit: 'week', to: at + 1 }
  const skip = /^(?:a|an|per|each|every)$/.test(next) ? 2 : 1
  const per = unitOf(tokens[at + skip])
  return per !== undefined && per !== unit && (skip === 2 || unit === 'hour')
    ? { unit: per, to: at + skip }
    : undefined
}

/** A quantity as days of a calendar; a month counts thirty, so that a limit is never reached by rounding up. */
export const asDays = ({ value, unit }: Quantity): number | undefined => {
  switch (unit) {
    case 'day':
    case 'night':
      return value
    case 'week':
      return value * 7
    case 'month':
      return value * 30
    case 'year':
      return value * 365
    case 'hour':
    case 'working-day':
    case 'none':
      return undefined
  }
}

/** A quantity as whole weeks, part weeks counted as whole ones: a limit is never slipped under. */
export const asWeeks = (quantity: Quantity): number | undefined => {
  if (quantity.unit === 'week') return quantity.value
  const days = asDays(quantity)
  return days === undefined || quantity.unit === 'night' ? undefined : Math.ceil(days / 7)
}
