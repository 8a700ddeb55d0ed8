import type { HoursLine } from '../ledger/hours.ts'
import type { LastChance } from '../ledger/service-end.ts'
import { londonTime } from '../policy/london-date.ts'
import type { HoursBecause, TalkOutcome } from '../request/hours/hours-state.ts'
import { day } from '../views/format.ts'
import { list, quoted } from './grammar.ts'
import { fromTo, hoursInWeeks, theWeeks, weekly } from './hours.ts'
import { join, say, type Text } from './text.ts'
import { first, type Who } from './who.ts'

/** What people are told as an allowance's hours are confirmed, borrowed, agreed and given back. */

const LENT: Readonly<Record<string, string>> = {
  Approved: 'Lent',
  'Approved in part': 'Lent in part',
  Rejected: 'Not lent',
  Withdrawn: 'No longer asked for',
  'Decision withdrawn': 'Taken back',
}

/** A loan's outcome as its card says it. */
export const lentOutcome = (outcome: string): string => LENT[outcome] ?? outcome

type Done = { readonly by: Who; readonly at: string; readonly family: string }

const why = (by: Who, reasons: string): Text =>
  reasons === '' ? [] : say`${first(by)}'s reasons: ${quoted(reasons)}`

/** To the worker: the hours are confirmed, and who has it now. */
export const hoursConfirmed = ({ by, at, next }: Omit<Done, 'family'> & { readonly next: Who }): Text =>
  say`${by.name}, ${by.yours}, has confirmed the hours, ${londonTime(at)}. Now **${next.name}**, ${next.yours}, has the card. Nothing is agreed yet.`

/** To the head of service: enough, or short, and what the policy says comes next. */
export const confirmedForYou = ({
  by,
  at,
  family,
  asked,
  short,
}: Done & { readonly asked: readonly HoursLine[]; readonly short: readonly HoursLine[] }): Text =>
  join([
    say`${by.name} confirmed the hours for ${family}, ${londonTime(at)}. It needs ${weekly(asked)}.`,
    short.length === 0
      ? say`You have enough. It is yours to decide.`
      : say`You are **short by ${hoursInWeeks(short)}**. First move hours you already use; if you can't, borrow.`,
  ])

/** To the worker: their head of service is short and has asked colleagues; one message, however many were asked. */
export const askedColleagues = ({
  by,
  at,
  family,
  lenders,
}: Done & {
  readonly lenders: readonly { readonly who: Who; readonly lines: readonly HoursLine[] }[]
}): Text => {
  const each = lenders.map(({ who, lines }) => `${who.name}, ${who.post}, for ${hoursInWeeks(lines)}`)
  const enough = lenders.length > 1 ? ' The first yes that fills it is enough.' : ''
  return say`${first(by)} hasn't enough hours for ${family} and asked, at ${londonTime(at)}: ${each.join('; ')}.${enough} Nothing is agreed yet; I'll tell you the moment it is.`
}

/** To the borrower: what was lent, whether it is enough, and that nothing is agreed by it. */
export const lentToYou = ({
  by,
  family,
  lines,
  reasons,
  short,
}: Omit<Done, 'at'> & {
  readonly lines: readonly HoursLine[]
  readonly reasons: string
  readonly short: readonly HoursLine[]
}): Text =>
  join(
    [
      say`**${first(by)} lends you ${hoursInWeeks(lines)}**: ${quoted(reasons)}`,
      short.length === 0
        ? say`You have enough for ${family} now. **${family} isn't agreed yet. That is still yours to decide.**`
        : say`For ${family} you are still **short by ${hoursInWeeks(short)}**. It isn't agreed yet.`,
    ],
    '\n',
  )

