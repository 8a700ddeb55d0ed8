import { londonDate, londonTime } from '../policy/london-date.ts'
import { day } from '../views/format.ts'

/** "a head of service", "an assistant director". */
export const a = (noun: string): string => `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`

/** "one", "one and two", "one, two and three". */
export const list = (items: readonly string[], last: 'and' | 'or' = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`

/** The first letter large: how a sentence begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A full stop at the end, unless it ends already. */
export const stop = (words: string): string => {
  const trimmed = words.trim()
  return trimmed === '' || /[.?:…]["”]?$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** Words as somebody typed them, on one line, so that a line break in them can't be taken for a line of ours (RC-49). */
export const quoted = (words: string): string => `"${oneLine(words)}"`

export const oneLine = (words: string): string => words.trim().replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ↵ ')

/** "Jo": how people speak of each other once the post has been said. */
export const firstName = (name: string): string => name.split(' ')[0] ?? name

/** "12:41" today, "Thu 26 Nov, 12:41" on any other day. */
export const moment = (at: string, now: string): string => {
  const on = londonDate(at)
  return on === londonDate(now) ? londonTime(at) : `${day(on)}, ${londonTime(at)}`
}

/** "at 12:41" today, "on Thu 26 Nov at 12:41" on any other day. */
export const atMoment = (at: string, now: string): string => {
  const on = londonDate(at)
  return on === londonDate(now) ? `at ${londonTime(at)}` : `on ${day(on)} at ${londonTime(at)}`
}

/** "your team manager", "the Assistant Director" and "a B&B" as bare titles: "team manager", "Assistant Director", "B&B". */
export const withoutArticle = (title: string): string => title.replace(/^(?:your|the|an?) /, '')

/** A rule as somebody reads it to whom "your team manager" would be another: "the team manager". */
export const toAnybody = (rule: string): string =>
  rule.replaceAll(/\b(y)our (?=(?:team|group) manager|head of service)/gi, (_, y: string) =>
    y === 'Y' ? 'The ' : 'the ',
  )

/** A label as it stands inside a sentence: "Family friends" begins small, "DWP" stays. */
export const inSentence = (label: string): string => {
  const bare = label.trim().replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(bare) || /^A /.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
}

/** "section 4.2", or the heading of a part that has no number. */
export const sectionWords = (section: string): string =>
  /^\d/.test(section) ? `section ${section}` : `"${section}"`
