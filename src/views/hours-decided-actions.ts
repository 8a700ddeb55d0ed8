import type { Action } from '../../cards/card.ts'
import { fewerAction } from '../../cards/hours-fewer-action.ts'
import { HOURS_BUTTONS } from '../words/hours-buttons.ts'
import type { RequestView } from './request-view.ts'

/** What the head of service whose hours are charged can still do on the decided card of a step of theirs. */
export const decidedHoursActions = ({ request, world }: RequestView, step: number): readonly Action[] => {
  const held = request.hours?.held
  const posts = request.steps[step]?.posts ?? []
  if (request.status !== 'approved' || held?.kind !== 'support' || !posts.includes(held.post)) return []
  return fewerAction(request, held.lines, HOURS_BUTTONS.fewerFromNow, world.today)
}
