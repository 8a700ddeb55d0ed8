import { sittingsAhead } from '../panel/calendar.ts'
import { ownersFor } from '../panel/owners.ts'
import { bookingOf, lastDeferral, type Deferral } from '../panel/panel-item.ts'
import { papersFor, papersMissing } from '../panel/papers.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Paper } from '../policy/policy.ts'
import { sittingsSince } from '../request/sitting.ts'
import { bookedOn } from './booked-on.ts'
import type { RequestView } from './request-view.ts'

/** What a panel's card shows and offers besides the request itself. */
export type PanelItemView = {
  /** Where it is booked. */
  readonly next: LondonDate | undefined
  readonly papersBy: LondonDate | undefined
  readonly papers: readonly Paper[]
  readonly missing: readonly Paper[]
  readonly deferral: Deferral | undefined
  /** Sittings that its outcome could come from: the latest first. */
  readonly sat: readonly LondonDate[]
  /** Sittings that its recorder could move it to. */
  readonly moveTo: readonly LondonDate[]
  /** The policy lets the panel agree something else instead. */
  readonly alternative: boolean
  /** The posts that it can leave something to. */
  readonly owners: readonly { readonly id: string; readonly label: string }[]
}

export const panelItemOf = (view: RequestView, step: number, to: string): PanelItemView => {
  const { request, directory, router, world, names } = view
  const state = request.steps[step]
  const panel = directory.panels.get(to)
  const decider = router.policy.deciders.get(to)
  const next = bookedOn(state, world)
  return {
    next,
    papersBy: bookingOf(state)?.papersBy,
    papers: papersFor(request, state, world),
    missing: papersMissing(request, state, world),
    deferral: lastDeferral(state),
    sat: panel ? sittingsSince(panel, request, step, world.today).slice(0, 3) : [],
    moveTo: panel
      ? sittingsAhead(panel, world.today)
          .filter((day) => day !== next)
          .slice(0, 4)
      : [],
    alternative: decider?.kind === 'panel' && decider.alternative !== undefined,
    owners: ownersFor(request, world).map((id) => ({ id, label: names.post(id) })),
  }
}