export const notLentToYou = ({
  by,
  family,
  reasons,
  others,
}: Omit<Done, 'at'> & { readonly reasons: string; readonly others: readonly string[] }): Text =>
  join([
    say`**${first(by)} doesn't lend hours for ${family}.** ${first(by)}'s reasons: ${quoted(reasons)}`,
    others.length === 0
      ? say`Nobody else has any to lend. Its card says what is left: fewer hours, the talk of section 4.2, or rejecting it.`
      : say`${list(others)} can still be asked, on its card.`,
  ])

/** To a lender who no longer has to answer. */
export const noLongerAsked = (family: string, because: 'filled' | 'support-decided'): Text =>
  because === 'filled'
    ? say`The hours you were asked for, for ${family}, aren't needed any more: a colleague lent them. Nothing for you to do.`
    : say`The hours you were asked for, for ${family}, aren't needed any more: it has been decided without them. Nothing for you to do.`

/** To whoever arranges the service. */
export const pleaseArrange = ({
  by,
  at,
  family,
  lines,
  days,
}: Done & {
  readonly lines: readonly HoursLine[]
  readonly days: { readonly startsOn: string; readonly lastDay: string }
}): Text =>
  say`**Approved by ${by.name}, ${by.post}, at ${londonTime(at)}: ${family}, ${weekly(lines)}, ${fromTo(days.startsOn, days.lastDay)}.** Please arrange it. It stops on ${day(days.lastDay)} unless more is agreed.`

/** "Its last day is Sun 20 Dec…", with the last sitting before then and when a reminder comes. */
export const stopsOn = (
  lastDay: string,
  panel: string,
  { today, chance }: { readonly today: string; readonly chance: LastChance | undefined },
): Text =>
  chance === undefined
    ? say`Its last day is **${day(lastDay)}**. I have no date for a ${panel} before then, so please ask its co-ordinator now if it may have to go on.`
    : say`Its last day is **${day(lastDay)}**. The last ${panel} before then is **${day(chance.sitting)}**, with papers in by ${day(chance.papersBy)}; ${chance.remindOn > today ? `I'll remind you both on ${day(chance.remindOn)}.` : 'if it may have to go on, please begin the application now.'}`

const BECAUSE: Readonly<Record<HoursBecause, string>> = {
  moved: 'hours were moved to another family',
  fewer: 'fewer hours were agreed from now on',
  ended: 'it ends early',
  stopped: 'it stopped early',
  delivered: 'fewer hours were used than agreed',
  'changed-team': "the family changed team, and the rest is the new head of service's",
  'not-needed': 'they are no longer needed',
  recalled: 'the lender asked for them back',
  'handed-back': 'they were handed back',
  withdrawn: 'the decision was withdrawn',
}

/** To the family's worker, and whoever arranges it: what it has from now on, and why. */
export const supportChanged = ({
  by,
  at,
  family,
  lines,
  lastDay,
  because,
  reasons,
  lender,
}: Done & {
  readonly lines: readonly HoursLine[]
  readonly lastDay: string
  /** Whoever asked for hours back that `by` then agreed to give. */
  readonly lender?: Who | undefined
  readonly because: HoursBecause
  readonly reasons: string
}): Text =>
  lender
    ? join([
        lines.length === 0
          ? say`**${family} has no crisis hours left.**`
          : say`**${family} has fewer crisis hours: now ${hoursInWeeks(lines)}, until ${day(lastDay)}.**`,
        say`${lender.name}, ${lender.post}, asked for hours back that were lent for it, and ${by.name} agreed, ${londonTime(at)}.`,
        why(by, reasons),
      ])
    : join([
        say`**${family}: ${BECAUSE[because]}**, ${by.name}, ${londonTime(at)}.`,
        lines.length === 0
          ? say`No hours are left for it.`
          : say`Its hours are now ${hoursInWeeks(lines)}, until ${day(lastDay)}.`,
        why(by, reasons),
      ])

