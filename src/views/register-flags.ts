import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Event } from '../request/event.ts'
import type { Request } from '../request/request.ts'

/** What of a request a flag is judged by: how it stands, everything recorded of it in order, and the day. */
export type Judged = {
  readonly request: Request
  readonly events: readonly Event[]
  readonly today: LondonDate
}

type FlagRule = {
  /** As a person reads it. */
  readonly says: string
  readonly holds: (judged: Judged) => boolean
}

/** What an auditor asks for first: one line a flag. A new one is a line here, and every filter, page and export has it. */
export const FLAGS = {
  'urgent-exception': {
    says: 'Went on to somebody else because tries to reach a post are on record',
    holds: ({ events }) => events.some(({ type }) => type === 'passed-on'),
  },
  'reading-applied': {
    says: 'A reading of an unclear passage mattered',
    holds: ({ request }) => request.route.readings.length > 0,
  },
  cover: {
    says: 'Somebody acted while covering a post',
    holds: ({ events }) => events.some(({ covering }) => covering === true),
  },
  'late-confirmation': {
    says: 'Not confirmed at the first sitting it was booked for',
    holds: ({ request, today }) => isLate(request, today),
  },
  'thin-reasons': {
    says: 'Thin reasons were kept',
    holds: ({ events }) => events.some(({ sealed }) => 'thin' in sealed && sealed.thin),
  },
  'refused-press': {
    says: 'Somebody pressed and was refused',
    holds: ({ events }) => events.some(({ type }) => type === 'press-refused'),
  },
  withdrawn: {
    says: 'The request or its decision was taken back',
    holds: ({ events }) => events.some(({ type }) => type === 'withdrawn' || type === 'decision-withdrawn'),
  },
} as const satisfies Readonly<Record<string, FlagRule>>

export type Flag = keyof typeof FLAGS

export const FLAG_NAMES: readonly Flag[] = Object.keys(FLAGS).filter((name): name is Flag => name in FLAGS)

/** What was decided outside a panel is due at the first sitting it was booked for (section 7). */
const isLate = ({ steps, status }: Request, today: LondonDate): boolean =>
  steps.some(({ shown, done, skipped, item }) => {
    const first = item?.bookings[0]?.sitting
    if (shown.act !== 'confirm' || skipped || first === undefined) return false
    if (done) return (done.sitting ?? londonDate(done.at)) > first
    return status === 'approved' && today > first
  })
