import type { AgendaLine, AgendaView } from '../src/views/agenda-view.ts'
import type { Seen } from '../src/views/step-card.ts'
import { BUTTONS } from '../src/words/card.ts'
import { agendaHeading, emptyAgenda, LATE, notPublished, publishedAt, unseenToo } from '../src/words/panel.ts'
import { ON_A_LOCKED_TELEPHONE } from '../src/words/small.ts'
import { say } from '../src/words/text.ts'
import type { Action, Card, Element } from './card.ts'
import { action, requestButton } from './request-button.ts'

/** A sitting's agenda in the panel's channel. Where others read it, it says nothing about any family. */
export const agendaCard = (view: AgendaView, seen: Seen): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: agendaElements(view, seen),
  actions: openActions(view),
})

/** What an agenda shows, wherever it stands. */
export const agendaElements = (view: AgendaView, seen: Seen): readonly Element[] => [
  { kind: 'heading', text: agendaHeading(view.title, view.sitting) },
  {
    kind: 'say',
    text: view.published ? publishedAt(view.published.who, view.published.at) : notPublished(),
  },
  ...(view.lines.length === 0 && view.unseen === 0
    ? [{ kind: 'say' as const, text: emptyAgenda(view.title, view.sitting) }]
    : []),
  ...(view.lines.length === 0
    ? []
    : [{ kind: 'facts' as const, rows: view.lines.map((line, i) => rowOf(line, i + 1, seen)) }]),
  ...(view.unseen === 0 ? [] : [{ kind: 'say' as const, text: unseenToo(view.unseen) }]),
]

const rowOf = (line: AgendaLine, number: number, seen: Seen) => ({
  label: `${number}. ${line.reference}`,
  value: say`${[
    ...(seen === 'by-others' ? [line.title] : [line.family, line.what]),
    line.standing,
    ...(line.late ? [LATE] : []),
    ...(seen === 'by-others' ? [] : line.notes),
  ].join(' · ')}`,
  typed: true as const,
})

const MOST = 5

/** Each item's own card, opened in private. */
export const openActions = ({ lines }: AgendaView): readonly Action[] =>
  lines
    .slice(0, MOST)
    .map((line, i) =>
      action(
        requestButton({ id: line.request, version: line.version }, line.step, 'open'),
        lines.length === 1 ? BUTTONS.open : `${BUTTONS.open} ${i + 1}`,
        'plain',
      ),
    )
