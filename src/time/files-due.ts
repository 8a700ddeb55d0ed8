import { noteSince, notOnFile } from '../request/on-file.ts'
import { askersToRemind } from '../request/asker-here.ts'
import { sentAbout } from '../request/time-state.ts'
import { noticeDue, type Hook } from './due.ts'
import { afterWait } from './spans.ts'

/** Reminded so often, ever less so, and then no more: it stays on the list of what isn't on file. */
const MOST = 4

/** A decision that is not on the child's file (section 3): whoever has the family now is reminded. It goes no higher, and grants nothing. */
export const filesDue: Hook = (request, world) => {
  const since = noteSince(request)
  if (since === undefined || notOnFile(request, world).length === 0) return []
  const sent = sentAbout(request, 'filing', since)
  if (sent.length === MOST) return []
  const { planned } = world.router.policy.reminders.waits
  const at = afterWait(sent.at(-1)?.at ?? since, planned, 2 ** sent.length)
  const to = askersToRemind(request, world)
  const notice = { type: 'reminded', about: 'filing', key: since, count: sent.length + 1, to } as const
  return [noticeDue(request, notice, { at, office: true })]
}
