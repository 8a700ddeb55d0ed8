import { bookingOf } from '../panel/panel-item.ts'
import { panelStep, papersFor, papersMissing } from '../panel/papers.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Paper } from '../policy/policy.ts'
import type { Person } from '../people/directory.ts'
import type { Finding } from '../request/find-requests.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { paperOnFile } from '../words/panel.ts'
import { agendaView, type AgendaView } from './agenda-view.ts'
import { bookedOn } from './booked-on.ts'
import { mayRead } from './may-read.ts'
import { viewRequest } from './request-view.ts'

/** What a conversation knows of panels: agendas as this person may read them, and their items before a panel. */
export type PanelsKnown = {
  readonly agenda: (panel: string, sitting: LondonDate) => AgendaView
  readonly items: readonly PanelLine[]
}

/** Something before a panel, that this person may read. */
export type PanelLine = {
  readonly id: string
  readonly version: number
  readonly step: number
  readonly family: string
  /** "section 20, aged 15, F2750". */
  readonly what: string
  readonly panel: string
  readonly panelTitle: string
  readonly sitting: LondonDate | undefined
  readonly papersBy: LondonDate | undefined
  readonly given: readonly string[]
  readonly missing: readonly Paper[]
}

export const panelsKnown = (person: Person, world: World, { waitingAt }: Finding): PanelsKnown => ({
  agenda: (panel, sitting) =>
    agendaView(panel, sitting, world, (request) => mayRead(request, person.id, world)),
  items: [...new Set([...world.directory.panels.keys()].flatMap(waitingAt))]
    .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1))
    .flatMap((request) => {
      const step = panelStep(request)
      return step === undefined || !mayRead(request, person.id, world)
        ? []
        : (lineOf(request, step, world) ?? [])
    }),
})

const lineOf = (request: Request, step: number, world: World): PanelLine | undefined => {
  const view = viewRequest(request, world)
  const state = request.steps[step]
  const panel = state?.posts[0]
  if (!view || panel === undefined) return undefined
  const given = request.papers ?? []
  return {
    id: request.id,
    version: request.version,
    step,
    family: request.family,
    what: view.inSentence,
    panel,
    panelTitle: view.names.post(panel),
    sitting: bookedOn(state, world),
    papersBy: bookingOf(state)?.papersBy,
    given: papersFor(request, state, world).flatMap(({ id, what }) =>
      given.filter(({ paper }) => paper === id).map(({ title, on }) => paperOnFile(what, title, on)),
    ),
    missing: papersMissing(request, state, world),
  }
}
