import { daysBetween, londonDate, londonTime } from '../policy/london-date.ts'
import type { CannotRecord, HowMade, MadeSaid } from '../request/made.ts'
import { day } from '../views/format.ts'
import { capital, firstName, list, quoted } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { ring, type Who } from './who.ts'

/** Decisions made already: in supervision, by telephone, at night. What was decided and what was recorded are kept apart. */

export const HOW: Readonly<Record<HowMade, string>> = {
  supervision: 'in supervision',
  telephone: 'by telephone',
  meeting: 'in a meeting',
}

const moment = (on: string, time: string | undefined): string =>
  time === undefined ? day(on) : `${day(on)} ${time}`

/** "Thu 26 Nov 21:10 by telephone". */
export const madeWhen = ({ on, time, how }: MadeSaid): string => `${moment(on, time)} ${HOW[how]}`

/** "decided Thu 26 Nov 21:10 by telephone, recorded Fri 27 Nov 09:02, the next day". */
export const decidedThen = (made: MadeSaid, recordedAt: string): string => {
  const on = londonDate(recordedAt)
  // The first day counts in a span of days. It may be thirteen hours only, so one day isn't counted in days.
  const days = daysBetween(made.on, on, 'calendar') - 1
  const later = days < 1 ? '' : days === 1 ? ', the next day' : `, ${days} days later`
  return `decided ${madeWhen(made)}, recorded ${moment(on, londonTime(recordedAt))}${later}`
}

/** On every copy, list and page while its maker has not said so themselves. */
export const notConfirmed = (maker: string): string => `not confirmed by ${maker}`

/** On the card of whoever is said to have decided it. */
export const saidToHaveDecided = (by: string, made: MadeSaid): Text =>
  say`**Not confirmed.** ${by} says that you decided this ${madeWhen(made)}. It doesn't count until you say so yourself, with your reasons.`

/** On the card of whoever records a decision of their own. */
export const yourDecision = (made: MadeSaid): Text =>
  say`**Not confirmed.** You decided this ${madeWhen(made)}. It doesn't count until you give your reasons here.`

export const MADE_BUTTONS = {
  right: "That's right",
  part: 'Yes, with conditions',
  refused: 'I said no',
  deny: 'Not what I decided',
  record: 'Record it',
  ask: 'Ask for it in the ordinary way',
} as const

export const MADE_LABELS = {
  on: 'On which day was it decided?',
  time: 'At what time, if you know?',
  how: 'How?',
  asker: 'Who asked for it?',
  why: 'What did you decide, or not decide?',
  decided: 'Decided',
} as const

/** What goes on record, before it does. */
export const toRecord = (maker: Who, own: 'now' | 'asked-first' | undefined): Text => {
  if (own === 'now')
    return say`I'll record this as a decision you made. The button asks when it was, how, and why. It counts as soon as you've recorded it with your reasons.`
  return own === 'asked-first'
    ? say`I'll record this as a decision you made. The button asks when it was, and how. Somebody has to be asked first; then I'll ask for your reasons, and it doesn't count before you've given them.`
    : say`I'll record that ${maker.name} decided this, as **not confirmed**. It doesn't count until ${firstName(maker.name)} says so. The button asks when it was, and how.`
}

/** What it is taken for, before anything is asked. */
export const asDecided = (maker: string | undefined): Text =>
  maker === undefined
    ? say`You decided it already, so I'll record it as your decision.`
    : say`${maker} has decided it already, you say, so I'll record it as not confirmed and ask ${firstName(maker)}.`

/** To whoever reported it. */
export const reported = (maker: Who, at: string): Text =>
  join([
    say`**Recorded at ${londonTime(at)}, not confirmed.** I've asked ${maker.name} to say whether that's right.`,
    say`Please don't act on it as agreed yet.`,
    maker.phone === undefined ? [] : [...say`If it can't wait, `, ...ring(maker), ...say`.`],
  ])

/** To whoever records their own: their card comes next. */
export const yoursRecorded = (at: string): Text =>
  say`**Recorded at ${londonTime(at)}, not confirmed.** Your card for it is in this chat: give your reasons there and it counts.`

