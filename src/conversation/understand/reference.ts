import { editDistance } from './edit-distance.ts'
import { clean, lookAlike } from './normalise.ts'

/** What a message says about whose family it is. */
export type ReferenceReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'reference'; readonly reference: string }
  /** Written with a letter that looks like a digit, or one of another alphabet: asked about, never taken. */
  | { readonly kind: 'doubt'; readonly written: string; readonly meant: string }
  | { readonly kind: 'several'; readonly references: readonly string[] }

// One letter and three to six digits, as on case files: F2201, f 2201, F-2201, F2O1.
const WRITTEN = /(?<![\p{L}\p{N}£$€.])(\p{L})[ -]?([0-9OoIlSsBZ]{3,6})(?![\p{L}\p{N}])/gu
const DIGIT_FOR: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  I: '1',
  l: '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
}
// "s 204"? "a 100 quid", "p 250": one letter that is a word or a section, before a number.
const NOT_A_REFERENCE = new Set(['a', 's', 'i', 'x', 'p', 'k'])

/** Finds the case reference of a message. A look-alike is a doubt: it must never open a fresh family with nothing spent. */
export const readReference = (message: string): ReferenceReading => {
  const { text } = clean(message)
  const found = [...text.matchAll(WRITTEN)].flatMap(readOne)
  const distinct = [...new Map(found.map((one) => [one.reference, one])).values()]
  const [first] = distinct
  if (!first) return { kind: 'none' }
  if (distinct.length > 1) return { kind: 'several', references: distinct.map((one) => one.reference) }
  return first.sure
    ? { kind: 'reference', reference: first.reference }
    : { kind: 'doubt', written: first.written, meant: first.reference }
}

type Found = { readonly written: string; readonly reference: string; readonly sure: boolean }

const readOne = (match: RegExpExecArray): readonly Found[] => {
  const [written, letter = '', figures = ''] = match
  const digits = Array.from(figures, (one) => DIGIT_FOR[one] ?? one).join('')
  const plain = lookAlike(letter).toUpperCase()
  if (!/^[A-Z]$/.test(plain) || !/\d/.test(figures)) return []
  if (NOT_A_REFERENCE.has(letter) || (plain !== 'F' && /[ -]/.test(written))) return []
  const sure = digits === figures && plain === letter.toUpperCase()
  return [{ written, reference: `${plain}${digits}`, sure }]
}

/** The known references that somebody may have meant: one or two slips away, nearest first, at most three. */
export const didYouMean = (reference: string, known: Iterable<string>): readonly string[] =>
  [...known]
    .map((one) => ({ one, slips: editDistance(reference, one, 2) }))
    .filter(({ slips }) => slips > 0 && slips <= 2)
    .toSorted((a, b) => a.slips - b.slips || a.one.localeCompare(b.one))
    .slice(0, 3)
    .map(({ one }) => one)
