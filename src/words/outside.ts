import type { HoursLine } from '../ledger/hours.ts'
import { hoursInWeeks } from './hours.ts'
import { dayAndYear } from '../views/format.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
import { noteRow } from './case-note.ts'
import { theOf } from './card.ts'
import { capital, quoted, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Those outside the chat: what they are sent, and what came back. */

export const BUTTONS = { proof: 'Proof to send on' } as const

/** "Record the reply", or whose where there are several. */
export const recordReply = (who: string | undefined): string =>
  who === undefined ? 'Record the reply' : `Record the reply: ${who}`

/** What is asked of whoever confirms hours and isn't on chat. */
export const pleaseConfirmHours = (
  what: string,
  family: string,
  asked: readonly HoursLine[],
  holder: string,
): string =>
  `${capital(what)} is asked for, for ${family}: ${hoursInWeeks(asked)}. The form comes with this. Please confirm how many hours ${theOf(holder)}, has free in each of those weeks, and how many weeks the family has had already.`

/** Under the words to send: it stays open until somebody says what came back. */
export const staysOpen = (): Text =>
  say`It stays open here until you put on record who replied, when and what. "${BUTTONS.proof}" gives you what was agreed, by whom and when, without the story.`

/** To whoever asked, when somebody else put a reply on record. */
export const replied = (it: {
  readonly from: string
  readonly by: string
  readonly what: string
  readonly reply: string
  readonly open: boolean
}): Text =>
  join([
    say`**${capital(it.from)} replied about ${it.what}:** ${quoted(it.reply)}`,
    say`${it.by} put it on record.`,
    it.open ? say`Nothing is agreed yet.` : [],
  ])

type Agreement = { readonly who: string; readonly at: string }

/** What can be sent on to somebody outside: who agreed what, when and by which rule. References only, and no story. */
export const proof = (it: {
  readonly register: string
  readonly what: string
  readonly family: string
  readonly decided: Agreement
  readonly conditions: boolean
  readonly earlier: readonly Agreement[]
  readonly rule: string
  readonly clauses: readonly string[]
  readonly still: string | undefined
}): string =>
  [
    `Proof of agreement, register ${it.register}`,
    ...noteRow('What', [stop(it.what)]),
    ...noteRow('For', [`${it.family}.`]),
    ...noteRow('Agreed by', [
      stop(`${it.decided.who}, ${onDay(it.decided.at)}`),
      ...(it.conditions ? ['With conditions.'] : []),
    ]),
    ...noteRow(
      'Before',
      it.earlier.map(({ who, at }) => stop(`${who}, ${onDay(at)}`)),
    ),
    ...noteRow('Rule', [
      `${it.rule}, ${it.clauses.length === 1 ? 'clause' : 'clauses'} ${it.clauses.join(', ')}.`,
    ]),
    ...noteRow('Still open', it.still === undefined ? [] : [stop(it.still)]),
  ].join('\n')

const onDay = (at: string): string => `${dayAndYear(londonDate(at))}, ${londonTime(at)}`

/** Nothing can be proved that nobody agreed. */
export const nothingToProve = (): Text =>
  say`Nothing stands agreed here, so there is nothing to send on as proof.`
