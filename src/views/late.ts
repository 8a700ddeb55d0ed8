import { mondayOf } from '../ledger/service-weeks.ts'
import { addDays, londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { locked, needed } from '../words/card.ts'

/** The last day by which a request was needed, once that day is over: "today" is no longer today. Undefined until then. */
export const lateSince = (
  { urgency, sentAt }: Pick<Request, 'urgency' | 'sentAt'>,
  today: LondonDate,
): LondonDate | undefined => {
  if (urgency === 'planned') return undefined
  const sent = londonDate(sentAt)
  const last = urgency === 'this-week' ? addDays(mondayOf(sent), 6) : sent
  return last < today ? last : undefined
}

type Waiting = { readonly request: Pick<Request, 'urgency' | 'sentAt'>; readonly world: Pick<World, 'today'> }

/** "needed today", or once that day is over "was needed by Fri 27 Nov". */
export const neededBy = ({ request, world }: Waiting): string =>
  needed(request.urgency, lateSince(request, world.today))

/** What a card that waits says on a locked telephone: for whom, the hurry as it is today, and whom to ring where it is known. */
export const lockedFor = (post: string, { request, world }: Waiting, phone?: string): string =>
  locked(post, request.urgency, { late: lateSince(request, world.today), phone })
