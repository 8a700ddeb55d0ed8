import { mondayOf } from '../ledger/service-weeks.ts'
import { bookingOf } from '../panel/panel-item.ts'
import { panelStep } from '../panel/papers.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Give } from '../errands.ts'
import { agendasWith } from './post-agenda.ts'
import type { Posting } from './post-cards.ts'
import type { Request } from '../request/request.ts'
import type { Documents } from '../store/store.ts'
import { lateSince } from '../views/late.ts'

const KEY = 'drawn-for'

type Redrawing = Pick<Posting, 'spine' | 'now'> & { readonly documents: Documents; readonly also: Give }

/**
 * A panel's card can be answered from the day of its sitting, and says from the day after that no outcome was entered;
 * what was needed by yesterday is late; hours of a week that began are no longer to be lent. Nothing is recorded of any
 * of these, so each card is drawn again as its day begins, or after a stop.
 */
export const redrawForDay = async (it: Redrawing): Promise<void> => {
  const world = it.spine.world(it.now())
  const seen = await it.documents.get('cursor', KEY)
  if (seen === world.today) return
  const since = typeof seen === 'string' ? seen : ''
  for (const request of it.spine.state.requests.values()) {
    if (!hasTurned(request, since, world.today)) continue
    await it.also({ kind: 'redraw', request: request.id })
    for (const agenda of agendasWith(request)) await it.also({ kind: 'agenda', ...agenda, post: false })
  }
  await it.documents.put('cursor', KEY, world.today)
}

const hasTurned = (request: Request, since: LondonDate, today: LondonDate): boolean => {
  const step = panelStep(request)
  const sitting = step === undefined ? undefined : bookingOf(request.steps[step])?.sitting
  if (sitting !== undefined && since <= sitting && sitting <= today) return true
  return request.status === 'open' && (isNewlyLate(request, since, today) || isNewWeek(request, since, today))
}

const isNewlyLate = (request: Request, since: LondonDate, today: LondonDate): boolean =>
  lateSince(request, today) !== undefined && lateSince(request, since) === undefined

/** Hours of a week that has begun can't be moved or lent any more. */
const isNewWeek = ({ hours }: Request, since: LondonDate, today: LondonDate): boolean =>
  hours !== undefined && (since === '' || mondayOf(since) !== mondayOf(today))
