import type { Act } from '../policy/policy.ts'
import { capital } from './grammar.ts'

/** The words of the printed table. */

const ACTS: Readonly<Record<Act, string>> = {
  endorse: 'agrees first',
  consult: 'is asked for a view',
  decide: 'decides',
  confirm: 'confirms afterwards',
  notify: 'is told',
}

/** "Head of Service decides"; with an exception somebody else can stand in, by the rules of the document. */
export const act = (which: Act, posts: string, hasException: boolean): string =>
  `${posts} ${ACTS[which]}${hasException ? ' (if unavailable and urgent: see the section)' : ''}`

export const inOrder = (acts: readonly string[]): string => capital(acts.join('; then '))

export const nobody = (talkTo: string | undefined): string =>
  talkTo === undefined ? 'Nobody' : `Nobody. Talk to: ${talkTo}`

export const nobodyHasTo = (): string => 'Nobody has to agree'

export const alsoLine = (who: string | undefined, what: string): string =>
  who === undefined || what.includes(who) ? capital(what) : `${who}: ${what}`

export const HEADINGS = {
  title: (name: string) => `Who agrees? ${name}`,
  made: (documents: readonly string[], version: string) =>
    `Made from ${documents.join('; ')} as the bot carries it out, version ${version.slice(0, 12)}. The document itself is what counts.`,
  onPaper:
    'When chat is down: find the line, telephone whoever decides, and write down who agreed, in which post, when and why, and what else was considered. Put it on the case file, and enter it in the bot afterwards.',
  what: 'What',
  who: 'Who agrees',
  section: 'Section',
  first: 'First',
  otherwise: 'Anything else',
  afterwards: 'Afterwards',
} as const

/** The paper for when chat is down: whom to ring, and what to write down. */
export const PAPER = {
  ring: 'Whom to ring',
  post: 'Post',
  holder: 'Who holds it',
  number: 'Telephone',
  title: 'To write down while chat is down',
  how: 'One for each decision. Afterwards whoever decided tells the bot "record a decision I made", with when it was made; money and hours are asked for in the usual way as soon as chat is back. Keep this paper safe, and destroy it once both are done.',
  lines: [
    { label: 'Case reference (never a name)', tall: false },
    { label: 'Who asked, day and time', tall: false },
    { label: 'What was asked, how much, by when', tall: true },
    { label: 'Which line of the table, and its section', tall: false },
    { label: 'What was tried first', tall: true },
    { label: 'Who was rung and not reached, and when', tall: false },
    { label: 'Who decided, and in which post', tall: false },
    { label: 'Day and time', tall: false },
    { label: 'Approved, in part, with conditions, or rejected', tall: false },
    { label: 'Reasons', tall: true },
    { label: 'What else was considered', tall: true },
    { label: 'Conditions: what, whose, by when', tall: false },
    { label: 'On the case file on, and entered in the bot on', tall: false },
  ],
} as const
