import { agendaItems, OPEN, type AgendaItem } from '../panel/agenda.ts'
import { bookingOf } from '../panel/panel-item.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/panel.ts'
import type { Names } from './names.ts'
import { viewRequest } from './request-view.ts'

/** One sitting's agenda as a person reads it, on a card, on the page or on paper. */
export type AgendaView = {
  /** The panel's id. */
  readonly panel: string
  readonly title: string
  readonly sitting: LondonDate
  readonly published: { readonly who: string; readonly at: string } | undefined
  /** Before it or on its day: it can still be published. */
  readonly ahead: boolean
  readonly lines: readonly AgendaLine[]
  /** Items that whoever reads may not see. */
  readonly unseen: number
}

export type AgendaLine = {
  readonly request: string
  readonly step: number
  readonly version: number
  readonly reference: string
  readonly family: string
  /** As the matrix names it: what others may read too. */
  readonly title: string
  /** With its figures: "Section 20 · aged 15". */
  readonly what: string
  readonly standing: string
  readonly late: boolean
  /** Nothing has been entered for it yet. */
  readonly open: boolean
  /** Who decided it before, what is missing, what was wanted, where it went. */
  readonly notes: readonly string[]
}

/** The agenda of a sitting, with those of its items that the reader may see. */
export const agendaView = (
  panel: string,
  sitting: LondonDate,
  world: World,
  maySee: (request: Request) => boolean,
): AgendaView => {
  const { published } = world.agenda(panel, sitting)
  const items = agendaItems(panel, sitting, world)
  const seen = items.filter(({ request }) => maySee(request))
  return {
    panel,
    title: world.directory.panels.get(panel)?.title ?? panel,
    sitting,
    published: published && {
      who: world.directory.people.get(published.by)?.name ?? published.by,
      at: published.at,
    },
    ahead: sitting >= world.today,
    lines: seen.flatMap((item) => lineOf(item, sitting, world) ?? []),
    unseen: items.length - seen.length,
  }
}

const lineOf = (item: AgendaItem, sitting: LondonDate, world: World): AgendaLine | undefined => {
  const { request, step, standing, late } = item
  const view = viewRequest(request, world)
  return (
    view && {
      request: request.id,
      step,
      version: request.version,
      reference: request.reference,
      family: request.family,
      title: view.resource.title,
      what: view.what,
      standing: words.STANDING[standing],
      late,
      open: OPEN.has(standing),
      notes: notesOf(
        item,
        sitting,
        (by) => view.names.acting(by),
        (post) => view.names.post(post),
      ),
    }
  )
}

const notesOf = (
  { request, state, standing, missing, nowOn }: AgendaItem,
  sitting: LondonDate,
  acting: Names['acting'],
  post: (id: string) => string,
): readonly string[] => {
  const decision = 'decision' in request ? request.decision : undefined
  const deferral = state.item?.deferrals.findLast((one) => one.sitting === sitting)
  const followUp = state.done?.followUp
  return [
    ...(state.shown.act === 'confirm' && decision
      ? [words.decidedBefore(acting(decision), decision.at)]
      : []),
    ...(standing === 'deferred' && deferral
      ? [
          words.wantedBy(deferral.wanted, deferral.from, deferral.due),
          words.againOn(bookingOf(state)?.sitting),
        ]
      : []),
    ...(standing === 'moved' ? [words.movedTo(nowOn)] : []),
    ...(state.done?.instead && standing === 'alternative'
      ? [words.insteadOf(state.done.instead.what, state.done.instead.sharedBy)]
      : []),
    ...(followUp && standing === followUp.kind
      ? [
          followUp.done
            ? words.isDone(followUp.act)
            : words.stillToDo(post(followUp.owner), followUp.due, followUp.act),
        ]
      : []),
    ...(missing.length > 0 ? [words.missingPapers(missing.map(({ what }) => what))] : []),
  ]
}
