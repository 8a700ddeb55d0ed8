import type { types } from '@slack/bolt'
import { plain, type Text } from '../../words/text.ts'
import { printable } from '../../words/printable.ts'
import { cut, escape, weight } from './fit.ts'

export type TextObject = types.PlainTextElement | types.MrkdwnElement

/** Words as they stand. Slack reads no markup, link, mention or emoji in them. */
export const plainText = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, limit),
  emoji: false,
})

/**
 * A sentence of the bot's. Slack has no way to quote an asterisk, and a sentence may hold words that a person typed;
 * so bold is drawn only where nothing in it could be read as markup, and is left out otherwise.
 */
export const textObject = (text: Text, limit: number): TextObject => {
  const markup = bold(text)
  return markup !== undefined && markup.length <= limit
    ? { type: 'mrkdwn', text: markup, verbatim: true }
    : plainText(plain(text), limit)
}

/** Fixed width where it can be had without anything in it ending it. */
export const fixedWidth = (text: string, limit: number): TextObject => {
  const words = printable(text)
  const fits = weight(words) + 8 <= limit && !words.includes('`')
  return fits
    ? { type: 'mrkdwn', text: `\`\`\`\n${escape(words)}\n\`\`\``, verbatim: true }
    : plainText(words, limit)
}

/** Formatting marks, quotes and lists at the start of a line, addresses, and the names of emoji. */
const READ_AS_MARKUP = /[*_~`]|^[\t ]*[>•]|:\/\/|www\.|@|:(?=[^\s:]*[a-z]|100:|1234:)[^\s:]+:/imu

const bold = (text: Text): string | undefined => {
  if (!text.some((run) => typeof run !== 'string')) return undefined
  if (READ_AS_MARKUP.test(plain(text))) return undefined
  const runs = merged(text)
  const drawable = runs.every((run, i) => !run.strong || standsAlone(run.words, runs[i - 1], runs[i + 1]))
  if (!drawable) return undefined
  return runs.map(({ words, strong }) => (strong ? `*${escape(words)}*` : escape(words))).join('')
}

type Piece = { readonly words: string; readonly strong: boolean }

const merged = (text: Text): readonly Piece[] =>
  text.reduce<readonly Piece[]>((pieces, run) => {
    const piece =
      typeof run === 'string' ? { words: run, strong: false } : { words: run.strong, strong: true }
    const words = printable(piece.words)
    const last = pieces.at(-1)
    if (words === '') return pieces
    return last?.strong === piece.strong
      ? [...pieces.slice(0, -1), { ...last, words: last.words + words }]
      : [...pieces, { ...piece, words }]
  }, [])

/** Slack draws bold only between spaces or punctuation, and within a line. */
const standsAlone = (words: string, before: Piece | undefined, after: Piece | undefined): boolean =>
  /^\S(?:.*\S)?$/u.test(words) &&
  /(?:^|[\s("“‘])$/u.test(before?.words ?? '') &&
  /^(?:$|[\s.,:;?!)"”’])/u.test(after?.words ?? '')
