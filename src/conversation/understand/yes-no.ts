import { clean } from './normalise.ts'

const YES =
  /^(?:y|ya|yh|ye|yep|yes|yeah|yup|aye|ok|okay|sure|correct|right|true|done|complete|completed|finished|held|agreed|signed|both|all|it is|it was|has|have|they have|we have|she has|he has|we did|did)$/
const NO =
  /^(?:n|no|nah|nay|nope|never|none|neither|false|not|isnt|isn't|hasnt|hasn't|havent|haven't|didnt|didn't|wasnt|wasn't|wont|won't|refused|outstanding|pending|awaiting|waiting)$/
const NOT_FINISHED =
  /\b(?:not (?:yet|done|started|finished|complete|held)|half|part(?:ly|ially)?|nearly|almost|in progress|ongoing|under ?way|started|still (?:to|waiting|doing)|due|booked|will be|going to|to be done|needs? doing)\b/
const UNSURE =
  /\b(?:don'?t know|dunno|not sure|unsure|no idea|n\/a|not applicable|maybe|possibly|will check|checking)\b|^\?+$/

/** Reads an answer to a yes-or-no question. Half done is no. Not sure, or neither, is undefined: never a guess. */
export const readYesNo = (answer: string): boolean | undefined => {
  const text = clean(answer).text.toLowerCase()
  if (text === '' || UNSURE.test(text)) return undefined
  const [first = ''] = text.split(/[\s,.;:!-]+/)
  if (NO.test(first)) return false
  const settled = YES.test(first)
  if (NOT_FINISHED.test(text) && !/^(?:y|yes|yep|yeah)$/.test(first)) return false
  return settled ? true : undefined
}

/** The answers of one message by the number of their question, counted from 1, in whatever order they came. */
export type NumberedAnswers = {
  readonly answers: ReadonlyMap<number, string>
  /** Words that stand before the first number or answer no question; to be read for facts like any message. */
  readonly rest: string
}

// A number that starts an answer stands first, after a stop, or straight after a short answer; never before a unit.
const MARK =
  /(^|[.,;:\n!?]\s*|\b(?:yes|no|y|n|done|yep|nope|not yet|and|&|nah|yeah)\s+)(?:q|no\.? )?(\d{1,2})(?:(?:\s*(?:-|to|&|and|,)\s*)(\d{1,2}))?(?:\s*[.):=-]\s*|\s+(?!(?:st|nd|rd|th|x|years?|yrs?|yo|y\/o|months?|mths?|weeks?|wks?|days?|hours?|hrs?|kids?|children|nights?|quid|pounds?|times|am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)|(?=$))/gi

/** Splits "1 yes 2 no 3 gran half done" by question. A single question takes the whole message. */
export const readNumbered = (message: string, questions: number): NumberedAnswers => {
  const text = message.replace(/[ \t]+/g, ' ').trim()
  const standing = withLeftOut(marksIn(text, questions), text, questions)
  const counted = countedUp(text, questions)
  const marks = counted.length > standing.length ? counted : standing
  if (marks.length > 0) return splitAt(text, marks)
  if (questions === 1) return { answers: new Map([[1, text]]), rest: '' }
  return inOrder(text, questions) ?? { answers: new Map(), rest: text }
}

type Mark = { readonly at: number; readonly after: number; readonly from: number; readonly to: number }

const marksIn = (text: string, questions: number): readonly Mark[] => {
  const used = new Set<number>()
  return [...text.matchAll(MARK)].flatMap((match) => {
    const [whole, lead = '', first, last] = match
    const [from, to] = [Number(first), Number(last ?? first)]
    const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
    if (from < 1 || to > questions || numbers.length === 0 || numbers.some((one) => used.has(one))) return []
    for (const one of numbers) used.add(one)
    return [{ at: match.index + lead.length, after: match.index + whole.length, from, to }]
  })
}

const FEWEST_COUNTED = 4
const NUMBER =
  /(?<=^| )(\d{1,2})[.)]? (?!(?:st|nd|rd|th|x|years?|yrs?|yo|y\/o|months?|mths?|weeks?|wks?|days?|hours?|hrs?|kids?|children|nights?|quid|pounds?|times|am|pm)\b)/g

