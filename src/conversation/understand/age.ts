import { clean } from './normalise.ts'
import { NUMBER_WORDS, readNumberWords, SMALL_NUMBER_WORDS } from './number-words.ts'

/** Ages in a message, in whole years; a baby of months is nought. */
export type Ages = {
  /** Every child's or young person's age, in order. */
  readonly years: readonly number[]
  /** "16 next weds", "turning 16": the birthday that is coming. */
  readonly turning: number | undefined
}

const N = String.raw`(\d{1,2})`
const SOON = String.raw`(?:in (?:a |\d+ )?(?:few )?(?:days?|weeks?|wks?|months?|mths?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|next (?:week|wk|month|mth|year|mon|tue|wed|weds|thu|thurs|fri|sat|sun)[a-z]*|(?:on )?(?:mon|tue|tues|wed|weds|thu|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?\b|tomorrow|tmrw|soon|this (?:week|month|weekend)|on (?:the )?\d|by then|before)`
const TURNING = new RegExp(
  String.raw`\b(?:turns?|turning|will be|about to be|nearly|almost|coming up to|just short of|hits?|is) ${N}(?: ${SOON})?\b|\b${N}(?:th birthday|,? ${SOON})`,
  'gi',
)
const TURNS = /turn|will|about|nearly|almost|coming|short|hit|birthday/i
const WITH_UNIT = new RegExp(
  String.raw`\b${N}(?: ?(?:½|1\/2|and a half))?[ -]?(?:y\/?o|yo|yrs? ?olds?|years?[ -]olds?|yr|year-?old)\b`,
  'gi',
)
const AGED = new RegExp(String.raw`\b(?:aged?|age is|age:)[ :]?${N}(?:(?:,| and|&|,? ?\/) ?${N})?\b`, 'gi')
const MONTHS =
  /\b(\d{1,2})[ -]?(?:months?|mths?|mos?|wks?|weeks?|days?)[ -]?(?:olds?|baby|babe)\b|\b(?:newborn|new born|unborn|baby of \d{1,2} (?:months?|weeks?)|\d{1,2}\/12)\b/gi
const YOUNG = String.raw`(?:boy|girl|lad|lass|lads|girls|boys|child|kid|yp|young (?:person|man|woman|lady|adult)|teen(?:ager)?|son|daughter|brother|sister|male|female|twins?|student|uasc|m|f)`
const BESIDE = new RegExp(
  String.raw`\b${YOUNG}s?,? (?:of |is |are |\()?${N}(?![\w%/.:-]*\d|(?: ?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|times|contacts|nights?|x)\b))(?:,? ?(?:and|&|\/|\+|,) ?${N}\b)?`,
  'gi',
)
const BEFORE_YOUNG = new RegExp(
  String.raw`(?<![£\d.])\b${N}(?:,? ?(?:and|&|\/|\+|,) ?${N})? ?${YOUNG}\b`,
  'gi',
)
const GONE = String.raw`legged it|(?:ran|run|running) (?:off|away)|done a runner|awol|absconded|arrested|in custody|on remand|remanded|suicidal|nowhere to`
const GONE_AT = new RegExp(
  String.raw`(?:^|[,.;:?] ?|\bs\.?20(?: for)?(?: an?)? )(\d{1,2}),? (?=(?:and |has |just |who )?(?:${GONE})\b)`,
  'gi',
)
// "S20, 8, mum in hospital", "the lad, 15, wants out": a bare number between commas, and then somebody.
const BETWEEN_COMMAS =
  /[,;] ?(\d{1,2}), (?=(?:mum|mam|dad|nan|parents?|mother|father|carers?|he|she|they|wants|needs|lives|living)\b)/gi
const WITH_STATUS =
  /(?:^|[,.;:?] ?)(\d{1,2}),? (?=(?:s\.?20|lac|cla|uasc|ico|fco|in care|adopted|sgo|cao|homeless|(?:kicked|chucked|thrown|turfed) out|sofa|missing|unaccompanied|looked after|pregnant)\b)|(?<![£\d.])\b(\d{1,2}),? (?=(?:(?:and|but) )?(?:no|with|has|without|got)(?: an?)? ehcp?\b)/gi
// "16 and a half", "just turned 16": the years that are full.
const FULL_YEARS =
  /\b(\d{1,2}) ?(?:½|and a (?:half|bit|quarter))(?! ?(?:of |grand|k\b|quid|pounds?|stone|weeks?|wks?|months?|mths?|days?|hours?|hrs?|times|miles?))|\bturned (\d{1,2})\b(?! ?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|quid|pounds?))/gi
const OF_THEM = new RegExp(
  String.raw`\b(?:he|she|they|who|eldest|oldest|youngest|lad|lass|boy|girl|kid|child|son|daughter|brother|sister|yp)(?:'?s| is| are|'?re) (?:only |just |now )?${N}(?![\d%/.:-]| ?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?)\b)`,
  'gi',
)
// "F5113 is 16 and under s20", "F5113 is 16, homeless": only where what follows goes on about somebody, not about a sum.
const OF_A_REFERENCE =
  /\b[a-z][ -]?\d{3,6},? (?:is|aged|is aged) (?:now |just |only )?(1?\d)(?=,(?! ?(?:not|was|over|under (?!s)|more|then|\d|£))| and (?:under s|on s|s\.?\d|in care|accommodated|homeless|looked after|lac\b|cla\b|pregnant|unaccompanied|lives?\b|living|sleeping|missing|needs a|has no|has nowhere|his\b|her\b|their\b|mum|dad|parents|he\b|she\b|they\b))/gi
