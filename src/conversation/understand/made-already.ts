import { addDays, type LondonDate } from '../../policy/london-date.ts'
import type { HowMade } from '../../request/made.ts'
import { readDates } from './dates.ts'

const VERB = String.raw`(?:agreed|approved|authori[sz]ed|decided|signed off|signed|ok(?:ay)?['’]?e?d|endorsed|said (?:yes|no|ok) to|gave (?:the |her |his |their )?(?:ok|okay|go[- ]ahead|agreement|permission))`
const JUST = String.raw`(?:(?:has|have|had|['’]ve|['’]s|already|just|verbally|also) ?)*`
const RECORD =
  /^\W*(?:(?:hi|hello|please|can i|i(?:'d like| want| need) to|can you)[ ,]+)*(?:record|log|put on record|note(?: down)?) (?:a|my|the|this|another) decision\b/iu
const NAMED = new RegExp(String.raw`\b(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) ${JUST} ?${VERB}\b`, 'gu')
const MINE = new RegExp(String.raw`^\W*(?:(?:hi|hello|please|ok|so|and)[ ,]+)*I ?${JUST} ?${VERB}\b`, 'iu')

/** A decision that was made already, as a message tells it: by whoever types, or by somebody they name. */
export type ToldMade = { readonly by: 'me' | readonly string[] }

/**
 * "I agreed an LPM for F1882 at supervision", "record a decision I made", "Ruth agreed the LPM by phone last night".
 * `colleagues` are ids by name. Never a question, and never a parent: only people of the authority decide.
 */
export const readMadeAlready = (
  text: string,
  colleagues: readonly { readonly id: string; readonly name: string }[],
): ToldMade | undefined => {
  if (/\?\s*$/.test(text)) return undefined
  if (RECORD.test(text) || MINE.test(text)) return { by: 'me' }
  const said = colleagues.flatMap(({ id, name }) => {
    const [first = ''] = name.split(' ')
    if (saysDecided(text, name)) return [{ id, whole: true }]
    return saysDecided(text, first) ? [{ id, whole: false }] : []
  })
  const whole = said.filter((one) => one.whole)
  const by = (whole.length > 0 ? whole : said).map(({ id }) => id)
  return by.length > 0 ? { by } : undefined
}

/** The words of a message that name who decided: a colleague, whose name is kept. */
export const decidersNamed = (text: string): readonly string[] =>
  [...text.matchAll(NAMED)].flatMap(([, named = '']) => named.split(' '))

const saysDecided = (text: string, name: string): boolean =>
  new RegExp(
    String.raw`\b${name.replaceAll(/[.*+?^${'{'}}()|[\]\\]/gu, String.raw`\$&`)}\b(?:,[^,]{1,40},)? ?${JUST} ?${VERB}\b`,
    'u',
  ).test(text)

/** By telephone, in supervision or in a meeting, as far as it is said. */
export const readHow = (text: string): HowMade | undefined => {
  if (/\bsupervision\b/i.test(text)) return 'supervision'
  if (/\b(?:tele)?phone|\bon the blower|\brang\b|\bcall(?:ed)?\b|\bby text\b/i.test(text)) return 'telephone'
  return /\bmeeting\b(?! (?:for|about))|\bface to face\b|\bin person\b|\bin the office\b/i.test(
    text.replaceAll(/(?:legal )?planning meeting|strategy meeting|core group/giu, ''),
  )
    ? 'meeting'
    : undefined
}

/** The day and time that a message gives: "last night", "this morning", "at 21:10", "yesterday at half 6" only as far as it is certain. */
export const readWhen = (
  text: string,
  today: LondonDate,
): { readonly on?: LondonDate; readonly time?: string } => {
  const on = dayIn(text, today)
  const time = /\b(?:at |about |around )?([01]?\d|2[0-3])[:.]([0-5]\d)\b(?! ?(?:hours|hrs|p\b))/.exec(text)
  return {
    ...(on !== undefined && { on }),
    ...(time && { time: `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}` }),
  }
}

const dayIn = (text: string, today: LondonDate): LondonDate | undefined => {
  if (/\blast night\b|\byesterday\b|\byday\b/i.test(text)) return addDays(today, -1)
  if (/\bthis (?:morning|afternoon|evening)\b|\btoday\b|\bjust now\b|\bearlier\b/i.test(text)) return today
  // A day that is named for a decision already made is the last one of that name.
  const [named] = readDates(text, today, { year: 'last' })
  if (!named || named.notOn !== undefined) return undefined
  const before = named.date > today ? addDays(named.date, -7) : named.date
  return before > today ? undefined : before
}
