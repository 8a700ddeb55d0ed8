import type { Road } from '../views/may-look.ts'
import { pounds } from '../views/format.ts'
import { list, moment, quoted } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Looks at what a family has had: who may, why they need to, and who did. */

export const LOOK_BUTTONS = { show: 'Show me', whoLooked: 'Who looked?' } as const

/** Asked of whoever looks from above every service, and of governance: once a look. */
export const WHY_LOOK = 'Why do you need to see it?'

export const whyNeeded = (): Text =>
  say`You can see this, and the record says who looked and why. ${WHY_LOOK}`

export const notYoursToRead = (family: string): Text =>
  say`What ${family} has had is kept for its team, whoever it was asked of, and the line above them. If you need it for your work, ask its team manager.`

export const onlyManager = (family: string): Text =>
  say`Who looked at ${family} is for its team manager and for governance. Ask them if something worries you.`

export const isUnknown = (family: string): Text => say`I don't know ${family}. Is there a slip in it?`

/** "£235 this financial year and £300 in the last twelve months". */
export const hadSoFar = (
  family: string,
  totals: readonly { readonly says: string; readonly pence: number }[],
): Text =>
  totals.length === 0
    ? say`No money has been agreed for **${family}** here.`
    : say`**${family}** has had ${list(totals.map(({ says, pence }) => `${pounds(pence)} ${says}`))}.`

/** Other references of the same family, since they were merged. */
export const countsWith = (others: readonly string[]): Text =>
  say`That is together with ${list(others)}, found to be the same family.`

export const nothingAsked = (): Text => say`Nothing has been asked for it here.`

/** What is recorded is what went through the bot. */
export const onlyHere = (): Text => say`That is what went through me. What was agreed elsewhere I don't know.`

export const looksAt = (
  family: string,
  looks: readonly {
    readonly who: string
    readonly at: string
    readonly saw: Road
    readonly allowed: boolean
    readonly reason: string
    /** Another reference of the same family, where that was looked at. */
    readonly under?: string | undefined
  }[],
  now: string,
): Text =>
  looks.length === 0
    ? say`Nobody has looked at ${family} yet, but for the cards that I sent.`
    : join(
        [
          say`**Who looked at ${family}**, the latest first:`,
          ...looks.map(
            ({ who, at, saw, allowed, reason, under }) =>
              say`${who}, ${moment(at, now)}: ${SAW[saw]}${under === undefined ? '' : `, as ${under}`}${allowed ? '' : ', and was refused'}${reason === '' ? '' : `. Why: ${quoted(reason)}`}`,
          ),
        ],
        '\n',
      )

export const SAW: Readonly<Record<Road, string>> = {
  'see-reasons': 'looked at the reasons',
  'why-me': 'asked why it came to them',
  note: 'looked at the note',
  open: 'opened it',
  form: 'looked at the form',
  proof: 'took the proof to send on',
  total: 'looked at the total',
  history: 'looked at what it has had',
  'who-looked': 'looked at who had looked',
  agenda: 'looked at the agenda',
  hours: 'looked at the hours',
}
