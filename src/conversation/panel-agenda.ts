import { agendaElements, openActions } from '../../cards/agenda-card.ts'
import type { Card } from '../../cards/card.ts'
import { sittingsAhead } from '../panel/calendar.ts'
import type { Panel } from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { day } from '../views/format.ts'
import {
  noDates,
  nowPublished,
  noSuchSitting,
  onlyTheRecorder,
  PANEL_BUTTONS,
  publishedAlready,
  waitWithoutDate,
  whereToPrint,
} from '../words/panel.ts'
import type { Context } from './context.ts'
import { draftButton, message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

/** What can be done with an agenda from the conversation. */
const ACTS = ['show', 'publish', 'print'] as const
export type AgendaAct = (typeof ACTS)[number]

export const doAct = (
  act: AgendaAct,
  panel: Panel,
  sitting: LondonDate,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  switch (act) {
    case 'show':
      return showAgenda(panel, sitting, draft, context)
    case 'publish':
      return askPublish(panel, sitting, draft, context)
    case 'print': {
      const shown = showAgenda(panel, sitting, draft, context)
      return { ...shown, cards: [message([whereToPrint(panel.title, sitting)]), ...shown.cards] }
    }
  }
}

/** One sitting's agenda, as far as whoever asks may read it; its recorder can publish it from here. */
const showAgenda = (
  panel: Panel,
  sitting: LondonDate,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const view = context.known.panels.agenda(panel.id, sitting)
  const mayPublish = panel.recorders.includes(context.person.id) && !view.published && view.ahead
  const beside = [panel.sittings.findLast((one) => one < sitting), sittingsAhead(panel, sitting)[0]]
  const undated = context.known.panels.items.filter(
    (line) => line.panel === panel.id && line.sitting === undefined,
  ).length
  return {
    draft,
    look: { road: 'agenda', panel: panel.id },
    cards: [
      message(undated === 0 ? [] : [waitWithoutDate(undated, panel.title)], {
        show: agendaElements(view, 'by-them-alone'),
        actions: [
          ...(mayPublish
            ? [
                draftButton('', `agenda:publish:${panel.id}:${sitting}`, PANEL_BUTTONS.publish, {
                  style: 'main',
                }),
              ]
            : []),
          ...openActions(view).slice(0, 3),
          ...beside.flatMap((date) =>
            date === undefined ? [] : [draftButton('', `agenda:show:${panel.id}:${date}`, day(date))],
          ),
        ],
      }),
    ],
  }
}

/** Publishes it, where whoever asks is its recorder and it is not out yet. */
const askPublish = (
  panel: Panel,
  sitting: LondonDate,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const said = (text: Parameters<typeof message>[0][number]): Turned => ({ draft, cards: [message([text])] })
  if (!panel.recorders.includes(context.person.id))
    return said(
      onlyTheRecorder(
        panel.title,
        panel.recorders.flatMap((id) => context.known.directory.people.get(id)?.name ?? []),
      ),
    )
  const view = context.known.panels.agenda(panel.id, sitting)
  if (!panel.sittings.includes(sitting) || !view.ahead)
    return said(noSuchSitting(panel.title, sittingsAhead(panel, context.day)))
  if (view.published) return said(publishedAlready(panel.title, sitting))
  return {
    ...said(nowPublished(panel.title, sitting, view.lines.length + view.unseen)),
    command: { kind: 'publish-agenda', request: '', panel: panel.id, sitting },
  }
}

/** The agenda that the button stood on, as it is once it is out: nobody is offered to publish it twice. */
const published = (panel: Panel, sitting: LondonDate, { known, person, at }: Context): Card => {
  const view = known.panels.agenda(panel.id, sitting)
  return message([], {
    show: agendaElements({ ...view, published: { who: person.name, at } }, 'by-them-alone'),
    actions: openActions(view).slice(0, 3),
  })
}

/** A button of an agenda: "show:pasp:2026-12-02", "publish:pasp:2026-12-02". Without a day: the next sitting. */
export const pressAgenda = (
  value: string,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const [act, id = '', date = ''] = value.split(':')
  const panel = context.known.directory.panels.get(id)
  const known = ACTS.find((one) => one === act)
  if (!panel || !known) return undefined
  const sitting = date === '' ? panel.sittings.find((one) => one >= context.day) : date
  if (sitting === undefined) return { draft, cards: [message([noDates(panel.title)])] }
  if (!panel.sittings.includes(sitting)) return undefined
  const turned = doAct(known, panel, sitting, draft, context)
  return turned.command ? { ...turned, redraw: published(panel, sitting, context) } : turned
}
