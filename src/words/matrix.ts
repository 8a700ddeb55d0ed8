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
