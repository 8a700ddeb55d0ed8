import { holds } from '../people/directory.ts'
import { openFollowUps } from '../panel/follow-up.ts'
import { isHere } from '../people/here-today.ts'
import { duesOf } from '../time/dues.ts'
import type { Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { answersFor, familiesRefused } from './merge-families.ts'
import { newEvent } from './new-event.ts'
import { notOnFile } from './on-file.ts'
import { openOutside } from './open-outside.ts'
import { activeSteps, type Request } from './request.ts'
import { openConditions } from './time-state.ts'
import type { World } from './world.ts'

type HandOver = Extract<Command, { kind: 'hand-over' }>

/**
 * A worker's families go to somebody else: by the worker, their team manager or the line above. With them go the requests
 * that the worker asked: whoever has them now is told and reminded, sees to the worker's conditions, and decides none of them.
 */
export const handOver = (command: HandOver, given: Given, world: World): Decided => {
  const { to, from } = command
  const person = world.directory.people.get(to)
  if (!person) return familiesRefused('nobody-called', to)
  if (!isHere(person, world.today)) return familiesRefused('not-here', person.name)
  const families = command.families.map((reference) => world.family(reference))
  for (const [i, family] of families.entries()) {
    const reference = command.families[i] ?? ''
    if (!family) return familiesRefused('unknown-family', reference)
    if (family.worker === to) return familiesRefused('theirs-already', reference)
    if (family.worker !== given.by && !answersFor(given.by, [family], world)?.post)
      return familiesRefused('not-in-line', reference)
  }
  const requests = [
    ...new Set([
      ...families.flatMap((family) =>
        family ? requestsWith(family.reference, family.worker ?? from, world) : [],
      ),
      ...command.requests.flatMap((id) => extra(id, command, given, world)),
    ]),
  ]
  if (families.length === 0 && requests.length === 0)
    return familiesRefused('nothing-to-hand', from ?? given.by)
  const decides = requests.find((one) => one.status === 'open' && decidesOrDecided(one, to, world))
  if (decides) return familiesRefused('decides-for-it', decides.family)
  return {
    events: [
      newEvent('handed-over', '', given, {
        sealed: {
          ...(from !== undefined && { from }),
          to,
          families: families.flatMap((family) =>
            family
              ? [{ family: family.reference, ...(family.worker !== undefined && { was: family.worker }) }]
              : [],
          ),
        },
        private: {},
      }),
      // What they took part in deciding stays as it is: they can't have asked for it.
      ...requests
        .filter((request) => !decidesOrDecided(request, to, world))
        .map((request) =>
          newEvent('requester-added', request.id, given, {
            sealed: { person: to, ...(from !== undefined && { from }) },
            private: {},
          }),
        ),
    ],
  }
}

/** What somebody asked for a family that has something to see to. */
const requestsWith = (family: string, worker: string | undefined, world: World): readonly Request[] =>
  world
    .requestsOf(family)
    .filter((one) => worker !== undefined && one.requesters.includes(worker) && isLive(one, world))

/** Not over: open, not on file, agreed with something to see to, or with a day to come. What is filed and done stays with whoever asked. */
const isLive = (request: Request, world: World): boolean =>
  request.status === 'open' ||
  request.status === 'watching' ||
  notOnFile(request, world).length > 0 ||
  activeSteps(request).length > 0 ||
  openConditions(request).length > 0 ||
  openOutside(request).length > 0 ||
  openFollowUps(request).length > 0 ||
  duesOf(request, world).length > 0

/** What they asked for a family that somebody else has: only their own to give, or their line's. */
const extra = (id: string, { from }: HandOver, given: Given, world: World): readonly Request[] => {
  const request = world.request(id)
  if (!request || !isLive(request, world)) return []
  const whose = from ?? given.by
  const may = given.by === whose || answersFor(given.by, [request], world)?.post !== undefined
  return may && request.requesters.includes(whose) ? [request] : []
}

/** Nobody becomes one who asked for what they have to decide, or took part in deciding. */
const decidesOrDecided = (request: Request, person: string, { directory, today }: World): boolean =>
  request.steps.some(({ done }) => done?.by === person) ||
  activeSteps(request).some((step) =>
    (request.steps[step]?.posts ?? []).some((post) => holds(directory, post, person, today)),
  )
