import { day } from '../views/format.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Urgency } from '../request/event.ts'
import { capital, moment, quoted, sectionWords, withoutArticle } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, nameAndPost, ring, type Who } from './who.ts'

/** What the clock brings: who has not answered, what is due, what ends. None of it ever agrees anything. */

/** A request where others may read along: its reference and what it is, never a family or a sum. */
export type Discreet = { readonly reference: string; readonly title: string }

const named = ({ reference, title }: Discreet): Text => say`**${title}**, ${reference}`

/** `late` is the last day that was said, once it is over: nothing is needed today for weeks. */
const hurry = (urgency: Urgency, late: LondonDate | undefined): Text =>
  late === undefined ? say`${HURRY[urgency]}` : say`It was needed by ${day(late)}.`

const HURRY: Readonly<Record<Urgency, string>> = {
  tonight: 'It is needed tonight.',
  today: 'It is needed today.',
  'this-week': 'It is needed this week.',
  planned: '',
}

/** To whoever has it, in their channel. */
export const stillWithYou = (
  it: Discreet,
  since: string,
  now: string,
  urgency: Urgency,
  late?: LondonDate,
): Text => join([say`${named(it)}, has waited for you since ${moment(since, now)}.`, hurry(urgency, late)])

/** To whoever asked: nobody has answered, who else can, and the number to ring. */
export const noAnswerYet = (it: {
  readonly who: Who
  readonly since: string
  readonly now: string
  readonly what: string
  /** Others of the row who can answer too. */
  readonly others: readonly Who[]
  readonly decides: boolean
  /** For the how-manieth time whoever asked hears it. */
  readonly time: number
  /** The last day that it was needed by, once it is over. */
  readonly late: LondonDate | undefined
}): Text => {
  const can = it.decides ? 'can agree it too' : 'can answer too'
  const others = it.others.map(({ name }) => name)
  const number = ring(it.who)
  return join(
    [
      join([
        say`${first(it.who)} hasn't answered since ${moment(it.since, it.now)}.`,
        it.time > 1 ? say`I've told you so ${before(it.time - 1)}.` : [],
        it.late === undefined ? [] : say`**The day it was needed by, ${day(it.late)}, is past.**`,
        others.length > 0 ? say`${others.join(' or ')} ${can}.` : [],
        number.length > 0 && others.length === 0 ? [...say`You can `, ...number, '.'] : [],
      ]),
      say`It is about ${it.what}. Nothing is agreed yet.`,
    ],
    '\n',
  )
}

const before = (times: number): string =>
  times === 1 ? 'once before' : times === 2 ? 'twice before' : `${times} times before`

/** The holder is away, and who stands in. `until` is a London date. */
export const coveredBy = (away: string, until: string | undefined, cover: Who): Text =>
  say`${away} is away${until === undefined ? '' : ` until ${day(until)}`}. ${cover.name} stands in as ${withoutArticle(cover.post)} and has the card.`

/** Somebody outside the chat was to be asked, and no reply is on record. */
export const noReplyYet = (who: string, since: string, now: string, what: string): Text =>
  say`No reply from ${who} is on record since ${moment(since, now)}, for ${what}. If they have replied, put it on record here; if not, please ask again.`

/** To the line above, in its channel: it tells them, and gives them nothing to decide. */
export const nobodyAnswers = (
  it: Discreet,
  who: Who,
  since: string,
  now: string,
  urgency: Urgency,
  late?: LondonDate,
): Text =>
  join([
    say`${named(it)}, has had no answer since ${moment(since, now)}. It is with ${nameAndPost(who)}.`,
    hurry(urgency, late),
    say`It isn't yours to decide by this; please see that somebody answers.`,
  ])

export const toldAbove = (above: readonly Who[]): Text =>
  say`I've told ${above.map(nameAndPost).join(' and ')} that it waits.`

/** To whoever asked: the decider's question waits for them. */
export const questionWaits = (by: Who, question: string, what: string, since: string, now: string): Text =>
  say`**${by.name}**'s question of ${moment(since, now)} about ${what}, still waits for your answer: ${quoted(question)}`

export const questionNotAnswered = (worker: string, what: string, since: string, now: string): Text =>
  say`${worker} hasn't answered your question about ${what}, since ${moment(since, now)}. You can also decide it as it stands.`

/** A condition and its day: before, on it, or past it. */
export const conditionDue = (
  words: string,
  what: string,
  { by, today }: { readonly by: string; readonly today: string },
): Text => say`A condition of ${what}, ${dueWords(by, today)}: ${quoted(words)} Tell me when it is done.`

export const conditionDueDiscreet = (
  it: Discreet,
  { by, today }: { readonly by: string; readonly today: string },
): Text => say`A condition of ${named(it)}, ${dueWords(by, today)}. Open it to read it.`

const dueWords = (by: string, today: string): string => {
  if (by === today) return 'is due today'
  return by > today ? `is due on ${day(by)}` : `was due on ${day(by)}, and nobody has said that it is met`
}

export const conditionMetBy = (who: string, what: string, words: string): Text =>
  say`${who} says that a condition of ${what}, is met: ${quoted(words)}`

/** One line of the family's next card. */
export const openCondition = (words: string, owner: string, by: string | undefined): Text =>
  say`${quoted(words)} (${owner}${by === undefined ? '' : `, by ${day(by)}`})`

