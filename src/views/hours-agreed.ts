import { stoppedAction } from '../../cards/hours-service-actions.ts'
import { lastChance } from '../ledger/service-end.ts'
import { londonDate } from '../policy/london-date.ts'
import type { EventOf } from '../request/event.ts'
import { furtherPanel } from '../request/hours/further-panel.ts'
import { partAgreed, pleaseArrange, stopsOn } from '../words/hours-news.ts'
import type { Text } from '../words/text.ts'
import { actor } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { toArrangers } from './hours-told.ts'
import type { RequestView } from './request-view.ts'

/** What is agreed of hours where it is less than was asked; undefined for anything else. */
export const lessHours = ({ sealed }: EventOf<'approved'>, { request }: RequestView): string | undefined =>
  sealed.inPart && sealed.hours?.kind === 'support'
    ? `${partAgreed(sealed.hours.lines, request.hours?.asked.lines ?? [])}, ${request.family}`
    : undefined

/** When agreed hours stop, and the last sitting that could let them go on. */
export const whenItStops = ({ sealed, at }: EventOf<'approved'>, view: RequestView): readonly Text[] => {
  if (sealed.hours?.kind !== 'support') return []
  const { lastDay } = sealed.hours
  const panel = furtherPanel(view.resource, view.directory)
  if (!panel) return []
  const today = londonDate(at)
  return [stopsOn(lastDay, panel.title, { today, chance: lastChance(panel, lastDay, today) })]
}

/** Whoever arranges the service learns what to arrange, by when it ends. */
export const toArrange = (event: EventOf<'approved'>, view: RequestView): readonly Announcement[] => {
  const { hours } = event.sealed
  if (hours?.kind !== 'support') return []
  return toArrangers(
    view,
    pleaseArrange({
      by: actor(event, view),
      at: event.at,
      family: view.request.family,
      lines: hours.lines,
      days: hours,
    }),
    [stoppedAction(view.request)],
  )
}
