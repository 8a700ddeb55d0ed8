import type { Event, EventOf, Urgency } from '../request/event.ts'
import { familyTold } from './story-families.ts'
import { openingTold } from './story-opening.ts'
import { panelLine } from './story-panel.ts'
import { day, hours, pounds } from './format.ts'
import { hoursSaid, hoursTold } from './story-hours.ts'
import { decidedThen, madeWhen } from '../words/made.ts'
import { capital } from '../words/grammar.ts'
import { saidAnother } from '../words/links.ts'
import { SAW } from '../words/looks.ts'
import { refusedBecause } from './story-refused.ts'
import { peopleLine } from './story-people.ts'
import { recordLine } from './story-records.ts'
import { reportTold } from './story-report.ts'
import { rulesLine } from './story-rules.ts'
import { noticeLine, reviewedLine, usedLine } from './story-time.ts'

/** How the record's ids are said to a person. */
export type StoryNames = {
  /** "Jo Marsh"; the bot's own name for 'bot'. */
  person(id: string): string
  /** A post, a panel, a person or somebody outside, whichever the id is of: "Team Manager, East 2". */
  holder(id: string): string
  /** " for Anna Bright": whoever held a post that somebody covered at an instant; empty where nobody did. */
  covered?(post: string, at: string): string
  /** "East 2". */
  team(id: string): string
  /** What is asked for, in one line: "£80 section 17 for gas". */
  heading(event: EventOf<'submitted' | 'watched'>): string
  /** "2026/0417"; the request's own id where it has no other. */
  reference(request: string): string
}

/** What a line is about, for a mark beside it that is never its only sign. */
export type Tone = 'asked' | 'agreed' | 'refused' | 'noted'

/** One recorded fact as a person reads it: who, for which post, when, what, and in whose words. */
export type StoryLine = {
  readonly at: string
  readonly who: string
  readonly post: string
  readonly what: string
  /** What the person typed, exactly. Never markup. */
  readonly words?: string
  /** What else they considered. */
  readonly considered?: string
  readonly tone: Tone
  readonly request: string
}

export type Told = Pick<StoryLine, 'what' | 'words' | 'considered' | 'tone'>

/** Stands where a person's words were, once those are erased. */
const ERASED = '(These words have been erased.)'

/** Tells one event. Exhaustive: a new event doesn't compile until its line is written here. */
export const storyLine = (event: Event, names: StoryNames): StoryLine => ({
  at: event.at,
  who: `${names.person(event.by)}${whom(event, names)}`,
  post: postOf(event, names),
  request: event.request,
  ...told(event, names),
  ...hoursSaid(event, names),
})

const postOf = ({ post, covering }: Event, names: StoryNames): string => {
  if (post === undefined) return ''
  return covering === true ? `${names.holder(post)} (covering)` : names.holder(post)
}

/** " for Anna Bright", while somebody covers. */
const whom = ({ post, covering, at }: Event, names: StoryNames): string =>
  covering === true ? (names.covered?.(post ?? '', at) ?? '') : ''

