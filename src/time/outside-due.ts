import { askersToRemind } from '../request/asker-here.ts'
import { openOutside } from '../request/open-outside.ts'
import { sentAbout } from '../request/time-state.ts'
import { noticeDue, type Hook } from './due.ts'
import { afterWait } from './spans.ts'

/** After this many nobody is told again: the step stays open, and every look at the request says so. */
const AT_MOST = 3

/** Somebody outside the chat was to be told of what was agreed, and no reply is on record: whoever asked is reminded. */
export const outsideDue: Hook = (request, world) => {
  const decided = 'decision' in request ? request.decision?.at : undefined
  if (decided === undefined) return []
  const wait = world.router.policy.reminders.waits.planned
  return openOutside(request).flatMap((step) => {
    const sent = sentAbout(request, 'outside', String(step))
    if (sent.length >= AT_MOST) return []
    const at = afterWait(sent.at(-1)?.at ?? decided, wait, 2 ** sent.length)
    return [
      noticeDue(
        request,
        {
          type: 'reminded',
          about: 'outside',
          key: String(step),
          count: sent.length + 1,
          to: askersToRemind(request, world),
        },
        { at, office: true },
      ),
    ]
  })
}
