import { londonDate, type LondonDate } from '../policy/london-date.ts'
import { day, dayAndYear } from '../views/format.ts'
import { capital, list, quoted, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { theOf } from './card.ts'

/** What is said about panels: bookings, papers, agendas, what a sitting decided, and what it left to be done. */

/** What is asked of a recorder or a worker; the same words say which answer is missing. */
export const ASKS = {
  sitting: 'Which sitting was it decided at?',
  moveTo: 'Which sitting should it go to?',
  owner: 'Whose is the next act?',
  next: 'What happens next, or what was changed?',
  due: 'By when?',
  wanted: 'What does the panel want to see?',
  from: 'Who is to bring it?',
  instead: 'What was agreed instead?',
  sharedBy: 'Who shares the risk of it?',
  paper: 'Which paper is it?',
  title: 'Its title on the case file',
  on: 'Its date',
  done: 'What has been done?',
} as const

export const PANEL_BUTTONS = {
  conditions: 'Enter “agreed with conditions”',
  defer: 'Enter “deferred”',
  alternative: 'Enter “alternative agreed”',
  change: 'Enter “confirmed with a change”',
  notConfirmed: 'Enter “not confirmed”',
  move: 'Move to another sitting',
  paper: 'A paper is on file',
  done: 'It is done',
  publish: 'Publish this agenda',
} as const

export const PANEL_LABELS = {
  papers: 'Papers',
  booked: 'Booked for',
  wanted: 'The panel wants',
  todo: 'Still open',
  moveWhy: 'Why is it moved?',
  reasons: "The panel's reasons",
} as const

/** The heading of a follow-up, on copies and lists. */
export const FOLLOW_UPS = {
  confirmed: 'Confirmed',
  'confirmed-with-change': 'Confirmed with a change',
  'not-confirmed': 'Not confirmed',
} as const

/** "PASP Wed 2 Dec, not yet confirmed": what stands beside a decision that a panel has still to confirm. */
export const notYetConfirmed = (panel: string, sitting: LondonDate | undefined, today: LondonDate): string =>
  sitting === undefined
    ? `${panel} has no date, not yet confirmed`
    : sitting < today
      ? `${panel} ${day(sitting)}, no outcome entered, not yet confirmed`
      : `${panel} ${day(sitting)}, not yet confirmed`

/** "Still to do, Jo Marsh by Fri 11 Dec: find another placement". */
export const stillToDo = (who: string, due: LondonDate, act: string): string =>
  `still to do, ${who} by ${day(due)}: ${act}`

/** A sitting passed and nothing was entered: nothing is agreed by that. */
export const noOutcome = (panel: string, sitting: LondonDate): Text =>
  say`${capital(panel)} was to sit on **${day(sitting)}**, and no outcome has been entered. Nothing is agreed by that: its recorder enters what it decided, or moves it.`

/** Papers, in a sentence of what is still wanted. */
export const papersWanted = (papers: readonly string[]): Text =>
  papers.length === 0 ? say`Every paper is there.` : say`Papers still wanted: ${list(papers)}.`

/** The papers for an item, as the worker reads them. */
export const papersFor = ({
  what,
  panel,
  by,
  given,
  wanted,
}: {
  readonly what: string
  readonly panel: string
  readonly by: LondonDate | undefined
  readonly given: readonly string[]
  readonly wanted: readonly string[]
}): Text =>
  join(
    [
      say`**Papers for ${theOf(panel)}: ${what}.**${by === undefined ? '' : ` They have to be in by ${day(by)}.`}`,
      ...given.map((one) => say`On file: ${one}`),
      wanted.length === 0 ? say`Nothing more is wanted.` : say`Still wanted: ${list(wanted)}.`,
    ],
    '\n',
  )

export const noPapers = (panel: string): Text => say`The policy names no papers for ${theOf(panel)}.`

/** "Assessment: 'Parenting assessment, final', 12 Nov 2026". */
export const paperOnFile = (what: string, title: string, on: LondonDate): string =>
  `${capital(what)}: "${title}", ${dayAndYear(on)}`

/** Moved by its recorder. */
export const moved = ({
  panel,
  from,
  to,
  reasons,
}: {
  readonly panel: string
  readonly from: LondonDate | undefined
  readonly to: LondonDate
  readonly reasons: string
}): Text =>
  say`It is now booked for ${panel} on **${day(to)}**${from === undefined ? '' : `, not ${day(from)}`}. The reason: ${stop(quoted(reasons))} Nothing is agreed until ${panel} has met.`

/** Put off by the panel. */
export const deferred = ({
  panel,
  sitting,
  wanted,
  from,
  due,
  reasons,
  again,
}: {
  readonly panel: string
  readonly sitting: LondonDate
  readonly wanted: string
  readonly from: string
  readonly due: LondonDate
  readonly reasons: string
  readonly again: LondonDate | undefined
}): Text =>
  join(
    [
      say`**${capital(panel)} has put it off, ${day(sitting)}.** The reasons: ${quoted(reasons)}`,
      say`It wants ${quoted(wanted)} from ${quoted(from)} by **${day(due)}**.`,
      again === undefined
        ? say`I have no date for the next ${panel} after that. Please ask its co-ordinator. Nothing is agreed yet.`
        : say`It is booked again for **${day(again)}**. Nothing is agreed until ${panel} has met.`,
    ],
    '\n',
  )

/** On a card: what the panel wanted when it put the item off. */
export const wantedThen = (sitting: LondonDate, wanted: string, from: string, due: LondonDate): Text =>
  say`Put off on ${day(sitting)}: ${stop(wanted)} From ${from}, by ${day(due)}.`

/** The panel agreed something else. */
export const alternativeAgreed = ({
  panel,
  sitting,
  instead,
  sharedBy,
  reasons,
}: {
  readonly panel: string
  readonly sitting: LondonDate
  readonly instead: string
  readonly sharedBy: string
  readonly reasons: string
}): Text =>
  join(
    [
      say`**${capital(panel)} did not agree it on ${day(sitting)}, and agreed something else: ${quoted(instead)}**`,
      say`The risk is shared by ${stop(quoted(sharedBy))} The reasons: ${stop(quoted(reasons))}`,
      say`What goes with it is asked for on its own; you can start it from here.`,
    ],
    '\n',
  )

/** To whoever a panel left something to. */
export const yoursToDo = ({
  panel,
  sitting,
  outcome,
  what,
  act,
  due,
  reasons,
}: {
  readonly panel: string
  readonly sitting: LondonDate
  readonly outcome: string
  readonly what: string
  readonly act: string
  readonly due: LondonDate
  readonly reasons: string
}): Text =>
  join(
    [
      say`**${outcome} by ${theOf(panel)}, ${day(sitting)}: ${what}.** The reasons: ${quoted(reasons)}`,
      say`Yours to see to by **${day(due)}**: ${stop(quoted(act))} Nothing has been undone by itself. It stays open on every copy until you say here that it is done.`,
    ],
    '\n',
  )

/** To the worker: who sees to what the panel left. */
export const whoSeesToIt = (who: string, act: string, due: LondonDate): Text =>
  say`${who} sees to it by ${day(due)}: ${stop(quoted(act))} Nothing is undone by itself.`

/** Whoever had it to do says it is done. */
export const followedUp = (who: string, what: string, words: string): Text =>
  say`${who} says it is done: ${what}. ${stop(quoted(words))}`

export const followUpRecorded = (): Text => say`Thank you. It is no longer open on anybody's copy.`

/** A day that the calendar doesn't have. */
export const noSuchSitting = (panel: string, sittings: readonly LondonDate[]): Text =>
  sittings.length === 0
    ? say`I have no date for the next ${panel}. Whoever looks after the calendar can add one. Nothing has changed.`
    : say`${capital(theOf(panel))} doesn't sit then, or that sitting is over. The next dates I have: ${list(sittings.slice(0, 4).map(day))}. Nothing has changed.`

/** Which panel is meant. */
export const whichPanel = (panels: readonly string[]): Text =>
  panels.length === 0
    ? say`I have no panel's calendar here. Whoever looks after Who Agrees? in your council can add one.`
    : say`Which panel? I know ${list(panels)}.`

/** Nothing is booked there. */
export const emptyAgenda = (panel: string, sitting: LondonDate): Text =>
  say`Nothing is booked for ${theOf(panel)} on ${day(sitting)} yet.`

export const waitWithoutDate = (count: number, panel: string): Text =>
  say`${count === 1 ? 'One thing waits' : `${count} things wait`} for ${theOf(panel)} without a date.`
export const noDates = (panel: string): Text =>
  say`I have no date for the next ${panel}. Please ask its co-ordinator. Nothing is decided by waiting.`

/** There is a paper of every agenda, with room to write on: it is printed from the register's pages, never from a chat. */
export const whereToPrint = (panel: string, sitting: LondonDate): Text =>
  say`The paper to print is on the register's pages, under panels: ${theOf(panel)}, ${day(sitting)}, "As a PDF, to print". This is what stands on it.`

export const agendaHeading = (panel: string, sitting: LondonDate): string => `${panel} · ${day(sitting)}`

export const publishedAt = (who: string, at: string): Text =>
  say`Agenda published by ${who}, ${day(londonDate(at))}.`
export const notPublished = (): Text => say`This agenda has not been published yet.`
export const nowPublished = (panel: string, sitting: LondonDate, count: number): Text =>
  say`Published: the agenda of ${theOf(panel)} for **${day(sitting)}**, ${count === 1 ? 'one item' : `${count} items`}. What is booked after this is shown as late.`
export const publishedAlready = (panel: string, sitting: LondonDate): Text =>
  say`The agenda of ${theOf(panel)} for ${day(sitting)} is out already. What was booked since is shown on it as late.`
export const onlyTheRecorder = (panel: string, who: readonly string[]): Text =>
  say`Only the recorder of ${theOf(panel)} can do that${who.length === 0 ? '' : `: ${list(who, 'or')}`}. Nothing has changed.`
/** Items of an agenda that are not for whoever reads it. */
export const unseenToo = (count: number): Text =>
  count === 1 ? say`One more item is not yours to see.` : say`${count} more items are not yours to see.`
export const wantedBy = (wanted: string, from: string, due: LondonDate): string =>
  `wanted: ${wanted}, from ${from}, by ${day(due)}`
export const insteadOf = (what: string, sharedBy: string): string =>
  `${what}; the risk is shared by ${sharedBy}`
export const isDone = (act: string): string => `done: ${act}`
export const bookedFor = (
  what: string,
  panel: string,
  sitting: LondonDate | undefined,
  today: LondonDate,
): Text =>
  sitting === undefined
    ? say`${capital(what)} waits for ${theOf(panel)}, which has no date that I know. Please ask its co-ordinator.`
    : sitting < today
      ? say`${capital(what)} was booked for ${theOf(panel)} on **${day(sitting)}**, and no outcome has been entered. Nothing is agreed by that. Its recorder can move it.`
      : say`${capital(what)} is booked for ${theOf(panel)} on **${day(sitting)}**.`
export const nothingForPanel = (family: string | undefined): Text =>
  family === undefined
    ? say`Nothing of yours is waiting for a panel.`
    : say`Nothing of ${family} that you can see is waiting for a panel.`

/** How one item of an agenda stands. */
export const STANDING = {
  waiting: 'To be decided',
  'to-confirm': 'To be confirmed',
  'no-outcome': 'No outcome entered',
  agreed: 'Agreed',
  conditions: 'Agreed with conditions',
  'not-agreed': 'Not agreed',
  alternative: 'Alternative agreed',
  deferred: 'Deferred',
  confirmed: 'Confirmed',
  'confirmed-with-change': 'Confirmed with a change',
  'not-confirmed': 'Not confirmed',
  moved: 'Moved',
  withdrawn: 'Withdrawn',
} as const

export const movedTo = (sitting: LondonDate | undefined): string =>
  sitting === undefined ? 'to a date to be found' : `to ${day(sitting)}`
export const againOn = (sitting: LondonDate | undefined): string =>
  sitting === undefined ? 'no date yet' : `again on ${day(sitting)}`
/** Beside "rejected", where a panel agreed something else. */
export const SOMETHING_ELSE = 'and something else agreed instead'
/** "PASP on Wed 2 Dec": who has it, where a panel has. */
export const onSitting = (panel: string, sitting: LondonDate): string => `${panel} on ${day(sitting)}`
/** Beside an agreement that came to nothing: "then Rejected, Ian West, Assistant Director, Wed 2 Dec". */
export const refusedAfter = (how: string, who: string, at: string): string =>
  `then ${how.toLowerCase()}, ${who}, ${day(londonDate(at))}`
export const LATE = 'late item'
export const missingPapers = (papers: readonly string[]): string => `papers missing: ${list(papers)}`
export const decidedBefore = (who: string, at: string): string => `decided by ${who}, ${day(londonDate(at))}`

/** In the outcome box of a form. */
export const notAgreedBut = (what: string, sharedBy: string): string =>
  `Not agreed. Agreed instead: ${insteadOf(what, sharedBy)}`

/** Labels and lines of the note for the case file. */
export const NOTE = {
  told: 'Told',
  consulted: 'Consulted',
  agreed: 'Agreed',
  rung: 'Rung',
  confirmed: 'Confirmed',
  notConfirmed: 'Not conf.',
  instead: 'Instead',
  toDo: 'To do',
  alternative: 'Not agreed, and something else agreed,',
} as const
export const leftTo = (who: string, due: LondonDate, act: string, done: boolean): string =>
  `${who}, by ${day(due)}: ${quoted(act)}${done ? ' Done.' : ''}`

/** On the printed paper. */
export const PAPER = {
  title: (panel: string): string => `Agenda of ${theOf(panel)}`,
  on: (sitting: LondonDate): string => `Sitting of ${dayAndYear(sitting)}`,
  notPublished: 'Draft: not published yet.',
  nothing: 'No items.',
  reference: 'Reference',
  stands: 'How it stands',
  notes: 'Notes',
  outcome: 'Outcome and reasons',
  foot: 'Nothing on this paper is agreed until the panel has met and its recorder has entered the outcome and the reasons.',
  footPartly:
    "Outcomes are as the panel's recorder entered them. Nothing else on this paper is agreed until its outcome and reasons are entered too.",
  footEntered: "Outcomes are as the panel's recorder entered them; the reasons are in the register.",
} as const
