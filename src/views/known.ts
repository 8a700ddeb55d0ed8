import { panelsKnown } from './panels-known.ts'
import type { Known, RequestLine } from '../conversation/turn.ts'
import { actingOn, holds, numberFor, type Person } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import { londonDate } from '../policy/london-date.ts'
import { openFollowUps } from '../panel/follow-up.ts'
import { rowOf } from '../policy/row-of.ts'
import { isDecided } from '../request/appeal.ts'
import type { Finding } from '../request/find-requests.ts'
import { isUnconfirmed } from '../request/made.ts'
import { activeSteps, isHurried, type Request } from '../request/request.ts'
import { notOnFile } from '../request/on-file.ts'
import { sentSince } from '../request/part-families.ts'
import type { World } from '../request/world.ts'
import { firstName } from '../words/grammar.ts'
import { madeWhen } from '../words/made.ts'
import { onSitting, SOMETHING_ELSE } from '../words/panel.ts'
import { whyYou } from '../words/card.ts'
import { plain } from '../words/text.ts'
import { spoken } from '../words/understood.ts'
import { RULES, mayLookAt } from './may-look.ts'
import { relationToWhole, requestsOfWhole } from './whole-family.ts'
import { headingOf } from './heading.ts'
import { bookedOn } from './booked-on.ts'
import { viewRequest } from './request-view.ts'
import { stillOpen } from './still-open.ts'
import { hoursKnown } from './hours-known.ts'
import { lazily } from './lazily.ts'
import { namesFrom } from './names.ts'
import { notOnFileFor } from './not-on-file.ts'

/**
 * What the bot knows when somebody talks to it: their requests, what waits for them, and the family's recent ones. Each part
 * is worked out once it is asked for: most of what is said touches few of them.
 */
export const knownFor = (
  person: Person,
  world: World,
  finding: Finding,
  families: () => Iterable<Family>,
): Known => {
  const line = lineFrom(world)
  const asked = lazily(() => finding.askedBy(person.id).toReversed())
  const mine = lazily(() =>
    asked()
      .filter((one) => isCurrent(one, world))
      .map(line),
  )
  const decided = lazily(() => asked().filter(isDecided))
  const waiting = lazily(() => waitingFor(person.id, world, finding).map(line))
  const askedAbout = lazily(() => finding.askedAbout(person.id).map(line))
  const hours = hoursKnown(world, finding)
  const panels = lazily(() => panelsKnown(person, world, finding))
  return {
    router: world.router,
    directory: world.directory,
    covers: world.covers,
    linksOf: world.linksOf,
    ...(world.list && { list: world.list }),
    rules: world.rules,
    family: world.family,
    families,
    mergedInto: world.mergedInto,
    mergedHere: (one, other) => {
      const merged = world.mergedHere(one, other)
      return merged && { ...merged, since: sentSince(merged, world).map(line) }
    },
    unknownBefore: world.unknownBefore,
    weeksSince: world.weeksSince,
    used: world.used,
    mayReadTotal: (reference) => {
      const relation = relationToWhole(reference, person.id, world)
      // A family that is new to the bot has had nothing that anybody could learn of.
      return relation === undefined || RULES.total[relation] === 'yes'
    },
    ...(hours && { hours }),
    get mine() {
      return mine()
    },
    get decided() {
      return decided()
    },
    get askedAbout() {
      return askedAbout()
    },
    grownFrom: world.grownFrom,
    get waiting() {
      return waiting()
    },
    recent: (family) =>
      newestFirst(requestsOfWhole(family, world))
        .filter((one) => one.status === 'open' || isToday(one, world))
        .map((one) =>
          mayLookAt('open', one, person.id, world) === 'no' ? { ...line(one), unread: true } : line(one),
        ),
    get panels() {
      return panels()
    },
    notOnFile: () => notOnFileFor(person.id, finding.all(), world),
  }
}

const newestFirst = (all: readonly Request[]): readonly Request[] =>
  all.toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : -1))

