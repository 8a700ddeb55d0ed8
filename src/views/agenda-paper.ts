import { LATE, PAPER, publishedAt, unseenToo } from '../words/panel.ts'
import { plain } from '../words/text.ts'
import type { AgendaLine, AgendaView } from './agenda-view.ts'
import { dayAndYear } from './format.ts'
import type { FormPage, PageBox } from './form-page.ts'

/** A sitting's agenda as a paper to take into the room, with room for the outcome by hand. The same agenda gives the same paper. */
export const agendaPaper = (view: AgendaView, council: string): FormPage => ({
  council,
  title: PAPER.title(view.title),
  source: PAPER.on(view.sitting),
  head: [
    view.published ? plain(publishedAt(view.published.who, view.published.at)) : PAPER.notPublished,
    ...(view.lines.length === 0 ? [PAPER.nothing] : []),
  ],
  parts: view.lines.map((line, i) => ({
    title: `${i + 1}. ${line.family} · ${line.what}`,
    boxes: boxesOf(line),
  })),
  notes: [...(view.unseen > 0 ? [plain(unseenToo(view.unseen))] : []), footOf(view)],
  reference: view.title,
  family: dayAndYear(view.sitting),
  at: view.published?.at ?? `${view.sitting}T00:00:00Z`,
})

const footOf = ({ lines }: AgendaView): string => {
  const open = lines.filter((line) => line.open).length
  if (open === lines.length) return PAPER.foot
  return open === 0 ? PAPER.footEntered : PAPER.footPartly
}

const answer = (label: string, text: string, width: PageBox['width']): PageBox => ({
  label,
  width,
  lines: 1,
  content: { kind: 'answer', text },
})

const boxesOf = (line: AgendaLine): readonly PageBox[] => [
  answer(PAPER.reference, line.reference, 'half'),
  answer(PAPER.stands, line.late ? `${line.standing} (${LATE})` : line.standing, 'half'),
  ...(line.notes.length > 0 ? [answer(PAPER.notes, line.notes.join('\n'), 'whole')] : []),
  ...(line.open
    ? [{ label: PAPER.outcome, width: 'whole' as const, lines: 3, content: { kind: 'pen' as const } }]
    : []),
]
