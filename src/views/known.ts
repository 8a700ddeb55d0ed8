import type { Known, RequestLine } from '../conversation/turn.ts'
import { holdersOn, holds, type Person } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import { londonDate } from '../policy/london-date.ts'
import { rowOf } from '../policy/row-of.ts'
import { activeSteps, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { whyYou } from '../words/card.ts'
import { plain } from '../words/text.ts'
import { spoken } from '../words/understood.ts'
import { headingOf } from './heading.ts'
import { hoursKnown } from './hours-known.ts'
import { namesFrom } from './names.ts'

/** What the bot knows when somebody talks to it: their requests, what waits for them, and the family's recent ones. */
export const knownFor = (
  person: Person,
  world: World,
  all: readonly Request[],
  families: () => Iterable<Family>,
): Known => {
  const line = lineFrom(world)
  const hours = hoursKnown(world, all)
  const newest = all.toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1))
  return {
    router: world.router,
    directory: world.directory,
    family: world.family,
    families,
    used: world.used,
    ...(hours && { hours }),
    mine: newest.filter((one) => one.requesters.includes(person.id) && isCurrent(one)).map(line),
    waiting: newest
      .toReversed()
      .filter((one) => waitsFor(one, person.id, world))
      .map(line),
    recent: (family) =>
      newest
        .filter((one) => one.family === family && (one.status === 'open' || isToday(one, world)))
        .map(line),
  }
}

/** Open, or decided and not on file yet: what a worker still has on their mind. */
const isCurrent = (request: Request): boolean =>
  request.status === 'open' ||
  // Hours that were lent have no note of their own: they are part of what they were lent for.
  (request.status !== 'withdrawn' && request.filed === undefined && request.from?.as !== 'loan')

const isToday = (request: Request, { today }: World): boolean => londonDate(request.sentAt) >= today

const waitsFor = (request: Request, person: string, { directory, today }: World): boolean =>
  activeSteps(request).some((step) =>
    (request.steps[step]?.posts ?? []).some((id) => holds(directory, id, person, today)),
  )

const STATUS = {
  open: 'open',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  undone: 'withdrawn',
} as const

const lineFrom =
  (world: World) =>
  (request: Request): RequestLine => {
    const { router, directory, today } = world
    const resource = router.policy.resources.get(request.resource)
    const row = resource && rowOf(resource, request.route.row)
    const names = namesFrom(directory, router.policy)
    const posts = activeSteps(request).flatMap((step) => request.steps[step]?.posts.slice(0, 1) ?? [])
    const holder = (id: string): string => {
      const post = directory.posts.get(id)
      const [held] = post ? holdersOn(post, today) : []
      return held ? `${names.person(held.person)}, ${names.post(id)}` : names.post(id)
    }
    return {
      id: request.id,
      resource: request.resource,
      family: request.family,
      heading: resource ? spoken(headingOf(resource, request.facts, router.policy.facts)) : request.resource,
      pence: request.pence,
      sentAt: request.sentAt,
      by: request.requesters[0] ?? '',
      status: STATUS[request.status],
      waitsFor: posts.map(holder).join(' and '),
      why: plain(whyYou(row?.rule ?? '', row?.source.section ?? '')),
      question: request.questions.find(({ answer }) => answer === undefined)?.question,
    }
  }
