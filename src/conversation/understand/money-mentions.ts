import { NUMBER_WORDS, readNumberWords, SMALL_NUMBER_WORDS } from './number-words.ts'

/** One sum of money as it was written, where, and what it is said of. */
export type Mention = {
  readonly from: number
  readonly to: number
  /** Undefined: it can't be read as one amount, and `written` is asked about. */
  readonly pence: number | undefined
  readonly written: string
  /** Written after the number without a space: "pw", "each". */
  readonly tail: string
}

const MARKED =
  /((?<![\p{N}] ?)-|\bminus )?(£|€|\$|\bgbp ?|\beur ?|\busd ?)\s?(-?)([\p{L}\p{N}.,'’]*[\p{L}\p{N}])/giu
const RANGE = /£(\d[\d.,]*) ?- ?(\d[\d.,]*)(?![\p{L}\p{N}.,])/gu
const JOINED = /(?:\bplus|\band|\+|&) ?(\d[\d.,]*)(?= (?:for|on)\b|$)/gu
const UNIT = String.raw`(?:quid|squid|pounds?|pound|gbp|nicker|sovs?)`
const COUNTED = new RegExp(
  String.raw`(?<![\p{L}\p{N}£€$.,])(-\s?|minus )?(\d[\d.,]*)\s?(?:(${UNIT})|(p|pence)|(k|grand)|(euros?|dollars?|bucks))(?![\p{L}\p{N}])`,
  'giu',
)
const NOT_MONEY = String.raw`(?! ?(?:%|per cent|percent|miles?|people|hours?|days?|weeks?|children|kids|pages|times|metres|of (?:them|these)))`
const SPELT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${NUMBER_WORDS})(?: (${UNIT}|pence))?(?![\p{L}\p{N}])${NOT_MONEY}`,
  'giu',
)
// "Used his 450, needs another 300": the sign is left out where nothing else can be meant.
const NO_UNIT = String.raw`(?= ?(?:$|[.,;:!?)&]|(?:pls|please|plz|thanks|ta|for|off|from|since|already|quid|now|so far|this year|last|but|and|then|in (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w*|more(?= ?(?:$|[.,;:!?)&]|pls|please|for)))\b))`
const ANOTHER = new RegExp(
  String.raw`\b(?:another|(?:an )?extra|(?:a )?further|(?:the )?(?:second|other|first|next)) (\d{2,4})${NO_UNIT}`,
  'gu',
)
const HAD = new RegExp(
  String.raw`\b(?:had|used|spent|given|got|needs?|wants?)(?: up)?(?: (?:his|her|their|the|all|first|whole|just|only|about|our))* (\d{3,5})${NO_UNIT}`,
  'gu',
)
// "12 hundred", "two and a half grand", "a grand and a half": never the part that is easiest to read.
const HUNDREDS = new RegExp(
  String.raw`(?<![\p{L}\p{N}£€$.,])(\d{1,2}) (hundred|thousand)( and (?:\d|(?:${SMALL_NUMBER_WORDS})\b|\w+ty\b)[^ ]*)?(?: ?${UNIT})?(?![\p{L}\p{N}])${NOT_MONEY}`,
  'giu',
)
const AND_A_HALF = new RegExp(
  String.raw`(?<![\p{L}\p{N}£€$.,])(\d{1,2}|an?|${SMALL_NUMBER_WORDS}) (?:and a half (hundred|thousand|grand)|(hundred|thousand|grand) and a half)(?: ?${UNIT})?(?![\p{L}\p{N}])`,
  'giu',
)
// "For 3,500", "costing 600", "a quote of 1200": a figure written as money is, or said to be what it costs.
const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}£€$.,-])([1-9]\d{0,2},\d{3}(?:\.\d\d)?)(?![\p{L}\p{N}]|[.,-]\d)${NOT_MONEY}`,
  'gu',
)
const COSTS = new RegExp(
  String.raw`\b(?:costs?|costing|priced? at|price is|quoted?|quotes?|charg(?:es?|ed|ing)|bill|arrears|fees?|worth|comes? to)(?: (?:is|are|of|at|about|me|us|them|only|just))* (\d{2,5})${NO_UNIT}`,
  'gu',
)
const SLANG =
  /(?<![\p{L}\p{N}])(?:(\d{1,2}|a|an|two|three|four|five|six|seven|eight|nine|ten) )?(tenners?|fivers?|tons?|monkeys?|pony|ponies|bullseye|score)(?![\p{L}\p{N}])(?! of\b)/giu
const VAGUE_NUMBER =
  /(?<![\p{L}\p{N}])(?:a )?(?:couple(?: of)?|few|several) (?:hundred|thousand|quid|pounds?|grand|tenners?)(?: (?:quid|pounds?))?(?![\p{L}\p{N}])/giu

