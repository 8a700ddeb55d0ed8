import type { Card, Element, FactRow } from '../../cards/card.ts'
import type { Run, Text } from '../words/text.ts'
import { adaptiveAction } from './adaptive-action.ts'
import { drawnWeek } from './adaptive-weeks.ts'
import { excerpt } from './excerpt.ts'
import { printable } from '../words/printable.ts'

/** Below every limit that Microsoft has published for one card (28 KB is the smallest). */
const mostBytes = 25_000

/** How much of any one text is shown, whole first, then less until the card fits. */
const lengths = [Infinity, 6000, 3000, 1500, 700, 300, 120]

/** What Teams shows of a row; the rest goes into a menu that nobody opens. */
const mostActions = 6

type Drawn = Readonly<Record<string, unknown>>

/**
 * Draws a card as an Adaptive Card 1.5, for Teams and for the web. Everything that can hold a value is a text run,
 * which no client reads as markup: nothing a person typed becomes a link, a mention or bold.
 */
export const adaptiveCard = (card: Card): Drawn => {
  const drawn = lengths.map((length) => () => drawCard(card, length))
  const [smallest = () => drawCard(card, 0)] = drawn.slice(-1)
  const fitting = drawn.find((draw) => bytes(draw()) <= mostBytes)
  return (fitting ?? smallest)()
}

const bytes = (drawn: Drawn): number => new TextEncoder().encode(JSON.stringify(drawn)).byteLength

const drawCard = (card: Card, length: number): Drawn => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  speak: excerpt(card.summary, 300),
  fallbackText: excerpt(card.summary, 300),
  msteams: { width: 'Full' },
  ...bodyAndActions(card, length),
})

/** A card's own row takes six buttons: plain presses that are over stand in the body, each where it would be anyway. */
const bodyAndActions = (card: Card, length: number): Drawn => {
  const drawn = card.actions.map((action, place) => adaptiveAction(action, place, length))
  const over = card.actions
    .flatMap(({ questions }, place) => (questions.length === 0 ? [place] : []))
    .slice(0, Math.max(0, drawn.length - mostActions))
  const above = over.flatMap((place) => drawn[place] ?? [])
  return {
    body: [
      ...card.elements.flatMap((element) => drawElement(element, length)),
      ...(above.length > 0 ? [{ type: 'ActionSet', actions: above }] : []),
    ],
    actions: drawn.filter((_, place) => !over.includes(place)),
  }
}

const drawElement = (element: Element, length: number): readonly Drawn[] => {
  switch (element.kind) {
    case 'heading':
      return lines([{ strong: element.text }], Math.min(length, 300), { size: 'Large' })
    case 'say':
      return lines(element.text, length)
    case 'facts':
      return element.rows.map((row) => factRow(row, length))
    case 'typed':
      return [typed(element.label, element.text, length)]
    case 'ledger':
      return [ledger(element)]
    case 'weeks':
      return [
        ...lines([{ strong: element.label }], 120),
        ...element.weeks.map((one) => beside(one.week, [...lines([one.says], 120), drawnWeek(one)])),
      ]
    case 'note':
      return [note(element.text, length)]
  }
}

/** Side by side, and each side wraps: a fact set would read its values as markup, and would not wrap on a phone. */
const beside = (label: string, value: readonly Drawn[]): Drawn => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [
    { type: 'Column', width: '92px', items: lines([{ strong: label }], 300) },
    { type: 'Column', width: 'stretch', items: value },
  ],
})

const factRow = (row: FactRow, length: number): Drawn => beside(row.label, lines(row.value, length))

const typed = (label: string, text: string, length: number): Drawn => ({
  type: 'Container',
  items: [
    ...lines([{ strong: label }], 300),
    { type: 'Container', style: 'emphasis', spacing: 'Small', items: lines([text], length) },
  ],
})

const ledger = (element: Extract<Element, { kind: 'ledger' }>): Drawn => {
  const { label, before, withThis, left, share } = element
  return beside(label, [
    ...lines([`${before} before → `, { strong: `${withThis} with this` }, `. ${left}`], 300),
    bar(share),
  ])
}

/** The same in a picture as the words beside it, so that its colour says nothing of its own. */
const bar = (share: number): Drawn => {
  const used = Number.isFinite(share) ? Math.round(Math.min(Math.max(share, 0), 1) * 100) : 0
  const piece = (width: number, style: string) => ({
    type: 'Column',
    width,
    style,
    minHeight: '8px',
    items: [],
  })
  const pieces = [piece(used, share > 1 ? 'attention' : 'accent'), piece(100 - used, 'emphasis')]
  return { type: 'ColumnSet', spacing: 'Small', columns: pieces.filter((drawn) => drawn.width > 0) }
}

/** Clients fold runs of spaces into one, so all but the last of a run are kept apart by no-break spaces. */
const note = (text: string, length: number): Drawn => {
  const aligned = text.replace(/^ +| +(?= )/gm, (spaces) => '\u00a0'.repeat(spaces.length))
  return {
    type: 'Container',
    style: 'emphasis',
    items: lines([aligned], length, { fontType: 'Monospace' }, 'None'),
  }
}

/** One block a line, because not every client breaks a line inside a run. */
const lines = (text: Text, length: number, look: Drawn = {}, between = 'Small'): readonly Drawn[] =>
  splitLines(shorten(text, length)).map((runs, i) => ({
    type: 'RichTextBlock',
    ...(i > 0 && { spacing: between }),
    inlines: runs.map((run) => ({ type: 'TextRun', ...look, ...lookOf(run) })),
  }))

const wordsOf = (run: Run): string => (typeof run === 'string' ? run : run.strong)

const lookOf = (run: Run): Drawn =>
  typeof run === 'string' ? { text: run } : { text: run.strong, weight: 'Bolder' }

const withWords = (run: Run, words: string): Run => (typeof run === 'string' ? words : { strong: words })

const shorten = (text: Text, length: number): Text =>
  text.map((run) => withWords(run, excerpt(wordsOf(run), length)))

const splitLines = (text: Text): readonly Text[] => {
  const split: Run[][] = [[]]
  for (const run of text) {
    printable(wordsOf(run))
      .split('\n')
      .forEach((words, i) => {
        if (i > 0) split.push([])
        if (words !== '') split.at(-1)?.push(withWords(run, words))
      })
  }
  return split.filter((runs) => runs.length > 0)
}