const told = (event: Event, names: StoryNames): Told => {
  switch (event.type) {
    case 'submitted':
      return submitted(event, names)
    case 'corrected':
      return corrected(event)
    case 'withdrawn':
      return {
        tone: 'noted',
        what: takenBack[event.sealed.because ?? 'by-choice'],
        ...typed(event, ({ reason }) => reason),
      }
    case 'asked':
      return {
        tone: 'asked',
        what: 'Asked the worker a question.',
        ...typed(event, ({ question }) => question),
      }
    case 'answered':
      return { tone: 'noted', what: 'Answered the question.', ...typed(event, ({ answer }) => answer) }
    case 'endorsed':
      return {
        tone: 'agreed',
        what: `Agreed that it may go on to the next step.${madeThen(event)}`,
        ...reasons(event),
      }
    case 'consulted':
      return { tone: 'noted', what: 'Was consulted, and gave a view.', ...typed(event, ({ view }) => view) }
    case 'approved':
      return approved(event)
    case 'rejected':
      return rejected(event)
    case 'referred':
      return {
        tone: 'noted',
        what: `Referred it on to ${names.holder(event.sealed.to)}.`,
        ...typed(event, (words) => words.reasons),
      }
    case 'passed-on':
      return { tone: 'noted', what: passedOn(event, names) }
    case 'tried':
      return { tone: 'noted', what: tried(event, names) }
    case 'confirmed':
      return confirmed(event, names)
    case 'booked':
    case 'rebooked':
    case 'deferred':
    case 'paper-given':
    case 'agenda-published':
    case 'followed-up':
      return { tone: TONE_AT_PANELS[event.type], ...panelLine(event, names) }
    case 'reply-recorded':
      return replied(event)
    case 'report-denied':
      return {
        tone: 'refused',
        what: 'Says that they did not decide it. What was reported is refused, and nothing is agreed by it.',
        ...typed(event, (words) => words.reasons),
      }
    case 'decision-reported':
    case 'consultation-said':
      return reportTold(event, names)
    case 'rerouted':
      return { tone: 'noted', what: `${rerouted[event.sealed.because]} A new card goes out.` }
    case 'decision-withdrawn':
      return {
        tone: 'refused',
        what: 'Withdrew the decision. The first one stays on the record.',
        ...typed(event, (words) => words.reasons),
      }
    case 'moving-considered':
    case 'hours-changed':
    case 'recall-asked':
    case 'recall-refused':
    case 'talk-opened':
    case 'talk-recorded':
    case 'service-stopped':
      return { ...hoursTold(event, names), ...typedIn(event) }
    case 'press-refused':
      return {
        tone: 'refused',
        what: `${refusedBecause(event.sealed.act, event.sealed.why)} Nothing changed.`,
      }
    case 'reminded':
    case 'raised':
    case 'fell-due':
      return { tone: 'noted', what: noticeLine(event, (id) => names.holder(id)) }
    case 'asked-as-well':
      return { tone: 'asked', what: `Asked ${names.holder(event.sealed.to)} as well.` }
    case 'given-longer':
      return { tone: 'noted', what: 'Gave more time to answer.' }
    case 'condition-met':
      return { tone: 'noted', what: 'Said that a condition is met.', ...typed(event, ({ words }) => words) }
    case 'reviewed':
      return {
        tone: event.sealed.goesOn ? 'agreed' : 'noted',
        what: reviewedLine(event),
        ...reasons(event),
      }
    case 'watched':
      return { tone: 'noted', what: `Wants to be reminded: ${names.heading(event)}, ${event.sealed.family}.` }
    case 'watch-ended':
      return { tone: 'noted', what: 'Said that it is done.', ...typed(event, ({ words }) => words) }
    case 'used-said':
      return { tone: 'noted', what: usedLine(event), ...typed(event, ({ words }) => words) }
    case 'given-to-send':
      return { tone: 'noted', what: givenToSendLine(event, names) }
    case 'exported':
      return {
        tone: 'noted',
        what: `Took a copy of ${event.sealed.found} of ${event.sealed.of} requests out of the register.`,
        ...typed(event, ({ reason }) => reason),
      }
    case 'filed':
      return { tone: 'noted', what: filedLine(event.sealed) }
    case 'looked':
      return {
        tone: event.sealed.allowed ? 'noted' : 'refused',
        what: `${capital(SAW[event.sealed.at])}${event.sealed.allowed ? '' : ', and was refused'}.`,
        ...typed(event, ({ reason = '' }) => reason),
      }
    case 'card-posted':
      return {
        tone: 'noted',
        what: `A card went to ${names.holder(event.sealed.to)}.`,
      }
    case 'retention-said':
    case 'hold-placed':
    case 'hold-lifted':
    case 'erased':
      return recordLine(event, names)
    case 'restored':
      return {
        tone: 'noted',
        what: `Put on record, with ${names.person(event.sealed.second)} as the second person, that lines up to position ${event.sealed.lost} are lost. The register went on from position ${event.sealed.kept}.`,
        ...typed(event, (words) => words.reasons),
      }
    case 'adopted':
    case 'founded':
    case 'change-proposed':
    case 'change-declined':
      return rulesLine(event, names)
    case 'opening-recorded':
    case 'complete-since':
      return { tone: 'noted', ...openingTold(event, names) }
    case 'family-added':
    case 'family-confirmed':
    case 'families-merged':
    case 'parting-asked':
    case 'families-parted':
    case 'family-put-right':
    case 'handed-over':
    case 'requester-added':
      return { tone: 'noted', ...familyTold(event, names), ...typedIn(event) }
    case 'used-less-said':
      return { tone: 'noted', what: `Said that ${usedWords(event.sealed)} was used, of what was agreed.` }
    case 'used-lower':
      return {
        tone: 'agreed',
        what: `Confirmed that ${usedWords(event.sealed)} was used. That is what counts.`,
        ...typed(event, (words) => words.reasons),
      }
    case 'use-kept':
      return {
        tone: 'noted',
        what: 'Did not confirm what was said to be used. What was agreed still counts.',
        ...typed(event, (words) => words.reasons),
      }
    case 'appeal-right-told':
      return { tone: 'noted', what: 'Told whoever has the right to appeal that they have it.' }
    case 'appealed':
      return {
        tone: 'noted',
        what: `${appealed[event.sealed.outcome]} (${names.reference(event.sealed.appeal)}).`,
      }
    case 'cover-reminded':
      return {
        tone: 'noted',
        what: `Reminded ${names.person(event.sealed.count === 1 ? event.sealed.person : event.sealed.away)}: nobody has answered about cover from ${day(event.sealed.from)}.`,
      }
    case 'cover-asked':
    case 'cover-set':
    case 'cover-ended':
      return { tone: 'noted', what: coverTold(event, names) }
    case 'account-linked':
    case 'account-unlinked':
    case 'list-confirmed':
    case 'list-warned':
      return peopleLine(event, names)
  }
}

