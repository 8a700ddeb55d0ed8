import type { Spine } from './handle.ts'
import type { LondonDate } from './policy/london-date.ts'
import { agendaPaper } from './views/agenda-paper.ts'
import { agendaView, type AgendaView } from './views/agenda-view.ts'

/** A panel's calendar as a page shows it: sittings with something on them, and the next few. */
export type PanelDays = {
  readonly panel: string
  readonly title: string
  readonly days: readonly AgendaView[]
}

export type PanelsOnPages = {
  readonly panels: () => readonly PanelDays[]
  /** One sitting's agenda; undefined where no calendar has it. */
  readonly agenda: (panel: string, sitting: LondonDate) => AgendaView | undefined
  /** The same on paper, as a PDF. */
  readonly print: (
    panel: string,
    sitting: LondonDate,
  ) => Promise<{ readonly name: string; readonly bytes: Buffer } | undefined>
}

const NEXT_FEW = 3

/** The agendas for the register's pages: whoever mounts those says who may see them. */
export const panelsOnPages = (spine: Spine, now: () => string): PanelsOnPages => {
  const agenda: PanelsOnPages['agenda'] = (panel, sitting) => {
    const world = spine.world(now())
    return world.directory.panels.get(panel)?.sittings.includes(sitting)
      ? agendaView(panel, sitting, world, () => true)
      : undefined
  }
  return {
    agenda,
    panels: () => {
      const { directory, today } = spine.world(now())
      return [...directory.panels.values()].map(({ id, title, sittings }) => {
        const few = sittings.filter((day) => day >= today).slice(0, NEXT_FEW)
        const days = sittings
          .flatMap((day) => agenda(id, day) ?? [])
          .filter(({ sitting, lines }) => lines.length > 0 || few.includes(sitting))
        return { panel: id, title, days }
      })
    },
    print: async (panel, sitting) => {
      const view = agenda(panel, sitting)
      if (!view) return undefined
      // The library is loaded with the first paper, so that nothing else waits for it.
      const { formPdf } = await import('./documents/form-pdf.ts')
      const council = spine.world(now()).router.policy.name
      return { name: `agenda-${panel}-${sitting}.pdf`, bytes: await formPdf(agendaPaper(view, council)) }
    },
  }
}