/** Labels beside the conditions of a decision, and beside how one was met. */
export const seenTo = (owner: string, by: string | undefined): string =>
  `Conditions, ${owner}${by === undefined ? '' : `, by ${day(by)}`}`
export const metBy = (who: string, on: string): string => `Met, ${who}, ${day(on)}`

/** Said with the approval: whose they are. */
export const seesToConditions = (owner: string, by: string | undefined): string =>
  `${owner} sees to the conditions${by === undefined ? '' : `, by ${day(by)}`}.`

/** To somebody else than the worker who is to see to them. */
export const conditionsAreYours = (words: string, what: string, by: string | undefined): Text =>
  say`You are to see to the conditions of ${what}${byDay(by)}: ${quoted(words)}`

export const conditionsAreYoursDiscreet = (it: Discreet, by: string | undefined): Text =>
  say`You are to see to the conditions of ${named(it)}${byDay(by)}. Open it to read them.`

const byDay = (by: string | undefined): string => (by === undefined ? '' : `, by ${day(by)}`)

type Reviewing = {
  /** What is looked at again: "the amount". */
  readonly what: string
  readonly on: string
  readonly section: string
}

/** To the post that agreed it. */
export const reviewDue = (it: Discreet, { what, on, section }: Reviewing): Text =>
  say`${capital(what)} of ${named(it)}, is due for review by **${day(on)}** (${sectionWords(section)}). It doesn't go on by itself: say whether it does, and why.`

/** To whoever asked for it. */
export const reviewDueToWorker = (heading: string, { what, on, section }: Reviewing, decider: Who): Text =>
  say`${capital(what)} of ${heading}, is due for review by **${day(on)}** (${sectionWords(section)}). ${decider.name}, ${decider.post}, says whether it goes on. If it has ended, tell me.`

export const reviewNotHeld = (it: Discreet, { what, on }: Reviewing, who: Who): Text =>
  say`${capital(what)} of ${named(it)}, was due for review by ${day(on)}, and no review is on record. It is with ${nameAndPost(who)}. Please see that it is held.`

export const reviewed = (it: {
  readonly by: Who
  readonly what: string
  readonly heading: string
  readonly goesOn: boolean
  readonly reasons: string
  readonly next: string | undefined
}): Text =>
  join([
    say`**Reviewed by ${it.by.name}, ${it.by.post}: ${it.what} of ${it.heading}, ${it.goesOn ? 'goes on' : 'has ended'}.**`,
    say`${first(it.by)}'s reasons: ${quoted(it.reasons)}`,
    it.next === undefined ? [] : say`The next review is due by **${day(it.next)}**.`,
  ])

type Ending = {
  readonly what: string
  readonly on: string
  readonly section: string
  readonly expires: boolean
}

/** Before the last day: more time is somebody's decision. */
export const endsSoon = (of: Text, { what, on, section, expires }: Ending): Text =>
  join([
    say`${capital(what)} of ${of}, ${expires ? 'ends' : 'runs'} ${expires ? 'on' : 'until'} **${day(on)}** (${sectionWords(section)}).`,
    say`It isn't extended by itself: more time has to be asked for and agreed before then.`,
  ])

/** On the last day. */
export const endsToday = (of: Text, { what, on, section, expires }: Ending): Text =>
  expires
    ? say`${capital(what)} of ${of}, ends with **${day(on)}** (${sectionWords(section)}). After that it is no longer agreed.`
    : say`${capital(what)} of ${of}, runs to **${day(on)}** (${sectionWords(section)}).`

/** A day kept in mind where nobody has to agree anything, with what has to happen on it. */
export const watchedDay = (heading: string, { what, on, section }: Ending, then: string): Text =>
  join([
    say`${capital(heading)}: ${what} lasts until **${day(on)}** (${sectionWords(section)}).`,
    say`${then}`,
  ])

/** Offered with advice that has a day in it, and said once it is taken up. */
export const remindBefore = (on: string): string => `Remind me before ${day(on)}`
export const willRemind = (what: string, on: string): Text =>
  say`I'll remind you: ${what} lasts until **${day(on)}**. Nobody has to agree anything.`

export const discreetly = named

/** Was what was agreed used? Asked; nothing runs out by it. */
export const wasItUsed = (what: string, on: string): Text =>
  say`${capital(what)}, was approved on ${day(on)}. Was it used? It doesn't run out; I only ask.`

export const TIME_BUTTONS = {
  longer: (name: string): string => `Give ${name} longer`,
  asWell: (name: string): string => `Ask ${name} as well`,
  somebodyElse: 'Ask somebody else as well',
  openIt: 'Open',
  done: 'It is done',
  goesOn: 'Reviewed: goes on',
  hasEnded: 'It has ended',
  used: 'Say whether it was used',
} as const

export const TIME_LABELS = {
  whoElse: 'Who should be asked as well?',
  whatWasDone: 'What was done, and when?',
  whichReview: 'Which review is it?',
  wasUsed: 'Was it used?',
  allUsed: 'Yes, all of it',
  partUsed: 'Part of it',
  noneUsed: 'No',
  howMuchOfIt: 'If part of it: how much was used?',
  anythingElse: 'Anything to add?',
  owner: 'Who sees to the conditions?',
  byWhen: 'By when?',
  openConditions: 'Open conditions',
} as const