const TONE_AT_PANELS = {
  booked: 'noted',
  rebooked: 'noted',
  deferred: 'refused',
  'paper-given': 'noted',
  'agenda-published': 'noted',
  'followed-up': 'agreed',
} as const

const usedWords = ({ pence, quarters }: { readonly pence?: number; readonly quarters?: number }): string =>
  pence === undefined ? hours(quarters ?? 0) : pounds(pence)

const appealed = {
  started: 'It was appealed against',
  allowed: 'The appeal was allowed',
  'not-allowed': 'The appeal was not allowed',
  withdrawn: 'The appeal, or its decision, was taken back',
} as const

const coverTold = (
  { type, sealed }: EventOf<'cover-asked' | 'cover-set' | 'cover-ended'>,
  names: StoryNames,
) => {
  const whom = `${names.holder(sealed.post)}, for ${names.person(sealed.away)}`
  if (type === 'cover-ended')
    return sealed.to < sealed.from
      ? `${names.person(sealed.person)} does not cover ${whom}, from ${day(sealed.from)}.`
      : `${names.person(sealed.person)} covered ${whom} until ${day(sealed.to)}.`
  const days = `${day(sealed.from)} to ${day(sealed.to)}`
  return type === 'cover-set'
    ? `Accepted to cover ${whom}, ${days}.`
    : `Asked ${names.person(sealed.person)} to cover ${whom}, ${days}.`
}

/** " Decided Thu 26 Nov 21:10 by telephone, recorded Fri 27 Nov 09:02, 1 day later." */
const madeThen = ({ at, sealed: { made } }: EventOf<'approved' | 'rejected' | 'endorsed'>): string =>
  made ? ` ${capital(decidedThen(made, at))}.` : ''

/** A person's words from the private line, or that they are gone. */
const typed = <Words>(event: { readonly private: Words | undefined }, pick: (words: Words) => string) => {
  const words = event.private === undefined ? ERASED : pick(event.private).trim()
  return words === '' ? {} : { words }
}

const rejected = (event: EventOf<'rejected'>): Told => {
  const at = atSitting(event.sealed.sitting)
  const instead = ` Agreed instead: ${event.private?.instead ?? ERASED} The risk is shared by ${event.private?.sharedBy ?? ERASED}`
  return {
    tone: 'refused',
    what: event.sealed.alternative
      ? `Did not agree it${at}.${instead}`
      : `Rejected it${at}.${madeThen(event)}`,
    ...reasons(event),
  }
}

const reasons = (event: EventOf<'approved' | 'rejected' | 'endorsed' | 'confirmed' | 'reviewed'>) => {
  const considered = event.private?.considered.trim() ?? ''
  return { ...typed(event, (words) => words.reasons), ...(considered !== '' && { considered }) }
}

/** A person's words, where this kind of event has any. */
const typedIn = (event: { readonly private: object | undefined }) => {
  const words = event.private
  if (words && 'reasons' in words && 'considered' in words)
    return typed(event, () => [words.reasons, words.considered].filter((one) => one !== '').join(' '))
  if (words && 'reasons' in words) return typed(event, () => String(words.reasons))
  if (words && 'note' in words) return typed(event, () => String(words.note))
  return words ? {} : typed(event, () => '')
}

const takenBack = {
  'by-choice': 'Took the request back.',
  filled: 'Others lent the hours, so this needs no answer any more.',
  'not-decided': 'It was not decided.',
  'support-decided': 'The support is decided, so this needs no answer any more.',
} as const

const submitted = (event: EventOf<'submitted'>, names: StoryNames): Told => ({
  tone: 'asked',
  what: `${recordedAs(event, names)}: ${names.heading(event)}, ${event.sealed.family}. ${urgency[event.sealed.urgency]}${another(event, names)}`,
  ...typed(event, ({ words }) => words.join('\n')),
})

