import type { types } from '@slack/bolt'
import type { Action, Card, Element, FactRow } from '../../../cards/card.ts'
import { plain, type Text } from '../../words/text.ts'
import { signsMean, weekLines } from '../../words/week-signs.ts'
import { valuesFor } from './carry.ts'
import { cut, escape } from './fit.ts'
import { LIMITS } from './limits.ts'
import { fixedWidth, plainText, type TextObject, textObject } from './text-object.ts'

export type Message = { readonly text: string; readonly blocks: types.KnownBlock[] }

/** How long one text may be drawn, whole first, then less until the card fits. The heading, the facts and the buttons always stay. */
const sizes = [
  { words: 2900, note: 8000 },
  { words: 1200, note: 4000 },
  { words: 500, note: 1000 },
  { words: 200, note: 200 },
  { words: 80, note: 80 },
] as const
type Size = (typeof sizes)[number]
const smallest = sizes[4]

/**
 * Draws a card as Block Kit. Words typed by a person are plain text, in which Slack reads nothing;
 * `text` is what a locked telephone shows, and is the one place besides the bot's own bold where escaping is needed.
 * `name` keeps the parts of several cards on one page apart.
 */
export const render = (card: Card, name = 'card'): Message => {
  const actions = drawActions(card.actions, name)
  return {
    text: escape(cut(card.summary, LIMITS.fallback)),
    blocks: [...fitted(card.elements, LIMITS.blocks - actions.length), ...actions],
  }
}

/** Everything as long as it fits, then everything shorter; then without the typed words; and in the end as much as there is room for. */
const fitted = (elements: readonly Element[], room: number): readonly Section[] => {
  const essential = elements.filter(({ kind }) => kind !== 'typed' && kind !== 'note')
  const ways = [
    ...sizes.map((size) => () => drawSections(elements, size)),
    () => together(drawSections(elements, smallest)),
    () => [...together(drawSections(essential, smallest)), thereIsMore],
  ]
  const fits = (sections: readonly Section[]) => sections.length <= room && lengthOf(sections) <= LIMITS.words
  const whole = ways
    .values()
    .map((draw) => draw())
    .find(fits)
  return whole ?? asMuch(together(drawSections(essential, smallest)), room)
}

type Section = types.HeaderBlock | (types.SectionBlock & { text: TextObject })

const drawSections = (elements: readonly Element[], size: Size): readonly Section[] =>
  elements.flatMap((element) => drawElement(element, size)).filter(({ text }) => text.text.trim() !== '')

const drawElement = (element: Element, size: Size): readonly Section[] => {
  switch (element.kind) {
    case 'heading':
      return [{ type: 'header', text: plainText(element.text, LIMITS.header) }]
    case 'say':
      return [section(textObject(element.text, size.words))]
    case 'facts':
      return together(element.rows.flatMap((row) => factRow(row, size)))
    case 'typed':
      return typed(element.label, element.text, size)
    case 'ledger':
      return [section(textObject(ledger(element), size.words))]
    case 'weeks':
      return [section(textObject(weeks(element), size.words))]
    case 'note':
      return note(cut(element.text, size.note))
  }
}

const section = (text: TextObject): Section => ({ type: 'section', text })
const thereIsMore = section(plainText('There is more than can be shown here.', LIMITS.section))

const factRow = ({ label, value, typed: byPerson }: FactRow, size: Size): readonly Section[] =>
  byPerson === true
    ? typed(label, plain(value), size)
    : [section(textObject([{ strong: `${label}:` }, ' ', ...value], size.words))]

/** In quotation marks, in a block of its own: a second line typed to look like the bot's still reads as somebody's words. */
const typed = (label: string, text: string, size: Size): readonly Section[] => [
  section(textObject([{ strong: label }], 200)),
  section(plainText(`“${cut(text, size.words)}”`, LIMITS.section)),
]

const ledger = ({ label, before, withThis, left, share }: Extract<Element, { kind: 'ledger' }>): Text => [
  { strong: `${label}:` },
  ` ${before} before → ${withThis} with this. ${left}\n${bar(share)}`,
]

/** The same as the words beside it, for a quick eye. */
const bar = (share: number): string => {
  const full = Number.isFinite(share) ? Math.round(Math.min(Math.max(share, 0), 1) * 10) : 0
  return '■'.repeat(full) + '□'.repeat(10 - full)
}

const weeks = ({ label, weeks: all }: Extract<Element, { kind: 'weeks' }>): Text => [
  { strong: label },
  `\n${[...weekLines(all), signsMean(all)].join('\n')}`,
]

/** Split between lines where it is too long for one block, so that the copy is whole. */
const note = (text: string): readonly Section[] => {
  const pieces = text.split('\n').reduce<readonly string[]>((done, line) => {
    const [last, longer] = [done.at(-1), `${done.at(-1) ?? ''}\n${line}`]
    return last !== undefined && escape(longer).length <= LIMITS.section - 8
      ? [...done.slice(0, -1), longer]
      : [...done, line]
  }, [])
  return pieces.map((piece) => section(fixedWidth(piece, LIMITS.section)))
}

/** Neighbours of one kind in one block, so that a table of facts reads as one. */
const together = (sections: readonly Section[]): readonly Section[] =>
  sections.reduce<readonly Section[]>((done, next) => {
    const last = done.at(-1)
    const text = `${last?.text.text ?? ''}\n${next.text.text}`
    const alike = last?.type === next.type && last.text.type === next.text.type
    return alike && next.type === 'section' && escape(text).length <= LIMITS.section
      ? [...done.slice(0, -1), section({ ...next.text, text })]
      : [...done, next]
  }, [])

const lengthOf = (sections: readonly Section[]): number =>
  sections.reduce((total, { text }) => total + escape(text.text).length, 0)

const asMuch = (sections: readonly Section[], room: number): readonly Section[] => {
  let length = thereIsMore.text.text.length
  const kept = sections.slice(0, room - 1).filter((one) => (length += lengthOf([one])) <= LIMITS.words)
  return [...kept, thereIsMore]
}

const drawActions = (actions: readonly Action[], name: string): readonly types.ActionsBlock[] => {
  const shown = actions.slice(0, LIMITS.actionsInBlock)
  const values = valuesFor(shown)
  const elements = shown.map((action, i) => drawButton(action, i, values[i] ?? ''))
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: `${name}-actions`, elements }]
}

const styles = { main: 'primary', danger: 'danger', plain: undefined } as const

const drawButton = ({ label, style }: Action, place: number, value: string): types.Button => {
  const look = styles[style]
  return {
    type: 'button',
    action_id: `press-${place}`,
    text: plainText(label, LIMITS.buttonText),
    value,
    ...(look && { style: look }),
  }
}