/** To whoever recorded their own with their reasons: what it was, and that it counts. */
export const yoursCounts = (what: string, outcome: 'agreed' | 'rejected', made: string): Text =>
  say`**Recorded as ${outcome === 'agreed' ? 'agreed' : 'refused'} by you: ${what}**, ${made}. Your reasons are with it. ${outcome === 'agreed' ? 'It counts now.' : 'Nothing is agreed.'}`

/** The maker says that it was not so: what the worker does now. */
export const denied = (maker: string, what: string, reasons: string): Text =>
  join(
    [
      join([
        say`**${maker} has not agreed ${what}.** What was recorded as decided isn't so.`,
        say`In their words: ${quoted(reasons)}`,
      ]),
      say`Nothing is agreed. If you've already acted on it, tell your manager now. If it's still needed, ask for it here and it goes to whoever can agree it.`,
    ],
    '\n',
  )

/** Money and hours are agreed at the press, when the total is taken: never afterwards. */
export const neverAfterwards = (counted: 'money' | 'hours', maker: string | undefined): Text =>
  say`${counted === 'money' ? 'Money' : 'Hours'} can't be recorded after the event: what the family has had is added up at the moment somebody agrees it here. Ask in the ordinary way and ${maker ?? 'whoever can agree it'} can agree it now.`

/** To somebody who holds no post, and says that they decided it. */
export const neverYours = (): Text =>
  say`You hold no post of the matrix, so this can't go on record as your decision. If somebody agreed it with you, say who and when: "Jo agreed the CIN plan for F2201 in supervision yesterday". If nobody has yet, ask for it in the ordinary way and it goes to whoever can agree it.`

export const whichOfThem = (name: string): Text => say`I know more than one ${name}. Who decided it?`

export const tellMeWhat = (): Text =>
  say`What did you decide, and for which family? For example: "I agreed the step-down for F2201 in supervision this morning"`

type Open = {
  readonly heading: string
  readonly family: string
  readonly waitsFor: string
  /** Not for whoever asks to read. */
  readonly unread?: true
}

/** The same is open already: it may be what was decided. Who may not read it learns no more than that. */
export const alreadyOpen = (it: Open & { readonly sentOn: string }): Text =>
  it.unread
    ? say`Something of the kind is open for ${it.family} already. Is the decision about that one?`
    : say`${capital(it.heading)}, ${it.family}, was sent on ${day(it.sentOn)} and is still open with ${it.waitsFor}. Is the decision about that one?`

export const itIsAbout = (sentOn: string | undefined): string =>
  sentOn === undefined ? 'It is about that one' : `It is about the one sent on ${day(sentOn)}`

const whoeverHas = ({ unread, waitsFor }: Open): string => (unread ? 'Whoever has it' : waitsFor)

/** Nothing second goes on record: when and how it is said to be decided stands with that one, and its maker is asked. */
export const aboutThatOne = (maker: Who, it: Open, made: MadeSaid, own: boolean): Text =>
  own
    ? say`Recorded with that one, **not confirmed**: that you decided it ${madeWhen(made)}. Your card for it is in this chat: it doesn't count until you give your reasons there. ${whoeverHas(it)} can still decide it too.`
    : join(
        [
          say`Recorded with that one, **not confirmed**: that ${maker.name} decided it ${madeWhen(made)}. I've asked ${firstName(maker.name)} whether that's right. ${whoeverHas(it)} can still decide it too, and nothing second is sent.`,
          say`**Nothing is agreed until ${firstName(maker.name)} says so, with reasons.** Please don't act on it as agreed yet.`,
        ],
        '\n',
      )

/** On every other card of what somebody is said to have decided. */
export const saidOfAnother = (by: string, maker: string, made: MadeSaid): Text =>
  by === maker
    ? say`**Not confirmed.** ${maker} says it was decided already, ${madeWhen(made)}, and has still to give reasons. Until then it is open, and can be decided here.`
    : say`**Not confirmed.** ${by} says that ${maker} decided this ${madeWhen(made)}, and ${firstName(maker)} is asked. Until then it is open, and can be decided here.`