const another = ({ sealed: { from } }: EventOf<'submitted'>, names: StoryNames): string =>
  from?.as === 'another' ? saidAnother(names.reference(from.request)) : ''

/** A decision that was made already says whose it is and when, and that nobody has confirmed it yet. */
const recordedAs = (
  { by, sealed: { made, ownDecision } }: EventOf<'submitted'>,
  names: StoryNames,
): string => {
  if (made && made.by !== by)
    return `Reported a decision of ${names.person(made.by)}'s, ${madeWhen(made)}, not confirmed`
  if (made) return `Recorded a decision they made ${madeWhen(made)}, not confirmed`
  return ownDecision ? 'Recorded a decision of their own' : 'Asked'
}

const urgency: Readonly<Record<Urgency, string>> = {
  tonight: 'Needed tonight.',
  today: 'Needed today.',
  'this-week': 'Needed this week.',
  planned: 'No hurry.',
}

const corrected = (event: EventOf<'corrected'>): Told => {
  const { pence, grew } = event.sealed
  const now = pence === undefined ? '' : ` It is now ${pounds(pence)}.`
  const then = grew ? ' Everything agreed so far is void, and it is asked again.' : ''
  return { tone: 'asked', what: `Changed the request.${now}${then}`, ...typed(event, ({ reason }) => reason) }
}

const approved = (event: EventOf<'approved'>): Told => {
  const { pence, inPart, withConditions, sitting } = event.sealed
  const sum = pence === undefined ? 'it' : pounds(pence)
  const part = inPart ? ', less than was asked' : ''
  const conditions = withConditions ? ` With conditions: ${event.private?.conditions ?? ERASED}` : ''
  return {
    tone: 'agreed',
    what: `Approved ${sum}${part}${atSitting(sitting)}.${madeThen(event)}${conditions}`,
    ...reasons(event),
  }
}

const atSitting = (sitting: string | undefined): string =>
  sitting === undefined ? '' : ` at the sitting on ${day(sitting)}`

const passedOn = ({ sealed }: EventOf<'passed-on'>, names: StoryNames): string =>
  sealed.to === undefined
    ? 'Nobody could be reached, as the tries show, so it goes on without them.'
    : `Nobody could be reached, as the tries show, so it went to ${names.holder(sealed.to)}.`

const tried = ({ sealed }: EventOf<'tried'>, names: StoryNames): string =>
  `Rang ${sealed.person === undefined ? names.holder(sealed.post) : `${names.person(sealed.person)}, ${names.holder(sealed.post)}`}: ${sealed.reached ? 'spoke to them' : 'no answer'}.${sealed.onCall === undefined ? '' : ` On call for ${names.holder(sealed.onCall)}.`}`

const confirmed = (event: EventOf<'confirmed'>, names: StoryNames): Told => {
  const outcome = {
    confirmed: 'Confirmed',
    'confirmed-with-change': 'Confirmed with a change',
    'not-confirmed': 'Did not confirm it',
  }[event.sealed.outcome]
  const tone = event.sealed.outcome === 'not-confirmed' ? 'refused' : 'agreed'
  const { owner, due } = event.sealed
  const left =
    owner === undefined || due === undefined
      ? ''
      : ` ${names.holder(owner)} sees to it by ${day(due)}: ${event.private?.next ?? ERASED}`
  return { tone, what: `${outcome}${atSitting(event.sealed.sitting)}.${left}`, ...reasons(event) }
}

const givenToSendLine = ({ sealed }: EventOf<'given-to-send'>, names: StoryNames): string =>
  sealed.as === 'extension'
    ? `Gave more weeks to ${names.person(sealed.to)} to send. Nothing is asked by it.`
    : `Said that the family changed team, and gave the rest of its weeks to ${names.person(sealed.to)} to send.`

const replied = (event: EventOf<'reply-recorded'>): Told => ({
  tone: 'noted',
  what: `Recorded a reply of ${day(event.sealed.on)} from ${event.private?.from ?? 'somebody outside the bot'}.`,
  ...typed(event, ({ reply }) => reply),
})

const rerouted = {
  total: "The family's total has moved, so somebody else has to agree.",
  policy: 'The policy has changed, so somebody else has to agree.',
  family: "It is another family's, so it is asked again from the start.",
} as const

const filedLine = ({ child, on }: EventOf<'filed'>['sealed']): string =>
  child === undefined
    ? 'Put the note on the case file.'
    : `Put the note on ${child}'s case file${on === undefined ? '' : `, ${day(on)}`}.`
