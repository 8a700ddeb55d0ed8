import type { Card } from '../../cards/card.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { viewRequest } from '../views/request-view.ts'
import { decidedThen, yoursCounts } from '../words/made.ts'
import { message } from './message.ts'
import type { Submit } from './sent.ts'

/** What whoever recorded their own decision reads: that it counts. Undefined where it was no such thing, or still waits. */
export const ownRecorded = (
  { said }: Pick<Submit, 'said'>,
  request: Request | undefined,
  world: World,
): readonly Card[] | undefined => {
  const done = said && request?.made && request.steps[request.made.step]?.done
  const view = done && request && viewRequest(request, world)
  if (!request?.made || !view) return undefined
  const outcome = done.outcome === 'rejected' ? 'rejected' : 'agreed'
  return [message([yoursCounts(view.inSentence, outcome, decidedThen(request.made, done.at))])]
}
