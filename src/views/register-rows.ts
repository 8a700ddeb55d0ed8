import { londonDate, type LondonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import type { Event } from '../request/event.ts'
import type { Request } from '../request/request.ts'
import type { StoredEvent } from '../store/store.ts'
import { headingOf } from './heading.ts'
import type { Names } from './names.ts'
import { FLAGS, FLAG_NAMES, type Flag } from './register-flags.ts'
import type { Status } from './story.ts'

/** One request as an auditor looks it up: what, whose, who decided, when, and what is worth a second look. */
export type RegisterRow = {
  readonly request: string
  readonly reference: string
  readonly askedOn: LondonDate
  readonly askedBy: string
  readonly family: string
  readonly team: string
  readonly resource: string
  readonly title: string
  readonly heading: string
  readonly status: Status
  /** Pence; undefined where it is not money. */
  readonly asked: number | undefined
  readonly agreed: number | undefined
  readonly decidedOn: LondonDate | undefined
  readonly decidedBy: string
  /** The post that decided, in words, and every post that it went to or that acted for it, as ids. */
  readonly decidedFor: string
  readonly posts: readonly string[]
  readonly flags: readonly Flag[]
}

export type RowsOf = {
  readonly policy: Policy
  readonly names: Names
  readonly request: (id: string) => Request | undefined
  readonly team: (id: string) => string
  readonly today: LondonDate
}

/** The requests of a register as rows, oldest first. Events of the whole authority belong to none. */
export const registerRows = (events: readonly StoredEvent[], of: RowsOf): readonly RegisterRow[] =>
  [...Map.groupBy(events, ({ event }) => event.request)].flatMap(([id, stored]) => {
    const request = of.request(id)
    return request
      ? [
          rowOf(
            request,
            stored.map(({ event }) => event),
            of,
          ),
        ]
      : []
  })

const rowOf = (request: Request, events: readonly Event[], of: RowsOf): RegisterRow => {
  const { policy, names, today } = of
  const resource = policy.resources.get(request.resource)
  const decision = 'decision' in request ? request.decision : undefined
  return {
    request: request.id,
    reference: request.reference,
    askedOn: dayOf(request.sentAt),
    askedBy: request.requesters.map(names.person).join(', '),
    family: request.family,
    team: of.team(request.team),
    resource: request.resource,
    title: resource?.title ?? request.resource,
    heading: resource ? headingOf(resource, request.facts, policy.facts) : request.resource,
    status: request.status,
    asked: request.pence,
    agreed: decision?.approved?.pence,
    decidedOn: decision && dayOf(decision.at),
    decidedBy: decision ? names.person(decision.by) : '',
    decidedFor: decision ? names.post(decision.post) : '',
    posts: postsIn(request, events),
    flags: FLAG_NAMES.filter((flag) => FLAGS[flag].holds({ request, events, today })),
  }
}

/** The London date without asking the calendar for it: London is at UTC or an hour before it, so only the last hour of a UTC day may be another's. */
const dayOf = (at: string): LondonDate => (at.slice(11, 13) === '23' ? londonDate(at) : at.slice(0, 10))

const postsIn = ({ steps }: Request, events: readonly Event[]): readonly string[] => [
  ...new Set([
    ...steps.flatMap(({ posts, shown }) => [...posts, ...shown.posts]),
    ...events.flatMap(({ post }) => post ?? []),
  ]),
]
