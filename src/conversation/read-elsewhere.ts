import { NOT_SURE } from '../ledger/opening.ts'
import { readAmount, readMoney } from './understand/money.ts'
import { clean } from './understand/normalise.ts'
import { asWeeks, quantitiesIn, type Quantity } from './understand/quantities.ts'
import { tokensOf } from './understand/tokens.ts'

const NONE = /^\W*(?:none|nothing|no|nil|nought|zero|never|0|£0)\b/i
const NONE_AND_MORE = /^\W*(?:none|nothing|nil|nought|zero|never)\b/i
const UNSURE =
  /\b(?:not sure|unsure|don['’]?t know|dunno|idk|no (?:idea|clue)|haven['’]?t a clue|can'?t (?:see|tell|say))\b/i

/** What somebody says a family had before the register: pence or whole weeks, or that they aren't sure. Undefined where neither is read. */
export const readElsewhere = (
  said: string,
  kind: 'money' | 'weeks',
): number | typeof NOT_SURE | undefined => {
  if (UNSURE.test(said) || said === 'not-sure') return NOT_SURE
  if (kind === 'weeks') return readWeeks(said)
  return NONE.test(said) ? 0 : readSum(said)
}

// "She had £40 already" is what was had before; a bare figure is a sum.
const readSum = (said: string): number | undefined => {
  const { before } = readMoney(said)
  const sum = before.kind === 'amount' ? before : readAmount(said)
  return sum.kind === 'amount' ? sum.pence : undefined
}

const SHORT = 40

// "2 or 3 weeks" is three. A number without its weeks is one only where hardly anything else is said.
const readWeeks = (said: string): number | undefined => {
  if (saysSeveralWeeks(said)) return undefined
  const found = countsIn(said)
  const [weeks] = weeksOf(found)
  if (weeks !== undefined) return weeks
  if (NONE.test(said)) return 0
  const plain = found.filter(({ unit }) => unit === 'none').map(({ value }) => value)
  return plain.length > 0 && said.length <= SHORT ? Math.max(...plain) : undefined
}

/** "2 weeks in May and 4 weeks in June", "none in the last 3 weeks": nobody can be sure how many that is in all. */
export const saysSeveralWeeks = (said: string): boolean => {
  const weeks = weeksOf(countsIn(said))
  return weeks.length > 1 || (weeks.length > 0 && NONE_AND_MORE.test(said))
}

const countsIn = (said: string): readonly Quantity[] =>
  quantitiesIn(tokensOf(clean(said).text)).filter(({ per }) => per === undefined)

const weeksOf = (found: readonly Quantity[]): readonly number[] => found.flatMap((one) => asWeeks(one) ?? [])
