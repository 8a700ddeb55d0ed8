/** A message made fit to read. The original is kept by whoever records it; amounts are never shown from this text. */
export type Clean = {
  /** Without invisible and direction characters, compatibility forms made plain, in logical order. */
  readonly text: string
  /** Digits of another script or full-width: right perhaps, but an amount read from them is asked about. */
  readonly strangeDigits: boolean
}

// Bidi controls can make £001 look like £100; zero-width characters hide a word from a reader.
const INVISIBLE = /[\p{Cf}\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F]/gu
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const DIGIT = /\p{Nd}/gu
const LONGEST = 8000
const PLAIN = /^[ -~£]*$/

/** The words of a message, as they would be read aloud: nothing hidden, nothing reversed. */
export const clean = (original: string): Clean => {
  // Most messages are plain already; this is the road they take.
  if (original.length <= LONGEST && PLAIN.test(original))
    return { text: original.replace(/`/g, "'").replace(/ {2,}/g, ' ').trim(), strangeDigits: false }
  const visible = original
    .slice(0, LONGEST)
    .replace(LONE_SURROGATE, '')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
  const strangeDigits = /[^\P{Nd}0-9]/u.test(visible)
  const text = visible
    .normalize('NFKC')
    .replace(DIGIT, plainDigit)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/ {2,}/g, ' ')
    .trim()
  return { text, strangeDigits }
}

// Every block of decimal digits in Unicode is ten in a row that begin at a multiple the zero of which is also a digit.
const plainDigit = (digit: string): string => {
  if (digit >= '0' && digit <= '9') return digit
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

const ALIKE: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  ғ: 'f',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  х: 'x',
  у: 'y',
  α: 'a',
  β: 'b',
  ε: 'e',
  ϝ: 'f',
  η: 'h',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'n',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
}

/** Letters of other alphabets that look like ours, made ours. Only for references: names are never rewritten. */
export const lookAlike = (text: string): string =>
  Array.from(text, (letter) => ALIKE[letter.toLowerCase()] ?? letter).join('')
