import type { FactKind } from '../policy/fact.ts'
import { inSentence } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** What is said with a form, and in it. */

export const HOW_SOON = 'How soon is it needed?'

export const HURRIES = [
  { id: 'tonight', label: 'Tonight' },
  { id: 'today', label: 'Today' },
  { id: 'this-week', label: 'This week will do' },
  { id: 'planned', label: 'No hurry' },
] as const

export const ANYTHING_ELSE = 'Anything else, in your own words?'

export const NO_NAMES = 'No names or dates of birth, please.'

/** How to fill in a box, by what it holds. */
export const HINTS: Readonly<Partial<Record<FactKind, string>>> = {
  money: 'In pounds, like 80 or 80.50',
  hours: 'A number of hours',
  weeks: 'A number of weeks',
  days: 'A number of days',
  age: 'In whole years',
  text: NO_NAMES,
}

const UNREAD: Readonly<Record<FactKind, string>> = {
  money: "I can't read that as a sum. In pounds, please, like 80 or 80.50.",
  number: "I can't read that as a number.",
  age: "I can't read that as an age. In whole years, please.",
  days: "I can't read that as a number of days.",
  weeks: "I can't read that as a number of weeks.",
  hours: "I can't read that as a number of hours.",
  date: "I can't read that as a day.",
  'yes-no': 'Please choose yes or no.',
  choice: 'Please choose one of the answers.',
  text: "I can't find words in that.",
}

export const couldNotReadAs = (kind: FactKind): string => UNREAD[kind]

export const noReference = "I can't find a case reference in that. It looks like F2201."

export const tooLongForABox = (most: number): string =>
  `That is longer than I can take here (${most.toLocaleString('en-GB')} characters at most). Please shorten it.`

/** In answer to "the form for section 17, please". */
export const hereIsTheForm = (says: string): Text =>
  say`Here is the form for ${says}. Fill in what you know; I'll ask for whatever is still missing. Nothing is sent until you say so.`

export const whichForm = (): Text =>
  say`Which form do you need? Say what it is for, for example "form for ${'a legal planning meeting'}".`

/** Some of a form could not be taken. What could is kept, and so is what was typed. */
export const lookAgain = (problems: readonly { readonly label: string; readonly problem: string }[]): Text =>
  join(
    [
      problems.length === 1
        ? say`Nearly there. One answer needs another look; everything else is kept.`
        : say`Nearly there. ${problems.length} answers need another look; everything else is kept.`,
      ...problems.map(({ label, problem }) => say`${label}: ${problem}`),
    ],
    '\n',
  )

/** A form was sent in for something else than what was half-finished here. */
export const otherLetGo = (what: string): Text =>
  say`You had something else half-finished here (${inSentence(what)}). I've let it go, and nothing of it was sent.`
