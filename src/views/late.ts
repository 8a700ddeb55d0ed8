import { mondayOf } from '../ledger/service-weeks.ts'
import { addDays, londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'

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
