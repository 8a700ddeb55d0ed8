import { day, pounds } from '../views/format.ts'
import { londonDate, londonTime, type LondonDate } from '../policy/london-date.ts'
import type { Urgency } from '../request/event.ts'
import { inSentence, list, sectionWords, stop, toAnybody } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** What stands on the cards of those who decide. */

const WHEN: Record<Urgency, string> = {
  tonight: 'needed tonight',
  today: 'needed today',
  'this-week': 'needed this week',
  planned: 'planned',
}

/** `late` is the last day that was said, once it is over. */
export const needed = (urgency: Urgency, late?: LondonDate): string =>
  late === undefined ? WHEN[urgency] : `was needed by ${day(late)}`

/** Heading: "£80 for gas · F2201 · section 17 · needed today". Tonight comes first, in capitals. */
export const cardHeading = (parts: readonly string[], urgency: Urgency, late?: LondonDate): string => {
  const isTonight = urgency === 'tonight' && late === undefined
  return [isTonight ? 'TONIGHT' : '', ...parts, isTonight ? '' : needed(urgency, late)]
    .filter((part) => part !== '')
    .join(' · ')
}

/** On a locked telephone: the post and the hurry, nothing about a family; the number of whoever agreed before, who can say more. */
export const locked = (
  post: string,
  urgency: Urgency,
  { late, phone }: { readonly late?: LondonDate | undefined; readonly phone?: string | undefined } = {},
): string =>
  urgency === 'tonight' && late === undefined
    ? `TONIGHT: a request for ${theOf(post)}. Please open it${phone === undefined ? '' : ` or ring ${phone}`}.`
    : `A request for ${theOf(post)}. ${capitalised(needed(urgency, late))}.`

// "The Team Manager", "the Care Planning Panel", and PASP.
export const theOf = (post: string): string => (/^[A-Z]{3,}\b/.test(post) ? post : `the ${post}`)

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const askedBy = (who: string, at: string, phone: string | undefined, urgency: Urgency): Text => {
  const when = `${day(londonDate(at))} at ${londonTime(at)}`
  return urgency === 'tonight' && phone
    ? say`Asked by ${who}, ${when} · ring **${phone}**`
    : say`Asked by ${who}, ${when}`
}

/** The family was handed over since it was asked. */
export const nowWith = (who: string): Text => say`· now with **${who}**`

export const whyYou = (rule: string, section: string): Text =>
  rule.includes('section')
    ? say`${toAnybody(rule)}`
    : say`${toAnybody(rule).replace(/\.$/, '')} (${sectionWords(section)}).`
/** Prerequisites that are not there, and those nobody has spoken of. */
export const missing = (denied: readonly string[], open: readonly string[], mayGoWithout: boolean): Text =>
  join([
    denied.length === 0 ? [] : say`Not there yet: ${denied.join('; ')}.`,
    mayGoWithout ? say`Whether to go ahead without is yours to judge.` : [],
    open.length === 0 ? [] : say`Not answered: ${open.join('; ')}.`,
  ])
/** What the worker answered to whether it can wait: their words stand under it. */
export const answered = (who: string, answer: string): Text =>
  say`${who}'s answer: ${stop(inSentence(answer))}`
export const says = (who: string): string => `${who} says`
export const referredBy = (who: string, reasons: string): Text => say`${who} passed it to you: "${reasons}"`
export const couldNotBeReached = (who: string, times: readonly string[]): Text =>
  say`${who} was rung at ${list(times)}, no answer.`

export const ledgerNow = (
  before: number,
  withThis: number,
): { readonly before: string; readonly withThis: string } => ({
  before: pounds(before),
  withThis: pounds(withThis),
})
export const ledgerLeft = (left: number, above: string): string =>
  left >= 0
    ? `${pounds(left)} left before ${above} must agree.`
    : `${pounds(-left)} over what this post can agree.`
export const ledgerTop = (left: number): string =>
  `${pounds(Math.max(0, left))} left; after that nobody in the matrix can agree it.`
export const oneYear = (says: string): Text => say`Counted ${says}.`
export const ledgerAgain = (left: number): string =>
  `${pounds(left)} left; anything more is a decision of its own.`
/** A policy that prints no limit: the total is shown, and nothing is left or passed. */
export const ledgerOpen = (): string => 'No limit is printed.'
export const sameBothYears = (): Text => say`The same counted from 1 April and over the last 12 months.`
export const twoYears = (
  financial: number,
  rolling: number,
  { capped }: { readonly capped: boolean },
): Text =>
  say`Counted from 1 April: **${pounds(financial)}**. Over the last 12 months: **${pounds(rolling)}**.${capped ? ' The higher one decides.' : ''}`