/** "1 yes 2 oldest 3 refused 4 yes 5 looked after 6 9 7 weekly": whoever counts up from one means the questions by it. */
const countedUp = (text: string, questions: number): readonly Mark[] => {
  const marks: Mark[] = []
  for (const match of text.replaceAll('\n', ' ').matchAll(NUMBER)) {
    const [whole, number] = match
    const next = marks.length + 1
    const isAnswered = match.index > (marks.at(-1)?.after ?? 0)
    if (Number(number) !== next || next > questions || (next === 1 ? match.index > 0 : !isAnswered)) continue
    marks.push({ at: match.index, after: match.index + whole.length, from: next, to: next })
  }
  return marks.length < FEWEST_COUNTED ? [] : marks
}

// "… mediation 3 yes": a bare number after words; "for 3" and "3 weeks" are part of what is said.
const BARE =
  /(?<!\b(?:for|is|was|are|been|about|from|under|over|aged?|turning|at|to|of|only|another|last|next|every|reg|section|level|band|year|has|have|had|got|used|need|needs|her|his|their|my|our|the|these|those|all|with|and|or|by|in|on)) (\d{1,2}) (?!(?:st|nd|rd|th|x|years?|yrs?|yo|y\/o|months?|mths?|weeks?|wks?|days?|hours?|hrs?|kids?|children|nights?|quid|pounds?|times|am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b|\d)/gi
const SAYS_SO = /^(?:yes|yep|yeah|y|no|nope|n|none|nothing|done|not)\b/i

/** The numbers that stand plainly, and those left out between them, each where only one place can be meant. */
const withLeftOut = (marks: readonly Mark[], text: string, questions: number): readonly Mark[] =>
  Array.from({ length: questions }, (_, i) => i + 1).reduce((known, number) => {
    const mark = known.some(({ from, to }) => from <= number && to >= number)
      ? undefined
      : leftOut(number, number === questions, known, text)
    return mark ? [...known, mark].toSorted((a, b) => a.at - b.at) : known
  }, marks)

// "1 refused 2 food bank used": the last number too, where the one before it was given and only one place is left.
const leftOut = (number: number, isLast: boolean, marks: readonly Mark[], text: string): Mark | undefined => {
  const at = marks.findIndex(({ to }) => to === number - 1)
  const [before, next] = [marks[at], marks[at + 1]]
  if (!before || (next && next.from < number)) return undefined
  const places = [...text.slice(0, next?.at ?? text.length).matchAll(BARE)]
    .filter((one) => one.index >= before.after && Number(one[1]) === number)
    .map((one) => ({ at: one.index + 1, after: one.index + one[0].length, from: number, to: number }))
  const sure = places.filter(({ after }) => SAYS_SO.test(text.slice(after)))
  const isClosed = isLast || next?.from === number + 1
  const meant = sure.length > 0 || !isClosed ? sure : places
  return meant.length === 1 ? meant[0] : undefined
}

const splitAt = (text: string, marks: readonly Mark[]): NumberedAnswers => {
  const answers = new Map<number, string>()
  marks.forEach((mark, i) => {
    const answer = tidy(text.slice(mark.after, marks[i + 1]?.at ?? text.length))
    for (let number = mark.from; number <= mark.to; number += 1) answers.set(number, answer)
  })
  return { answers, rest: tidy(text.slice(0, marks[0]?.at ?? 0)) }
}

const tidy = (answer: string): string => answer.replace(/^[\s,.;:)=-]+|[\s,;]+$/g, '')

const inOrder = (text: string, questions: number): NumberedAnswers | undefined => {
  const every =
    /^(?:all|yes to all|all yes|yes all|all (?:of them )?done|both|yes to both|no to all|all no|none)\b/i.test(
      text,
    )
  const parts = every
    ? Array.from({ length: questions }, () => (/\bno|none/i.test(text) ? 'no' : 'yes'))
    : text.split(/[\s,;/]+/)
  if (parts.length !== questions || parts.some((part) => readYesNo(part) === undefined)) return undefined
  return { answers: new Map(parts.map((part, i) => [i + 1, part])), rest: '' }
}