/** To a lender or borrower: what of a loan is still lent, and why it is less. */
export const loanChanged = ({
  family,
  other,
  back,
  left,
  because,
  toYou,
}: {
  readonly family: string
  readonly other: Who
  readonly back: readonly HoursLine[]
  readonly left: readonly HoursLine[]
  readonly because: HoursBecause
  /** They come back to whoever reads it. */
  readonly toYou: boolean
}): Text =>
  join([
    toYou
      ? say`**Hours lent for ${family} come back to you** from ${other.name}: ${BECAUSE[because]}.`
      : say`**Hours lent for ${family} go back to ${other.name}**: ${BECAUSE[because]}.`,
    say`Back in all: ${hoursInWeeks(back)}.`,
    left.length === 0 ? say`Nothing of the loan is left.` : say`Still lent: ${hoursInWeeks(left)}.`,
  ])

/** To the borrower, whose family counts on the hours. */
export const wantsBack = ({
  by,
  family,
  lines,
  loses,
  reasons,
}: Omit<Done, 'at'> & {
  readonly lines: readonly HoursLine[]
  /** What its borrower hasn't free in their place. */
  readonly loses: readonly HoursLine[]
  readonly reasons: string
}): Text =>
  join([
    say`**${by.name} asks for hours back: ${hoursInWeeks(lines)}.** They are promised to ${family}, so nothing changes unless you agree.`,
    wouldLose(family, loses),
    why(by, reasons),
  ])

/** What giving borrowed hours back costs the family, as it stands now. */
export const wouldLose = (family: string, loses: readonly HoursLine[]): Text =>
  loses.length === 0
    ? say`If you give them back, ${family} loses nothing: you have as many free yourself.`
    : say`If you give them back, ${family} loses **${hoursInWeeks(loses)}**: you haven't as many free yourself.`

export const keepsThem = ({ by, family, reasons }: Omit<Done, 'at'> & { readonly reasons: string }): Text =>
  join([say`**${by.name} keeps the hours for ${family}.**`, why(by, reasons)])

/** To the worker: the hours that nobody has. */
export const talkingWorker = ({ by, at, family, other }: Done & { readonly other: string }): Text =>
  say`Nobody has the hours for ${family} now, so ${first(by)} is talking with ${other}, since ${londonTime(at)}. It isn't rejected, and it isn't agreed. If it can't wait, ring ${first(by)}${by.phone === undefined ? '' : ` on **${by.phone}**`}.`

/** To whoever is talked to: nothing is asked of them but the talk. */
export const talkWithYou = ({
  by,
  family,
  short,
}: Omit<Done, 'at'> & { readonly short: readonly HoursLine[] }): Text =>
  say`**${by.name} needs to talk to you about ${family}**: short by ${hoursInWeeks(short)}, and no head of service has hours to lend. The policy sends ${first(by)} to you (section 4.2). It gives nobody more hours to agree; what comes of the talk goes on the record.`

const TALKED: Readonly<Record<TalkOutcome, string>> = {
  'hours-found': 'hours can be found elsewhere',
  'different-service': 'a different service is to be used',
  'not-available': 'nothing is available',
}

export const talkEnded = ({
  by,
  family,
  outcome,
  reasons,
}: Omit<Done, 'at'> & { readonly outcome: TalkOutcome; readonly reasons: string }): Text =>
  join([
    say`**They have talked about ${family}: ${TALKED[outcome]}.** No hours are agreed by it.`,
    say`${first(by)} writes: ${quoted(reasons)}`,
  ])

export const serviceStopped = ({
  by,
  family,
  on,
  note,
}: Omit<Done, 'at'> & { readonly on: string; readonly note: string }): Text =>
  join([
    say`${by.name} confirms that crisis support for ${family} stopped on **${day(on)}**.`,
    note === '' ? [] : say`${quoted(note)}`,
  ])

/** In what was agreed: "3 hours a week in the weeks of …, of 5 hours a week asked". */
export const partAgreed = (agreed: readonly HoursLine[], asked: readonly HoursLine[]): string =>
  `${hoursInWeeks(agreed)}, of the ${weekly(asked)} asked for ${theWeeks(asked.map(({ week }) => week))}`
