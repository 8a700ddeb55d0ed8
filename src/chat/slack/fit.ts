import { printable } from '../../words/printable.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The only three characters that Slack's markup gives a meaning of its own. Once, here, and nowhere else. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** As long as Slack may count it: its servers keep the three escaped, even in plain text. */
export const weight = (text: string): number => escape(text).length

/** As much as fits, cut between whole letters as a reader sees them, with "…" where something is missing. Not escaped yet. */
export const cut = (text: string, limit: number): string => {
  const words = printable(text)
  if (weight(words) <= limit) return words
  const near = words.slice(0, limit)
  let [end, used] = [0, 1]
  for (const { index, segment } of graphemes.segment(near)) {
    used += weight(segment)
    if (used > limit) break
    end = index + segment.length
  }
  // One letter under a tower of marks can be longer than the limit: then even it is cut.
  return `${end > 0 ? words.slice(0, end) : near.slice(0, Math.floor(limit / 5) - 1).toWellFormed()}…`
}
