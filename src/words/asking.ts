import { capital, inSentence, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Asking for what is missing: everything in one message, answers in any order and any spelling. */

export const WHICH_FAMILY = 'Which family is it for? The case reference is enough.'

/** One thing needs no number. */
export const oneQuestion = (question: string, protective: boolean): Text =>
  protective ? say`One thing more: ${question}` : say`One thing before it goes. ${question}`

/** Several, numbered, to be answered in one message. */
export const numberedQuestions = (
  questions: readonly string[],
  {
    forWhom,
    ringing,
    canWait,
  }: {
    readonly forWhom: string | undefined
    /** Somebody is being rung meanwhile. */
    readonly ringing: boolean
    /** It can go without the answers. */
    readonly canWait: boolean
  },
): Text =>
  join(
    [
      leadIn(questions.length, { forWhom, ringing, canWait }),
      ...questions.map((question, i) => say`${i + 1} ${question}`),
    ],
    '\n',
  )

/** More questions than anybody answers on a telephone. */
const LONG = 8

const leadIn = (
  many: number,
  {
    forWhom,
    ringing,
    canWait,
  }: { readonly forWhom: string | undefined; readonly ringing: boolean; readonly canWait: boolean },
): Text => {
  if (ringing) return say`While it rings, in one message. None of these holds it up:`
  const long = many > LONG ? ' The form may be quicker.' : ''
  const needs = forWhom === undefined ? 'I need' : `${forWhom} needs`
  return canWait
    ? say`${needs} ${count(many)} things.${long} Send them in one message, in any order; it can go without them if it has to:`
    : say`${needs} ${count(many)} things.${long} Send them in one message, in any order:`
}

const count = (many: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][many] ?? String(many)

/** What is still missing after an answer. */
export const stillMissing = (questions: readonly string[]): Text =>
  questions.length === 1
    ? say`Thank you. Still missing: ${questions[0] ?? ''}`
    : join(
        [say`Thank you. Still missing:`, ...questions.map((question, i) => say`${i + 1} ${question}`)],
        '\n',
      )

/** None of the answer could be read as one. */
export const couldNotRead = (questions: readonly string[], yesOrNo: boolean): Text => {
  const [only, ...others] = questions
  if (only === undefined || others.length > 0)
    return join(
      [
        say`I couldn't read an answer in that. Number them if it's easier:`,
        ...questions.map((question, i) => say`${i + 1} ${question}`),
      ],
      '\n',
    )
  const press = yesOrNo
    ? ' Say it another way, or press Yes if that is done or has been tried, No if not.'
    : ''
  return say`I couldn't read an answer in that. ${only}${press}`
}

/** A prerequisite answered "no" that the decider may go ahead without, by a reason. */
export const oneGap = (what: string, otherwise: string, question: string): Text =>
  join([
    say`One gap, then: ${stop(what)}`,
    otherwise === '' ? [] : say`${stop(notTwice(otherwise, what))}`,
    say`${question}`,
  ])

// "Viability assessments of family should be finished first", said just after naming them.
const notTwice = (sentence: string, what: string): string =>
  sentence.toLowerCase().startsWith(`${what.toLowerCase()} `)
    ? `That${sentence.slice(what.length)}`
    : sentence

/** The reason is the worker's; the judgement is the decider's. */
export const mayGoWithout = (decider: string): Text =>
  say`Then ${decider} may go ahead without it. That is for ${decider} to judge, so it is at the top of the card, in your words.`

/** For a protective request: what is open or missing never holds it up. */
export const theyDoNotHoldThisUp = (gaps: readonly string[], decider: string): Text =>
  gaps.length === 0
    ? []
    : say`Not there yet: ${gaps.map(inSentence).join('; ')}. ${capital(decider)} sees ${gaps.length === 1 ? "that as a gap, and it doesn't" : "those as gaps, and they don't"} hold this up.`

/** Not answered, and only for the card. */
export const goesWithout = (what: readonly string[], decider: string): Text =>
  what.length === 0
    ? []
    : say`You haven't said: ${what.map(inSentence).join('; ')}. It can go without, and ${decider} will see that.`

export const thatCoversIt = (decider: string): Text =>
  say`Thank you, that covers it. ${capital(decider)} will see:`

export const addedFor = (decider: string): Text => say`Added. ${capital(decider)} will see:`

export const readyFor = (decider: string): Text => say`Ready for ${decider}:`

export const yourCardSays = (): Text => say`The card for your decision will say:`

export const changed = (decider: string): Text => say`Changed. ${capital(decider)} will see:`

export const inYourWords = 'In your words'

export const whatToChange = (): Text =>
  say`What should change? Tell me in a message, for example "it's £90", or press one of these.`

export const dropped = (what: string): Text => say`Gone: ${what}. Nothing was sent.`

export const nothingToCancel = (): Text =>
  say`There's nothing half-finished here to cancel. To take back something you sent, say "withdraw" and the reference.`

export const anotherIsHalfFinished = (current: string): Text =>
  say`You have a half-finished request here: ${current}. Is this a new one?`

/** A fact the policy turns on that nobody can be asked for and the bot doesn't hold. */
export const notHeldHere = (label: string): Text =>
  say`Who agrees this turns on something I don't hold (${label}), so I can't send it to anybody.`

export const whichOne = (): Text => say`Which of these do you mean?`

export const whatIsItFor = (): Text =>
  say`I have a sum, but not what it's for. Say it in a few words, or press one of these.`

export const buttonTooOld = (): Text =>
  say`That button belongs to something that is finished or was started again. Nothing has changed. What do you need?`
