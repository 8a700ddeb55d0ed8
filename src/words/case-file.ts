import type { LondonDate } from '../policy/london-date.ts'
import { day } from '../views/format.ts'
import { capital, list } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** The children's case files: whether a decision is on them, and what isn't. */

/** What is said to whoever put a note on file. `left`: the files it isn't on yet. */
export const nowOnFile = (files: readonly string[], on: LondonDate, left: readonly string[]): Text =>
  join([
    say`Thank you. It is marked as on ${whose(files)}, ${day(on)}.`,
    left.length === 0 ? [] : say`It isn't on ${whose(left)} yet.`,
  ])

const whose = (files: readonly string[]): string =>
  `${list(files.map((file) => `${file}'s`))} case file${files.length === 1 ? '' : 's'}`

/** A decision that somebody asked for and that is not on every file it concerns. */
export type Unfiled = {
  /** "£80 for gas, F2201". */
  readonly what: string
  readonly outcome: 'approved' | 'rejected' | 'withdrawn' | 'confirmed' | 'not-confirmed'
  readonly since: LondonDate
  readonly files: readonly string[]
}

/** "F2201-1's case file: £80 for gas, F2201, approved Fri 27 Nov." */
export const unfiledLine = ({ what, outcome, since, files }: Unfiled): Text =>
  say`${capital(what)}, ${OUTCOMES[outcome]} ${day(since)}: not on ${whose(files)}`

const OUTCOMES = {
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'decision withdrawn',
  confirmed: 'confirmed by the panel',
  'not-confirmed': 'not confirmed by the panel',
} as const

export const allOnFile = (of: 'you' | 'your teams'): Text =>
  of === 'you'
    ? say`Every decision that you asked for is on file.`
    : say`Every decision that you or your teams asked for is on file.`

/** "F2201 is on file", where no note of it is waited for. */
export const nothingToFile = (family: string): Text =>
  say`Nothing that you asked for **${family}** is waiting to go on file. Ask "what isn't on file?" for the list.`

export const yoursNotOnFile = (count: number): Text =>
  count === 1
    ? say`One decision that you asked for isn't on file yet.`
    : say`${count} decisions that you asked for aren't on file yet, the oldest first.`

export const teamsNotOnFile = (count: number): Text =>
  count === 1
    ? say`One decision of your teams isn't on file yet.`
    : say`${count} decisions of your teams aren't on file yet.`

/** "Sam Reed: 2, the oldest since Fri 27 Nov (F2201, F3107)". */
export const countOf = (count: number, since: LondonDate, families: readonly string[]): Text =>
  say`${count}, the oldest since ${day(since)} (${families.join(', ')})`

/** A kind reminder that goes to whoever asked, and to nobody else. */
export const notOnFileYet = (it: Unfiled): Text =>
  join([say`${unfiledLine(it)}.`, say`The note is ready to copy. Tell me when it is there.`])

export const whichIsOnFile = (): Text => say`Which of these is on file?`

export const BUTTONS = {
  copy: 'Copy the note',
  onFile: "It's on file",
  anotherDay: 'It was another day',
} as const

export const LABELS = {
  whose: 'Whose file is it on?',
  all: 'All of them',
  on: 'On file since',
} as const