/** Every sum of money in a cleaned, lower-case text, in order. */
export const moneyMentions = (text: string): readonly Mention[] => {
  const found = [
    ...[...text.matchAll(VAGUE_NUMBER)].map((match) => mention(match, undefined)),
    ...[...text.matchAll(RANGE)].map(readRange),
    ...[...text.matchAll(MARKED)].flatMap(readMarked),
    ...[...text.matchAll(COUNTED)].map(readCounted),
    ...[...text.matchAll(SLANG)].flatMap(readSlang),
    ...[...text.matchAll(AND_A_HALF)].map(readAndAHalf),
    ...[...text.matchAll(HUNDREDS)].map(readHundreds),
    ...[...text.matchAll(SPELT)].flatMap(readSpelt),
  ]
  const unmarked = [ANOTHER, HAD, COSTS, WRITTEN].flatMap((one) => [...text.matchAll(one)]).map(readJoined)
  const joined = found.length === 0 ? [] : [...text.matchAll(JOINED)].map(readJoined)
  return [...found, ...unmarked, ...joined]
    .filter((one, i, all) => !all.slice(0, i).some((other) => other.from < one.to && one.from < other.to))
    .toSorted((a, b) => a.from - b.from)
}

// "40 pounds for gas plus 70 for food", "another 70": the figures end what was matched.
const readJoined = (match: RegExpExecArray): Mention => {
  const figures = match[1] ?? ''
  const from = match.index + match[0].length - figures.length
  return { from, to: from + figures.length, pence: penceOf(figures), written: figures, tail: '' }
}

const mention = (match: RegExpExecArray, pence: number | undefined, tail = ''): Mention => ({
  from: match.index,
  to: match.index + match[0].length,
  pence,
  written: match[0].trim(),
  tail,
})

// "£50-150" means the upper figure; "£150-50" is no range.
const readRange = (match: RegExpExecArray): Mention => {
  const [low, high] = [penceOf(match[1] ?? ''), penceOf(match[2] ?? '')]
  return mention(match, low !== undefined && high !== undefined && low <= high ? high : undefined)
}

const readMarked = (match: RegExpExecArray): readonly Mention[] => {
  const [, minus, currency = '', negative, run = ''] = match
  const [, figures = '', rest = ''] = /^([\d.,]*\d)(.*)$/u.exec(run) ?? []
  // "£ for food" and "£££" name no sum; "£NaN" and "£5OO" try to.
  if (figures === '' && !/\d/.test(run) && !/^(?:nan|inf)/i.test(run)) return []
  const sound = !minus && !negative && /^(?:£|gbp)/i.test(currency)
  const times = rest === 'k' ? 1000 : rest === 'p' ? 0.01 : 1
  const tail = /^(?:k|p|quid)?$/.test(rest) ? '' : rest
  const known = tail === '' || /^(?:pw|pm|pcm|pd|pp|ea|each|x\d{1,2}|wk|a)$/.test(tail)
  return [mention(match, sound && known ? penceOf(figures, times) : undefined, tail)]
}

const readCounted = (match: RegExpExecArray): Mention => {
  const [, minus, figures = '', , pence, thousand, foreign] = match
  return mention(match, minus || foreign ? undefined : penceOf(figures, pence ? 0.01 : thousand ? 1000 : 1))
}

const readSlang = (match: RegExpExecArray): readonly Mention[] => {
  const [, count, word = ''] = match
  if (/^(?:ten|fiv)/.test(word)) {
    const number =
      count === undefined
        ? 1
        : /^\d/.test(count)
          ? Number(count)
          : readNumberWords(/^an?$/.test(count) ? 'one' : count)
    return [mention(match, number === undefined ? undefined : number * (word.startsWith('ten') ? 1000 : 500))]
  }
  // Slang for bigger sums is asked about before it is used. A "score" alone is a test result.
  return count === undefined ? [] : [mention(match, undefined)]
}

const readHundreds = (match: RegExpExecArray): Mention =>
  mention(match, match[3] ? undefined : Number(match[1]) * timesOf(match[2]) * 100)

const readAndAHalf = (match: RegExpExecArray): Mention => {
  const [, count = '', before, after] = match
  const whole = /^an?$/i.test(count) ? 1 : /^\d/.test(count) ? Number(count) : readNumberWords(count)
  return mention(match, whole === undefined ? undefined : (whole + 0.5) * timesOf(before ?? after) * 100)
}

const timesOf = (unit = ''): number => (/^hundred/i.test(unit) ? 100 : 1000)

const readSpelt = (match: RegExpExecArray): readonly Mention[] => {
  const [, words = '', unit] = match
  if (!unit && !/hundred|thousand|grand/.test(words)) return []
  const number = readNumberWords(words)
  return [mention(match, number === undefined ? undefined : number * (unit === 'pence' ? 1 : 100))]
}

/** Pence from figures as they are properly written, times a thousand for "k". Anything odd is undefined, never rounded. */
export const penceOf = (figures: string, times = 1): number | undefined => {
  const read = /^((?:0|[1-9]\d{0,6}|[1-9]\d{0,2}(?:,\d{3}){1,2}))(?:\.(\d{2}))?$/.exec(figures)
  const thousands = times === 1000 ? /^([1-9]\d{0,2})(?:\.(\d))?$/.exec(figures) : null
  if (times === 1000)
    return thousands ? Number(thousands[1]) * 100_000 + Number(thousands[2] ?? 0) * 10_000 : undefined
  if (!read) return undefined
  const pounds = Number((read[1] ?? '').replaceAll(',', ''))
  if (times < 1) return read[2] === undefined ? pounds : undefined
  return pounds * 100 + Number(read[2] ?? 0)
}