export const nothingWaitingFor = (family: string): Text => say`Nothing else is waiting for ${family}.`
export const alsoWaiting = (family: string, pence: number): Text =>
  say`Another ${pounds(pence)} is waiting for ${family}; it isn't counted until somebody agrees it.`
export const countedWith = (references: readonly string[]): Text =>
  say`Counted together with ${references.join(' and ')}: the same child is in both.`
export const nothingBefore = (family: string): Text =>
  say`Nothing approved or rejected for ${family} in the last 12 months.`
/** Where a child may need somewhere tonight: whether help at home was had, and whether anything else was decided. */
export const nothingBeforeTonight = (family: string, ever: boolean): Text =>
  ever
    ? say`No other decision about ${family} in the last 12 months.`
    : say`No other decision about ${family} here.`
/** "No crisis hours used." */
export const noneUsed = (allowance: string): Text => say`No ${inSentence(allowance)} used.`
/** "Crisis hours: 2 weeks used." */
export const someUsed = (allowance: string, weeks: number): Text =>
  say`${allowance}: ${weeks} ${weeks === 1 ? 'week' : 'weeks'} used.`
export const notAnswered = (): Text => say`not answered yet`

export const panelSits = (panel: string, on: string | undefined): Text =>
  on === undefined
    ? say`${capitalised(panel)} has no sitting in its calendar. Nothing is agreed until it has met.`
    : say`${capitalised(panel)} sits on **${day(on)}**. Its recorder enters what it decided, with the reasons.`

/** "Approved · £80 · Jo Marsh, Team Manager, East 2 · Fri 27 Nov, 12:58". */
export const outcomeLine = (outcome: string, what: string, who: string, at: string | undefined): Text => {
  const when = at === undefined ? '' : `${day(londonDate(at))}, ${londonTime(at)}`
  return say`**${outcome}** · ${[what, who, when].filter((part) => part !== '').join(' · ')}`
}

export const LABELS = {
  why: 'Why you',
  first: 'First, this',
  agreedFirst: 'Agreed first',
  decided: 'Decided',
  consulted: 'Consulted',
  told: 'Told',
  appeal: 'Appeal',
  against: 'Against',
  reasonsThen: 'The reasons then',
  waitingFor: 'Waiting for',
  yes: 'Yes',
  no: 'No',
  notSaid: 'Not said',
  before: 'Before',
  decide: 'You decide',
  says: 'In their words',
  asked: 'You asked',
  answered: 'Answer',
  reading: 'Reading',
  reasons: 'Your reasons',
  onFile: "They go on the child's file.",
  withTheLoan: 'They stay with the record of the loan.',
  considered: 'What else did you consider?',
  chronology: 'A significant event, for the chronology?',
  amount: 'How much, in pounds?',
  conditions: 'Conditions, with who does what by when',
  question: 'What do you want to ask?',
  to: 'Who should have it?',
  view: 'Your view',
  sitting: 'Which sitting was it decided at?',
  confirmed: 'What did the panel say?',
  answer: 'Your answer',
  rung: 'Who did you ring?',
  replyFrom: 'Who replied?',
  replyOn: 'On which day?',
  replyWords: 'What did they say?',
  notRecorded: 'no words on record',
} as const

export const BUTTONS = {
  approve: 'Approve',
  approvePart: 'Approve less, or with conditions',
  approveConditions: 'Approve with conditions',
  reject: 'Reject',
  refer: 'Refer on',
  why: 'Why me?',
  reasons: 'See the reasons',
  form: 'Read the form',
  agree: 'Agree',
  view: 'Give your view',
  open: 'Open',
  enter: 'Enter what was agreed',
  notAgreed: 'Enter “not agreed”',
  confirm: 'Enter the confirmation',
  again: 'Change and ask again',
  answer: 'Answer',
  spoke: 'Spoke to them',
  noAnswer: 'No answer',
  reply: 'Record the reply',
  undo: 'Withdraw this decision',
} as const

/** "Ask Sam or Anna": whoever asked for it, and whoever agreed it before. */
export const askWhom = (names: readonly string[]): string => `Ask ${list(names, 'or')}`

/** Longer than this, an answer stands on a card only in part. Letters. */
const LONG_ANSWER = 400

export const isLongAnswer = (text: string): boolean => text.length > LONG_ANSWER

/** The beginning of a long answer, up to a whole word, and where the rest is. */
export const beginningOf = (text: string): string =>
  isLongAnswer(text)
    ? `${text
        .slice(0, LONG_ANSWER)
        .replace(/\s+\S*$/, '')
        .toWellFormed()}… (Read the form for the rest.)`
    : text

export const shortCard = (post: string, what: string): Text =>
  say`A request for the ${post}: **${what}**. Open it to read it in private.`

export const decidedOutside = (): Text => say`It was decided outside the panel and comes to be confirmed.`
