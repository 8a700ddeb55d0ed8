import type { DrawnBlock } from './block-rules.ts'

/** What a reader sees of a text object: the words, what is live in them, and which of them are drawn in some other way. */
export type ReadText = {
  readonly words: string
  readonly live: readonly string[]
  readonly bold: readonly string[]
  /** Italics, struck through, quotes, emoji: nothing of ours ever draws these. */
  readonly otherMarks: readonly string[]
}

type TextObject = Exclude<DrawnBlock, { type: 'actions' }>['text']

/** Reads a text object as Slack does: nothing in plain text, markup in the other kind. Written from Slack's description of mrkdwn. */
export const readText = (text: TextObject): ReadText =>
  text.type === 'plain_text'
    ? { words: text.text, live: [], bold: [], otherMarks: [] }
    : readMarkup(text.text, text.verbatim === true)

export const readMarkup = (source: string, verbatim: boolean): ReadText => {
  const fenced = /^```\n((?:(?!```)[\s\S])*)\n```$/.exec(source)
  const body = fenced?.[1] ?? source
  const live = [...body.matchAll(/<[^<>]*>/g)].map(([found]) => found)
  if (!verbatim)
    live.push(
      ...[...body.matchAll(/https?:\/\/\S+|\bwww\.\S+|@(?:channel|here|everyone)\b/g)].map(
        ([found]) => found,
      ),
    )
  const marks = (mark: string): readonly string[] =>
    fenced
      ? []
      : [...body.matchAll(new RegExp(`(?<![\\w])\\${mark}(\\S(?:[^\\n]*?\\S)?)\\${mark}(?![\\w])`, 'g'))].map(
          ([, inside = '']) => inside,
        )
  const bold = marks('*')
  const otherMarks = fenced
    ? []
    : [
        ...marks('_'),
        ...marks('~'),
        ...marks('`'),
        ...(body.match(/^(?:&gt;|>)/gm) ?? []),
        ...(body.match(/:[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:|:100:|:1234:/gi) ?? []),
      ]
  const unbolded = bold.reduce((words, inside) => words.replace(`*${inside}*`, inside), body)
  return { words: decode(unbolded), live, bold: bold.map(decode), otherMarks }
}

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '')

/** A whole message as its reader sees it. */
export const readMessage = (blocks: readonly DrawnBlock[]) => {
  const texts = blocks.flatMap((block) => (block.type === 'actions' ? [] : [readText(block.text)]))
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  return {
    text: texts.map(({ words }) => words).join('\n'),
    live: texts.flatMap(({ live }) => live),
    bold: texts.flatMap(({ bold }) => bold),
    otherMarks: texts.flatMap(({ otherMarks }) => otherMarks),
    buttons: buttons.map(({ text }) => text.text),
  }
}
