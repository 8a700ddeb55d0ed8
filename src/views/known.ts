import { panelsKnown } from './panels-known.ts'
import type { Known, RequestLine } from '../conversation/turn.ts'
import { actingOn, holds, type Person } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import { londonDate } from '../policy/london-date.ts'
import { openFollowUps } from '../panel/follow-up.ts'
import { rowOf } from '../policy/row-of.ts'
import { isDecided } from '../request/appeal.ts'
import { activeSteps, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { onSitting, SOMETHING_ELSE } from '../words/panel.ts'
import { whyYou } from '../words/card.ts'
import { plain } from '../words/text.ts'
import { spoken } from '../words/understood.ts'
import { headingOf } from './heading.ts'
import { bookedOn } from './booked-on.ts'
import { viewRequest } from './request-view.ts'
import { stillOpen } from './still-open.ts'
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
    covers: world.covers,
    rules: world.rules,
    family: world.family,
    families,
    used: world.used,
    ...(hours && { hours }),
    mine: newest.filter((one) => one.requesters.includes(person.id) && isCurrent(one)).map(line),
    decided: newest.filter((one) => one.requesters.includes(person.id) && isDecided(one)),
    grownFrom: world.grownFrom,
    waiting: newest
      .toReversed()
      .filter((one) => waitsFor(one, person.id, world))
      .map(line),
    recent: (family) =>
      newest
        .filter((one) => one.family === family && (one.status === 'open' || isToday(one, world)))
        .map(line),
    panels: panelsKnown(person, world, all),
  }
}

/** Open, or decided and not on file yet: what a worker still has on their mind. Hours that were lent have no note of their own. */
const isCurrent = (request: Request): boolean =>
  request.status === 'open' ||
  (request.status !== 'withdrawn' &&
    !isWatched(request) &&
    request.filed === undefined &&
    request.from?.as !== 'loan')

/** Nothing was asked of anybody: the clock brings it back. */
const isWatched = ({ status }: Request): boolean => status === 'watching' || status === 'watched'

const isToday = (request: Request, { today }: World): boolean => londonDate(request.sentAt) >= today

const waitsFor = (request: Request, person: string, { directory, today }: World): boolean =>
  openFollowUps(request).some(({ followUp }) => holds(directory, followUp.owner, person, today)) ||
  activeSteps(request).some((step) =>
    (request.steps[step]?.posts ?? []).some((id) => holds(directory, id, person, today)),
  )

const stillIn = (request: Request, world: World): string | undefined => {
  const view = viewRequest(request, world)
  if (request.status === 'rejected' && request.steps.some(({ done }) => done?.instead)) return SOMETHING_ELSE
  return view && stillOpen(view)
}

const STATUS = {
  open: 'open',
  approved: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  undone: 'withdrawn',
  watching: 'withdrawn',
  watched: 'withdrawn',
} as const

const lineFrom =
  (world: World) =>
  (request: Request): RequestLine => {
    const { router, directory, today } = world
    const resource = router.policy.resources.get(request.resource)
    const row = resource && rowOf(resource, request.route.row)
    const names = namesFrom(directory, router.policy)
    const holder = (id: string): string => {
      const post = directory.posts.get(id)
      const [held] = post ? actingOn(post, today) : []
      return held ? `${names.person(held.person)}, ${names.post(id)}` : names.post(id)
    }
    const posts = [
      ...activeSteps(request).flatMap((step) => {
        const state = request.steps[step]
        const on = state?.shown.panel ? bookedOn(state, world) : undefined
        return (state?.posts.slice(0, 1) ?? []).map((id) =>
          on === undefined ? holder(id) : onSitting(names.post(id), on),
        )
      }),
      ...openFollowUps(request).map(({ followUp }) => holder(followUp.owner)),
    ]
    return {
      id: request.id,
      resource: request.resource,
      family: request.family,
      heading: resource ? spoken(headingOf(resource, request.facts, router.policy.facts)) : request.resource,
      pence: request.pence,
      sentAt: request.sentAt,
      by: request.requesters[0] ?? '',
      status: STATUS[request.status],
      waitsFor: posts.join(' and '),
      why: plain(whyYou(row?.rule ?? '', row?.source.section ?? '')),
      still: stillIn(request, world),
      question: request.questions.find(({ answer }) => answer === undefined)?.question,
    }
  }