export const thenOrNow = (maker: string): string => `${maker}: did you decide it then, or now?`
export const THEN_OR_NOW = { own: 'When did you decide it?', now: 'Only now' } as const

/** To whoever asked, where somebody else reported it. */
export const reportedOfYours = (by: string, maker: string, what: string, made: MadeSaid): Text =>
  say`${by} says that ${maker} decided ${what} ${madeWhen(made)}. **That is not confirmed**: please don't act on it as agreed yet.`

/** The maker of what is open with others says that they did not decide it. */
export const deniedOpen = (maker: string, what: string, reasons: string, waitsFor: string): Text =>
  join([
    say`**${maker} did not decide ${what}**, as was reported. In their words: ${quoted(reasons)}`,
    say`It is still open with ${waitsFor}, and nothing is agreed. If you've already acted on it, tell your manager now.`,
  ])

/** Consultations before a decision already made. */
export const wasConsulted = (who: string): string => `Consulted before you decided: ${who}?`
export const CONSULTED_WORDS = 'Who and when; or if not, why not?'
export const notAskedYet = (who: string): Text =>
  say`${who}: not asked yet. Whoever decided says first whether they were consulted.`
export const notConsultedThen = (who: string, by: string, words: string): Text =>
  say`${who}: **not consulted** before it was decided. ${by} says: ${quoted(words)}`

/** To whoever decided without somebody whom the matrix has consulted first. */
export const notConsultedFirst = (who: readonly string[]): Text =>
  say`Recorded: not consulted before you decided, ${list(who)}. The matrix has that done first, so your decision doesn't count yet. They are asked now: once they have answered, press again on your card.`
/** To the worker, in the same case. */
export const waitsForView = (maker: string, who: string, what: string): Text =>
  say`${maker} decided ${what}. The matrix has somebody consulted first, and that was not done: ${who}. **So it doesn't count yet.** They are asked now, and then ${firstName(maker)} can confirm it.`
/** To the post that was, or was not, consulted: its own word is not on record. */
export const saidYouWere = (maker: string, what: string, words: string): Text =>
  say`${maker} decided ${what}, and has put on record that you were consulted first: ${quoted(words)} If that isn't so, please tell ${firstName(maker)} and whoever keeps the register.`
export const saidYouWerent = (maker: string, what: string, words: string): Text =>
  say`${maker} decided ${what} without consulting you: ${quoted(words)} It went on because a child may be in danger. Please talk to ${firstName(maker)} if you see it otherwise.`

/** Still not confirmed, to its maker and to whoever reported it. */
export const stillToConfirm = (what: string, made: MadeSaid): Text =>
  say`Still **not confirmed**: ${what}, which you are said to have decided ${madeWhen(made)}. It doesn't count until you say whether that's right.`

export const notConfirmedYet = (maker: Who, what: string): Text =>
  join([
    say`${maker.name} hasn't confirmed ${what} yet, so it doesn't count as agreed.`,
    maker.phone === undefined ? [] : [...say`If it can't wait, `, ...ring(maker), ...say`.`],
  ])

/** Why something can't be recorded as decided already. */
export const cannotRecord: Readonly<Record<CannotRecord, (maker: string) => Text>> = {
  money: () => neverAfterwards('money', undefined),
  hours: () => neverAfterwards('hours', undefined),
  'not-yet': () =>
    say`That is still to come, so nobody has decided it yet. Nothing has been recorded. What day and time was it?`,
  'not-theirs': (maker) =>
    say`${maker} can't have decided this alone: it goes to a panel, or to somebody outside, first. Ask for it in the ordinary way.`,
  'open-not-theirs': (maker) =>
    say`By the matrix ${maker} couldn't have agreed that one then, so I've recorded nothing. It stays with whoever has it: please tell them what was said.`,
  'own-request': (maker) =>
    say`${maker} asked for this, so ${maker} can't have decided it. Ask for it in the ordinary way.`,
  'did-not-hold': (maker) =>
    say`${maker} didn't hold a post that decides this on that day, so it can't be recorded as ${maker}'s decision. Ask for it in the ordinary way, and it goes to whoever can agree it.`,
  'only-maker': (maker) => say`Only ${maker} can say what ${maker} decided. Nothing has changed.`,
}
