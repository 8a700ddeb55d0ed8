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
  const made = said && request?.made
  const done = made && request.steps[made.step]?.done
  const view = done && viewRequest(request, world)
  if (!view) return undefined
  const outcome = done.outcome === 'rejected' ? 'rejected' : 'agreed'
  return [message([yoursCounts(view.inSentence, outcome, decidedThen(made, done.at))])]
}