/** Open, or decided and not on file yet: what a worker still has on their mind. Hours that were lent have no note of their own. */
const isCurrent = (request: Request, world: World): boolean =>
  request.status === 'open' ||
  (request.status !== 'withdrawn' &&
    !isWatched(request) &&
    notOnFile(request, world).length > 0 &&
    request.from?.as !== 'loan')

/** Nothing was asked of anybody: the clock brings it back. */
const isWatched = ({ status }: Request): boolean => status === 'watching' || status === 'watched'

const isToday = (request: Request, { today }: World): boolean => londonDate(request.sentAt) >= today

/** What waits for a post that somebody holds or covers, or a panel that they record, oldest first and each once. */
const waitingFor = (
  person: string,
  { directory, today }: World,
  { waitingAt, reportedOf }: Finding,
): readonly Request[] => {
  const theirs = [...directory.posts.keys(), ...directory.panels.keys()].filter((id) =>
    holds(directory, id, person, today),
  )
  return newestFirst([...new Set([...theirs.flatMap(waitingAt), ...reportedOf(person)])]).toReversed()
}

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

/** A request in one line. Its words are worked out when they are read: many lines are only counted, or looked through. */
const lineFrom =
  (world: World) =>
  (request: Request): RequestLine => {
    const { policy } = world.router
    const resource = policy.resources.get(request.resource)
    const row = resource && rowOf(resource, request.route.row)
    return {
      id: request.id,
      resource: request.resource,
      family: request.family,
      get heading() {
        return resource ? spoken(headingOf(resource, request.facts, policy.facts)) : request.resource
      },
      pence: request.pence,
      sentAt: request.sentAt,
      by: request.requesters[0] ?? '',
      status: STATUS[request.status],
      get waitsFor() {
        return whoHas(request, world)
      },
      get ring() {
        return whomToRing(request, world)
      },
      get why() {
        return plain(whyYou(row?.rule ?? '', row?.source.section ?? ''))
      },
      get still() {
        return stillIn(request, world)
      },
      get reported() {
        return reportedIn(request, world)
      },
      ...(isUnconfirmed(request) &&
        request.made && { unconfirmed: namesFrom(world.directory, policy).person(request.made.by) }),
      question: request.questions.find(({ answer }) => answer === undefined)?.question,
    }
  }

/** "Anna Bright, Thu 26 Nov 21:10 by telephone": the last report of a step that waits. */
const reportedIn = (request: Request, { directory, router }: World): string | undefined => {
  const made = activeSteps(request)
    .flatMap((step) => request.steps[step]?.reports ?? [])
    .at(-1)
  return made && `${namesFrom(directory, router.policy).person(made.by)}, ${madeWhen(made)}`
}

/** "Jo on 07700 900666": whoever has what is needed today or tonight, as far as a number is known. */
const whomToRing = (request: Request, { directory, today }: World): string | undefined => {
  if (!isHurried(request)) return undefined
  const [post] = activeSteps(request).flatMap(
    (step) => directory.posts.get(request.steps[step]?.posts[0] ?? '') ?? [],
  )
  const [held] = post ? actingOn(post, today) : []
  const person = directory.people.get(held?.person ?? '')
  const number = numberFor(post, person, directory)
  return person && number !== undefined ? `${firstName(person.name)} on ${number}` : undefined
}

/** "Jo Marsh, team manager": everybody who has it now. */
const whoHas = (request: Request, world: World): string => {
  const { router, directory, today } = world
  const names = namesFrom(directory, router.policy)
  const holder = (id: string): string => {
    const post = directory.posts.get(id)
    const [held] = post ? actingOn(post, today) : []
    return held ? `${names.person(held.person)}, ${names.post(id)}` : names.post(id)
  }
  const posts = [
    ...activeSteps(request).flatMap((step) => {
      const state = request.steps[step]
      if (request.made?.step === step) return [names.person(request.made.by)]
      const on = state?.shown.panel ? bookedOn(state, world) : undefined
      return (state?.posts.slice(0, 1) ?? []).map((id) =>
        on === undefined ? holder(id) : onSitting(names.post(id), on),
      )
    }),
    ...openFollowUps(request).map(({ followUp }) => holder(followUp.owner)),
  ]
  return posts.join(' and ')
}