const LISTED =
  /\b(?:kids|children|sib(?:ling)?s?|girls|boys|aged|ages|yps)(?: are)?:? \(?(\d{1,2}(?:(?:, ?| ?& ?| and |\/)\d{1,2}){1,7})\b|\b(\d{1,2}(?:(?:, ?| ?& ?| and |\/)\d{1,2}){1,7}) ?(?:y\/?o|yo|yr|year)/gi
const BRACKET = new RegExp(String.raw`\(${N}(?:,? ?(?:and|&|\/|,) ?${N})?\)`, 'g')
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+,? ${N}(?![\p{L}\p{N}%/:.-]|,\d| ?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|times|contacts|nights?|quid|pounds|x|am|pm|kids|children|sessions|more|yrs? ago)(?![\p{L}]))`,
  'gu',
)
const NOT_A_NAME =
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December|Reg|Section|Regulation|Part|Need|For|The|Is|At|In|On|Only|About|Under|Over|Year|Room|Crisis|Around|Got|Have|From|Approx|Spent|Had|Total|Another|Extra|Want|Can|Move|Section|Around|Up|To|Of|And|With|Nearly|Almost|Level|Band|Stage|Week|Day)\b/
const ADULT =
  /\b(?:mum|mother|dad|father|nan|gran|grandma|grandad|carer|carers|aunt|uncle|parent|partner|stepdad|mam)(?:'s)?,?(?: is| was| aged)? $/i

const A_TIME =
  /\b(?:in care|lac|cla|looked after|accommodated|cp|cin|for|past|last|been)(?: (?:for|over|nearly|about))?:? $/i
const HIGHEST = 25
// "Ten yr old", "a fourteen-year-old".
const IN_WORDS = new RegExp(String.raw`\b(?:${NUMBER_WORDS})(?=[ -]?(?:y\/?o|yrs?|years?)\b)`, 'gi')

// "Child of nine", "he's seventeen", "aged nine": a word for a number where only an age is said.
const SAID_OF = new RegExp(
  String.raw`\b((?:aged?|turn(?:s|ing)|${YOUNG},?(?: of| is| aged)?|(?:s?he|they|who)(?:'?s|'?re| is| are)(?: only| just| now)?) )(${SMALL_NUMBER_WORDS})\b(?!-| (?:hundred|grand|thousand|quid|pounds?|hours?|hrs?|days?|weeks?|wks?|months?|mths?|nights?|times|more|of|kids|children|sessions|and a half)\b)`,
  'gi',
)

/** Reads the ages in a message. Adults' ages, and numbers with another unit, are left alone. */
export const readAges = (message: string): Ages => {
  const text = clean(message)
    .text.replace(IN_WORDS, (word) => String(readNumberWords(word) ?? word))
    .replace(SAID_OF, (_, before: string, word: string) => before + String(readNumberWords(word) ?? word))
  if (!/\d|born/i.test(text)) return { years: [], turning: undefined }
  const turning = turningIn(text)
  const found = [
    ...[
      WITH_UNIT,
      AGED,
      BESIDE,
      BEFORE_YOUNG,
      BRACKET,
      OF_THEM,
      FULL_YEARS,
      OF_A_REFERENCE,
      WITH_STATUS,
      GONE_AT,
      BETWEEN_COMMAS,
    ].flatMap((pattern) => matches(text, pattern)),
    ...matches(text, NAMED).filter(({ whole }) => !NOT_A_NAME.test(whole)),
    ...[...text.matchAll(LISTED)].map((match) => ({
      at: match.index,
      whole: match[0],
      years: [...(match[1] ?? match[2] ?? '').matchAll(/\d+/g)].map(Number),
    })),
    ...[...text.matchAll(MONTHS)].map((match) => ({ at: match.index, whole: match[0], years: [0] })),
  ]
  const years = found
    .filter((one) => isAYoungAge(one, text))
    .toSorted((a, b) => a.at - b.at)
    .flatMap((one) => one.years)
    .filter((age) => age <= HIGHEST)
  const known = years.filter((age) => age !== turning)
  return { years: turning === undefined ? years : [...known, turning - 1], turning }
}

// "Mum is 17" is her own age, "in care 2 yr" is a time.
const isAYoungAge = ({ at, whole }: Pick<Match, 'at' | 'whole'>, text: string): boolean => {
  const before = text.slice(Math.max(0, at - 24), at)
  return !ADULT.test(before) && !(/yr$/i.test(whole) && A_TIME.test(before))
}

type Match = { readonly at: number; readonly whole: string; readonly years: readonly number[] }

const matches = (text: string, pattern: RegExp): readonly Match[] =>
  [...text.matchAll(pattern)].map((match) => ({
    at: match.index,
    whole: match[0],
    years: match.slice(1).filter(Boolean).map(Number),
  }))

const turningIn = (text: string): number | undefined => {
  for (const match of text.matchAll(TURNING)) {
    const [whole, first, second] = match
    const age = Number(first ?? second)
    const rest = text.slice(match.index + whole.length)
    const hasWhen = new RegExp(SOON, 'i').test(whole.replace(/^\D*\d{1,2}/, ''))
    const verb = TURNS.test(whole)
    if (age < 1 || age > 21 || /^ ?(?:weeks?|wks?|hours?|hrs?|days?|months?|contacts?)\b/i.test(rest))
      continue
    if (verb || (hasWhen && second !== undefined)) return age
  }
  return undefined
}
