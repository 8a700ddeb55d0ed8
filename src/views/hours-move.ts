import type { Action } from '../../cards/card.ts'
import { shortActions } from '../../cards/hours-short-actions.ts'
import { currentStep, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { supportView } from './hours-support.ts'
import { viewRequest } from './request-view.ts'

const MOVING: ReadonlySet<string> = new Set(['move-hours', 'cannot-move'])

/**
 * Moving hours for an open request that is short, as its card offers it, or saying why none can be moved (section 4.2).
 * None where the hours are enough, or aren't confirmed yet.
 */
export const moveActions = (request: Request, world: World): readonly Action[] => {
  const view = viewRequest(request, world)
  const hours = view && supportView(view)
  const step = currentStep(request)
  if (!hours || step === undefined || hours.unconfirmed || hours.short.length === 0) return []
  return shortActions(view, hours, step).filter(({ button }) => MOVING.has(button.act))
}
