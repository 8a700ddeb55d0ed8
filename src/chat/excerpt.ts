import { printable } from '../words/printable.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * As much of a text as fits in a length, cut between two whole letters as a reader sees them, and saying so.
 * What is shown may be an excerpt; what is recorded never is.
 */
export const excerpt = (text: string, length: number): string => {
  const words = printable(text)
  if (words.length <= length) return words
  let end = 0
  for (const { index, segment } of graphemes.segment(words)) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  return `${words.slice(0, end)}… (The first ${end} of ${words.length} characters. The rest is kept, but is too long to show here.)`
}
